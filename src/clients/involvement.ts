import { asApp } from '../platform/jira/jira';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import type { Engagement } from './contract';
import { followPlan } from './plan-dues';
import { clientProjectRecords, engagementRecords, involvementRecords, now, projectRecords } from './store';

/** Whose engagements are whose, so that a page across projects reads those of one person and looks for none. */

/** Of one person, the newest are kept. */
const mostInvolved = 300;
const siteId = 'site';

type Team = Pick<Engagement['team'], 'projectManager' | 'standInPerson'>;

export const wantsInvolvement = (accountId: string) => involvementRecords.wants([accountId]);
export const engagementIdsOf = ([involved]: Stored<{ engagementIds: string[] }>[]): string[] => involved?.body.engagementIds ?? [];
export const wantsClientProjects = () => clientProjectRecords.wants([siteId]);
export const clientProjectsIn = ([site]: Stored<{ projectIds: string[] }>[]): string[] => site?.body.projectIds ?? [];
export const wantsProjects = (projectIds: string[]) => projectRecords.wants(projectIds);

const staffOf = ({ projectManager, standInPerson }: Team): string[] => [projectManager.accountId, ...(standInPerson ? [standInPerson.accountId] : [])];

/** The writes that make an engagement one of its people's: part of the transaction that writes it. Whoever it was before keeps it among those she has had to do with. */
export async function followTeam(engagementId: string, before: Team | undefined, after: Team): Promise<Write[]> {
  const known = before ? staffOf(before) : [];
  const added = [...new Set(staffOf(after))].filter((accountId) => !known.includes(accountId));
  return (await Promise.all(added.map((accountId) => involvementWrites(accountId, engagementId)))).flat();
}

/** The write that makes a project one of those with an engagement. */
export async function followProject(projectId: string): Promise<Write[]> {
  const site = await clientProjectRecords.get(siteId);
  const known = site?.body.projectIds ?? [];
  if (known.includes(projectId)) return [];
  const row = { scope: 'site', at: now(), body: { projectIds: [...known, projectId] } };
  return [site ? clientProjectRecords.replace(site, row) : clientProjectRecords.create(siteId, row)];
}

/** Somebody begins to have to do with an engagement: she writes its draft, or feedback of its client is hers. One read where she had before. */
export async function involve(accountId: string, engagementId: string): Promise<void> {
  await repeatOnConflict(async () => commit(await involvementWrites(accountId, engagementId)));
}

async function involvementWrites(accountId: string, engagementId: string): Promise<Write[]> {
  const involved = await involvementRecords.get(accountId);
  const known = involved?.body.engagementIds ?? [];
  if (known.includes(engagementId)) return [];
  const row = { scope: 'site', at: now(), body: { engagementIds: [...known, engagementId].slice(-mostInvolved) } };
  return [involved ? involvementRecords.replace(involved, row) : involvementRecords.create(accountId, row)];
}

/** People who have to do with engagements, a hundred a page. */
export async function involvedAccounts(cursor?: string): Promise<{ accountIds: string[]; cursor?: string }> {
  const page = await involvementRecords.list({ scope: 'site', limit: 100, order: 'oldest', ...(cursor !== undefined && { cursor }) });
  return { accountIds: page.records.map(({ id }) => id), ...(page.cursor !== undefined && { cursor: page.cursor }) };
}

const marks = collection<{ startAt: number; done: boolean }>('involvement-listed', 1);
const projectsInPage = 50;

/** Lists a page of the engagements that were kept before there were these lists, and when their plans are due. Nothing is done once all are. Safe to repeat. */
export async function listInvolvement(): Promise<void> {
  const mark = await marks.get(siteId);
  if (mark?.body.done) return;
  const startAt = mark?.body.startAt ?? 0;
  const page = await asApp().send('projects', { query: { startAt, maxResults: projectsInPage, orderBy: 'key' } });
  const projects = await projectRecords.getMany(page.values.map(({ id }) => id));
  for (const { id, body } of projects.filter((project) => project.body.engagementIds.length > 0)) {
    await repeatOnConflict(async () => commit(await followProject(id)));
    for (const engagement of await engagementRecords.getMany(body.engagementIds)) {
      await repeatOnConflict(async () => commit([...(await followTeam(engagement.id, undefined, engagement.body.team)), ...(await followPlan(engagement.id, engagement.body))]));
    }
  }
  const done = page.isLast !== false || page.values.length === 0;
  const row = { scope: 'site', at: now(), body: { startAt: startAt + page.values.length, done } };
  await commit([marks.put(siteId, row)]);
}
