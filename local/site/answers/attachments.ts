import type { SiteContext } from '../context';
import type { Attachment, SiteUser } from '../model';
import { jiraTime } from './moments';
import { personAnswer } from './users';

/** An attachment as it stands in the field of an issue. */
export function attachmentAnswer(context: SiteContext, viewer: SiteUser, attachment: Attachment) {
  const { id, filename, mimeType, size, authorAccountId, created } = attachment;
  const root = `${context.baseUrl}/rest/api/3/attachment`;
  return {
    self: `${root}/${id}`,
    id,
    filename,
    author: personAnswer(context, viewer, authorAccountId),
    created: jiraTime(created, viewer),
    size,
    mimeType,
    content: `${root}/content/${id}`,
  };
}

/** The same by itself: there its id is a number. */
export const attachmentMetadata = (context: SiteContext, viewer: SiteUser, attachment: Attachment) => ({ ...attachmentAnswer(context, viewer, attachment), id: Number(attachment.id) });

/** A content-disposition for a file of any name: https://datatracker.ietf.org/doc/html/rfc6266 */
const disposition = (filename: string) => `attachment; filename*=UTF-8''${encodeURIComponent(filename).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** The bytes themselves, to be kept and never to be run. */
export function contentAnswer(context: SiteContext, { id, mimeType, filename }: Attachment): Response {
  const content = context.state.files.get(id);
  return new Response(content === undefined ? null : new Uint8Array(content), {
    status: 200,
    headers: { 'content-type': mimeType, 'content-disposition': disposition(filename), 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' },
  });
}
