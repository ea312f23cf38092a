import { fixedClock, type Clock } from '../clock';
import { openDatabase, type Database } from '../database';
import { authorization } from './authentication';
import { appAccountId, installBase } from './base';
import type { Issue, Project, SiteUser } from './model';
import type { IssueInput } from './operations/issue-input';
import { createIssue } from './operations/issues';
import { createProject, createUser } from './operations/projects';
import { createSite, type Site } from './site';
import { createSiteState, type SiteState } from './state';

export const fixtureUrl = 'https://candor.example.net';

export type SiteFixture = {
  site: Site;
  state: SiteState;
  clock: Clock;
  database: Database;
  /** Administers the project; a site administrator besides. */
  ada: SiteUser;
  /** A member of the project. */
  bo: SiteUser;
  /** Licensed, but in no project. */
  stranger: SiteUser;
  /** A portal customer without a licence. */
  customer: SiteUser;
  /** The app's own account. */
  app: SiteUser;
  /** 'ACME', a software project. */
  project: Project;
  /** Files an issue as Bo: a Task in `project` unless said otherwise. */
  issue(input?: Partial<IssueInput> & { at?: string }): Issue;
  /** Calls the site as a user (null: anonymous); a body is sent as JSON. */
  call<Body = Record<string, unknown>>(user: SiteUser | null, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body; headers: Headers }>;
  /** Sends a file in a form, as Jira wants it; a small PDF unless said otherwise. */
  upload<Body = Record<string, unknown>>(user: SiteUser, path: string, file?: { name?: string; type?: string; content?: string }): Promise<{ status: number; body: Body }>;
};

export type FixtureOptions = { clock?: Clock; database?: Database; baseUrl?: string };

/** A small site in memory. It begins on Friday 6 November 2026 at noon, UTC, unless given a clock. */
export function fixtureSite(options: FixtureOptions = {}): SiteFixture {
  const clock = options.clock ?? fixedClock('2026-11-06T12:00:00.000Z');
  const database = options.database ?? openDatabase(':memory:');
  const state = createSiteState(database, clock);
  installBase(state);
  const ada = createUser(state, { displayName: 'Ada Admin', groups: ['jira-users', 'site-admins'] });
  const bo = createUser(state, { displayName: 'Bo Builder' });
  const stranger = createUser(state, { displayName: 'Sam Stranger' });
  const customer = createUser(state, { displayName: 'Cleo Customer', accountType: 'customer' });
  const project = createProject(state, {
    key: 'ACME',
    name: 'Acme launch',
    leadAccountId: ada.accountId,
    roles: { Administrators: [ada.accountId], Members: [bo.accountId] },
  });
  const site = createSite({ state, baseUrl: options.baseUrl ?? fixtureUrl });
  const app = state.users.get(appAccountId);
  if (app === undefined) throw new Error('The base data holds no app account.');
  let count = 0;

  return {
    site,
    state,
    clock,
    database,
    ada,
    bo,
    stranger,
    customer,
    app,
    project,
    issue({ at, ...input } = {}) {
      count += 1;
      return createIssue(state, bo, { projectId: project.id, issueTypeId: '10002', summary: `Piece of work ${count}`, ...input }, at);
    },
    async upload<Body>(user: SiteUser, path: string, { name = 'Plan.pdf', type = 'application/pdf', content = '%PDF-1.4 a plan' }: { name?: string; type?: string; content?: string } = {}) {
      const form = new FormData();
      form.append('file', new Blob([content], { type }), name);
      const response = await site.fetch(new Request(fixtureUrl + path, { method: 'POST', headers: { authorization: authorization(user), 'x-atlassian-token': 'no-check' }, body: form }));
      return { status: response.status, body: (await response.json()) as Body };
    },
    async call<Body>(user: SiteUser | null, method: string, path: string, body?: unknown) {
      const headers = new Headers({ accept: 'application/json' });
      if (user !== null) headers.set('authorization', authorization(user));
      if (body !== undefined) headers.set('content-type', 'application/json');
      const response = await site.fetch(new Request(fixtureUrl + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      return { status: response.status, body: (text === '' ? undefined : isJson ? JSON.parse(text) : text) as Body, headers: response.headers };
    },
  };
}
