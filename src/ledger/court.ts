import { type Days, isWorkingDay } from '../clients/working-time';
import { addDays } from '../i18n/dates';
import type { CourtDays, CourtInterval, CourtParty } from './contract';
import { courtParties } from './contract';

/** Plain dates, both in the client's zone. What was so from a day on was so when the day after it began. */
export type CourtSpan = { from: string; to?: string };
/** Something the client was asked for: how long it was open, and by when it was needed. */
export type CourtAsk = CourtSpan & { id: string; neededBy: string };
export type CourtFacts = {
  /** The day it was promised for, and the last one that counts: when it was done, or today. */
  promisedOn: string;
  until: string;
  /** While it was done; it may have come back. */
  done: CourtSpan[];
  asks: CourtAsk[];
  /** While something of ours held it up. */
  held: CourtSpan[];
  /** While it waited for somebody who is neither of us. */
  waiting: CourtSpan[];
};

/** Whether it was so when the day began. */
const heldAt = (day: string) => ({ from, to }: CourtSpan) => from < day && (to === undefined || to >= day);

/** She was asked before, and the day it was needed by had passed. */
const owedAt = (day: string) => (ask: CourtAsk) => ask.neededBy < day && heldAt(day)(ask);

/**
 * Every working day after the promised one on which it was not done yet, in whose court it lay when the day began:
 * - third-party: it waited for somebody else; without them neither side could go on.
 * - both: an ask of hers was overdue, and something of ours held it up as well.
 * - theirs: an ask of hers was overdue.
 * - ours: everything else.
 * One day lies in one court, however many asks overlap, so the parts sum to all of it.
 */
export function courtIntervals(facts: CourtFacts, days: Days): CourtInterval[] {
  const intervals: CourtInterval[] = [];
  for (let day = addDays(facts.promisedOn, 1); day <= facts.until; day = addDays(day, 1)) {
    if (!isWorkingDay(day, days) || facts.done.some(heldAt(day))) continue;
    const askIds = facts.asks.filter(owedAt(day)).map(({ id }) => id);
    const party = partyOf({ hers: askIds.length > 0, ours: facts.held.some(heldAt(day)), others: facts.waiting.some(heldAt(day)) });
    const last = intervals.at(-1);
    const goesOn = last?.party === party && last.askIds.join(' ') === [...new Set(askIds)].join(' ');
    if (last && goesOn) intervals[intervals.length - 1] = { ...last, to: day, workingDays: last.workingDays + 1 };
    else intervals.push({ party, from: day, to: day, workingDays: 1, askIds: [...new Set(askIds)] });
  }
  return intervals;
}

function partyOf({ hers, ours, others }: { hers: boolean; ours: boolean; others: boolean }): CourtParty {
  if (others) return 'third-party';
  if (hers) return ours ? 'both' : 'theirs';
  return 'ours';
}

export function daysIn(intervals: Pick<CourtInterval, 'party' | 'workingDays'>[]): CourtDays {
  const of = (party: CourtParty) => intervals.filter((interval) => interval.party === party).reduce((sum, { workingDays }) => sum + workingDays, 0);
  return Object.fromEntries(courtParties.map((party) => [party, of(party)])) as CourtDays;
}
