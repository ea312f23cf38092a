import { randomUUID } from 'node:crypto';
import type { Contact } from '../../src/clients/contract';
import type { InboxFilter } from '../../src/feedback/contract';
import { authorization } from '../site/authentication';
import type { Exchange } from '../site/exchanges';
import type { Issue, SiteUser } from '../site/model';
import { transitionIssue } from '../site/operations/issues';
import { createProject, createUser } from '../site/operations/projects';
import type { Name } from './people';
import { startWorld } from './world';

export type InboxWorld = Awaited<ReturnType<typeof startInbox>>;

const open: InboxFilter = { show: 'open' };

/**
 * The test world with two clients of project HAR: Harbor Coffee, whose contacts are Ana and, by hand, Rui; and Chenguang, whose
 * contact is 王芳, who reads Chinese. Jonas administers another project, OTH.
 */
export async function startInbox() {
  const world = await startWorld();
  const { state, people, clock } = world;
  const exchanges: Exchange[] = [];
  world.site.observe((exchange) => exchanges.push(exchange));
  const maya = world.as('maya');
  const otherProject = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: people.jonas.accountId, roles: { Administrators: [people.jonas.accountId, people.maya.accountId] } });
  const serviceDesk = { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' };
  const client = (clientName: string, contact: { name: string; accountId: string }) =>
    maya.value('clients.create-engagement', { clientName, contact: { ...contact, road: 'request' }, visibility: { kind: 'all' }, serviceDesk });

  const created = await client('Harbor Coffee', { name: 'Ana Silva', accountId: people.ana.accountId });
  const harbor = await maya.value('clients.save-contact', { engagementId: created.id, contact: { name: 'Rui Costa', road: 'by-hand' } });
  const chenguang = await client('Chenguang', { name: '王芳', accountId: people.fang.accountId });
  const contact = (name: string): Contact => {
    const found = [...harbor.contacts, ...chenguang.contacts].find((each) => each.name === name);
    if (!found) throw new Error(`No contact ${name}.`);
    return found;
  };

  const person = (who: Name | SiteUser): SiteUser => (typeof who === 'string' ? people[who] : who);
  /** Calls Jira as this person would. */
  const jira = async (who: Name | SiteUser, method: string, path: string, body?: unknown) => {
    const response = await world.site.fetch(
      new Request(`https://candor.example.net${path}`, {
        method,
        headers: { authorization: authorization(person(who)), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown>;
  };
  const later = async (minutes: number) => {
    clock.advance(minutes * 60_000);
    await world.settle();
  };

  return {
    ...world,
    maya,
    jonas: world.as('jonas'),
    vera: world.as('vera'),
    otherProject,
    harbor,
    chenguang,
    ana: contact('Ana Silva'),
    rui: contact('Rui Costa'),
    fang: contact('王芳'),
    /** Requests that reached the site and were answered. */
    exchanges,
    jira,
    later,
    /** A customer files a request a minute later, and Candor hears of it. */
    async file(who: Name | SiteUser, text: string, { summary = text.split('\n')[0]?.slice(0, 200) ?? text } = {}) {
      clock.advance(60_000);
      const answer = await jira(who, 'POST', '/rest/servicedeskapi/request', {
        serviceDeskId: world.serviceDesk.id,
        requestTypeId: world.feedbackTypes[0]?.id,
        requestFieldValues: { summary, description: text },
      });
      await world.settle();
      const request = { id: String(answer.issueId), key: String(answer.issueKey) };
      return { id: `request-${request.id}`, request };
    },
    /** A customer of the service project who is nobody's contact. */
    customer(displayName: string): SiteUser {
      const user = createUser(state, { displayName, accountType: 'customer', timeZone: 'Europe/Lisbon' });
      const current = state.projects.get(world.serviceProject.id) ?? world.serviceProject;
      state.projects.put({ ...current, roles: { ...current.roles, 'Service Desk Customers': [...(current.roles['Service Desk Customers'] ?? []), user.accountId] } });
      return user;
    },
    /** Somebody comments in Jira a minute later. */
    async say(name: Name, requestKey: string, body: string, { internal = false } = {}) {
      clock.advance(60_000);
      await jira(name, 'POST', `/rest/servicedeskapi/request/${requestKey}/comment`, { body, public: !internal });
      await world.settle();
    },
    /** The work is done, in progress or not begun, and Candor hears of it. */
    async move(issue: Pick<Issue, 'id'>, statusName: 'Done' | 'In Progress' | 'To Do') {
      clock.advance(60_000);
      const statusId = [...state.statuses.all()].find(({ name }) => name === statusName)?.id;
      const current = state.issues.get(issue.id);
      if (!statusId || !current) throw new Error(`No status ${statusName}.`);
      transitionIssue(state, people.priya, current, { statusId });
      await world.settle();
    },
    inbox: async (filter: InboxFilter = open, name: Name = 'maya') => world.as(name).value('feedback.list', { filter }),
    read: (id: string, name: Name = 'maya') => world.as(name).value('feedback.read', { id }),
    publicComments: (requestId: string) => state.commentsOf(requestId).filter(({ internal, properties }) => !internal && !('candor.receipt' in properties)),
    comments: (requestId: string) => state.commentsOf(requestId),
    mailsTo: (name: Name) => [...state.mailbox.all()].filter(({ to }) => to === people[name].emailAddress),
    id: () => randomUUID() as string,
  };
}
