import { useMutation } from '@tanstack/react-query';
import { healthStates, type Draft, type HealthReason, type HealthState } from '../../src/updates/contract';
import { ErrorPanel } from '../shared/ErrorPanel';
import { Lozenge } from '../shared/Lozenge';
import { useReader, type Reader } from '../shared/reader';
import { useCall } from './calls';
import { healthAppearance } from './appearances';

type Props = { draft: Draft; onChosen: (revision: string, state: HealthState) => void; onConflict: () => void };

/** The health a person chose, beside the one Candor computed and why. */
export function HealthPicker({ draft, onChosen, onConflict }: Props) {
  const call = useCall();
  const reader = useReader();
  const { t } = reader;
  const { computedHealth, chosenHealth } = draft;
  const choose = useMutation({
    mutationFn: (state: HealthState) => call('updates.choose-health', { engagementId: draft.engagementId, revision: draft.healthRevision, state }),
    onSuccess: ({ revision, state }) => onChosen(revision, state),
    onError: onConflict,
  });
  const shown = choose.isPending ? choose.variables : chosenHealth;
  return (
    <div className="health">
      <div className="row">
        <label htmlFor="health-choice" className="legend">
          {t('updates.health')}
        </label>
        <select id="health-choice" className="input health-choice" value={shown} onChange={(event) => choose.mutate(event.target.value as HealthState)}>
          {healthStates.map((state) => (
            <option key={state} value={state}>
              {t(`updates.health.${state}`)}
            </option>
          ))}
        </select>
        <Lozenge appearance={healthAppearance[shown]}>{t(`updates.health.${shown}`)}</Lozenge>
      </div>
      <details>
        <summary>
          {t('updates.health-computed', { state: t(`updates.health.${computedHealth.state}`) })}{' '}
          {t('updates.health-reasons', { count: computedHealth.reasons.length })}
        </summary>
        <ul className="plain-lines">
          {computedHealth.reasons.map((reason, index) => (
            <li key={index} className="breakable">
              {reasonInWords(reason, reader)}
            </li>
          ))}
          {computedHealth.reasons.length === 0 ? <li>{t('updates.health-no-reasons')}</li> : null}
        </ul>
      </details>
      {choose.isError ? <ErrorPanel error={choose.error} /> : null}
    </div>
  );
}

function reasonInWords(reason: HealthReason, { t, date }: Reader): string {
  switch (reason.kind) {
    case 'blocked':
      return t('updates.reason.blocked', { key: reason.issue.key, summary: reason.issue.summary });
    case 'overdue':
      return t('updates.reason.overdue', { key: reason.issue.key, summary: reason.issue.summary, due: reason.issue.dueOn ? date(reason.issue.dueOn) : '' });
    case 'milestone-moved':
      return t('updates.reason.milestone-moved', { name: reason.name, from: date(reason.from), to: date(reason.to), count: reason.workingDays });
    case 'milestone-past-due':
      return t('updates.reason.milestone-past-due', { name: reason.name, due: date(reason.due) });
  }
}
