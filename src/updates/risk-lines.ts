import type { WatchedRisk } from '../clients/risk-contract';
import { type StoredLine, writtenLine } from './line';
import { sentence } from './phrase';

/** Says that a risk is watched. It cites no issue: what is told of those stands in lines of their own. */
export const watchedRiskLine = ({ id, names }: WatchedRisk): StoredLine => writtenLine({ topic: `watched:${id}`, ...sentence('phrase.watched-risk', { name: { names } }) });

/** Lines for the risks that no line about trouble of their issues tells already. */
export function watchedRiskLines(risks: WatchedRisk[], troubles: StoredLine[]): StoredLine[] {
  const told = new Set(troubles.flatMap(({ issueIds }) => issueIds));
  return risks.filter(({ issues }) => !issues.some(({ id }) => told.has(id))).map(watchedRiskLine);
}
