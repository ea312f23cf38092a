import { createHash } from 'node:crypto';
import type { Language } from '../i18n/language';
import { messageCatalogues } from '../i18n/message';
import { translate } from '../i18n/translate';
import type { ToldAttachment } from '../ledger/contract';
import { documentText } from '../platform/jira/document-text';
import { asApp } from '../platform/jira/jira';
import type { AttachmentProblem } from './attachment-state';
import { answerOf, type JiraAnswer } from './jira-answer';

export type RequestFiles = {
  request: { id: string; serviceDeskId: string };
  /** Of the message they belong to; by it they are found again. */
  deliveryId: string;
  language: Language;
  attachments: ToldAttachment[];
  /** An earlier try may have left them there: then they are looked for first. */
  repeated: boolean;
};

/** What came of it, as with a comment. `refused`: this file does not go, and nothing of it is there. */
export type Attached = 'attached' | { refused: AttachmentProblem; name: string } | { later: number } | { status: number } | 'unknown';

const lookAgainSeconds = 30;
const newestComments = 50;

/**
 * Puts files on a customer's request, for her to see, once at most however often it is tried. A file the platform's own call
 * attaches stays with the team; this is the only call that shows one to a customer, and it makes a comment of its own whose properties it
 * cannot set: so the comment's words name the message it belongs to, and by them, and by name and size of the files, it is found again.
 * https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-attachment-post
 */
export async function attachToRequest(files: RequestFiles): Promise<Attached> {
  if (files.repeated) {
    const before = await answerOf(missing(files));
    if (before.kind === 'refused') return { status: before.status };
    if (before.kind !== 'answered') return 'unknown';
    if (before.value.length === 0) return 'attached';
    return attach({ ...files, attachments: before.value });
  }
  return attach(files);
}

async function attach(files: RequestFiles): Promise<Attached> {
  const temporaryAttachmentIds: string[] = [];
  for (const attachment of files.attachments) {
    const uploaded = await upload(files.request.serviceDeskId, attachment);
    if (typeof uploaded !== 'string') return uploaded;
    temporaryAttachmentIds.push(uploaded);
  }
  const body = { temporaryAttachmentIds, public: true, additionalComment: { body: words(files) } };
  const answer = await answerOf(asApp().send('attachToRequest', { path: { request: files.request.id }, body }));
  if (answer.kind === 'answered') return 'attached';
  if (answer.kind === 'busy') return { later: answer.afterSeconds };
  if (answer.kind === 'refused') return { status: answer.status };
  const after = await answerOf(missing(files));
  return after.kind === 'answered' && after.value.length === 0 ? 'attached' : 'unknown';
}

/** From its issue to the service desk; until it is attached it is nowhere, so a lost answer does no harm. */
async function upload(serviceDesk: string, { id, name, type, size }: ToldAttachment): Promise<string | Exclude<Attached, 'attached' | 'unknown'>> {
  const read = await answerOf(asApp().send('attachmentContent', { path: { attachment: id }, query: { redirect: false } }));
  if (read.kind === 'refused' || (read.kind === 'answered' && read.value.byteLength !== size)) return { refused: 'gone', name };
  if (read.kind !== 'answered') return postponed(read);
  const file = { name, type, content: read.value };
  const uploaded = await answerOf(asApp().send('attachTemporaryFile', { path: { serviceDesk }, file }));
  if (uploaded.kind === 'refused') return { refused: 'refused', name };
  if (uploaded.kind !== 'answered') return postponed(uploaded);
  return uploaded.value.temporaryAttachments[0]?.temporaryAttachmentId ?? { later: lookAgainSeconds };
}

const postponed = (answer: Exclude<JiraAnswer<unknown>, { kind: 'answered' | 'refused' }>) => ({ later: answer.kind === 'busy' ? answer.afterSeconds : lookAgainSeconds });

const referenceOf = (deliveryId: string) => createHash('sha256').update(deliveryId).digest('hex').slice(0, 12).toUpperCase();

const words = ({ deliveryId, language, attachments }: RequestFiles) => translate(messageCatalogues[language], language, 'message.files', { count: attachments.length, reference: referenceOf(deliveryId) });

/** Those that are not on the request yet: all of them where no comment of ours names the message. */
async function missing({ request, deliveryId, attachments }: RequestFiles): Promise<ToldAttachment[]> {
  const { comments } = await asApp().send('comments', { path: { issue: request.id }, query: { orderBy: '-created', maxResults: newestComments } });
  const reference = referenceOf(deliveryId);
  if (!comments.some(({ author, body }) => author?.accountType === 'app' && documentText(body).includes(reference))) return attachments;
  const there = await attachedTo(request.id);
  return attachments.filter(({ name, size }) => !there.some((file) => file.filename === name && file.size === size));
}

/** More than a request ever holds. */
const mostPages = 20;
const filesInPage = 50;

async function attachedTo(request: string): Promise<{ filename: string; size: number }[]> {
  const found: { filename: string; size: number }[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const { values, isLastPage } = await asApp().send('requestAttachments', { path: { request }, query: { start: found.length, limit: filesInPage } });
    found.push(...values);
    if (isLastPage || values.length === 0) break;
  }
  return found;
}
