import type { Attachment, Comment, SiteUser } from '../model';
import type { SiteState } from '../state';
import { isOwner, seesAsAgent, type CustomerRequest } from './access';

/** What this viewer may have of the files of a request: customers what came with a public comment, and what she sent along herself. */
export function readableAttachments(state: SiteState, viewer: SiteUser, issue: CustomerRequest): Attachment[] {
  const agent = seesAsAgent(state, viewer, issue);
  const isPublic = ({ commentId }: Attachment) => commentId !== undefined && state.comments.get(commentId)?.internal === false;
  const isOwn = ({ authorAccountId }: Attachment) => authorAccountId === viewer.accountId && isOwner(viewer, issue);
  return state.attachmentsOf(issue.id).filter((attachment) => agent || isPublic(attachment) || isOwn(attachment));
}

/** Those that came with one comment. */
export const attachmentsOfComment = (state: SiteState, { id, issueId }: Comment): Attachment[] => state.attachmentsOf(issueId).filter(({ commentId }) => commentId === id);
