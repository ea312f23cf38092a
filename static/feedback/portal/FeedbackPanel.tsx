import { useId, useState } from 'react';
import { NeededFromHer } from './NeededFromHer';
import { callPortal, Opening } from './opening';
import { usePortalReader } from './portal-reader';
import { SharedDaysEntry } from './SharedDaysEntry';
import { TellUs } from './TellUs';
import { Visitor } from './Visitor';

const read = () => callPortal('portal.open');

/** The panel on the portal's pages: one line, and the form when she wants it. */
export function FeedbackPanel() {
  const { t, isSignedIn } = usePortalReader();
  const [open, setOpen] = useState(false);
  const formId = useId();
  return (
    <Opening read={read} lines={1}>
      {(view) =>
        view.who === 'visitor' ? (
          // Who raises requests here for other reasons has nothing to do with us.
          isSignedIn ? null : <Visitor />
        ) : (
          <section className="portal-surface portal-panel stack">
            <NeededFromHer asks={view.asks} projects={view.projects} />
            <SharedDaysEntry courts={view.courts} projects={view.projects} />
            <div className="row row-apart">
              <h2 className="portal-invitation">{t('portal.panel.invitation')}</h2>
              <button type="button" className={`portal-button ${open ? '' : 'portal-primary'}`} aria-expanded={open} aria-controls={formId} onClick={() => setOpen(!open)}>
                {t(open ? 'portal.panel.close' : 'portal.panel.open')}
              </button>
            </div>
            <div id={formId} hidden={!open}>
              <TellUs projects={view.projects} />
            </div>
          </section>
        )
      }
    </Opening>
  );
}
