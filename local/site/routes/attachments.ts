import { attachmentAnswer, attachmentMetadata, contentAnswer } from '../answers/attachments';
import { callerOf } from '../authentication';
import type { SiteApp, SiteContext, SiteRequest } from '../context';
import { forbidden, notFound } from '../errors';
import type { Attachment, Issue } from '../model';
import { attachFile, removeAttachment } from '../operations/attachments';
import { canSeeIssue, hasIssuePermission, requireIssuePermission, visibleIssue } from '../permissions';
import { uploadedFiles, uploadLimit } from '../uploads';

/**
 * Files of issues. On a request, what is attached here is the team's alone: customers see only what came with a public comment.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/
 */
export function mountAttachments(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  const root = '/rest/api/3/attachment';
  const attachmentOf = (request: SiteRequest): { attachment: Attachment; issue: Issue } => {
    const id = request.req.param('attachment') ?? '';
    const attachment = state.attachments.get(id);
    const issue = attachment && state.issues.get(attachment.issueId);
    if (!attachment || !issue || !canSeeIssue(state, callerOf(request), issue)) throw notFound(`The attachment with id '${id}' does not exist.`);
    return { attachment, issue };
  };

  app.get(`${root}/meta`, (request) => request.json({ enabled: true, uploadLimit: uploadLimit(context) }));

  app.get(`${root}/content/:attachment`, (request) => {
    const { attachment } = attachmentOf(request);
    // Jira sends on to its media server unless it is told not to.
    if (request.req.query('redirect') !== 'false') return request.redirect(`${baseUrl}${root}/content/${attachment.id}?redirect=false`, 303);
    return contentAnswer(context, attachment);
  });

  app.get(`${root}/:attachment`, (request) => request.json(attachmentMetadata(context, callerOf(request), attachmentOf(request).attachment)));

  app.delete(`${root}/:attachment`, (request) => {
    const caller = callerOf(request);
    const { attachment, issue } = attachmentOf(request);
    const own = attachment.authorAccountId === caller.accountId && hasIssuePermission(state, caller, 'DELETE_OWN_ATTACHMENTS', issue);
    if (!own && !hasIssuePermission(state, caller, 'DELETE_ALL_ATTACHMENTS', issue)) throw forbidden('You do not have permission to delete attachments.');
    removeAttachment(state, caller, attachment);
    return request.body(null, 204);
  });

  app.post('/rest/api/3/issue/:issue/attachments', async (request) => {
    const caller = callerOf(request);
    const issue = visibleIssue(state, caller, request.req.param('issue'));
    requireIssuePermission(state, caller, 'CREATE_ATTACHMENTS', issue, 'You do not have permission to create attachments for this issue.');
    const files = await uploadedFiles(context, request);
    const attached = state.batch(() => files.map((file) => attachFile(state, caller, { issue }, file)));
    return request.json(attached.map((attachment) => attachmentAnswer(context, caller, attachment)));
  });
}
