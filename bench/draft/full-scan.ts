import { loadJiraJs } from '../../local/stranger/jira-js';
import { timed } from '../median';
import type { ServedSite } from './served-site';

export type FullScan = { calls: number; points: number; bytes: number; milliseconds: number; pagesRead: number };

/** Jira's largest page with fields in it. */
const pageSize = 100;
/** The site looks at every issue for every page: of a longer scan only so many pages are read, and the rest is reckoned from them. */
const mostPages = 100;
/** What a status report says of an issue, as Candor asks for it. */
const fields = ['summary', 'status', 'duedate', 'assignee', 'project', 'security', 'created', 'updated', 'statuscategorychangedate', 'issuelinks', 'customfield_10021'];

/** What a report costs that reads the whole project with a common client of Jira, page by page. */
export async function fullScanOf(site: ServedSite, issues: number): Promise<FullScan> {
  const { createClient, createCloudClient } = await loadJiraJs();
  const { emailAddress, apiToken } = site.manager;
  const { issueSearch } = createCloudClient(createClient({ host: site.origin, auth: { type: 'basic', email: emailAddress, apiToken } }));
  let pagesRead = 0;
  let issuesRead = 0;
  const { bytes, milliseconds } = await whileCountingBytes(async () => {
    let nextPageToken: string | undefined;
    do {
      const page = await issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: 'project = LRG ORDER BY key', maxResults: pageSize, fields, nextPageToken });
      pagesRead += 1;
      issuesRead += page.issues?.length ?? 0;
      nextPageToken = page.nextPageToken ?? undefined;
    } while (nextPageToken !== undefined && pagesRead < mostPages);
  });
  const calls = Math.ceil(issues / pageSize);
  if (issuesRead !== Math.min(issues, pagesRead * pageSize)) throw new Error(`${pagesRead} pages held ${issuesRead} issues.`);
  const share = calls / pagesRead;
  return { calls, points: calls + issues, bytes: Math.round(bytes * share), milliseconds: milliseconds * share, pagesRead };
}

/** The site says of every answer how long it is. */
async function whileCountingBytes(work: () => Promise<void>): Promise<{ bytes: number; milliseconds: number }> {
  const ordinaryFetch = globalThis.fetch;
  let bytes = 0;
  globalThis.fetch = async (...request) => {
    const response = await ordinaryFetch(...request);
    bytes += Number(response.headers.get('content-length') ?? Number.NaN);
    return response;
  };
  try {
    return { milliseconds: await timed(work), bytes };
  } finally {
    globalThis.fetch = ordinaryFetch;
  }
}
