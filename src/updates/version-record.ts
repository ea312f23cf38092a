import * as z from 'zod/mini';
import { engagementsOf } from '../clients/engagement';
import { seeVersion } from '../ledger/bad-news-settling';
import { settleVersion } from '../ledger/promise-settling';
import { job } from '../platform/job';
import { collection } from '../platform/storage/collection';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { Sighting, VersionDates } from './milestones';

type VersionRecord = VersionDates & { projectId: string; name: string };
const records = collection<VersionRecord>('version-date', 1);

/** Of more than these the oldest go. */
const mostSightings = 100;

const versionEvent = z.object({
  timestamp: z.optional(z.union([z.number(), z.string()])),
  version: z.object({
    id: z.union([z.string(), z.number()]),
    name: z.string(),
    projectId: z.union([z.string(), z.number()]),
    released: z.boolean(),
    releaseDate: z.optional(z.nullable(z.string())),
  }),
});

/** Keeps the dates of a project's versions as they change. */
export const recordVersion = job(versionEvent, async ({ timestamp, version }) => {
  const projectId = String(version.projectId);
  const engagements = await engagementsOf(projectId);
  if (engagements.length === 0) return;
  const releaseOn = /^\d{4}-\d{2}-\d{2}/.exec(version.releaseDate ?? '')?.[0];
  const sightings = await keep({ id: String(version.id), name: version.name, projectId }, {
    at: new Date(timestamp ?? Date.now()).toISOString(),
    ...(releaseOn !== undefined && { releaseOn }),
    released: version.released,
  });
  const engagementIds = engagements.map(({ id }) => id);
  await settleVersion(engagementIds, String(version.id), sightings);
  await seeVersion(engagementIds, String(version.id), sightings);
});

/** All that has been seen of it. */
async function keep(version: { id: string; name: string; projectId: string }, seen: Sighting): Promise<Sighting[]> {
  return repeatOnConflict(async () => {
    const current = await records.get(version.id);
    if (current?.body.sightings.some((known) => known.at === seen.at && known.releaseOn === seen.releaseOn && known.released === seen.released)) return current.body.sightings;
    const body: VersionRecord = { ...withSighting(current?.body ?? { sightings: [] }, seen), projectId: version.projectId, name: version.name };
    const row = { scope: `project:${version.projectId}`, at: body.sightings.at(-1)?.at ?? seen.at, subject: version.name, body };
    await commit([current ? records.replace(current, row) : records.create(version.id, row)]);
    return body.sightings;
  });
}

/** The record with one more sighting. The same one twice changes nothing, and their order of arrival does not matter. */
export function withSighting({ sightings }: VersionDates, sighting: Sighting): VersionDates {
  const others = sightings.filter(({ at }) => at !== sighting.at);
  return { sightings: [...others, sighting].sort((left, right) => left.at.localeCompare(right.at)).slice(-mostSightings) };
}

/** What was seen of these versions' dates, by version id. */
export async function datesOf(versionIds: string[]): Promise<Map<string, VersionDates>> {
  const found = await records.getMany(versionIds);
  return new Map(found.map(({ id, body }) => [id, body]));
}
