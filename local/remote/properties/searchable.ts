import type { Connection } from '../connection';
import { withoutProperties } from './jql';
import type { PropertyIndex } from './property-index';

const questions = ['/rest/api/3/search/jql', '/rest/api/3/search/approximate-count', '/rest/api/3/jql/parse', '/rest/api/3/jql/match'];
const propertyPath = /^\/rest\/api\/3\/issue\/([\w-]+)\/properties\/([^/?]+)$/;
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
const mostFetched = 100;

type Question = { jql?: string; queries?: string[]; jqls?: string[] };

/**
 * The connection, with issue properties that can be searched. Installing an app makes a site index the properties its manifest
 * declares; here none is installed, so what the app writes through this connection is remembered, and its queries are put in terms of it.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-entity-property/
 */
export function withSearchableProperties(connection: Connection, index: PropertyIndex): Connection {
  const remember = (path: string, init: RequestInit) => {
    const [, issueId, key] = propertyPath.exec(path) ?? [];
    if (issueId === undefined || key === undefined) return;
    if (init.method === 'PUT') index.keep(issueId, decodeURIComponent(key), JSON.parse(String(init.body)));
    if (init.method === 'DELETE') index.keep(issueId, decodeURIComponent(key), undefined);
  };

  /** Undefined where the request asks nothing of these properties. */
  const translated = (path: string, body: unknown): string | undefined => {
    if (!questions.includes(path.replace(/\?.*/s, '')) || typeof body !== 'string') return undefined;
    const question = JSON.parse(body) as Question;
    const each = (jql: string) => withoutProperties(jql, index);
    const { jql, queries, jqls } = question;
    const translation = JSON.stringify({ ...question, ...(jql !== undefined && { jql: each(jql) }), ...(queries && { queries: queries.map(each) }), ...(jqls && { jqls: jqls.map(each) }) });
    return translation === JSON.stringify(question) ? undefined : translation;
  };

  return {
    ...connection,
    async send(path, init = {}) {
      const translation = init.method === 'POST' ? translated(path, init.body) : undefined;
      const response = await connection.send(path, translation === undefined ? init : { ...init, body: translation });
      if (response.ok) remember(path, init);
      // A query that names an issue which is gone is refused as a whole.
      if (response.status !== 400 || translation === undefined || !(await forgetMissing(connection, index))) return response;
      return connection.send(path, { ...init, body: translated(path, init.body) });
    },
  };
}

/** Whether there were any. */
async function forgetMissing(connection: Connection, index: PropertyIndex): Promise<boolean> {
  const ids = index.issues();
  const missing: string[] = [];
  for (let from = 0; from < ids.length; from += mostFetched) {
    const asked = ids.slice(from, from + mostFetched);
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const response = await connection.send('/rest/api/3/issue/bulkfetch', { method: 'POST', headers, body: JSON.stringify({ issueIdsOrKeys: asked, fields: ['project'] }) });
    if (!response.ok) return false;
    const { issues } = (await response.json()) as { issues: { id: string; key: string }[] };
    missing.push(...asked.filter((id) => !issues.some((issue) => issue.id === id || issue.key === id)));
  }
  missing.forEach(index.forget);
  return missing.length > 0;
}
