import type { Engagement } from '../clients/contract';
import { visibleIssueIds } from '../clients/visibility';
import type { ToldAttachment } from '../ledger/contract';
import type { Attachment } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { obstacleOf } from './attachment-kinds';
import { markedAttachments } from './attachment-marks';

/** Why a chosen file cannot go now. `gone`: it is not on its issue any more. `private`: not marked for this client, or of an issue she does not see. */
export type AttachmentProblem = 'gone' | 'private' | 'refused';

/** Jira leaves the kind of a file out where it cannot tell. */
export const toldAttachment = (issueId: string, { id, filename, size, mimeType }: Attachment): ToldAttachment => ({ id, issueId, name: filename, size, type: mimeType ?? '' });

/** What keeps files from going to this client, by their ids; those that may go are left out. Two calls to Jira, and none for no file. */
export async function attachmentProblems(engagement: Pick<Engagement, 'id' | 'projectId' | 'visibility'>, attachments: ToldAttachment[]): Promise<Map<string, AttachmentProblem>> {
  if (attachments.length === 0) return new Map();
  const issueIds = [...new Set(attachments.map(({ issueId }) => issueId))];
  const [marked, { issues }, visible] = await Promise.all([
    markedAttachments(engagement.id, attachments.map(({ id }) => id)),
    asApp().send('issues', { body: { issueIdsOrKeys: issueIds, fields: ['attachment'] } }),
    visibleIssueIds(engagement, issueIds),
  ]);
  const there = new Map(issues.map((issue) => [issue.id, (issue.fields?.attachment ?? []).map((file) => toldAttachment(issue.id, file))]));
  return new Map(
    attachments.flatMap((attachment): [string, AttachmentProblem][] => {
      if (!marked.has(attachment.id) || !visible.has(attachment.issueId)) return [[attachment.id, 'private']];
      const now = there.get(attachment.issueId)?.find(({ id }) => id === attachment.id);
      if (now?.size !== attachment.size || now.name !== attachment.name) return [[attachment.id, 'gone']];
      return obstacleOf(now) ? [[attachment.id, 'refused']] : [];
    }),
  );
}
