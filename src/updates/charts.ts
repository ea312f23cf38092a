import { dateIn } from '../i18n/dates';
import { type ChartKind, chartKinds, type ChartMilestone, type ChartPoint, type Charts } from './chart-contract';
import type { SeriesPoint } from './series';

/** Those told of last. */
const mostShown = 12;
/** One point is a fact, two make a course. */
const fewestPoints = 2;

/** What a series draws, in days of this zone; of the kinds wanted those there is enough of. */
export function chartsOf(series: SeriesPoint[], timeZone: string, wanted: readonly ChartKind[] = chartKinds): Charts {
  const points = series.map(({ number, at, health, work }): ChartPoint => ({ number, on: dateIn(at, timeZone), ...(health && { health }), ...(work && { work }) }));
  return drawn(wanted, points, milestonesIn(series));
}

const drawn = (wanted: readonly ChartKind[], points: ChartPoint[], milestones: ChartMilestone[]): Charts => ({ kinds: chartKinds.filter((kind) => wanted.includes(kind) && isDrawn(kind, points, milestones)), points, milestones });

function isDrawn(kind: ChartKind, points: ChartPoint[], milestones: ChartMilestone[]): boolean {
  if (kind === 'health') return points.filter(({ health }) => health !== undefined).length >= fewestPoints;
  if (kind === 'milestones') return milestones.some(({ told }) => told.filter((each) => each?.on !== undefined).length >= fewestPoints);
  const counted = points.flatMap(({ work }) => work ?? []);
  return counted.length >= fewestPoints && counted.some(({ done, open }) => done + open > 0);
}

/** The same of the newest points only. */
export function newestPoints({ kinds, points, milestones }: Charts, most: number): Charts {
  const kept = milestones.map((milestone) => ({ ...milestone, told: milestone.told.slice(-most) })).filter(({ told }) => told.some((each) => each !== null));
  return drawn(kinds, points.slice(-most), kept);
}

/** Under the name each was told by last, those with the earliest newest date first. */
function milestonesIn(series: SeriesPoint[]): ChartMilestone[] {
  const newestFirst = [...series].reverse().flatMap(({ milestones }) => milestones);
  const shown = [...new Map(newestFirst.map(({ id }) => [id, id])).keys()].slice(0, mostShown);
  return shown
    .map((id): ChartMilestone => ({
      id,
      name: newestFirst.find((milestone) => milestone.id === id)?.name ?? '',
      told: series.map(({ milestones }) => {
        const told = milestones.find((milestone) => milestone.id === id);
        return told ? { ...(told.releaseOn !== undefined && { on: told.releaseOn }), released: told.released } : null;
      }),
    }))
    .sort((one, other) => (lastDateOf(one) ?? '9999').localeCompare(lastDateOf(other) ?? '9999') || one.id.localeCompare(other.id));
}

const lastDateOf = ({ told }: ChartMilestone) => told.filter((each) => each !== null).at(-1)?.on;
