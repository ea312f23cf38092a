import type { Issue } from '../../platform/jira/answers';
import { documentText } from '../../platform/jira/document-text';
import { asApp } from '../../platform/jira/jira';
import type { Checkable } from './checkable';
import type { Guarded } from './leak/guarded';
import { runDigests } from './leak/word-runs';

/** What stands on issues beside their fields, as a check needs it. */
export type Heard = Pick<Guarded, 'comments' | 'publicTexts' | 'staff' | 'ownRequestKeys'>;

/** Jira may bring only some comments of an issue that has many: the newest of a few such issues are read, one call each. */
const mostReadOn = 5;
const newestComments = 100;

export async function withNewest(issues: Issue[]): Promise<Issue[]> {
  const cut = issues.filter(({ fields }) => (fields?.comment?.total ?? 0) > (fields?.comment?.comments.length ?? 0)).slice(0, mostReadOn);
  const pages = await Promise.all(cut.map(({ id }) => asApp().send('comments', { path: { issue: id }, query: { orderBy: '-created', maxResults: newestComments } })));
  const newest = new Map(cut.map(({ id }, index) => [id, pages[index]?.comments ?? []]));
  return issues.map((issue) => {
    const more = newest.get(issue.id);
    return more ? { ...issue, fields: { ...issue.fields, comment: { comments: [...(issue.fields?.comment?.comments ?? []), ...more] } } } : issue;
  });
}

/** Comments of a service project are for its customers unless they are internal; elsewhere customers read none but their own. */
export function heardOn(issues: Issue[], { engagement }: Pick<Checkable, 'engagement'>): Heard {
  const own = new Set(engagement.contacts.flatMap(({ accountId }) => accountId ?? []));
  const heard: Heard = { comments: [], publicTexts: [], staff: [], ownRequestKeys: [] };
  const staff = new Set<string>();
  for (const { id: issueId, key: issueKey, fields } of issues) {
    const isDesk = fields?.project?.projectTypeKey === 'service_desk';
    const { reporter, assignee, comment } = fields ?? {};
    if (assignee) staff.add(assignee.displayName);
    if (reporter && own.has(reporter.accountId)) heard.ownRequestKeys.push(issueKey);
    for (const { id, body, author, jsdPublic } of comment?.comments ?? []) {
      const isOwn = author !== undefined && own.has(author.accountId);
      if (isOwn || (isDesk && jsdPublic !== false)) heard.publicTexts.push(documentText(body));
      else heard.comments.push({ id, issueId, issueKey, runs: runDigests(documentText(body)) });
    }
    for (const person of [reporter, ...(comment?.comments ?? []).map(({ author }) => author)]) {
      if (person && !own.has(person.accountId) && (person.accountType ?? 'atlassian') === 'atlassian') staff.add(person.displayName);
    }
  }
  return { ...heard, staff: [...staff] };
}

export function together(...all: Heard[]): Heard {
  return {
    comments: all.flatMap(({ comments }) => comments),
    publicTexts: all.flatMap(({ publicTexts }) => publicTexts),
    staff: all.flatMap(({ staff }) => staff),
    ownRequestKeys: all.flatMap(({ ownRequestKeys }) => ownRequestKeys),
  };
}
