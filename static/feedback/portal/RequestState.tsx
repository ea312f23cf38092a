import { useCallback } from 'react';
import type { FeedbackState, PortalRequestView } from '../../../src/feedback/contract';
import { NeededFromHer } from './NeededFromHer';
import { callPortal, Opening } from './opening';
import { usePortalReader } from './portal-reader';
import { UpdateAnswer } from './UpdateAnswer';

type Shown = Extract<PortalRequestView, { shown: true }>;

const steps = ['received', 'answered', 'in-work', 'done'] as const;
/** How many of the steps are behind her. What was settled without work skips that step. */
const reached: Record<FeedbackState, number> = { waiting: 1, answered: 2, 'in-work': 3, done: 4, told: 4, closed: 4 };

/** What becomes of one request, in plain words. */
export function RequestState({ requestKey }: { requestKey: string }) {
  const read = useCallback(() => callPortal('portal.request', { requestKey }), [requestKey]);
  return (
    <Opening read={read} lines={3}>
      {(view) => (view.shown === 'update' ? <UpdateAnswer requestKey={requestKey} first={view.update} /> : view.shown ? <State view={view} /> : null)}
    </Opening>
  );
}

function State({ view }: { view: Shown }) {
  const { t, moment } = usePortalReader();
  const { state, work } = view;
  const shownSteps = steps.filter((step) => step !== 'in-work' || work.length > 0 || state === 'in-work');
  const count = shownSteps.filter((step) => steps.indexOf(step) < reached[state]).length;
  return (
    <section className="portal-surface stack-tight">
      <NeededFromHer asks={view.asks} />
      <ol className="portal-steps">
        {shownSteps.map((step, index) => (
          <li key={step} className={index < count ? 'portal-step portal-step-done' : 'portal-step'} aria-current={index === count - 1 ? 'step' : undefined}>
            {t(`portal.step.${step}`)}
          </li>
        ))}
      </ol>
      <p className="portal-sentence">{t(`portal.state.${state}`)}</p>
      {state === 'waiting' && view.hearsBy ? (
        <p className={view.overdue ? 'portal-late' : undefined}>{t(view.overdue ? 'portal.state.overdue' : 'portal.state.hears-by', { when: moment(view.hearsBy) })}</p>
      ) : null}
      {view.ownerName ? <p className="subtle">{t('portal.state.owner', { name: view.ownerName })}</p> : null}
      {work.length > 0 ? (
        <div className="stack-tight">
          <h2 className="portal-label">{t('portal.work')}</h2>
          <ul className="portal-work">
            {work.map(({ title, category }, index) => (
              <li key={index}>
                <span className="breakable">{title}</span> <span className={`portal-mark portal-mark-${category}`}>{t(`portal.work.${category}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="subtle portal-small">
        {t('portal.state.reference', { reference: view.reference })} · {t('portal.state.since', { when: moment(view.receivedAt) })}
      </p>
    </section>
  );
}
