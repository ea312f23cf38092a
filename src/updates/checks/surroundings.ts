import { clientNames } from '../../clients/client-names';
import { toldTexts } from '../../ledger/told-texts';
import type { Issue } from '../../platform/jira/answers';
import { attachmentProblems } from '../attachment-state';
import type { SectionName } from '../contract';
import { siteAddress } from '../site-address';
import type { Checkable } from './checkable';
import { type Heard, heardOn, together, withNewest } from './heard';
import { heardLately, keepHeard } from './heard-lately';
import type { CheckedAttachment, Guarded } from './leak/guarded';
import { holdsLink } from './leak/insider-link';
import { normalText } from './leak/normal-text';
import { keysIn } from './leak/unseen-issue';
import { isRun, runDigests, wordsOf } from './leak/word-runs';
import { checkedFields, checkedIssues, readIssues } from './named-issues';
import { answeredLines, passagesOf } from './passages';
import type { Passage, Subject } from './subject';

/**
 * Reads what a check needs beside the message. Of Jira at most one batch of issues, one search and, once a day, where the site is; one more of each where files go along.
 * Comments may be ten minutes old unless `fresh` is wanted.
 */
export async function surround(checkable: Checkable, fresh: boolean): Promise<{ subject: Subject; guarded: Guarded }> {
  const { engagement, settings, today, lines, milestones, evidence, health, drawnNames, charts } = checkable;
  const passages = passagesOf(checkable);
  const [others, told, siteHost, { known, found, heard }, attachments] = await Promise.all([clientNames(), toldTexts(engagement.id, checkable.sentId), hostFor(passages), readBatch(checkable, passages, fresh), checkedAttachments(checkable)]);
  const missing = found.filter(({ id }) => !checkable.issues.some((issue) => issue.id === id));
  const issues = [...(await checkedIssues(missing.filter(({ id, key }) => known.has(id) || known.has(key)), checkable)), ...checkable.issues];
  const subject: Subject = {
    engagement,
    settings,
    today,
    passages,
    issues: Object.fromEntries(issues.map((issue) => [issue.id, issue])),
    milestones,
    ...(evidence && { evidence, watchedRisks: engagement.plan.watchedRisks ?? [] }),
    ...(health && { health }),
    answered: answeredLines(lines),
    ...(drawnNames && { drawnNames }),
    ...(charts && { charts }),
  };
  const { questionIds = [], answers = [] } = checkable.asked ?? {};
  // Answers are known from the moment they are shown, also where comments were read before. Candor's questions are nobody's secret.
  const comments = [...heard.comments.filter(({ id }) => !questionIds.includes(id)), ...answers.map(({ text, ...answer }) => ({ ...answer, runs: runDigests(text) }))];
  const staff = [...new Set([...heard.staff, ...issues.flatMap(({ assignee }) => assignee ?? [])])];
  return { subject, guarded: { ...heard, comments, staff, others, attachments, toldTexts: told, ...(siteHost !== undefined && { siteHost }) } };
}

async function checkedAttachments({ engagement, lines }: Checkable): Promise<CheckedAttachment[]> {
  const chosen = lines.flatMap(({ id: lineId, section, attachments = [] }) => attachments.map((attachment) => ({ lineId, section: section as SectionName | 'note', attachment })));
  const problems = await attachmentProblems(engagement, chosen.map(({ attachment }) => attachment));
  return chosen.map((each) => ({ ...each, problem: problems.get(each.attachment.id) }));
}

async function hostFor(passages: Passage[]): Promise<string | undefined> {
  if (!passages.some(({ text }) => holdsLink(text))) return undefined;
  const url = await siteAddress();
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Comments are read of so many issues: those the lines name first, then those that changed last. Jira's points count each issue. */
const mostCommented = 50;

/** Issues a line or a text names that are not known yet, by id or key, and those whose comments somebody may have copied from. */
async function readBatch(checkable: Checkable, passages: Passage[], fresh: boolean): Promise<{ known: ReadonlySet<string>; found: Issue[]; heard: Heard }> {
  const ids = new Set(checkable.issues.map(({ id }) => id));
  const keys = new Set(checkable.issues.map(({ key }) => key));
  const cited = checkable.lines.flatMap(({ issueIds }) => issueIds);
  const wanted = [...cited.filter((id) => !ids.has(id)), ...passages.flatMap(({ text }) => keysIn(text)).filter((key) => !keys.has(key))];
  // Only what a person typed, and enough of it, can be copied from anywhere.
  const copied = passages.some(({ generated, text }) => !generated && isRun(wordsOf(normalText(text))));
  const commented = copied ? [...new Set([...cited, ...byChange(checkable)])].slice(0, mostCommented) : [];
  const lately = fresh || commented.length === 0 ? undefined : await heardLately(checkable.engagement.id, commented);
  const read = lately ? wanted : [...wanted, ...commented];
  if (read.length === 0) return { known: new Set(), found: [], heard: lately ?? heardOn([], checkable) };
  const isHeard = commented.length > 0 && !lately;
  const found = await readIssues(read, [...(await checkedFields()), 'reporter', ...(isHeard ? ['comment'] : [])]);
  const heard = heardOn(isHeard ? await withNewest(found) : found, checkable);
  if (isHeard) await keepHeard(checkable.engagement.id, commented, heard);
  return { known: new Set(wanted), found, heard: lately ? together(lately, heard) : heard };
}

function byChange({ evidence }: Checkable): string[] {
  const latest = (changes: { at: string }[]) => changes.map(({ at }) => at).sort().at(-1) ?? '';
  const issues = Object.values(evidence?.groups ?? {}).flat();
  return [...issues].sort((one, other) => latest(other.changes).localeCompare(latest(one.changes))).map(({ id }) => id);
}
