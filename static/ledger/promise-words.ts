import type { PromiseView } from '../../src/ledger/contract';
import type { LozengeAppearance } from '../shared/Lozenge';
import type { Reader } from '../shared/reader';

/** By when what was promised: "Thu 12 Nov", "to begin by Thu 12 Nov". */
export const dayWords = ({ meaning, promisedOn }: PromiseView, { t, date }: Reader): string => t(`promise.by.${meaning}`, { date: date(promisedOn) });

/** "late, announced Sat 14 Nov". */
export function outcomeWords({ state, doneOn, announced }: PromiseView, { t, date }: Reader): string {
  if (state === 'kept' && doneOn !== undefined) return t('promise.outcome.kept', { date: date(doneOn) });
  if (state === 'late-announced' && announced) return t('promise.outcome.late-announced', { date: date(announced.on) });
  return t(`promise.state.${state}`);
}

export const stateAppearance: Record<PromiseView['state'], LozengeAppearance> = {
  open: 'inprogress',
  kept: 'success',
  'late-announced': 'moved',
  'late-silent': 'removed',
  'late-theirs': 'default',
  withdrawn: 'default',
};

/** Of issues and milestones Jira tells whether they are done; of what we do about a problem, and of sentences about neither, only a person can. */
export const jiraTells = ({ subject, meaning }: PromiseView): boolean => subject.kind !== 'line' && meaning !== 'response';
