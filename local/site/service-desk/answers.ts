import { userPictures } from '../answers/users';
import type { SiteContext } from '../context';
import { plainText, renderedHtml } from '../document';
import type { Attachment, Comment, Issue, Organization, RequestType, ServiceDesk, SiteUser, Status } from '../model';
import { attachmentsOfComment, readableAttachments } from './attachments';
import { wholePage } from './pages';
import { isAgent, isOwner, type CustomerRequest } from './access';

/** How Jira Service Management writes a moment. */
export function moment(at: string) {
  const jira = at.replace('Z', '+0000');
  return {
    iso8601: jira.replace(/\.\d{3}/, ''),
    jira,
    friendly: new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at)),
    epochMillis: Date.parse(at),
  };
}

export function userAnswer(context: SiteContext, user: SiteUser, viewer: SiteUser) {
  const self = `${context.baseUrl}/rest/api/2/user?accountId=${encodeURIComponent(user.accountId)}`;
  return {
    accountId: user.accountId,
    ...(user.emailVisible || viewer.accountId === user.accountId ? { emailAddress: user.emailAddress } : {}),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    _links: { jiraRest: self, avatarUrls: userPictures(context, user.accountId), self },
  };
}

const known = (context: SiteContext, accountId: string, viewer: SiteUser) => {
  const user = context.state.users.get(accountId);
  return user ? [userAnswer(context, user, viewer)] : [];
};

export function deskAnswer(context: SiteContext, desk: ServiceDesk) {
  const project = context.state.projects.get(desk.projectId);
  return {
    id: desk.id,
    projectId: desk.projectId,
    projectName: project?.name ?? desk.name,
    projectKey: project?.key ?? '',
    _links: { self: `${context.baseUrl}/rest/servicedeskapi/servicedesk/${desk.id}` },
  };
}

export function typeAnswer(context: SiteContext, type: RequestType) {
  return {
    _expands: ['field'],
    id: type.id,
    name: type.name,
    description: type.description,
    helpText: type.helpText,
    issueTypeId: type.issueTypeId,
    serviceDeskId: type.serviceDeskId,
    portalId: type.serviceDeskId,
    groupIds: type.groupIds,
    icon: { id: '10500', _links: { iconUrls: { '48x48': `${context.pictureBaseUrl}/secure/viewavatar?size=48` } } },
    _links: { self: `${context.baseUrl}/rest/servicedeskapi/servicedesk/${type.serviceDeskId}/requesttype/${type.id}` },
  };
}

export function typeFieldsAnswer(type: RequestType, agent: boolean) {
  return {
    requestTypeFields: type.fields.map((field) => ({
      fieldId: field.fieldId,
      name: field.name,
      description: field.description,
      required: field.required,
      defaultValues: [],
      validValues: [],
      jiraSchema: { type: 'string', system: field.fieldId },
      visible: true,
    })),
    canRaiseOnBehalfOf: agent,
    canAddRequestParticipants: agent,
  };
}

export function statusAnswer(status: Status | undefined, since: string) {
  return {
    status: status?.name ?? '',
    statusCategory: (status?.categoryKey ?? 'undefined').toUpperCase(),
    statusDate: moment(since),
  };
}

/** The states a request has gone through, newest first. */
export function statusHistory(context: SiteContext, issue: Issue) {
  const moves = issue.histories.flatMap((history) => history.items.filter((item) => item.fieldId === 'status').map((item) => ({ ...item, at: history.created })));
  const first = { statusId: moves[0]?.from ?? issue.statusId, at: issue.created };
  return [first, ...moves.map((move) => ({ statusId: move.to ?? '', at: move.at }))].reverse().map(({ statusId, at }) => statusAnswer(context.state.statuses.get(statusId), at));
}

export function commentAnswer(context: SiteContext, issue: CustomerRequest, comment: Comment, viewer: SiteUser, expand: Set<string> = new Set()) {
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: plainText(comment.body),
    ...(expand.has('renderedBody') ? { renderedBody: { html: renderedHtml(comment.body) } } : {}),
    ...(expand.has('attachment') ? { attachments: wholePage(attachmentsOfComment(context.state, comment).map((attachment) => attachmentAnswer(context, issue, attachment, viewer))) } : {}),
    public: !comment.internal,
    author: known(context, comment.authorAccountId, viewer)[0],
    created: moment(comment.created),
    _links: { self: `${context.baseUrl}/rest/servicedeskapi/request/${issue.id}/comment/${comment.id}` },
  };
}

