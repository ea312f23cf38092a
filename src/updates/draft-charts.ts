import type { ToldLine } from '../ledger/told';
import { chartKinds, type Charts } from './chart-contract';
import { chartsOf } from './charts';
import type { OpenDraft } from './draft-store';
import { pointOf, type SeriesPoint, withPoint } from './series';
import { readSeries } from './series-record';
import { toldLines, versionFacts } from './told-lines';

/** What the open draft would add to the series. A milestone none of its lines names is not told. */
export function pointIn(draft: OpenDraft, lines: ToldLine[]): SeriesPoint {
  const { number, evidence, chosenHealth } = draft;
  return pointOf({ id: draft.engagementId, number, evidenceUntilAt: evidence.until, health: { chosen: chosenHealth }, versions: versionFacts(draft, lines), ...(evidence.work && { work: evidence.work }) });
}

/** What the client would see drawn, were the draft sent now; `wanted`: of these kinds. One request to storage. */
export async function chartsIn(draft: OpenDraft, lines = toldLines(draft), wanted = chartKinds as readonly Charts['kinds'][number][]): Promise<Charts> {
  const told = await readSeries(draft.engagementId);
  return chartsOf(withPoint(told, pointIn(draft, lines)), draft.engagement.timeZone, wanted);
}
