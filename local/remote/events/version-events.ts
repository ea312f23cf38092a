import type { ProductEvent } from '../../runtime/runtime';
import { JiraRefusal, type Jira } from '../../shell/jira';
import type { Seen } from './seen';

export type VersionAnswer = { id: string; name: string; description?: string; projectId: number; archived: boolean; released: boolean; startDate?: string; releaseDate?: string };
type Kind = 'created' | 'updated' | 'released' | 'unreleased' | 'archived' | 'unarchived' | 'deleted';

/** One call each a minute. */
const mostProjects = 20;
const described = ['name', 'description', 'startDate', 'releaseDate'] as const;

/** Tells what became of the versions of the projects somebody opened the app in. The first look at a project only remembers. */
export async function pollVersions({ jira, seen, deliver, now }: { jira: Jira; seen: Seen; deliver: (event: ProductEvent) => Promise<void>; now: () => number }): Promise<void> {
  for (const { id, versions: before } of seen.projects(mostProjects)) {
    const after = await versionsOf(jira, id);
    if (after === undefined) {
      seen.forgetProject(id);
      continue;
    }
    if (before !== undefined) for (const event of versionEvents(before, after, new Date(now()).toISOString())) await deliver(event);
    seen.keepVersions(id, after);
  }
}

/** Undefined where this account may no longer see the project. */
async function versionsOf(jira: Jira, projectId: string): Promise<VersionAnswer[] | undefined> {
  try {
    const answers = await jira.get<VersionAnswer[]>(`/rest/api/3/project/${encodeURIComponent(projectId)}/versions`);
    return answers.map(({ id, name, description, projectId: project, archived, released, startDate, releaseDate }) => ({ id, name, description, projectId: project, archived, released, startDate, releaseDate }));
  } catch (error) {
    if (error instanceof JiraRefusal && error.status === 404) return undefined;
    throw error;
  }
}

/** Forge's events for the way from one state of a project's versions to the next. Who did it, Jira does not say here. */
export function versionEvents(before: VersionAnswer[], after: VersionAnswer[], timestamp: string): ProductEvent[] {
  const known = new Map(before.map((version) => [version.id, version]));
  const left = new Set(after.map(({ id }) => id));
  const event = (kind: Kind, version: VersionAnswer): ProductEvent => {
    const eventType = `avi:jira:${kind}:version`;
    return { eventType, payload: { eventType, version, selfGenerated: false, timestamp } };
  };
  return [
    ...after.flatMap((version) => kindsOf(known.get(version.id), version).map((kind) => event(kind, version))),
    ...before.filter(({ id }) => !left.has(id)).map((version) => event('deleted', version)),
  ];
}

function kindsOf(before: VersionAnswer | undefined, after: VersionAnswer): Kind[] {
  if (before === undefined) return ['created'];
  return [
    ...(before.released === after.released ? [] : [after.released ? 'released' : 'unreleased'] as const),
    ...(before.archived === after.archived ? [] : [after.archived ? 'archived' : 'unarchived'] as const),
    ...(described.every((field) => before[field] === after[field]) ? [] : ['updated'] as const),
  ];
}
