import { clientNames } from '../../clients/client-names';
import { toldTexts } from '../../ledger/told-texts';
import type { Issue } from '../../platform/jira/answers';
import { documentText } from '../../platform/jira/document-text';
import { asApp } from '../../platform/jira/jira';
import { siteAddress } from '../site-address';
import type { Checkable } from './checkable';
import type { Guarded, InternalComment } from './leak/guarded';
import { holdsLink } from './leak/insider-link';
import { normalText } from './leak/normal-text';
import { keysIn } from './leak/unseen-issue';
import { isRun, wordsOf } from './leak/word-runs';
import { checkedFields, checkedIssues, readIssues } from './named-issues';
import { answeredLines, passagesOf } from './passages';
import type { CheckedIssue, Passage, Subject } from './subject';

/** Reads what a check needs beside the message. Of Jira at most one batch of issues, one search and, once a day, where the site is. */
export async function surround(checkable: Checkable): Promise<{ subject: Subject; guarded: Guarded }> {
  const { engagement, settings, today, lines, milestones, evidence, health } = checkable;
  const passages = passagesOf(checkable);
  const [others, told, siteHost, { known, found }] = await Promise.all([clientNames(), toldTexts(engagement.id, checkable.sentId), hostFor(passages), readBatch(checkable, passages)]);
  const missing = found.filter(({ id }) => !checkable.issues.some((issue) => issue.id === id));
  const issues = [...(await checkedIssues(missing.filter(({ id, key }) => known.has(id) || known.has(key)), checkable)), ...checkable.issues];
  const subject: Subject = {
    engagement,
    settings,
    today,
    passages,
    issues: Object.fromEntries(issues.map((issue) => [issue.id, issue])),
    milestones,
    ...(evidence && { evidence }),
    ...(health && { health }),
    answered: answeredLines(lines),
  };
  const { comments, publicTexts } = commentsIn(found, checkable);
  return { subject, guarded: { others, comments, publicTexts, toldTexts: told, staff: staffIn(found, issues, checkable), ownRequestKeys: ownRequests(found, checkable), ...(siteHost !== undefined && { siteHost }) } };
}

async function hostFor(passages: Passage[]): Promise<string | undefined> {
  if (!passages.some(({ text }) => holdsLink(text))) return undefined;
  const url = await siteAddress();
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Comments are read of so many issues: those the lines name first, then those that changed last. Jira's points count each issue. */
const mostCommented = 50;

/** Issues a line or a text names that are not known yet, by id or key, and those whose comments somebody may have copied from. */
async function readBatch(checkable: Checkable, passages: Passage[]): Promise<{ known: ReadonlySet<string>; found: Issue[] }> {
  const ids = new Set(checkable.issues.map(({ id }) => id));
  const keys = new Set(checkable.issues.map(({ key }) => key));
  const cited = checkable.lines.flatMap(({ issueIds }) => issueIds);
  const wanted = [...cited.filter((id) => !ids.has(id)), ...passages.flatMap(({ text }) => keysIn(text)).filter((key) => !keys.has(key))];
  // Only what a person typed, and enough of it, can be copied from anywhere.
  const copied = passages.some(({ generated, text }) => !generated && isRun(wordsOf(normalText(text))));
  const commented = copied ? [...new Set([...cited, ...byChange(checkable)])].slice(0, mostCommented) : [];
  if (wanted.length === 0 && commented.length === 0) return { known: new Set(), found: [] };
  const fields = [...(await checkedFields()), 'reporter', ...(copied ? ['comment'] : [])];
  const found = await readIssues([...wanted, ...commented], fields);
  return { known: new Set(wanted), found: copied ? await withNewest(found) : found };
}

/** Jira may bring only some comments of an issue that has many: the newest of a few such issues are read, one call each. */
const mostReadOn = 5;
const newestComments = 100;

async function withNewest(issues: Issue[]): Promise<Issue[]> {
  const cut = issues.filter(({ fields }) => (fields?.comment?.total ?? 0) > (fields?.comment?.comments.length ?? 0)).slice(0, mostReadOn);
  const pages = await Promise.all(cut.map(({ id }) => asApp().send('comments', { path: { issue: id }, query: { orderBy: '-created', maxResults: newestComments } })));
  const newest = new Map(cut.map(({ id }, index) => [id, pages[index]?.comments ?? []]));
  return issues.map((issue) => {
    const more = newest.get(issue.id);
    return more ? { ...issue, fields: { ...issue.fields, comment: { comments: [...(issue.fields?.comment?.comments ?? []), ...more] } } } : issue;
  });
}

function byChange({ evidence }: Checkable): string[] {
  const latest = (changes: { at: string }[]) => changes.map(({ at }) => at).sort().at(-1) ?? '';
  const issues = Object.values(evidence?.groups ?? {}).flat();
  return [...issues].sort((one, other) => latest(other.changes).localeCompare(latest(one.changes))).map(({ id }) => id);
}

/** Comments of a service project are for its customers unless they are internal; elsewhere customers read none but their own. */
function commentsIn(issues: Issue[], { engagement }: Checkable): { comments: InternalComment[]; publicTexts: string[] } {
  const own = new Set(engagement.contacts.flatMap(({ accountId }) => accountId ?? []));
  const comments: InternalComment[] = [];
  const publicTexts: string[] = [];
  for (const { id: issueId, key: issueKey, fields } of issues) {
    const isDesk = fields?.project?.projectTypeKey === 'service_desk';
    for (const { id, body, author, jsdPublic } of fields?.comment?.comments ?? []) {
      const text = documentText(body);
      const isOwn = author !== undefined && own.has(author.accountId);
      if (isOwn || (isDesk && jsdPublic !== false)) publicTexts.push(text);
      else comments.push({ id, issueId, issueKey, text });
    }
  }
  return { comments, publicTexts };
}

function staffIn(found: Issue[], issues: CheckedIssue[], { engagement }: Checkable): string[] {
  const own = new Set(engagement.contacts.flatMap(({ accountId }) => accountId ?? []));
  const people = found.flatMap(({ fields }) => [fields?.reporter, ...(fields?.comment?.comments ?? []).map(({ author }) => author)]);
  const team = people.flatMap((person) => (person && !own.has(person.accountId) && (person.accountType ?? 'atlassian') === 'atlassian' ? person.displayName : []));
  const assigned = found.flatMap(({ fields }) => fields?.assignee?.displayName ?? []);
  return [...new Set([...team, ...assigned, ...issues.flatMap(({ assignee }) => assignee ?? [])])];
}

const ownRequests = (found: Issue[], { engagement }: Checkable): string[] =>
  found.flatMap(({ key, fields }) => (fields?.reporter && engagement.contacts.some(({ accountId }) => accountId === fields.reporter?.accountId) ? key : []));
