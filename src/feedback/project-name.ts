import type { EngagementOutline } from '../clients/places';
import { AppError } from '../platform/app-error';
import { asApp } from '../platform/jira/jira';
import type { Stored } from '../platform/storage/record';
import { commit } from '../platform/storage/transaction';
import { answerOf } from '../updates/jira-answer';
import { projectNames } from './store';

const lifeMilliseconds = 24 * 3_600_000;

type ProjectName = Stored<{ name: string }>;

/** What customers know the projects of these engagements by, by project id: read from Jira once a day. Projects that are gone are left out. */
export async function namesOfProjects(engagements: Pick<EngagementOutline, 'projectId'>[]): Promise<Map<string, string>> {
  const ids = [...new Set(engagements.map(({ projectId }) => projectId))];
  const known = new Map((await projectNames.getMany(ids)).map((record) => [record.id, record]));
  const named = await Promise.all(ids.map(async (id) => [id, await nameOf(id, known.get(id))] as const));
  return new Map(named.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}

async function nameOf(projectId: string, known: ProjectName | undefined): Promise<string | undefined> {
  if (known && Date.parse(known.at) > Date.now() - lifeMilliseconds) return known.body.name;
  const answer = await answerOf(asApp().send('project', { path: { project: projectId } }));
  if (answer.kind === 'refused') return undefined;
  if (answer.kind === 'answered') {
    // Whoever looks it up finds the same, so the last one to write is right.
    await commit([projectNames.put(projectId, { scope: 'site', at: new Date().toISOString(), body: { name: answer.value.name } })]);
    return answer.value.name;
  }
  if (!known) throw new AppError('unavailable', 'failure.jira-unavailable');
  return known.body.name;
}
