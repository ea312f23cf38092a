import { readPictures } from '../ledger/snapshot';
import type { ToldLine } from '../ledger/told';
import type { Charts } from './chart-contract';
import { chartsOf } from './charts';
import type { OpenDraft } from './draft-store';
import { pointOf, type SeriesPoint, withPoint } from './series';
import { readSeries } from './series-record';
import { toldLines, versionFacts } from './told-lines';

/** As many as a message draws of, and its check looks up. */
const mostPoints = 20;

/** What the client was told, and what the open draft would add; a milestone none of its lines names is not told. One request to storage. */
export async function seriesIn(draft: OpenDraft, lines: ToldLine[]): Promise<SeriesPoint[]> {
  return withPoint(await readSeries(draft.engagementId), pointIn(draft, lines)).slice(-mostPoints);
}

function pointIn(draft: OpenDraft, lines: ToldLine[]): SeriesPoint {
  const { engagementId: id, number, evidence, chosenHealth } = draft;
  return pointOf({ id, number, evidenceUntilAt: evidence.until, health: { chosen: chosenHealth }, versions: versionFacts(draft, lines), ...(evidence.work && { work: evidence.work }) });
}

/** By the snapshots of these points' updates and the evidence of the draft. One request to storage. */
async function factsBehind(series: SeriesPoint[], draft: OpenDraft, lines: ToldLine[]): Promise<SeriesPoint[]> {
  const told = await readPictures(series.map(({ updateId }) => updateId).filter((id) => id !== draft.engagementId));
  return [...told.map(pointOf), pointIn(draft, lines)];
}

/** What the charts of the open draft draw, beside what they should; undefined where it shows none. `series`: where it was read already. */
export async function drawnIn(draft: OpenDraft, lines: ToldLine[], series?: SeriesPoint[]): Promise<{ drawn: SeriesPoint[]; facts: SeriesPoint[] } | undefined> {
  if (draft.charts.length === 0) return undefined;
  const drawn = series ?? (await seriesIn(draft, lines));
  return { drawn, facts: await factsBehind(drawn, draft, lines) };
}

/** What the client would see drawn, were the draft sent now. */
export async function chartsIn(draft: OpenDraft): Promise<Charts> {
  return chartsOf(await seriesIn(draft, toldLines(draft)), draft.engagement.timeZone);
}
