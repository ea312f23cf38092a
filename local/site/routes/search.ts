import { createHash } from 'node:crypto';
import { issueAnswer } from '../answers/issues';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { badRequest, SiteError } from '../errors';
import type { Issue, SiteUser } from '../model';
import type { SortKey } from '../jql/environment';
import { countIssues, searchPage } from '../jql/search';
import { queryList, queryNumber, readObject, stringList } from '../requests';
import { selection } from './issues';

type SearchInput = { jql: string; maxResults: number; fields: string[]; properties: string[]; expand: string[]; nextPageToken: string | undefined; reconcile: number };

/** Atlassian names 5000 for ids and keys alone; with more fields a page is smaller. */
const idPageCap = 5000;
const fieldPageCap = 100;
const reconcileCap = 50;
const tokenLife = 7 * 24 * 60 * 60 * 1000;

type Token = { query: string; after: SortKey[]; at: number };
const fingerprint = (jql: string): string => createHash('sha256').update(jql).digest('base64url').slice(0, 12);

function afterToken(text: string | undefined, jql: string, now: number): SortKey[] | undefined {
  if (text === undefined || text === '') return undefined;
  let token: Partial<Token> = {};
  try {
    token = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Token>;
  } catch {
    // Refused below, like a token of another query.
  }
  if (token.query !== fingerprint(jql) || !Array.isArray(token.after) || typeof token.at !== 'number' || now - token.at > tokenLife) {
    throw badRequest('The provided next page token is invalid or has expired.');
  }
  return token.after;
}

function search(context: SiteContext, caller: SiteUser, input: SearchInput): Record<string, unknown> {
  const { state } = context;
  if (input.reconcile > reconcileCap) throw badRequest(`The number of reconcileIssues cannot be more than ${reconcileCap}.`);
  const asked = input.fields.flatMap((entry) => entry.split(',')).map((entry) => entry.trim()).filter((entry) => entry !== '');
  const chosen = selection(context, { fields: asked, properties: input.properties, expand: input.expand });
  const onlyIds = asked.every((field) => field === 'id' || field === 'key') && chosen.properties.length === 0 && !chosen.expand.has('changelog');
  const size = Math.max(1, Math.min(input.maxResults, onlyIds ? idPageCap : fieldPageCap));
  const { found, next } = searchPage(state, caller, input.jql, size, afterToken(input.nextPageToken, input.jql, state.clock.now()));
  const bare = onlyIds && !asked.includes('key');
  const answer = (issue: Issue) => (bare ? { id: issue.id } : issueAnswer(context, caller, issue, chosen));
  const token: Token | undefined = next && { query: fingerprint(input.jql), after: next, at: state.clock.now() };
  return {
    issues: found.map(({ issue }) => answer(issue)),
    ...(chosen.expand.has('names') ? { names: Object.fromEntries(chosen.fieldIds.map((id) => [id, state.fields.get(id)?.name ?? id])) } : {}),
    ...(token ? { nextPageToken: Buffer.from(JSON.stringify(token)).toString('base64url') } : {}),
    isLast: token === undefined,
  };
}

const removed = new SiteError(410, ['The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.']);

export function mountSearch(app: SiteApp, context: SiteContext): void {
  const { state } = context;
  const path = '/rest/api/3/search/jql';

  app.get(path, (request) =>
    request.json(
      search(context, callerOf(request), {
        jql: request.req.query('jql') ?? '',
        maxResults: queryNumber(request, 'maxResults', 50),
        fields: queryList(request, 'fields'),
        properties: queryList(request, 'properties'),
        expand: queryList(request, 'expand'),
        nextPageToken: request.req.query('nextPageToken'),
        reconcile: queryList(request, 'reconcileIssues').length,
      }),
    ),
  );

  app.post(path, async (request) => {
    const caller = callerOf(request);
    const body = await readObject(request);
    const maxResults = body.maxResults ?? 50;
    if (typeof maxResults !== 'number') throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
    return request.json(
      search(context, caller, {
        jql: typeof body.jql === 'string' ? body.jql : '',
        maxResults,
        fields: stringList(body, 'fields'),
        properties: stringList(body, 'properties'),
        expand: typeof body.expand === 'string' ? [body.expand] : [],
        nextPageToken: typeof body.nextPageToken === 'string' ? body.nextPageToken : undefined,
        reconcile: stringList(body, 'reconcileIssues').length,
      }),
    );
  });

  app.post('/rest/api/3/search/approximate-count', async (request) => {
    const caller = callerOf(request);
    const { jql } = await readObject(request);
    return request.json({ count: countIssues(state, caller, typeof jql === 'string' ? jql : '') });
  });

  const gone = (request: SiteRequest): never => {
    callerOf(request);
    throw removed;
  };
  app.get('/rest/api/3/search', gone);
  app.post('/rest/api/3/search', gone);
}
