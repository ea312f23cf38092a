import { historyAnswer } from '../answers/changelogs';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext } from '../context';
import { badRequest } from '../errors';
import type { History, Issue } from '../model';
import { canSeeIssue, visibleIssue } from '../permissions';
import { pageOf, readObject, stringList } from '../requests';

const pageLimits = { fallback: 100, cap: 100 };
const bulk = { issues: 1000, fields: 10, results: 1000, fallback: 1000 };

/** Where a bulk page ended: the issue's place in the request, and the last history shown. */
type Position = { issueId: string; historyId: string };

const encode = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

function decode(token: unknown): Position | undefined {
  if (token === undefined || token === null) return undefined;
  try {
    const value = JSON.parse(Buffer.from(String(token), 'base64url').toString('utf8')) as Partial<Position>;
    if (typeof value.issueId === 'string' && typeof value.historyId === 'string') return { issueId: value.issueId, historyId: value.historyId };
  } catch {
    // Falls through to the refusal below.
  }
  throw badRequest('The nextPageToken is invalid.');
}

export function mountChangelogs(app: SiteApp, context: SiteContext): void {
  const { state } = context;

  app.get('/rest/api/3/issue/:issue/changelog', (request) => {
    const caller = callerOf(request);
    const issue = visibleIssue(state, caller, request.req.param('issue'));
    const page = pageOf(request, context.baseUrl, issue.histories, pageLimits);
    return request.json({ ...page, values: page.values.map((history) => historyAnswer(context, caller, history)) });
  });

  app.post('/rest/api/3/issue/:issue/changelog/list', async (request) => {
    const caller = callerOf(request);
    const issue = visibleIssue(state, caller, request.req.param('issue'));
    const ids = stringList(await readObject(request), 'changelogIds');
    if (ids.length === 0) throw badRequest('changelogIds must not be empty.');
    const histories = issue.histories.filter((history) => ids.includes(history.id)).map((history) => historyAnswer(context, caller, history));
    return request.json({ startAt: 0, maxResults: histories.length, total: histories.length, histories });
  });

  app.post('/rest/api/3/changelog/bulkfetch', async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const asked = stringList(body, 'issueIdsOrKeys');
    const fieldIds = stringList(body, 'fieldIds');
    if (asked.length === 0) throw badRequest('issueIdsOrKeys must not be empty.');
    if (asked.length > bulk.issues) throw badRequest(`The number of issues cannot be more than ${bulk.issues}.`);
    if (fieldIds.length > bulk.fields) throw badRequest(`The number of field ids cannot be more than ${bulk.fields}.`);
    const maxResults = body.maxResults === undefined ? bulk.fallback : Number(body.maxResults);
    if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > bulk.results) throw badRequest(`maxResults must be between 1 and ${bulk.results}.`);

    const issues = [...new Set(asked.flatMap((idOrKey) => state.issue(idOrKey) ?? []))]
      .filter((issue) => canSeeIssue(state, caller, issue))
      .sort((first, second) => Number(first.id) - Number(second.id));
    const after = decode(body.nextPageToken);
    const remaining = issues.flatMap((issue) => matching(issue, fieldIds).map((history) => ({ issue, history }))).filter((entry) => isBehind(entry, after));
    const shown = remaining.slice(0, maxResults);
    const last = shown.at(-1);

    const byIssue = new Map<string, unknown[]>();
    for (const { issue, history } of shown) {
      const list = byIssue.get(issue.id) ?? [];
      // This resource alone gives milliseconds where the others give text.
      list.push({ ...historyAnswer(context, caller, history), created: Date.parse(history.created) });
      byIssue.set(issue.id, list);
    }
    return request.json({
      issueChangeLogs: [...byIssue].map(([issueId, changeHistories]) => ({ issueId, changeHistories })),
      ...(last && remaining.length > shown.length ? { nextPageToken: encode({ issueId: last.issue.id, historyId: last.history.id }) } : {}),
    });
  });
}

/** Histories with at least one of the fields; only those items are shown. */
function matching(issue: Issue, fieldIds: readonly string[]): History[] {
  if (fieldIds.length === 0) return issue.histories;
  return issue.histories.map((history) => ({ ...history, items: history.items.filter((item) => fieldIds.includes(item.fieldId)) })).filter((history) => history.items.length > 0);
}

function isBehind({ issue, history }: { issue: Issue; history: History }, after: Position | undefined): boolean {
  if (after === undefined) return true;
  if (issue.id !== after.issueId) return Number(issue.id) > Number(after.issueId);
  return Number(history.id) > Number(after.historyId);
}
