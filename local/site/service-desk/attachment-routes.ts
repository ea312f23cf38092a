import { contentAnswer } from '../answers/attachments';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { paragraphs } from '../document';
import type { TemporaryAttachment } from '../model';
import { attachFile } from '../operations/attachments';
import { addComment, visibilityProperty } from '../operations/comments';
import { uploadedFiles } from '../uploads';
import { callerOf, seesAsAgent, usableDesk, visibleRequest } from './access';
import { attachmentAnswer, commentAnswer } from './answers';
import { attachmentsOfComment, readableAttachments } from './attachments';
import { attachmentNotFound, commentNotFound, invalid, notPermitted, uploadRefused } from './errors';
import { bodyOf, idsIn, page, wholePage } from './pages';
import { readableComments } from './request-routes';

const root = '/rest/servicedeskapi';
const files = `${root}/request/:request/attachment`;

/** A file comes in two steps: to the desk first, then onto a request, with a comment of its own. */
export function mountAttachments(app: SiteApp, context: SiteContext): void {
  const { state } = context;

  app.post(`${root}/servicedesk/:desk/attachTemporaryFile`, async (request) => {
    const caller = callerOf(request);
    const desk = usableDesk(state, caller, request.req.param('desk'));
    const uploaded = await uploadedFiles(context, request, uploadRefused);
    const temporaryAttachments = state.batch(() =>
      uploaded.map(({ filename, mimeType, content }) => {
        const id = `temp${state.nextId('temporaryattachment', 8_186_986_881)}`;
        state.temporaryAttachments.put({ id, serviceDeskId: desk.id, filename, mimeType, size: content.byteLength, authorAccountId: caller.accountId, created: state.now() });
        state.files.put(id, content);
        return { temporaryAttachmentId: id, fileName: filename };
      }),
    );
    return request.json({ temporaryAttachments }, 201);
  });

  app.get(files, (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    return request.json(page(context, request, readableAttachments(state, caller, issue), (attachment) => attachmentAnswer(context, issue, attachment, caller)));
  });

  app.post(files, async (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    const body = await bodyOf(request);
    const temporary = idsIn(body, 'temporaryAttachmentIds').map((id) => temporaryOf(id, caller.accountId, issue.request.serviceDeskId));
    if (temporary.length === 0) throw invalid('At least one temporary attachment is needed.', 'temporaryAttachmentIds');
    if (typeof body.public !== 'boolean') throw invalid("'public' must be true or false.", 'public');
    if (!body.public && !seesAsAgent(state, caller, issue)) throw notPermitted('Customers can only attach publicly.');
    const said = typeof body.additionalComment === 'object' && body.additionalComment !== null && 'body' in body.additionalComment ? String(body.additionalComment.body) : '';
    const { comment, attached } = state.batch(() => {
      const text = [said, temporary.map(named).join(' ')].filter((part) => part !== '').join('\n');
      const comment = addComment(state, caller, issue, { body: paragraphs(text), properties: { [visibilityProperty]: { internal: !body.public } } });
      const attached = temporary.map(({ id, filename, mimeType }) => {
        const content = state.files.get(id) ?? Buffer.alloc(0);
        state.temporaryAttachments.delete(id);
        state.files.delete(id);
        return attachFile(state, caller, { issue, commentId: comment.id }, { filename, mimeType, content });
      });
      return { comment, attached };
    });
    return request.json({ comment: commentAnswer(context, issue, comment, caller), attachments: wholePage(attached.map((attachment) => attachmentAnswer(context, issue, attachment, caller))) }, 201);
  });

  app.get(`${files}/:attachment`, (request) => contentAnswer(context, readableOf(request)));

  app.get(`${root}/request/:request/comment/:comment/attachment`, (request) => {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request'));
    const id = request.req.param('comment');
    const comment = readableComments(context, caller, issue).find((candidate) => candidate.id === id);
    if (!comment) throw commentNotFound(id);
    return request.json(page(context, request, attachmentsOfComment(state, comment), (attachment) => attachmentAnswer(context, issue, attachment, caller)));
  });

  function readableOf(request: SiteRequest) {
    const caller = callerOf(request);
    const issue = visibleRequest(state, caller, request.req.param('request') ?? '');
    const id = request.req.param('attachment') ?? '';
    const attachment = readableAttachments(state, caller, issue).find((candidate) => candidate.id === id);
    if (!attachment) throw attachmentNotFound(id);
    return attachment;
  }

  /** One's own, of the same desk, and used once. */
  function temporaryOf(id: string, accountId: string, serviceDeskId: string): TemporaryAttachment {
    const found = state.temporaryAttachments.get(id);
    if (found?.authorAccountId !== accountId || found.serviceDeskId !== serviceDeskId) throw invalid('There is no such temporary attachment.', id);
    return found;
  }
}

/** How Jira Service Management writes a file into its comment. */
const named = ({ filename, mimeType }: TemporaryAttachment) => (mimeType.startsWith('image/') ? `!${filename}|thumbnail!` : `[^${filename}]`);
