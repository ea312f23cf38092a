import { isAddress } from '../mail/outbox';
import { mailHost } from '../mail/mail-host';
import { callerOf } from './authentication';
import type { SiteApp, SiteContext, SiteRequest } from './context';
import { badRequest, forbidden } from './errors';
import type { Issue, SiteUser } from './model';
import { notifyMail } from './notify-frame';
import { permissionKind } from './permission-kinds';
import { canSeeIssue, hasPermission, visibleIssue } from './permissions';
import type { SiteState } from './state';

type Body = Record<string, unknown>;

/** POST /issue/{key}/notify: Jira puts a message to people with Jira accounts into its mail queue. */
export function mountNotify(app: SiteApp, context: SiteContext): void {
  const { state, baseUrl } = context;
  app.post('/rest/api/3/issue/:issue/notify', async (request) => {
    const caller = callerOf(request);
    const issue = visibleIssue(state, caller, request.req.param('issue'));
    const body = await bodyOf(request);
    if (state.settings.get('outgoing-mail')?.value === false) throw forbidden('Outgoing email is disabled, so no notification can be sent.');
    const subject = textIn(body, 'subject') ?? `(${issue.key}) ${issue.summary}`;
    const recipients = recipientsOf(state, caller, issue, body);
    const title = state.settings.get('title')?.value;
    const siteTitle = typeof title === 'string' && title !== '' ? title : 'Jira';
    const content = notifyMail({
      siteTitle,
      issue: { key: issue.key, summary: issue.summary, url: `${baseUrl}/browse/${issue.key}` },
      callerName: caller.displayName,
      textBody: textIn(body, 'textBody') ?? '',
      htmlBody: textIn(body, 'htmlBody') ?? '',
    });
    state.batch(() => {
      for (const recipient of recipients) {
        context.mail.queue({
          to: { name: recipient.displayName, address: recipient.emailAddress },
          from: { name: siteTitle, address: `jira@${mailHost(baseUrl)}` },
          subject,
          ...content,
        });
      }
    });
    return request.body(null, 204);
  });
}

async function bodyOf(request: SiteRequest): Promise<Body> {
  const body: unknown = await request.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  return body as Body;
}

function textIn(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest(`'${name}' must be text.`);
  return value;
}

const objectIn = (body: Body, name: string): Body => {
  const value = body[name] ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) throw badRequest(`'${name}' must be an object.`);
  return value as Body;
};

const listIn = (body: Body, name: string): unknown[] => {
  const value = body[name] ?? [];
  if (!Array.isArray(value)) throw badRequest(`'${name}' must be a list.`);
  return value;
};

const propertyIn = (value: unknown, name: string): string => {
  const found = typeof value === 'object' && value !== null ? (value as Body)[name] : undefined;
  return typeof found === 'string' ? found : '';
};

/** Groups have no ids of their own here: the name is the id. */
const groupNames = (body: Body): string[] => [...listIn(body, 'groups').map((group) => propertyIn(group, 'name')), ...listIn(body, 'groupIds').map(String)];

/** Everyone the message goes to. A person named by account id must be able to get it; groups and watchers are narrowed to those who can. */
function recipientsOf(state: SiteState, caller: SiteUser, issue: Issue, body: Body): SiteUser[] {
  const to = objectIn(body, 'to');
  const canGet = (user: SiteUser) => user.active && user.accountType === 'atlassian' && canSeeIssue(state, user, issue) && isAddress(user.emailAddress);
  const named = (accountId: string | null, what: string): SiteUser => {
    const user = accountId === null ? undefined : state.users.get(accountId);
    if (!user) throw badRequest(`The ${what} to notify does not exist.`);
    if (user.accountId === caller.accountId) throw badRequest('The recipient of a notification cannot be the user who sends it.');
    if (!canGet(user)) throw badRequest(`The ${what} cannot be notified about this work item.`);
    return user;
  };

  const direct = listIn(to, 'users').map((user) => named(propertyIn(user, 'accountId'), 'user'));
  if (to.reporter === true) direct.push(named(issue.reporterAccountId, 'reporter'));
  if (to.assignee === true) direct.push(named(issue.assigneeAccountId, 'assignee'));
  const groups = groupNames(to);
  const wide = [...state.users.all()].filter((user) => user.groups.some((group) => groups.includes(group)) || (to.watchers === true && issue.watcherAccountIds.includes(user.accountId)));

  const everyone = new Map([...direct, ...wide.filter((user) => user.accountId !== caller.accountId && canGet(user))].map((user) => [user.accountId, user]));
  const recipients = [...everyone.values()].filter(restriction(state, issue, objectIn(body, 'restrict')));
  if (recipients.length === 0) throw badRequest('No recipients were defined for the notification.');
  return recipients;
}

/** `restrict` keeps only those in one of the groups, or with one of the permissions. */
function restriction(state: SiteState, issue: Issue, restrict: Body): (user: SiteUser) => boolean {
  const groups = groupNames(restrict);
  const permissions = listIn(restrict, 'permissions').flatMap((permission) => permissionKind(propertyIn(permission, 'key') === 'BROWSE' ? 'BROWSE_PROJECTS' : propertyIn(permission, 'key')) ?? []);
  if (groups.length === 0 && permissions.length === 0) return () => true;
  const project = state.projects.get(issue.projectId);
  return (user) => user.groups.some((group) => groups.includes(group)) || permissions.some((kind) => hasPermission(user, kind.key, project));
}
