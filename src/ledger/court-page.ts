import type { Engagement } from '../clients/contract';
import { recordFor } from '../clients/engagement';
import { readSettings } from '../clients/settings';
import { knownTimeZone } from '../clients/time-zone';
import { dateIn } from '../i18n/dates';
import type { Caller } from '../platform/caller';
import { asApp, asUser } from '../platform/jira/jira';
import type { Stored } from '../platform/storage/record';
import { type AskBody, heldUpBy } from './ask';
import { recentAsks } from './ask-list';
import type { CourtSubject, CourtView } from './contract';
import { courtIntervals, type CourtAsk, type CourtFacts, daysIn, type HeldSpan } from './court';
import { agreedDays, type AgreedOn } from './court-agreements';
import { flaggedField } from './flagged-field';
import { findIssue } from './issue-state';
import type { Span } from './promise';
import { type BookRow, emptyBook } from './promise-book';
import { bookRecords, threadKey, threadRecords } from './promise-store';
import { type PromiseThread, subjectIn } from './promise-thread';
import { flagSpans, spansInStatuses, type StatusSpan, statusSpans } from './status-spans';
import { toldIndex } from './store';

/** Each costs one read of an issue with its changelog. */
const subjectsInPage = 20;

type Statuses = { blockedStatuses: string[]; thirdPartyStatuses?: string[] };
type Place = { timeZone: string; today: string };
/** The client whose delays are looked at. */
type Client = Pick<Engagement, 'id' | 'projectId' | 'timeZone' | 'plan'>;

/** In whose court the days lay by which what was promised to a client came later. */
export async function courtOf({ engagementId }: { engagementId: string }, caller: Caller): Promise<CourtView> {
  const { body } = await recordFor(caller, engagementId);
  return courtFor({ ...body, id: engagementId }, await agreedDays(engagementId));
}

/** The same as the caller's Jira shows it, with days agreed otherwise. */
export async function courtFor({ id: engagementId, projectId, timeZone: zone, plan }: Client, agreed: AgreedOn[]): Promise<CourtView> {
  const timeZone = knownTimeZone(zone);
  const place = { timeZone, today: dateIn(Date.now(), timeZone) };
  const [book, asks, settings, flagged] = await Promise.all([bookRecords.get(engagementId), recentAsks(engagementId), readSettings(projectId), flaggedField(asApp(), Date.now())]);
  const late = firstLate(book?.body.rows ?? emptyBook.rows);
  const shown = late.slice(0, subjectsInPage);
  const threads = await threadRecords.getMany(shown.map(({ subject }) => threadKey(engagementId, subject)));
  const found = await Promise.all(
    shown.map(async ({ subject, on }): Promise<CourtSubject | undefined> => {
      const thread = threads.find(({ id }) => id === threadKey(engagementId, subject))?.body;
      const facts = thread && (await factsOf(thread, { promisedOn: on, asks, settings, flagged, place }));
      if (!thread || !facts) return undefined;
      const intervals = courtIntervals({ ...facts, agreed: agreed.filter((days) => days.subject === subject) }, plan.workingTime);
      const days = daysIn(intervals);
      const words = thread.dates.find(({ on: told }) => told === on)?.words ?? {};
      return { subject: thread.subject, words, promisedOn: on, ...(isDone(facts, place) && { doneOn: facts.until }), days, intervals };
    }),
  );
  // What is announced for a later day has no day of delay before the first one has passed.
  const subjects = found.filter((each) => each !== undefined).filter(({ intervals }) => intervals.length > 0);
  const named = new Set(subjects.flatMap(({ intervals }) => intervals.flatMap(({ askIds }) => askIds)));
  return {
    subjects,
    days: daysIn(subjects.flatMap(({ intervals }) => intervals)),
    asks: Object.fromEntries(asks.filter(({ id }) => named.has(id)).map((ask) => [ask.id, ask.body.line.texts])),
    more: late.length - shown.length,
  };
}

const isDone = ({ done }: CourtFacts, { today }: Place) => done.some(({ from, to }) => to === undefined && from <= today);

/** Of what was late the first day it was promised for, the newest first. That work would begin, or what we do about a problem, is no date of the thing itself. */
function firstLate(rows: BookRow[]): { subject: string; on: string }[] {
  const first = new Map<string, string>();
  for (const { id, on, state } of rows) {
    const subject = subjectIn(id);
    if (!state.startsWith('late') || id.split('.')[1] !== 'done' || subject.startsWith('line-')) continue;
    const known = first.get(subject);
    if (known === undefined || on < known) first.set(subject, on);
  }
  return [...first].map(([subject, on]) => ({ subject, on })).sort((one, other) => other.on.localeCompare(one.on) || one.subject.localeCompare(other.subject));
}

type Reading = { promisedOn: string; asks: Stored<AskBody>[]; settings: Statuses; flagged: string | undefined; place: Place };

/** Undefined for an issue this reader may not see, or that is gone. */
async function factsOf({ subject, seen }: PromiseThread, { promisedOn, asks, settings, flagged, place }: Reading): Promise<CourtFacts | undefined> {
  const inDays = ({ from, to }: Span) => ({ from: dateIn(from, place.timeZone), ...(to !== undefined && { to: dateIn(to, place.timeZone) }) });
  const byStatus = (spans: StatusSpan[]) => spans.map((span): HeldSpan => ({ ...inDays(span), by: { kind: 'status', name: span.status } }));
  const done = seen.done.map(inDays);
  const finished = done.find(({ to }) => to === undefined)?.from;
  const base = { promisedOn, until: finished !== undefined && finished < place.today ? finished : place.today, done };
  if (subject.kind === 'version') return { ...base, asks: asksIn(asks.filter(({ body }) => body.line.versionIds.includes(subject.versionId)), place), held: [], waiting: [] };
  if (subject.kind !== 'issue') return undefined;
  const [issue, [index]] = await Promise.all([findIssue(asUser(), subject.issueId, ['status', 'created', 'project'], 'changelog'), toldIndex.getMany([subject.issueId])]);
  if (!issue) return undefined;
  const ids = new Set([subject.issueId, ...(index?.body.blockerIds ?? [])]);
  const statuses = statusSpans(issue);
  return {
    ...base,
    asks: asksIn(asks.filter(({ body }) => body.line.issueIds.some((id) => ids.has(id))), place),
    held: [...byStatus(spansInStatuses(statuses, settings.blockedStatuses)), ...flagSpans(issue, flagged).map((span): HeldSpan => ({ ...inDays(span), by: { kind: 'flag' } }))],
    waiting: byStatus(spansInStatuses(statuses, settings.thirdPartyStatuses ?? [])),
  };
}

function asksIn(asks: Stored<AskBody>[], { timeZone }: Place): CourtAsk[] {
  return asks.flatMap((ask) => heldUpBy(ask).map(({ askedAt, neededBy, closedAt }) => ({ id: ask.id, from: dateIn(askedAt, timeZone), neededBy, ...(closedAt !== undefined && { to: dateIn(closedAt, timeZone) }) })));
}
