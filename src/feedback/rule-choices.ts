import { engagementsOf } from '../clients/engagement';
import { personOf } from '../clients/person';
import { AppError } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import type { RoutingNames } from './contract';
import type { RulePlaces } from './store';

const mostProjects = 50;
const mostPeople = 50;
const mostDesks = 10;
const mostRequestTypes = 100;

/** What a rule may name, as the caller sees it, and where it was found. */
export type Choices = { names: RoutingNames; places: RulePlaces };

/** Three calls, one for the components of every project looked at, and one for every desk the project's engagements use. */
export async function choicesFor({ projectId }: Caller): Promise<Choices> {
  const engagements = await engagementsOf(projectId);
  const desks = [...new Map(engagements.flatMap(({ serviceDesk }) => (serviceDesk ? [[serviceDesk.serviceDeskId, serviceDesk] as const] : []))).values()].slice(0, mostDesks);
  const withComponents = [...new Set([projectId, ...desks.flatMap((desk) => desk.projectId ?? [])])];
  const [projects, people, priorities, components, requestTypes] = await Promise.all([
    asUser().send('projects', { query: { maxResults: mostProjects, orderBy: 'name' } }),
    asUser().send('findAssignable', { query: { project: projectId, maxResults: mostPeople } }),
    asUser().send('priorities'),
    Promise.all(withComponents.map((id) => allowed(() => componentsOf(id)))),
    Promise.all(desks.map(({ serviceDeskId }) => allowed(() => requestTypesOf(serviceDeskId)))),
  ]);
  const placesOfComponents: RulePlaces['components'] = {};
  for (const { name, projectId: id } of components.flat()) placesOfComponents[name] = [...(placesOfComponents[name] ?? []), id];
  return {
    names: {
      engagements: engagements.map(({ id, client }) => ({ id, name: client.name })),
      requestTypes: requestTypes.flat().map(({ id, name }) => ({ id, name })),
      components: Object.keys(placesOfComponents).sort((one, other) => one.localeCompare(other)),
      projects: projects.values.slice(0, mostProjects).map(({ id, name }) => ({ id, name })),
      people: people.slice(0, mostPeople).map(personOf),
      priorities: priorities.map(({ name }) => name),
    },
    places: { requestTypes: Object.fromEntries(requestTypes.flat().map(({ id, deskId }) => [id, deskId])), components: placesOfComponents },
  };
}

async function componentsOf(projectId: string): Promise<{ name: string; projectId: string }[]> {
  return (await asUser().send('projectComponents', { path: { project: projectId } })).map(({ name }) => ({ name, projectId }));
}

async function requestTypesOf(deskId: string): Promise<{ id: string; name: string; deskId: string }[]> {
  const page = await asUser().send('requestTypes', { path: { serviceDesk: deskId }, query: { limit: mostRequestTypes } });
  return page.values.map(({ id, name }) => ({ id, name, deskId }));
}

/** An administrator of this project need not see the service project her clients write to. */
async function allowed<Value>(ask: () => Promise<Value[]>): Promise<Value[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && [401, 403, 404].includes(refusalBehind(error)?.status ?? 0)) return [];
    throw error;
  }
}
