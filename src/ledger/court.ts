import { type Days, isWorkingDay } from '../clients/working-time';
import { addDays } from '../i18n/dates';
import type { CourtDays, CourtInterval, CourtParty, HeldBy } from './contract';
import { courtParties } from './contract';

/** Plain dates, both in the client's zone. What was so from a day on was so when the day after it began. */
export type CourtSpan = { from: string; to?: string };
/** While something held it up, and what. */
export type HeldSpan = CourtSpan & { by?: HeldBy };
/** Whose days these are by agreement, from the first to the last, whatever the record makes of them. */
export type AgreedDays = { from: string; to: string; party: CourtParty };
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
  held: HeldSpan[];
  /** While it waited for somebody who is neither of us. */
  waiting: HeldSpan[];
  /** The last one that holds for a day counts. */
  agreed?: AgreedDays[];
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
 * What was agreed about a day after one side saw it otherwise comes before all of it.
 * One day lies in one court, however many asks overlap, so the parts sum to all of it.
 */
export function courtIntervals(facts: CourtFacts, days: Days): CourtInterval[] {
  const intervals: CourtInterval[] = [];
  for (let day = addDays(facts.promisedOn, 1); day <= facts.until; day = addDays(day, 1)) {
    if (!isWorkingDay(day, days) || facts.done.some(heldAt(day))) continue;
    const found = foundAt(day, facts);
    const last = intervals.at(-1);
    if (last && sameExceptDays(last, found)) intervals[intervals.length - 1] = { ...last, to: day, workingDays: last.workingDays + 1 };
    else intervals.push({ ...found, from: day, to: day, workingDays: 1 });
  }
  return intervals;
}

type Found = Omit<CourtInterval, 'from' | 'to' | 'workingDays'>;

/** In whose court a day lies, and what made it so. */
function foundAt(day: string, { asks, held, waiting, agreed = [] }: CourtFacts): Found {
  const askIds = [...new Set(asks.filter(owedAt(day)).map(({ id }) => id))];
  const [ours, others] = [held.filter(heldAt(day)), waiting.filter(heldAt(day))];
  const party = partyOf({ hers: askIds.length > 0, ours: ours.length > 0, others: others.length > 0 });
  const settled = agreed.filter(({ from, to }) => from <= day && day <= to).at(-1);
  if (settled && settled.party !== party) return { party: settled.party, askIds: ['theirs', 'both'].includes(settled.party) ? askIds : [], agreed: { before: party } };
  const heldBy = unique((party === 'third-party' ? others : party === 'both' ? ours : []).flatMap(({ by }) => by ?? []));
  return { party, askIds, ...(heldBy.length > 0 && { heldBy }) };
}

const keyOf = ({ party, askIds, heldBy, agreed }: Found) => JSON.stringify([party, askIds, heldBy, agreed]);
const sameExceptDays = (one: Found, other: Found) => keyOf(one) === keyOf(other);
const unique = (held: HeldBy[]): HeldBy[] => [...new Map(held.map((each) => [JSON.stringify(each), each])).values()];

function partyOf({ hers, ours, others }: { hers: boolean; ours: boolean; others: boolean }): CourtParty {
  if (others) return 'third-party';
  if (hers) return ours ? 'both' : 'theirs';
  return 'ours';
}

export function daysIn(intervals: Pick<CourtInterval, 'party' | 'workingDays'>[]): CourtDays {
  const of = (party: CourtParty) => intervals.filter((interval) => interval.party === party).reduce((sum, { workingDays }) => sum + workingDays, 0);
  return Object.fromEntries(courtParties.map((party) => [party, of(party)])) as CourtDays;
}
