import { lazy, Suspense, useId, useState } from 'react';
import type { PortalCourtVersion, PortalProject } from '../../../src/feedback/contract';
import { usePortalReader } from './portal-reader';

// Few ever open it, and the portal is opened on phones.
const SharedDays = lazy(async () => ({ default: (await import('./SharedDays')).SharedDays }));

type Props = { courts?: PortalCourtVersion[]; projects?: PortalProject[] };

/** Where the days of delay were shared with her: one line for each project, and the page when she wants it. */
export function SharedDaysEntry({ courts = [], projects = [] }: Props) {
  return courts.map((court) => <Entry key={court.engagementId} court={court} project={projects.length > 1 ? projects.find(({ engagementId }) => engagementId === court.engagementId)?.name : undefined} />);
}

function Entry({ court: { engagementId, version, sharedAt }, project }: { court: PortalCourtVersion; project?: string }) {
  const { t, dayOf } = usePortalReader();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="stack-tight portal-days">
      <div className="row row-apart">
        <h2 className="portal-label">{project === undefined ? t('portal.court') : `${project} · ${t('portal.court')}`}</h2>
        <button type="button" className="portal-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {t(open ? 'portal.court.close' : 'portal.court.open')}
        </button>
      </div>
      {open ? null : <p className="subtle portal-small">{t('portal.court.hint', { version: String(version), date: dayOf(sharedAt) })}</p>}
      <div id={id} hidden={!open}>
        {open ? (
          <Suspense fallback={<p className="subtle">{t('portal.loading')}</p>}>
            <SharedDays engagementId={engagementId} />
          </Suspense>
        ) : null}
      </div>
    </section>
  );
}
