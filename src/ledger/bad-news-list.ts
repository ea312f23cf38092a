import { recordFor } from '../clients/engagement';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { isUntold } from './bad-news';
import { latencyAt } from './bad-news-latency';
import { lookOf } from './bad-news-look';
import { badNewsRecords } from './bad-news-store';
import { badNewsViews } from './bad-news-view';
import { untoldRecords } from './untold';
import type { BadNewsFigures, BadNewsPage, BadNewsView } from './contract';
import { factsOf } from './facts';
import { engagementScope } from './store';

const mostRecords = 100;
const mostTold = 50;
/** Jira brings so many up to date before it answers a search. */
const mostTitles = 50;

/** What bad news a client has not been told yet, and how long she went without what she was told, which lags behind writes. */
export async function listBadNews({ engagementId }: { engagementId: string }, caller: Caller): Promise<BadNewsPage> {
  const { body } = await recordFor(caller, engagementId);
  const look = lookOf(body, new Date().toISOString());
  const [open, settled] = await Promise.all([untoldRecords(engagementId, mostRecords), badNewsRecords.list({ scope: engagementScope(engagementId), state: 'settled', limit: mostRecords })]);
  const untoldIds = new Set(open.records.map(({ id }) => id));
  // Lists lag: what was settled when it was listed may not be any more.
  const all = [...open.records, ...settled.records.filter(({ id }) => !untoldIds.has(id))].flatMap((record) => badNewsViews(record.body, look));
  const untold = all.filter(isUntold).sort((one, other) => one.at.localeCompare(other.at));
  const told = all.filter(({ toldAt }) => toldAt !== undefined).sort((one, other) => other.toldAt!.localeCompare(one.toldAt!));
  const latency = figuresOf(all);
  const shown = [...untold, ...told.slice(0, mostTold)];
  return {
    untold,
    told: told.slice(0, mostTold),
    titles: await titlesOf(shown, caller),
    limitWorkingHours: look.limitWorkingHours,
    ...(latency && { latency }),
    more: open.more || settled.cursor !== undefined || told.length > mostTold,
  };
}

/** What was undone before she was told of it ran as long as it stood. */
function figuresOf(all: BadNewsView[]): BadNewsFigures | undefined {
  const cases = all.map(({ workingHours, toldAt }) => ({ hours: workingHours, running: toldAt === undefined }));
  const [median, p90] = [latencyAt(cases, 0.5), latencyAt(cases, 0.9)];
  return median && p90 && { median, p90, of: all.length, running: all.filter(isUntold).length };
}

/** Those this reader may see; the others have their keys. */
async function titlesOf(views: BadNewsView[], { projectId }: Caller): Promise<Record<string, string>> {
  const ids = [...new Set(views.flatMap(({ subject }) => (subject.kind === 'issue' ? subject.issueId : [])))];
  const facts = await factsOf(asUser(), projectId, ids.slice(0, mostTitles));
  return Object.fromEntries(facts.map(({ issueId, summary }) => [issueId, summary]));
}
