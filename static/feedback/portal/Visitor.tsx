import { usePortalReader } from './portal-reader';

/** For whoever is nobody's contact: a friendly page and no data. */
export function Visitor() {
  const { t, isSignedIn } = usePortalReader();
  return (
    <section className="portal-surface stack-tight">
      <h1 className="portal-heading">{t('portal.visitor.title')}</h1>
      <p>{t(isSignedIn ? 'portal.visitor.nobody' : 'portal.visitor.sign-in')}</p>
    </section>
  );
}
