/** Jira's public APIs; whatever else a site serves below /rest is no business of the app. */
const publicApis = /^\/rest\/(api\/3|servicedeskapi|agile\/1\.0)\//;

/** Calls that ask in a body because the question is long: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
const questions = new Set(
  ['search/jql', 'search/approximate-count', 'jql/parse', 'jql/match', 'changelog/bulkfetch', 'issue/bulkfetch', 'permissions/check', 'expression/evaluate', 'expression/analyse'].map(
    (path) => `/rest/api/3/${path}`,
  ),
);

/** Whether a request leaves the site as it is. `path` is a URL's own, without dot segments; what is not known to read counts as a write. */
export function isRead(method: string, path: string): boolean {
  if (method === 'GET' || method === 'HEAD') return publicApis.test(path);
  return method === 'POST' && questions.has(path);
}