/** Service management names an attachment only in its links. */
export function attachmentAnswer(context: SiteContext, issue: CustomerRequest, attachment: Attachment, viewer: SiteUser) {
  const author = context.state.users.get(attachment.authorAccountId);
  return {
    filename: attachment.filename,
    ...(author ? { author: userAnswer(context, author, viewer) } : {}),
    created: moment(attachment.created),
    size: attachment.size,
    mimeType: attachment.mimeType,
    _links: {
      self: `${context.baseUrl}/rest/servicedeskapi/request/${issue.id}/attachment/${attachment.id}`,
      jiraRest: `${context.baseUrl}/rest/api/2/attachment/${attachment.id}`,
      content: `${context.baseUrl}/rest/servicedeskapi/request/${issue.id}/attachment/${attachment.id}`,
    },
  };
}

export function requestAnswer(context: SiteContext, issue: CustomerRequest, viewer: SiteUser, comments: Comment[], expand: Set<string>) {
  const { state, baseUrl } = context;
  const { serviceDeskId, requestTypeId, participantAccountIds } = issue.request;
  const desk = state.serviceDesks.get(serviceDeskId);
  const type = state.requestTypes.get(requestTypeId);
  const label = (fieldId: string, usual: string) => type?.fields.find((field) => field.fieldId === fieldId)?.name ?? usual;
  const commentParts = new Set([...expand].flatMap((name) => (name.startsWith('comment.') ? [name.slice('comment.'.length)] : [])));
  return {
    _expands: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'],
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.summary,
    requestTypeId,
    serviceDeskId,
    createdDate: moment(issue.created),
    reporter: known(context, issue.reporterAccountId, viewer)[0],
    requestFieldValues: [
      { fieldId: 'summary', label: label('summary', 'Summary'), value: issue.summary },
      ...(issue.description
        ? [{ fieldId: 'description', label: label('description', 'Description'), value: plainText(issue.description), renderedValue: { html: renderedHtml(issue.description) } }]
        : []),
    ],
    currentStatus: statusAnswer(state.statuses.get(issue.statusId), issue.statusChangedAt),
    ...(expand.has('serviceDesk') && desk ? { serviceDesk: deskAnswer(context, desk) } : {}),
    ...(expand.has('requestType') && type ? { requestType: typeAnswer(context, type) } : {}),
    ...(expand.has('participant') ? { participants: wholePage(participantAccountIds.flatMap((id) => known(context, id, viewer))) } : {}),
    ...(expand.has('status') ? { status: wholePage(statusHistory(context, issue)) } : {}),
    ...(expand.has('attachment') ? { attachments: wholePage(readableAttachments(state, viewer, issue).map((attachment) => attachmentAnswer(context, issue, attachment, viewer))) } : {}),
    ...(expand.has('comment') ? { comments: wholePage(comments.map((comment) => commentAnswer(context, issue, comment, viewer, commentParts))) } : {}),
    ...(expand.has('action') ? { actions: actionsAnswer(context, issue, viewer) } : {}),
    _links: {
      self: `${baseUrl}/rest/servicedeskapi/request/${issue.id}`,
      jiraRest: `${baseUrl}/rest/api/2/issue/${issue.id}`,
      web: `${baseUrl}/servicedesk/customer/portal/${serviceDeskId}/${issue.key}`,
      agent: `${baseUrl}/browse/${issue.key}`,
    },
  };
}

function actionsAnswer(context: SiteContext, issue: CustomerRequest, viewer: SiteUser) {
  const desk = context.state.serviceDesks.get(issue.request.serviceDeskId);
  const agent = desk !== undefined && isAgent(context.state, viewer, desk);
  return {
    addAttachment: { allowed: true },
    addComment: { allowed: true },
    addParticipant: { allowed: agent || isOwner(viewer, issue) },
    removeParticipant: { allowed: agent || isOwner(viewer, issue) },
  };
}

export function organizationAnswer(context: SiteContext, organization: Organization) {
  return {
    id: organization.id,
    name: organization.name,
    scimManaged: false,
    _links: { self: `${context.baseUrl}/rest/servicedeskapi/organization/${organization.id}` },
  };
}
