import type { Organization, Project, RequestType, ServiceDesk, SiteUser } from '../model';
import { createProject, createUser } from '../operations/projects';
import { fixtureSite, fixtureUrl, type FixtureOptions, type SiteFixture } from '../site-fixture';
import { authorization } from '../authentication';
import { createRequestType, createServiceDesk } from './desks';
import { createOrganization } from './organizations';

export type DeskFixture = SiteFixture & {
  desk: ServiceDesk;
  support: Project;
  question: RequestType;
  organization: Organization;
  /** Works on the requests. */
  agent: SiteUser;
  /** Customers of the desk, portal only; Ana and Rui belong to the organization. */
  ana: SiteUser;
  rui: SiteUser;
  fang: SiteUser;
  /** Raises a request through the API and gives its key. */
  raise(caller: SiteUser, body?: Record<string, unknown>): Promise<string>;
  /** As `call`, with the header of experimental resources. */
  experimental<Body = Record<string, unknown>>(user: SiteUser, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>;
};

/** The small site with a service project in it. */
export function fixtureDesk(options: FixtureOptions = {}): DeskFixture {
  const site = fixtureSite(options);
  const { state } = site;
  const agent = createUser(state, { displayName: 'Ed Agent' });
  const customer = (displayName: string, more: Partial<SiteUser> = {}) => createUser(state, { displayName, accountType: 'customer', emailVisible: false, ...more });
  const ana = customer('Ana Silva');
  const rui = customer('Rui Costa');
  const fang = customer('王芳', { locale: 'zh_CN', emailAddress: 'fang@example.com' });
  const support = createProject(state, {
    key: 'HELP',
    name: 'Help',
    projectTypeKey: 'service_desk',
    leadAccountId: site.ada.accountId,
    roles: {
      Administrators: [site.ada.accountId],
      'Service Desk Team': [agent.accountId],
      'Service Desk Customers': [ana.accountId, rui.accountId, fang.accountId],
    },
  });
  const desk = createServiceDesk(state, support, 'Client help');
  const question = createRequestType(state, desk, { name: 'Ask a question', description: 'Anything you would like to know.' });
  const organization = createOrganization(state, { name: 'Harbor', memberAccountIds: [ana.accountId, rui.accountId], serviceDeskIds: [desk.id] });

  return {
    ...site,
    desk,
    support,
    question,
    organization,
    agent,
    ana,
    rui,
    fang,
    async raise(caller, body = {}) {
      const answer = await site.call<{ issueKey: string }>(caller, 'POST', '/rest/servicedeskapi/request', {
        serviceDeskId: desk.id,
        requestTypeId: question.id,
        requestFieldValues: { summary: 'When does it open?', description: 'First line\nSecond line' },
        ...body,
      });
      return answer.body.issueKey;
    },
    async experimental<Body>(user: SiteUser, method: string, path: string, body?: unknown) {
      const response = await site.site.fetch(
        new Request(fixtureUrl + path, {
          method,
          headers: { authorization: authorization(user), 'x-experimentalapi': 'opt-in', 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
    },
  };
}
