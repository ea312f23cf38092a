import { engagementOutlines } from '../clients/places';
import type { Person } from '../clients/contract';
import { personOf } from '../clients/person';
import { AppError } from '../platform/app-error';
import { asApp, asUser, type Jira } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import type { RulePlaces } from './store';

/** Whether something a rule names is still there. Where Jira does not answer nobody can say. */
export type Existence = 'there' | 'gone' | 'unknown';

/** Asks about what rules name, each thing once. At most one call for every project, person, desk and set of components asked about, and one for all priorities. */
export type Lookups = {
  project(id: string): Promise<{ existence: Existence; name?: string }>;
  /** Undefined person: not there, or not known. */
  person(accountId: string): Promise<{ existence: Existence; person?: Person }>;
  priority(name: string): Promise<Existence>;
  engagement(id: string): Promise<Existence>;
  requestType(id: string, places: RulePlaces): Promise<Existence>;
  component(name: string, places: RulePlaces): Promise<Existence>;
};

/** Jira's largest page of request types. */
const mostRequestTypes = 100;

/** As the app, what there is; as the caller, what she may see of it. */
export function lookups(who: 'app' | 'caller' = 'app'): Lookups {
  const jira = (): Jira => (who === 'app' ? asApp() : asUser());
  const known = new Map<string, Promise<unknown>>();
  const once = <Value>(key: string, ask: () => Promise<Value>): Promise<Value> => {
    const asked = (known.get(key) as Promise<Value> | undefined) ?? ask();
    known.set(key, asked);
    return asked;
  };
  const components = (projectId: string) => once(`components ${projectId}`, () => asking(async () => new Set((await jira().send('projectComponents', { path: { project: projectId } })).map(({ name }) => name))));
  const requestTypes = (deskId: string) =>
    once(`desk ${deskId}`, () => asking(() => jira().send('requestTypes', { path: { serviceDesk: deskId }, query: { limit: mostRequestTypes } })));
  const priorities = () => once('priorities', () => asking(async () => new Set((await jira().send('priorities')).map(({ name }) => name))));
  return {
    // The search leaves out archived projects and those in the bin.
    project: (id) =>
      once(`project ${id}`, async () => {
        const page = await asking(() => jira().send('projects', { query: { id, maxResults: 1 } }));
        const project = typeof page === 'string' ? undefined : page.values.find((candidate) => candidate.id === id);
        return project ? { existence: 'there', name: project.name } : { existence: page === 'unknown' ? 'unknown' : 'gone' };
      }),
    person: (accountId) =>
      once(`person ${accountId}`, async () => {
        const user = await asking(() => jira().send('user', { query: { accountId } }));
        if (typeof user === 'string') return { existence: user };
        return user.active === false || user.accountType === 'app' ? { existence: 'gone' } : { existence: 'there', person: personOf(user) };
      }),
    priority: async (name) => among(name, await priorities()),
    engagement: (id) => once(`engagement ${id}`, async () => ((await engagementOutlines([id])).length > 0 ? 'there' : 'gone')),
    async requestType(id, { requestTypes: desks }) {
      const deskId = Object.hasOwn(desks, id) ? desks[id] : undefined;
      const page = deskId === undefined ? 'unknown' : await requestTypes(deskId);
      if (typeof page === 'string') return page;
      if (page.values.some((type) => type.id === id)) return 'there';
      return page.isLastPage ? 'gone' : 'unknown';
    },
    async component(name, { components: projects }) {
      const found = await Promise.all(((Object.hasOwn(projects, name) && projects[name]) || []).map(async (projectId) => among(name, await components(projectId))));
      if (found.includes('there')) return 'there';
      return found.length === 0 || found.includes('unknown') ? 'unknown' : 'gone';
    },
  };
}

const among = (name: string, names: Set<string> | 'gone' | 'unknown'): Existence => (typeof names === 'string' ? names : names.has(name) ? 'there' : 'gone');

/** 'gone' where Jira says there is no such thing, 'unknown' where it refuses or does not answer: routing must go on all the same. */
async function asking<Value>(ask: () => Promise<Value>): Promise<Value | 'gone' | 'unknown'> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [400, 404].includes(refusalBehind(error)?.status ?? 0) ? 'gone' : 'unknown';
  }
}
