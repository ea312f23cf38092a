import { dateIn } from '../i18n/dates';
import type { PromiseState } from './contract';
import { pastFrom, startOfDay } from './due';

/** While something was done, or begun; without `to` it still is. ISO times. */
export type Span = { from: string; to?: string };
/** What a person said became of a promise; the newest holds. */
export type Statement = { kind: 'done' | 'withdrawn'; on: string; at: string };
/** Something the client was asked for that holds the promise up. `neededBy` is a plain date. */
export type HeldUp = { askedAt: string; neededBy: string; closedAt?: string };

/** A date as promised. `announcedAt`: when a later one was first told, if that was before it had passed. */
export type Promised = { on: string; toldAt: string; announcedAt?: string };
/** All that is known of what became of it. */
export type PromiseFacts = {
  spans: Span[];
  /** It was given up, and she was told at. */
  givenUpToldAt?: string;
  statements: Statement[];
  heldUp: HeldUp[];
};
/** `now` is ISO; `timeZone` the client's, in whose days promises are judged. */
export type PromiseLook = { now: string; timeZone: string };
export type Outcome = { state: PromiseState; doneOn?: string };

/**
 * What became of a promise. It depends on the facts alone, never on the order they came in:
 * - kept: done when the promised day ended. Undone before that, it is open again; undone later, it stays kept, and that it came back
 *   is news of its own. Done now, it counts as kept before the day has come.
 * - withdrawn: she was told on the promised day or before that it will not be done.
 * - late-theirs: when the day had passed, or the delay was announced, something she was to give by an earlier date was still open.
 * - late-announced: a later date was told before the day had passed; that stands from the moment it was told.
 * - late-silent: the day has passed. Whatever is told afterwards changes nothing.
 */
export function settled(promise: Promised, facts: PromiseFacts, look: PromiseLook): Outcome {
  const passedAt = pastFrom(promise.on, look.timeZone);
  const spans = [...facts.spans, ...saidDone(facts.statements, look)];
  const isPast = look.now >= passedAt;
  const keptBy = spans.find(({ from, to }) => (isPast ? from < passedAt && (to === undefined || to >= passedAt) : from <= look.now && (to === undefined || to > look.now)));
  if (keptBy) return { state: 'kept', doneOn: dateIn(keptBy.from, look.timeZone) };
  const done = current(spans, look.now);
  const doneOn = done && { doneOn: dateIn(done.from, look.timeZone) };
  if (isWithdrawn(promise, facts, passedAt)) return { state: 'withdrawn', ...doneOn };
  const { announcedAt } = promise;
  if ((isPast || announcedAt !== undefined) && isHeldUp(promise, facts.heldUp, announcedAt ?? passedAt, look.timeZone)) return { state: 'late-theirs', ...doneOn };
  if (announcedAt !== undefined) return { state: 'late-announced', ...doneOn };
  return isPast ? { state: 'late-silent', ...doneOn } : { state: 'open' };
}

/** The one that still holds. */
const current = (spans: Span[], now: string): Span | undefined => spans.filter(({ from, to }) => to === undefined && from <= now).sort((one, other) => one.from.localeCompare(other.from))[0];

const newest = (statements: Statement[]) => [...statements].sort((one, other) => one.at.localeCompare(other.at)).at(-1);

function saidDone(statements: Statement[], { timeZone }: PromiseLook): Span[] {
  const said = newest(statements);
  return said?.kind === 'done' ? [{ from: startOfDay(said.on, timeZone) }] : [];
}

function isWithdrawn(promise: Promised, { statements, givenUpToldAt }: PromiseFacts, passedAt: string): boolean {
  const said = newest(statements);
  if (said?.kind === 'withdrawn') return said.on <= promise.on;
  return givenUpToldAt !== undefined && givenUpToldAt >= promise.toldAt && givenUpToldAt < passedAt;
}

/** Asked for in time, needed by an earlier day than the promised one, and at that moment overdue and open. */
function isHeldUp(promise: Promised, heldUp: HeldUp[], at: string, timeZone: string): boolean {
  return heldUp.some(
    ({ askedAt, neededBy, closedAt }) => neededBy < promise.on && dateIn(askedAt, timeZone) <= neededBy && pastFrom(neededBy, timeZone) <= at && (closedAt === undefined || closedAt > at),
  );
}
