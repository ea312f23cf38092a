import type { Found, Subject } from '../subject';
import { found } from './found';

/** A chart draws of an update what its snapshot does not hold, or of this one what the evidence does not. */
export function otherChart({ charts }: Subject): Found[] {
  if (!charts) return [];
  return charts.drawn.flatMap((point) => {
    const fact = charts.facts.find(({ updateId }) => updateId === point.updateId);
    return same(fact, point) ? [] : [found('other-chart', { about: point.updateId, restsOn: fact ?? null, parameters: { number: point.number } })];
  });
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
