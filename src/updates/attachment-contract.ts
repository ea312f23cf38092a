import type { ToldAttachment } from '../ledger/contract';
import { limits } from '../platform/limits';

/** How many a message carries, and how many bytes each has at most. */
export const attachmentLimits = { count: limits.attachments, size: limits.attachment };

/** Why a file cannot go to a client at all. */
export type AttachmentObstacle = 'too-big' | 'not-allowed';
/** One that may be chosen. `marked`: it may go to this client; until then it stays with the team. */
export type IssueAttachment = ToldAttachment & { issueKey: string; addedAt?: string; marked: boolean; obstacle?: AttachmentObstacle };

export type AttachmentCalls = {
  /** The files of these issues, newest first, as the reader sees them in Jira. */
  'updates.attachments': (input: { engagementId: string; issueIds: string[] }) => { attachments: IssueAttachment[] };
  /** Takes a file off the lines of the open draft. */
  'updates.take-off-attachment': (input: { engagementId: string; attachmentId: string }) => { attachmentId: string };
  /** Marks a file for this client, or takes the mark back. Refused for a file of an issue this client does not see. */
  'updates.mark-attachment': (input: { engagementId: string; issueId: string; attachmentId: string; marked: boolean }) => { attachmentId: string; marked: boolean };
};
