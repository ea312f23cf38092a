import type { WorkingTime } from '../clients/contract';
import { workingDaysBetween } from '../clients/working-time';
import { dateIn } from '../i18n/dates';
import type { Version } from '../platform/jira/answers';
import type { Period } from './changes';
import type { EvidenceMilestone } from './contract';

/** A version as Candor saw it at a moment. */
export type Sighting = { at: string; releaseOn?: string; released: boolean };
/** What Candor has seen of a version: Jira keeps no history of its date. Oldest first. */
export type VersionDates = { sightings: Sighting[] };
/** A version as the client was last told of it. */
export type ToldVersion = { id: string; releaseOn?: string };

type Known = { versions: Version[]; told: ToldVersion[]; seen: ReadonlyMap<string, VersionDates>; period: Period; timeZone: string; workingTime: WorkingTime };

/** A project may keep versions for ever; an update names so many. */
const mostMilestones = 50;

/** The milestones an update may name: those to come, and those released in the period. Dated ones first. */
export function milestonesOf({ versions, told, seen, period, timeZone, workingTime }: Known): EvidenceMilestone[] {
  return versions
    .filter((version) => !version.archived && (!version.released || wasReleasedIn(period, version, seen.get(version.id), timeZone)))
    .map((version) => milestone(version, dateBefore(version.id, told, seen, period.from), workingTime))
    .sort((left, right) => (left.releaseOn ?? '9999').localeCompare(right.releaseOn ?? '9999'))
    .slice(0, mostMilestones);
}

/** Those whose record is worth reading: what is to come, and the newest releases. */
export function milestoneIds(versions: Version[]): string[] {
  const listed = versions.filter(({ archived }) => !archived);
  const byDate = (left: Version, right: Version) => (left.releaseDate ?? '9999').localeCompare(right.releaseDate ?? '9999');
  const open = listed.filter(({ released }) => !released).sort(byDate);
  const released = listed.filter((version) => version.released).sort(byDate);
  return [...open.slice(0, mostMilestones), ...released.slice(-mostMilestones)].map(({ id }) => id);
}

/** The earliest milestone still to come. */
export function earliestUnreleased(versions: Version[]): Version | undefined {
  return versions
    .filter(({ archived, released }) => !archived && !released)
    .sort((left, right) => (left.releaseDate ?? '9999').localeCompare(right.releaseDate ?? '9999'))[0];
}

function milestone(version: Version, before: string | undefined, workingTime: WorkingTime): EvidenceMilestone {
  const releaseOn = version.releaseDate ?? undefined;
  const moved = before !== undefined && before !== releaseOn;
  return {
    id: version.id,
    name: version.name,
    ...(releaseOn !== undefined && { releaseOn }),
    released: version.released,
    ...(moved && { movedFrom: before }),
    ...(moved && releaseOn !== undefined && { workingDaysMoved: workingDaysBetween(before, releaseOn, workingTime) }),
  };
}

/** What the client was told counts before what we saw; of what we saw, the date that held when the period began. */
function dateBefore(versionId: string, told: ToldVersion[], seen: ReadonlyMap<string, VersionDates>, from: string): string | undefined {
  const toldVersion = told.find(({ id }) => id === versionId);
  if (toldVersion) return toldVersion.releaseOn;
  const sightings = seen.get(versionId)?.sightings ?? [];
  return (sightings.filter(({ at }) => at <= from).at(-1) ?? sightings[0])?.releaseOn;
}

/** By our own record to the second; where that does not reach back to the release, by the date Jira holds. */
function wasReleasedIn({ from, until }: Period, version: Version, seen: VersionDates | undefined, timeZone: string): boolean {
  const releasedAt = releasedAtIn(seen?.sightings ?? []);
  if (releasedAt !== undefined) return releasedAt > from && releasedAt <= until;
  const releasedOn = version.releaseDate ?? '';
  return releasedOn >= dateIn(from, timeZone) && releasedOn <= dateIn(until, timeZone);
}

/** When the release that still holds was first seen; unknown when the version was never seen unreleased. */
function releasedAtIn(sightings: Sighting[]): string | undefined {
  const open = sightings.map(({ released }) => released).lastIndexOf(false);
  return open < 0 ? undefined : sightings[open + 1]?.at;
}
