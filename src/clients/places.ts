import { asApp } from '../platform/jira/jira';
import { type Collection, collection } from '../platform/storage/collection';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import type { Engagement } from './contract';
import { completedServiceDesk } from './service-desk';
import { anchorIssueRecords, engagementRecords, now, outlineOf, projectRecords, serviceProjectRecords } from './store';

const marks = collection<Record<string, never>>('places-listed', 1);
const markId = 'site';

/** An engagement without its contacts and titles, of which there may be thousands. */
export type EngagementOutline = ReturnType<typeof outlineOf>;

type Places = Pick<Engagement, 'serviceDesk' | 'anchorIssue'>;
type PlaceRecords = Collection<{ engagementIds: string[] }>;

/** The writes that keep the lists by service project and by anchor issue in step with an engagement: part of the transaction that writes it. */
export async function followPlaces(engagementId: string, before: Places, after: Places): Promise<Write[]> {
  return [
    ...(await move(serviceProjectRecords, engagementId, before.serviceDesk?.projectId, after.serviceDesk?.projectId)),
    ...(await move(anchorIssueRecords, engagementId, before.anchorIssue?.id, after.anchorIssue?.id)),
  ];
}

async function move(records: PlaceRecords, engagementId: string, from: string | undefined, to: string | undefined): Promise<Write[]> {
  if (from === to) return [];
  const [left, entered] = await Promise.all([from === undefined ? undefined : records.get(from), to === undefined ? undefined : records.get(to)]);
  const without = left && { engagementIds: left.body.engagementIds.filter((id) => id !== engagementId) };
  const known = entered?.body.engagementIds ?? [];
  const added = { engagementIds: [...known, engagementId] };
  return [
    ...(left ? [records.replace(left, { body: without })] : []),
    ...(to === undefined || known.includes(engagementId) ? [] : [entered ? records.replace(entered, { body: added, ...(known.length === 0 && { at: now() }) }) : records.create(to, { scope: 'site', at: now(), body: added })]),
  ];
}

/** Which engagements use these service projects, or these issues for their notify mails: to be read together with other records. */
export const wantedServiceProjects = (projectIds: string[]) => serviceProjectRecords.wants(projectIds);
export const wantedAnchorIssues = (issueIds: string[]) => anchorIssueRecords.wants(issueIds);
/** Found once every engagement is listed by its places: one kept before may be missing until then. */
export const wantedPlacesMark = () => marks.wants([markId]);

/** Oldest first; none where no engagement uses this service project. */
export async function engagementsOfDesk(serviceProjectId: string): Promise<EngagementOutline[]> {
  const listed = await serviceProjectRecords.get(serviceProjectId);
  return listed ? engagementOutlines(listed.body.engagementIds) : [];
}

/** Oldest first; none where no engagement's notify mails hang on this issue. */
export async function engagementsOfAnchor(issueId: string): Promise<EngagementOutline[]> {
  const listed = await anchorIssueRecords.get(issueId);
  return listed ? engagementOutlines(listed.body.engagementIds) : [];
}

export type ListedPlace = { id: string; engagementIds: string[]; /** Since when it has been one without a break. */ since: string };
type PlacePage = { places: ListedPlace[]; cursor?: string };

const placesInPage = 100;

/** The service projects, and the issues of notify mails, that engagements use, a page at a time. Lists lag: a new one may be missing for a while. */
export const listedServiceProjects = (cursor?: string) => listed(serviceProjectRecords, cursor);
export const listedAnchorIssues = (cursor?: string) => listed(anchorIssueRecords, cursor);

async function listed(records: PlaceRecords, cursor?: string): Promise<PlacePage> {
  const page = await records.list({ scope: 'site', limit: placesInPage, order: 'oldest', cursor });
  const used = page.records.filter(({ body }) => body.engagementIds.length > 0);
  return { places: used.map(({ id, at, body }) => ({ id, engagementIds: body.engagementIds, since: at })), ...(page.cursor !== undefined && { cursor: page.cursor }) };
}

/** In the order asked for; those that are not there are left out. For jobs, and behind an access rule. */
export async function engagementOutlines(engagementIds: string[]): Promise<EngagementOutline[]> {
  return (await engagementRecords.getMany(engagementIds)).map(outlineOf);
}

const projectsInPage = 50;

/**
 * Lists the engagements of a page of Jira's projects that were kept before there were lists by service project and by anchor issue.
 * Answers where the next page starts; undefined after the last. Safe to repeat.
 */
export async function listPlaces(startAt: number): Promise<number | undefined> {
  const page = await asApp().send('projects', { query: { startAt, maxResults: projectsInPage, orderBy: 'key' } });
  const projects = await projectRecords.getMany(page.values.map(({ id }) => id));
  for (const engagementId of projects.flatMap(({ body }) => body.engagementIds)) await listPlacesOf(engagementId);
  if (page.isLast === false && page.values.length > 0) return startAt + page.values.length;
  // Whoever gets this far has seen them all.
  await commit([marks.put(markId, { scope: 'site', at: now(), body: {} })]);
  return undefined;
}

async function listPlacesOf(engagementId: string): Promise<void> {
  await repeatOnConflict(async () => {
    const stored = await engagementRecords.get(engagementId);
    if (!stored) return;
    const { serviceDesk, anchorIssue } = stored.body;
    const incomplete = serviceDesk !== undefined && serviceDesk.projectId === undefined;
    const place = incomplete ? await completedServiceDesk(serviceDesk) : serviceDesk;
    const lists = await followPlaces(engagementId, {}, { serviceDesk: place, anchorIssue });
    await commit([...(incomplete && place?.projectId !== undefined ? [engagementRecords.replace(stored, { body: { ...stored.body, serviceDesk: place } })] : []), ...lists]);
  });
}
