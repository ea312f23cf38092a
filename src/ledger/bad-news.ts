import { isDeepStrictEqual } from 'node:util';
import type { WorkingTime } from '../clients/contract';
import { addWorkingDays, workingDayFrom, workingDaysBetween, workingMinutesBetween } from '../clients/working-time';
import { dateIn } from '../i18n/dates';
import type { BadNewsSubject, BadNewsTopic, IssueDifference, IssueState } from './contract';
import { startOfDay } from './due';
import { standingOf } from './standing';

type Facts = Omit<IssueState, 'status'>;
/** Of one issue or milestone, to one client; `sourceId` is the message or conversation that told it. No facts: she was told that it is gone. */
export type Telling = { at: string; sourceId: string; facts?: Facts };
/** As Jira showed it from then on; no facts: it was not there for her any more. */
export type Glimpse = { at: string; facts?: Facts };
/** Both oldest first. All news follows from them, whatever order they arrived in. `alarmedAt`: when our own people were last told that it is untold. */
export type BadNewsRecord = { engagementId: string; subject: BadNewsSubject; tellings: Telling[]; glimpses: Glimpse[]; alarmedAt?: string };

/** `difference`: as it was last. `undoneAt`: it was no longer so, and she had not been told. Neither that nor `toldAt`: still untold. Told beforehand, both moments are the same. */
export type BadNews = { topic: BadNewsTopic; at: string; difference: IssueDifference; toldAt?: string; undoneAt?: string };

export type BadNewsLook = { now: string; timeZone: string; workingTime: WorkingTime; slipWorkingDays: number; limitWorkingHours: number };

/** Of more than these the oldest go. */
const mostTellings = 30;
const mostGlimpses = 60;

export const factsOf = ({ category, dueOn, blocked }: Facts): Facts => ({ category, ...(dueOn !== undefined && { dueOn }), blocked });
/** A milestone has no state but that it is out. */
export const factsOfVersion = ({ releaseOn, released }: { releaseOn?: string; released: boolean }): Facts => ({ category: released ? 'done' : 'in-progress', ...(releaseOn !== undefined && { dueOn: releaseOn }), blocked: false });

/** The record once this was told or seen. The same twice changes nothing. */
export function badNewsAfter(record: BadNewsRecord, event: { told: Telling } | { seen: Glimpse }): BadNewsRecord {
  if ('told' in event) {
    const others = record.tellings.filter(({ sourceId }) => sourceId !== event.told.sourceId);
    return { ...record, tellings: [...others, event.told].sort(byTelling).slice(-mostTellings) };
  }
  const others = record.glimpses.filter(({ at, facts }) => at !== event.seen.at || !isDeepStrictEqual(facts, event.seen.facts));
  return { ...record, glimpses: bounded([...others, event.seen].sort(byGlimpse)) };
}

const byTelling = (one: Telling, other: Telling) => one.at.localeCompare(other.at) || one.sourceId.localeCompare(other.sourceId);
const byGlimpse = (one: Glimpse, other: Glimpse) => one.at.localeCompare(other.at) || JSON.stringify(one.facts ?? '').localeCompare(JSON.stringify(other.facts ?? ''));
/** What looks as it did before goes first. */
function bounded(glimpses: Glimpse[]): Glimpse[] {
  if (glimpses.length <= mostGlimpses) return glimpses;
  return glimpses.filter(({ facts }, index) => index === 0 || !isDeepStrictEqual(facts, glimpses[index - 1]!.facts)).slice(-mostGlimpses);
}

const topicOf: Partial<Record<IssueDifference['kind'], BadNewsTopic>> = { later: 'date', overdue: 'date', blocked: 'blocked', reopened: 'reopened', removed: 'removed' };

type Moment = { at: string; order: number; telling?: Telling; glimpse?: Glimpse };
/** What she holds true of a topic, which may be older than what she was told last. */
type Held = { at: string; facts?: Facts };

