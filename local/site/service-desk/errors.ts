import { SiteError } from '../errors';

/** Jira Service Management answers errors in a shape of its own. */
export class ServiceDeskError extends SiteError {
  constructor(
    status: number,
    message: string,
    private readonly messageKey: string,
    private readonly parameters: string[] = [],
  ) {
    super(status, [message]);
    this.name = 'ServiceDeskError';
  }

  override body(): Record<string, unknown> {
    return { errorMessage: this.message, i18nErrorMessage: { i18nKey: this.messageKey, parameters: this.parameters } };
  }
}

export const invalid = (message: string, ...parameters: string[]) => new ServiceDeskError(400, message, 'sd.validation.error', parameters);
export const notPermitted = (message = 'You do not have permission to do this.') => new ServiceDeskError(403, message, 'sd.user.permission.error');
export const signInNeeded = () => new ServiceDeskError(401, 'You must be signed in to use this resource.', 'sd.authentication.required');
/** One text for absent and hidden, so that nobody can tell them apart. */
export const requestNotFound = () => new ServiceDeskError(404, 'The request does not exist, or you cannot see it.', 'sd.request.error.not.found');
export const deskNotFound = (id: string) => new ServiceDeskError(404, `There is no service project with id '${id}' for you.`, 'sd.servicedesk.error.not.found', [id]);
export const typeNotFound = (id: string) => new ServiceDeskError(404, `There is no request type with id '${id}' here.`, 'sd.requesttype.error.not.found', [id]);
export const organizationNotFound = (id: string) => new ServiceDeskError(404, `There is no organization with id '${id}' for you.`, 'sd.organization.error.not.found', [id]);
export const commentNotFound = (id: string) => new ServiceDeskError(404, `There is no comment with id '${id}' here.`, 'sd.comment.error.not.found', [id]);
export const attachmentNotFound = (id: string) => new ServiceDeskError(404, `There is no attachment with the id ${id}, or you cannot see it.`, 'sd.attachment.error.not.found', [id]);
export const uploadRefused = (status: number, message: string) => new ServiceDeskError(status, message, 'sd.attachment.error.upload');
export const queueNotFound = (id: string) => new ServiceDeskError(404, `There is no queue with id '${id}' here.`, 'sd.queue.error.not.found', [id]);
