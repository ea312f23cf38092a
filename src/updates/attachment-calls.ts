import type { Engagement } from '../clients/contract';
import { callerAsPerson } from '../clients/person';
import { visibleIssueIds } from '../clients/visibility';
import { invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { Issue } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { AttachmentObstacle, IssueAttachment } from './attachment-contract';
import { obstacleOf } from './attachment-kinds';
import { mark, markedAttachments, unmark } from './attachment-marks';
import { toldAttachment } from './attachment-state';
import { editableDraft } from './draft';
import { sectionRecords } from './draft-store';
import type { StoredLine } from './line';

/** A list somebody chooses from; an issue with more shows its newest. */
const mostShown = 100;

/** The files of a line's issues, as the reader sees them in Jira: one call, whatever there is of them. */
export async function attachmentsOf(engagement: Engagement, issueIds: string[]): Promise<IssueAttachment[]> {
  const files = await filesOf(issueIds);
  const marked = await markedAttachments(engagement.id, files.map(({ id }) => id));
  return files.map((file) => ({ ...file, marked: marked.has(file.id) }));
}

async function filesOf(issueIds: string[]): Promise<Omit<IssueAttachment, 'marked'>[]> {
  const { issues } = await asUser().send('issues', { body: { issueIdsOrKeys: [...new Set(issueIds)], fields: ['attachment'] } });
  return issues
    .flatMap(filesIn)
    .sort((one, other) => (other.addedAt ?? '').localeCompare(one.addedAt ?? ''))
    .slice(0, mostShown);
}

const filesIn = (issue: Issue): Omit<IssueAttachment, 'marked'>[] =>
  (issue.fields?.attachment ?? []).map((file) => {
    const told = toldAttachment(issue.id, file);
    const obstacle = obstacleOf(told);
    return { ...told, issueKey: issue.key, ...(file.created !== undefined && { addedAt: new Date(file.created).toISOString() }), ...(obstacle && { obstacle }) };
  });

type Choice = { issueId: string; attachmentId: string; marked: boolean };

const refusals = { 'too-big': 'failure.attachment-too-big', 'not-allowed': 'failure.attachment-not-allowed' } as const satisfies Record<AttachmentObstacle, string>;

/** A file is the team's alone until somebody says otherwise, for one client. Taken back, no message may carry it any more. */
export async function markAttachment(engagement: Engagement, { issueId, attachmentId, marked }: Choice, caller: Caller): Promise<void> {
  if (!marked) return unmark(engagement, attachmentId);
  const file = (await filesOf([issueId])).find(({ id }) => id === attachmentId);
  if (!file) throw notFound('failure.attachment-gone');
  if (file.obstacle) throw invalid(refusals[file.obstacle], 'attachmentId');
  if (!(await visibleIssueIds(engagement, [issueId])).has(issueId)) throw invalid('failure.attachment-unseen', 'attachmentId', { key: file.issueKey });
  await mark(engagement, file, await callerAsPerson(caller));
}

/** Of lines a person may be writing in elsewhere: whoever saves over them meets a conflict, as after any save. */
export function takeOff(engagement: Engagement, attachmentId: string): Promise<void> {
  return repeatOnConflict(async () => {
    const { sections } = await editableDraft(engagement);
    const carries = ({ attachments = [] }: StoredLine) => attachments.some(({ id }) => id === attachmentId);
    const without = ({ attachments = [], ...line }: StoredLine): StoredLine => {
      const kept = attachments.filter(({ id }) => id !== attachmentId);
      return { ...line, ...(kept.length > 0 && { attachments: kept }) };
    };
    const writes = sections.filter(({ record }) => record.body.lines.some(carries)).map(({ record }) => sectionRecords.replace(record, { at: new Date().toISOString(), body: { ...record.body, lines: record.body.lines.map(without) } }));
    if (writes.length > 0) await commit(writes);
  });
}
