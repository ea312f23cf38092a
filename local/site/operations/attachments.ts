import type { Attachment, Issue, SiteUser } from '../model';
import type { SiteState } from '../state';
import { issueEvent } from './events';
import { createHistory } from './histories';

export type FileInput = { filename: string; mimeType: string; content: Uint8Array };
/** `commentId`: the comment it comes with. */
type Place = { issue: Issue; commentId?: string };

/** Attaches a file as `actor`; the changelog says so, as Jira's does. */
export function attachFile(state: SiteState, actor: SiteUser, { issue, commentId }: Place, { filename, mimeType, content }: FileInput, at = state.now()): Attachment {
  return state.batch(() => {
    const attachment = state.attachments.put({
      id: state.nextId('attachment', 10_000),
      issueId: issue.id,
      filename,
      mimeType,
      size: content.byteLength,
      authorAccountId: actor.accountId,
      created: at,
      ...(commentId === undefined ? {} : { commentId }),
    });
    state.files.put(attachment.id, content);
    noteInHistory(state, actor, issue, { from: null, to: attachment }, at);
    return attachment;
  });
}

export function removeAttachment(state: SiteState, actor: SiteUser, attachment: Attachment, at = state.now()): void {
  const issue = state.issues.get(attachment.issueId);
  state.batch(() => {
    state.attachments.delete(attachment.id);
    state.files.delete(attachment.id);
    if (issue) noteInHistory(state, actor, issue, { from: attachment, to: null }, at);
  });
}

function noteInHistory(state: SiteState, actor: SiteUser, issue: Issue, { from, to }: { from: Attachment | null; to: Attachment | null }, at: string): void {
  const current = state.issues.get(issue.id) ?? issue;
  const items = [
    { field: 'Attachment', fieldtype: 'jira' as const, fieldId: 'attachment', from: from?.id ?? null, fromString: from?.filename ?? null, to: to?.id ?? null, toString: to?.filename ?? null },
  ];
  const history = createHistory(state, actor, items, at);
  const stored = state.issues.put({ ...current, updated: at, histories: [...current.histories, history] });
  issueEvent(state, actor, 'updated', stored, history);
}
