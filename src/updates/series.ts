import type { UpdatePicture } from '../ledger/snapshot';
import type { VersionFact } from '../ledger/told';
import type { WorkCount } from './chart-contract';
import { type HealthState, healthStates } from './contract';
import { shortened } from './message/news';

/** What one update told of the whole, as its snapshot has it. */
export type SeriesPoint = {
  updateId: string;
  number: number;
  /** Its evidence was read up to here. */
  at: string;
  health?: HealthState;
  work?: WorkCount;
  milestones: VersionFact[];
};

/** Two years of weeks. Together with the next two it keeps a series in one stored value, whatever its names. */
export const mostPoints = 100;
export const mostMilestones = 8;
const longestName = 60;

type Told = Pick<UpdatePicture, 'number' | 'evidenceUntilAt' | 'work' | 'versions'> & { id: string; health: { chosen: string } };

/** Of more milestones than a point holds those to come count before those released. */
export function pointOf({ id, number, evidenceUntilAt, health, work, versions }: Told): SeriesPoint {
  const chosen = healthStates.find((state) => state === health.chosen);
  const kept = new Set([...versions.filter(({ released }) => !released), ...versions.filter(({ released }) => released)].slice(0, mostMilestones));
  return {
    updateId: id,
    number,
    at: evidenceUntilAt,
    ...(chosen && { health: chosen }),
    ...(work && { work }),
    milestones: versions.filter((version) => kept.has(version)).map((version) => ({ ...version, name: shortened(version.name, longestName) })),
  };
}

/** The series with one more point. The same one twice changes nothing, and their order of arrival does not matter: the newest stay. */
export function withPoint(points: SeriesPoint[], point: SeriesPoint): SeriesPoint[] {
  const others = points.filter(({ updateId }) => updateId !== point.updateId);
  return [...others, point].sort((one, other) => one.at.localeCompare(other.at) || one.updateId.localeCompare(other.updateId)).slice(-mostPoints);
}
