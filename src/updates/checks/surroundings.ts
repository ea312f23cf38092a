import type { Checkable } from './checkable';
import type { Guarded } from './leak/guarded';
import { checkedFields, checkedIssues, readIssues } from './named-issues';
import { answeredLines, passagesOf } from './passages';
import type { Subject } from './subject';

/** Reads what a check needs beside the message. Of Jira only what its making has not read: nothing, or one batch and one search. */
export async function surround(checkable: Checkable): Promise<{ subject: Subject; guarded: Guarded }> {
  const { engagement, settings, today, lines, milestones, evidence, health } = checkable;
  const known = new Set(checkable.issues.map(({ id }) => id));
  const unknown = lines.flatMap(({ issueIds }) => issueIds).filter((id) => !known.has(id));
  const found = unknown.length > 0 ? await checkedIssues(await readIssues(unknown, await checkedFields()), checkable) : [];
  const subject: Subject = {
    engagement,
    settings,
    today,
    passages: passagesOf(checkable),
    issues: Object.fromEntries([...found, ...checkable.issues].map((issue) => [issue.id, issue])),
    milestones,
    ...(evidence && { evidence }),
    ...(health && { health }),
    answered: answeredLines(lines),
  };
  return { subject, guarded: {} };
}
