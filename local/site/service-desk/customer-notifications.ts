import { isAddress } from '../../mail/outbox';
import { mailHost } from '../../mail/mail-host';
import type { SiteContext } from '../context';
import type { AdfNode, CustomerNotification, SiteUser } from '../model';
import { canSeeRequest, isRequest, type CustomerRequest } from './access';
import { frameLanguage, requestNotification, requestSubject, type FrameContent } from './notification-frame';
import type { Subscriptions } from './subscriptions';

/** Mails customers when a request of theirs is filed and when somebody else comments on it publicly, by whichever API. */
export function notifyCustomers(context: SiteContext, subscriptions: Subscriptions): void {
  const { state } = context;
  /** Events tell of edits in the same words as of new comments. */
  const told = new Set<string>();

  state.onEvent(({ eventType, payload }) => {
    const issue = state.issues.get(idIn(payload.issue) ?? '');
    if (!isRequest(issue) || state.settings.get('outgoing-mail')?.value === false) return;
    if (eventType === 'avi:jira:created:issue' && sends(issue, 'Request created')) {
      const reporter = state.users.get(issue.reporterAccountId);
      if (reporter) mail(context, issue, reporter, 'created', reporter.displayName, issue.description);
    }
    if (eventType === 'avi:jira:commented:issue' && sends(issue, 'Public comment added')) {
      const comment = state.comments.get(idIn(payload.comment) ?? '');
      if (!comment || comment.internal || comment.created !== comment.updated || told.has(comment.id)) return;
      told.add(comment.id);
      const author = state.users.get(comment.authorAccountId);
      for (const recipient of concerned(issue)) {
        if (recipient.accountId !== comment.authorAccountId) mail(context, issue, recipient, 'commented', author?.displayName ?? '', comment.body);
      }
    }
  });

  const sends = (issue: CustomerRequest, rule: CustomerNotification): boolean => !state.serviceDesks.get(issue.request.serviceDeskId)?.switchedOff?.includes(rule);
  const members = (issue: CustomerRequest): string[] => issue.request.organizationIds.flatMap((id) => state.organizations.get(id)?.memberAccountIds ?? []);
  const concerned = (issue: CustomerRequest): SiteUser[] =>
    [...new Set([issue.reporterAccountId, ...issue.request.participantAccountIds, ...members(issue)])]
      .flatMap((id) => state.users.get(id) ?? [])
      .filter((user) => user.accountType !== 'app' && canSeeRequest(state, user, issue) && subscriptions.isSubscribed(issue, user));
}

function mail(context: SiteContext, issue: CustomerRequest, recipient: SiteUser, kind: FrameContent['kind'], authorName: string, body: AdfNode | null): void {
  if (!recipient.active || recipient.accountType === 'app' || !isAddress(recipient.emailAddress)) return;
  const { state, baseUrl } = context;
  const portalName = state.serviceDesks.get(issue.request.serviceDeskId)?.name ?? '';
  const viewUrl = `${baseUrl}/servicedesk/customer/portal/${issue.request.serviceDeskId}/${issue.key}`;
  context.mail.queue({
    to: { name: recipient.displayName, address: recipient.emailAddress },
    from: { name: portalName, address: `desk-${issue.request.serviceDeskId}@${mailHost(baseUrl)}` },
    subject: requestSubject(issue),
    inReplyTo: `<request-${issue.id}@${mailHost(baseUrl)}>`,
    ...requestNotification(frameLanguage(recipient), {
      kind,
      authorName,
      body,
      recipientName: recipient.displayName,
      portalName,
      viewUrl,
      muteUrl: `${viewUrl}/unsubscribe`,
    }),
  });
}

function idIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined;
}
