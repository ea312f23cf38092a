import type { ProductEvent } from '../../runtime/runtime';
import type { Jira } from '../../shell/jira';
import { changeEvents, commentEvent, createdEvent, eventFields, type CommentAnswer, type IssueAnswer } from './issue-events';
import type { Seen, SeenIssue } from './seen';

export type IssuePolling = {
  jira: Jira;
  seen: Seen;
  deliver: (event: ProductEvent) => Promise<void>;
  /** Comments cost a call for each changed issue. */
  withComments: boolean;
  now: () => number;
};
type Found = { issues: { id: string; fields: { updated: string } }[]; nextPageToken?: string };

const pageSize = 100;
/** Together 500 changed issues between two looks; of more the newest go untold. */
const mostPages = 5;
const newestComments = 50;
/** Jira's search index follows its data by seconds, sometimes by minutes. */
const leastMinutes = 10;
const overlapMinutes = 5;
/** What a program that stood still for longer has missed, it learns when the issue changes again. */
const mostMinutes = 24 * 60;

/**
 * Tells what happened to the issues this account may see, one event for each creation, change and comment since the last look.
 * The first look only remembers when it was. One search, and where something changed, one call for each hundred changed issues
 * and one for the comments of each.
 */
export async function pollIssues(polling: IssuePolling): Promise<void> {
  const { jira, seen, now } = polling;
  const lookedAt = now();
  const beganAt = seen.beganAt();
  if (beganAt === undefined) {
    const { serverTime } = await jira.get<{ serverTime?: string }>('/rest/api/3/serverInfo');
    seen.begin(serverTime === undefined ? lookedAt : Date.parse(serverTime));
  } else {
    const changed = await changedIssues(polling, beganAt);
    for (let index = 0; index < changed.length; index += pageSize) await tellIssues(polling, changed.slice(index, index + pageSize), beganAt);
  }
  seen.looked(lookedAt);
}

/** Ids of the issues that changed since they were last looked at. */
async function changedIssues({ jira, seen, now }: IssuePolling, beganAt: number): Promise<string[]> {
  const silence = (now() - (seen.lookedAt() ?? now())) / 60_000;
  const minutes = Math.min(mostMinutes, Math.max(leastMinutes, Math.ceil(silence) + overlapMinutes));
  const jql = `updated >= "-${minutes}m" ORDER BY updated ASC`;
  const changed: string[] = [];
  let nextPageToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await jira.post<Found>('/rest/api/3/search/jql', { jql, fields: ['updated'], maxResults: pageSize, ...(nextPageToken === undefined ? {} : { nextPageToken }) });
    for (const { id, fields } of found.issues) {
      if (Date.parse(fields.updated) > beganAt && seen.issue(id)?.updated !== fields.updated) changed.push(id);
    }
    nextPageToken = found.nextPageToken ?? undefined;
    if (nextPageToken === undefined) break;
  }
  return changed;
}

/** Each issue is remembered after its events are on their way: who stops in between tells them again rather than not at all. */
async function tellIssues({ jira, seen, deliver, withComments }: IssuePolling, ids: string[], beganAt: number): Promise<void> {
  const { issues } = await jira.post<{ issues: IssueAnswer[] }>('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ids, fields: eventFields, expand: ['changelog'] });
  for (const issue of issues) {
    const before = seen.issue(issue.id);
    const changes = (issue.changelog?.histories ?? []).filter((change) => isNew(before, Number(change.id), change.created, beganAt)).sort((one, other) => Number(one.id) - Number(other.id));
    const comments = withComments ? await newComments(jira, issue.id, before?.commentedAt ?? beganAt) : [];
    if (before === undefined && Date.parse(issue.fields.created) > beganAt) await deliver(createdEvent(issue));
    for (const change of changes) for (const event of changeEvents(issue, change)) await deliver(event);
    for (const comment of comments) await deliver(commentEvent(issue, comment));
    seen.keepIssue(issue.id, {
      updated: issue.fields.updated,
      historyId: changes.length === 0 ? before?.historyId : Number(changes.at(-1)?.id),
      commentedAt: comments.length === 0 ? before?.commentedAt : Date.parse(comments.at(-1)?.updated ?? ''),
    });
  }
}

function isNew(before: SeenIssue | undefined, historyId: number, created: string, beganAt: number): boolean {
  return before?.historyId === undefined ? Date.parse(created) > beganAt : historyId > before.historyId;
}

/** Oldest first. */
async function newComments(jira: Jira, issueId: string, since: number): Promise<CommentAnswer[]> {
  const { comments } = await jira.get<{ comments: CommentAnswer[] }>(`/rest/api/3/issue/${issueId}/comment?orderBy=-created&maxResults=${newestComments}`);
  return comments.filter(({ updated }) => Date.parse(updated) > since).sort((one, other) => Date.parse(one.updated) - Date.parse(other.updated));
}
