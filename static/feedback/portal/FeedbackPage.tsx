import { NeededFromHer } from './NeededFromHer';
import { callPortal, Opening } from './opening';
import { usePortalReader } from './portal-reader';
import { SharedDaysEntry } from './SharedDaysEntry';
import { TellUs } from './TellUs';
import { Visitor } from './Visitor';

const read = () => callPortal('portal.open');

/** The page behind the portal's menu: the form. */
export function FeedbackPage() {
  const { t } = usePortalReader();
  return (
    <Opening read={read} lines={6}>
      {(view) =>
        view.who === 'visitor' ? (
          <Visitor />
        ) : (
          <main className="portal-surface stack">
            <NeededFromHer asks={view.asks} projects={view.projects} />
            <SharedDaysEntry courts={view.courts} projects={view.projects} />
            <div className="stack-tight">
              <h1 className="portal-heading">{t('portal.title')}</h1>
              <p className="subtle">{t('portal.form.intro')}</p>
            </div>
            <TellUs projects={view.projects} />
          </main>
        )
      }
    </Opening>
  );
}