/** All bad news about an issue or a milestone, oldest first: what was undone within its working day is none. */
export function badNewsOf(record: BadNewsRecord, look: BadNewsLook): BadNews[] {
  const found: BadNews[] = [];
  const running = new Map<BadNewsTopic, { news: BadNews; held: Held }>();
  const ahead = new Map<BadNewsTopic, Held>();
  let held: Held | undefined;
  let seen: Glimpse | undefined;
  const asSeen = (moment: string): Map<BadNewsTopic, IssueDifference> => (held && seen ? worse(held, seen.facts, moment, look) : new Map());

  for (const { at, telling, glimpse } of momentsOf(record, look)) {
    if (glimpse) seen = glimpse;
    if (telling) {
      const told: Held = { at: telling.at, ...(telling.facts && { facts: telling.facts }) };
      for (const [topic, { news, held: before }] of running) {
        if (!tells(topic, before, told, look)) continue;
        found.push({ ...news, toldAt: at });
        running.delete(topic);
      }
      const foretold = held ? worse(held, told.facts, at, look) : new Map<BadNewsTopic, IssueDifference>();
      const known = asSeen(at);
      for (const topic of foretold.keys()) if (!known.has(topic) && !found.some((news) => news.topic === topic && news.toldAt === at)) ahead.set(topic, held!);
      held = told;
    }
    if (!held || !seen) continue;
    const facts = seen.facts;
    for (const [topic, { news, held: before }] of running) {
      const difference = worse(before, facts, at, look).get(topic);
      if (difference) {
        running.set(topic, { news: { ...news, difference }, held: before });
        continue;
      }
      running.delete(topic);
      if (dayOf(news.at, look) !== dayOf(at, look)) found.push({ ...news, undoneAt: at });
    }
    for (const [topic, before] of ahead) {
      const difference = worse(before, facts, at, look).get(topic);
      if (!difference) continue;
      found.push({ topic, at, difference, toldAt: at });
      ahead.delete(topic);
    }
    for (const [topic, difference] of asSeen(at)) {
      if (!running.has(topic)) running.set(topic, { news: { topic, at, difference }, held });
    }
  }
  return [...found, ...[...running.values()].map(({ news }) => news)].sort((one, other) => one.at.localeCompare(other.at));
}

/** What was seen at the very moment of a telling came before it. */
function momentsOf({ tellings, glimpses }: BadNewsRecord, look: BadNewsLook): Moment[] {
  const passing = tellings.flatMap(({ facts }): Moment[] => {
    const at = slippedFrom(facts, look);
    return at !== undefined && at <= look.now ? [{ at, order: 1 }] : [];
  });
  return [...glimpses.map((glimpse) => ({ at: glimpse.at, order: 0, glimpse })), ...passing, ...tellings.map((telling) => ({ at: telling.at, order: 2, telling }))].sort(
    (one, other) => one.at.localeCompare(other.at) || one.order - other.order,
  );
}

/** From when on a date that was told has passed by the slip that the plan names. */
export function slippedFrom(facts: Facts | undefined, { slipWorkingDays, workingTime, timeZone }: BadNewsLook): string | undefined {
  return facts?.dueOn === undefined ? undefined : startOfDay(addWorkingDays(facts.dueOn, slipWorkingDays, workingTime), timeZone);
}

/** A date counts from the slip on that the plan names. */
function worse(held: Held, facts: Facts | undefined, at: string, look: BadNewsLook): Map<BadNewsTopic, IssueDifference> {
  if (!held.facts) return new Map();
  const days = { toldOn: dateIn(held.at, look.timeZone), today: dateIn(at, look.timeZone) };
  const { differences } = standingOf({ ...held.facts, status: '' }, facts && { ...facts, status: '' }, days);
  const counted = differences.filter((difference) => slips(difference, days.today, look));
  return new Map(counted.flatMap((difference) => (topicOf[difference.kind] ? [[topicOf[difference.kind]!, difference] as const] : [])));
}

function slips(difference: IssueDifference, today: string, { slipWorkingDays, workingTime }: BadNewsLook): boolean {
  if (difference.kind === 'overdue') return workingDaysBetween(difference.due, today, workingTime) >= slipWorkingDays;
  if (difference.kind !== 'later' || difference.from === undefined || difference.to === undefined) return true;
  return workingDaysBetween(difference.from, difference.to, workingTime) >= slipWorkingDays;
}

/** Whether what was told says the bad thing too. A date that had passed when it was told again was told as past. */
function tells(topic: BadNewsTopic, before: Held, told: Held, look: BadNewsLook): boolean {
  if (worse(before, told.facts, told.at, look).has(topic)) return true;
  return topic === 'date' && told.facts?.dueOn !== undefined && told.facts.dueOn < dateIn(told.at, look.timeZone);
}

/** The working day a moment belongs to; what comes on a day off belongs to the next. */
export const dayOf = (at: string, { timeZone, workingTime }: Pick<BadNewsLook, 'timeZone' | 'workingTime'>): string => workingDayFrom(dateIn(at, timeZone), workingTime);

/** Working hours she went without being told, up to now where she still does. */
export const hoursUntold = ({ at, toldAt, undoneAt }: BadNews, { now, workingTime, timeZone }: BadNewsLook): number => workingMinutesBetween(at, toldAt ?? undoneAt ?? now, workingTime, timeZone) / 60;

export const isUntold = ({ toldAt, undoneAt }: BadNews): boolean => toldAt === undefined && undoneAt === undefined;
