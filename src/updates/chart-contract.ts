import type { HealthState } from './contract';

/** What a client may see drawn, in the order of a message. */
export const chartKinds = ['burn-up', 'milestones', 'health'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** Issues this client sees, all of them. */
export type WorkCount = { done: number; open: number };
/** A milestone as an update told it. `on` is YYYY-MM-DD; absent: it had no date. */
export type MilestoneTold = { on?: string; released: boolean };
/** What one update told, of the day its evidence was read (YYYY-MM-DD). What is absent was not known then: it is drawn as a gap. */
export type ChartPoint = { number: number; on: string; health?: HealthState; work?: WorkCount };
/** `told`: one entry for each point; null where that update did not tell of it. */
export type ChartMilestone = { id: string; name: string; told: (MilestoneTold | null)[] };
/** What updates told, oldest first, and which charts there is enough of to draw. */
export type Charts = { kinds: ChartKind[]; points: ChartPoint[]; milestones: ChartMilestone[] };

/** Which charts an update shows, and of which there is enough to show. */
export type ChartChoice = { chosen: ChartKind[]; ready: ChartKind[] };

export type ChartCalls = {
  /** What the updates to a client told; with `updateId` up to that update, of the kinds it showed. */
  'updates.charts': (input: { engagementId: string; updateId?: string }) => Charts;
  /** Which charts the open draft shows; the next one begins with the same. `revision` is the draft's health revision. */
  'updates.choose-charts': (input: { engagementId: string; revision: string; charts: ChartKind[] }) => { revision: string; charts: ChartKind[] };
};
