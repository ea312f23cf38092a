import type { EngagementOutline } from '../clients/places';
import { issueNames, type IssueNames } from '../feedback/issue-names';
import { byLateness, openFeedback, type OpenFeedback } from '../feedback/waiting';
import { dateIn } from '../i18n/dates';
import { actsOf, wantsClientActs } from '../ledger/client-acts';
import { lastToldIn, lastUpdateId, wantsLastTold, wantsLastUpdates, worseThanTold, type WorseIssue } from '../ledger/glance';
import { bookOf, promisesDue, promiseSummary, wantsBooks } from '../ledger/promise-list';
import { herSilence, ourSilence } from '../ledger/silence';
import { type Untold, untoldOf, wantsUntoldHeads } from '../ledger/untold';
import type { PersonCaller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { readTogether } from '../platform/storage/batch';
import { draftOfEngagement, updateIn, wantsOpenDrafts, wantsUpdates } from '../updates/glance';
import type { TodayAnswer, TodayEngagement, TodayNews, TodayRole, TodayShow, TodayView } from './contract';
import { wantsDigest } from './digest-choice';
import { isReady } from './ready';
import { reachable, type Reader } from './today-engagements';

const answersListed = 10;
const worseListed = 3;
const untoldListed = 5;
const feedbackRead = 100;

/**
 * Opens the page across projects. Three calls to Jira at most: what she may see, the projects' names, the issues'. To storage one
 * request for each engagement and one for each project, and one for 25 of all the rest.
 */
export async function openToday({ show, from }: { show: TodayShow; from?: string }, { accountId }: PersonCaller): Promise<TodayView> {
  const [{ found, next }, digest] = await Promise.all([readToday({ accountId, jira: asUser() }, show, from), wantsDigest(accountId)]);
  const [projects, names] = await Promise.all([projectNames(found.map(({ outline }) => outline.projectId)), issueNames([...new Set(found.flatMap(issuesIn))])]);
  const engagements = found.flatMap((each) => {
    const project = projects.get(each.outline.projectId);
    return project ? shown(each, project, names) : [];
  });
  return { engagements, ...(next !== undefined && { next }), digest };
}

const issuesIn = ({ worse, untold }: TodayFound) => [...worse.issues.map(({ issueId }) => issueId), ...untold.news.flatMap(({ subject }) => (subject.kind === 'issue' ? subject.issueId : []))];

type Worse = { issues: WorseIssue[]; more: boolean };
/** What is known of one engagement, before Jira is asked what things are called. */
export type TodayFound = Omit<TodayEngagement, 'project' | 'worse' | 'untold'> & { outline: EngagementOutline; worse: Worse; untold: Untold };

/** The engagements of a page with all that waits in them. */
export async function readToday(reader: Reader, show: TodayShow, from?: string): Promise<{ found: TodayFound[]; next?: string }> {
  const { engagements, next } = await reachable(reader, show, from);
  const ids = engagements.map(({ outline }) => outline.id);
  const projectIds = [...new Set(engagements.map(({ outline }) => outline.projectId))];
  const [records, worse, inboxes] = await Promise.all([
    readTogether({ drafts: wantsOpenDrafts(ids), heads: wantsLastUpdates(ids), told: wantsLastTold(ids), acts: wantsClientActs(ids), books: wantsBooks(ids), untold: wantsUntoldHeads(ids) }),
    Promise.all(ids.map((id) => worseThanTold(id, worseListed))),
    Promise.all(projectIds.map((id) => openFeedback(id, feedbackRead))),
  ]);
  const outlines = engagements.map(({ outline }) => outline);
  const [{ updates }, promised, untold] = await Promise.all([
    readTogether({ updates: wantsUpdates(ids.flatMap((id) => lastUpdateId(records.heads, id) ?? [])) }),
    promisesDue(outlines, records.books),
    untoldOf(outlines, records.untold, untoldListed),
  ]);
  const now = new Date().toISOString();
  const found = engagements.map(({ outline, permissions }, index): TodayFound => {
    const { id, projectId, client, timeZone, nextUpdateOn, plan, team } = outline;
    const today = dateIn(now, timeZone);
    const draft = draftOfEngagement(records.drafts, id);
    const last = updateIn(updates, lastUpdateId(records.heads, id));
    const told = lastToldIn(records.told, id);
    const acts = actsOf(records.acts, id);
    const feedback = inboxes.flatMap((inbox) => inbox.feedback.filter(({ engagementId }) => engagementId === id));
    const roles = rolesOf(reader.accountId, outline, draft?.savedBy.accountId, feedback);
    const days = plan.workingTime;
    const ours = ourSilence({ nextUpdateOn, today, days, timeZone, ...(plan.pause && { pause: plan.pause }) });
    const hers = herSilence(acts, { now, days, timeZone, ...(plan.pause && { pause: plan.pause }) });
    const lastHeardAt = acts.acts.at(-1);
    const { rate } = promiseSummary(bookOf(records.books, id), today);
    return {
      id,
      outline,
      client,
      managerName: team.projectManager.name,
      roles,
      mayEdit: permissions.has('EDIT_ISSUES'),
      nextUpdateOn,
      today,
      ...(plan.pause && today < plan.pause.until && { paused: { until: plan.pause.until, reason: plan.pause.reason } }),
      ready: permissions.has('EDIT_ISSUES') && isReady({ nextUpdateOn, today, plan, ...(draft && { draft: draft.state }) }),
      ...(draft && { draft: { state: draft.state, savedAt: draft.savedAt, savedByName: draft.savedBy.name } }),
      ...(last && { last: { number: last.number, ...(last.health && { health: last.health }) } }),
      ...(told && { lastTold: { at: told.at, byName: told.byName } }),
      ...(lastHeardAt !== undefined && { lastHeardAt }),
      feedback: { open: feedback.length, problems: feedback.filter(({ kind }) => kind === 'problem').length, more: inboxes[projectIds.indexOf(projectId)]?.more ?? false },
      answers: feedback.filter(({ waits }) => waits).sort(byLateness).slice(0, answersListed).map((answer) => answerOf(answer, reader.accountId, roles)),
      worse: worse[index] ?? { issues: [], more: false },
      untold: untold.get(id) ?? { news: [], more: false },
      promises: promised.find(({ engagementId }) => engagementId === id)?.promises ?? [],
      ...(rate && { kept: rate }),
      ...(ours && { ourSilence: ours }),
      ...(hers && { herSilence: hers }),
    };
  });
  const isShown = ({ roles }: TodayFound) => show === 'all' || roles.length > 0;
  return { found: found.filter(isShown).sort((one, other) => one.nextUpdateOn.localeCompare(other.nextUpdateOn)), ...(next !== undefined && { next }) };
}

/** Lists by person remember who had to do with an engagement; what she is there now is read here. */
function rolesOf(accountId: string, { team }: EngagementOutline, writer: string | undefined, feedback: OpenFeedback[]): TodayRole[] {
  return [
    ...(team.projectManager.accountId === accountId ? ['manager' as const] : []),
    ...(team.standInPerson?.accountId === accountId ? ['stand-in' as const] : []),
    ...(writer === accountId ? ['writer' as const] : []),
    ...(feedback.some(({ ownerAccountId }) => ownerAccountId === accountId) ? ['owner' as const] : []),
  ];
}

function answerOf({ engagementId: _engagementId, ownerAccountId, waits: _waits, ...answer }: OpenFeedback, accountId: string, roles: TodayRole[]): TodayAnswer {
  return { ...answer, mine: ownerAccountId === undefined ? roles.length > 0 : ownerAccountId === accountId };
}

/** An issue she may not see has no name for her, and is left out. */
function shown({ outline: _outline, worse, untold, ...rest }: TodayFound, project: TodayEngagement['project'], names: IssueNames): TodayEngagement {
  const issues = worse.issues.flatMap(({ issueId, ...issue }) => {
    const named = names.get(issueId);
    return named ? { issueId, key: named.key, summary: named.summary, ...issue } : [];
  });
  const news = untold.news.flatMap(({ subject, topic, difference, day, workingHours, overLimit }): TodayNews[] => {
    const title = subject.kind === 'issue' ? names.get(subject.issueId)?.summary : subject.name;
    // Of what is gone there is nothing left to see.
    return title === undefined && topic !== 'removed' ? [] : [{ subject, ...(title !== undefined && { title }), topic, difference, day, workingHours, overLimit }];
  });
  return { ...rest, project, worse: { issues, more: worse.more }, untold: { news, more: untold.more } };
}

async function projectNames(projectIds: string[]): Promise<Map<string, TodayEngagement['project']>> {
  const ids = [...new Set(projectIds)];
  if (ids.length === 0) return new Map();
  const page = await asUser().send('projects', { query: { id: ids, maxResults: ids.length } });
  return new Map(page.values.map(({ id, key, name }) => [id, { id, key, name }]));
}
