import { clientProjectsIn, engagementIdsOf, wantsClientProjects, wantsInvolvement, wantsProjects } from '../clients/involvement';
import { type EngagementOutline, engagementOutlines } from '../clients/places';
import { wantsContactLinks } from '../clients/glance';
import { type Permission, permissionsAcross } from '../platform/access';
import type { Jira } from '../platform/jira/jira';
import { readTogether } from '../platform/storage/batch';
import type { TodayShow } from './contract';

/** Lists across projects show so many at once. */
export const engagementsInPage = 50;
const projectsInPage = 50;

/** Whose list it is, and how Jira is asked what she may see: as herself, or as the app about her. */
export type Reader = { accountId: string; jira: Jira; about?: string };
export type Reach = { engagements: { outline: EngagementOutline; permissions: ReadonlySet<Permission> }[]; next?: string };

/** The engagements of one page that a person may see, with one question to Jira. `from` is where a page before it ended. */
export async function reachable(reader: Reader, show: TodayShow, from = ''): Promise<Reach> {
  return show === 'mine' ? ofPerson(reader, Number(from) || 0) : ofSite(reader, from);
}

/** Those a person has to do with: three hundred at most, so they are all read, and those due first come first. */
async function ofPerson(reader: Reader, start: number): Promise<Reach> {
  const { involved } = await readTogether({ involved: wantsInvolvement(reader.accountId) });
  const outlines = (await engagementOutlines(engagementIdsOf(involved))).sort((one, other) => one.nextUpdateOn.localeCompare(other.nextUpdateOn));
  const page = outlines.slice(start, start + engagementsInPage);
  const projectIds = [...new Set(page.map(({ projectId }) => projectId))];
  const [granted, { projects }] = await Promise.all([permissionsAcross(reader.jira, projectIds, reader.about), readTogether({ projects: wantsProjects(projectIds) })]);
  const end = start + page.length;
  return { engagements: await ofTeam(reader, page, granted, projects), ...(end < outlines.length && { next: String(end) }) };
}

/** Every engagement of the site, project by project. */
async function ofSite(reader: Reader, from: string): Promise<Reach> {
  const { site } = await readTogether({ site: wantsClientProjects() });
  const granted = await permissionsAcross(reader.jira, clientProjectsIn(site), reader.about);
  const projectIds = [...granted.keys()];
  const [projectStart = 0, engagementStart = 0] = from.split('.').map((part) => Number(part) || 0);
  const read = projectIds.slice(projectStart, projectStart + projectsInPage);
  const { projects } = await readTogether({ projects: wantsProjects(read) });
  const ids = read.flatMap((projectId, project) => {
    const engagementIds = projects.find(({ id }) => id === projectId)?.body.engagementIds ?? [];
    return engagementIds.map((id, place) => ({ id, project, place })).slice(project === 0 ? engagementStart : 0);
  });
  const page = ids.slice(0, engagementsInPage);
  const outlines = await engagementOutlines(page.map(({ id }) => id));
  const following = ids[engagementsInPage];
  const next = following ? `${projectStart + following.project}.${following.place}` : projectStart + projectsInPage < projectIds.length ? `${projectStart + projectsInPage}` : undefined;
  return { engagements: await ofTeam(reader, outlines, granted, projects), ...(next !== undefined && { next }) };
}

type ProjectRecord = { id: string; body: { engagementIds: string[] } };

/** Without the projects she may not browse, and those where she is one of a client's people and no administrator: what the team keeps to itself is not for her. */
async function ofTeam({ accountId }: Reader, outlines: EngagementOutline[], granted: Map<string, Set<Permission>>, projects: ProjectRecord[]): Promise<Reach['engagements']> {
  const seen = projects.filter(({ id }) => granted.has(id));
  const { links } = await readTogether({ links: wantsContactLinks(seen.flatMap(({ body }) => body.engagementIds), accountId) });
  const asContact = new Set(links.map(({ body }) => body.engagementId));
  const closed = new Set(seen.filter(({ id, body }) => !granted.get(id)?.has('ADMINISTER_PROJECTS') && body.engagementIds.some((engagementId) => asContact.has(engagementId))).map(({ id }) => id));
  return outlines.flatMap((outline) => {
    const permissions = granted.get(outline.projectId);
    return permissions && !closed.has(outline.projectId) ? { outline, permissions } : [];
  });
}
