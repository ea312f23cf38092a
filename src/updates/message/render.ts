import type { Payload } from '../../ledger/told';
import type { MessageContent } from './content';
import { renderComment, renderCommentHtml } from './comment';
import { renderHtml } from './html';
import { renderText } from './text';

/** The message as every road can carry it. */
export function render(content: MessageContent): Payload {
  const comment = renderComment(content);
  const { subject, attachments } = content;
  return { subject, html: renderHtml(content), text: renderText(content), comment, commentHtml: renderCommentHtml(comment), ...(attachments && { attachments }) };
}

/** Characters of the comment as Jira counts them at worst: with its structure. */
export const commentLength = ({ comment }: Payload) => JSON.stringify(comment).length;
