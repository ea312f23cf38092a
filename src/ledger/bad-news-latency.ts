import type { BadNewsLatency } from './contract';

/** Working hours; `running`: she was not told by then. */
export type LatencyCase = { hours: number; running: boolean };

/**
 * The hours within which such a part of bad news is told, by Kaplan and Meier: what runs counts among all that ran as long, so a piece
 * that began an hour ago does not make us look quick, and one that is never told cannot be left out. Where too much of it still runs
 * to tell, it is at least the longest time. Undefined of none.
 */
export function latencyAt(cases: LatencyCase[], part: number): BadNewsLatency | undefined {
  if (cases.length === 0) return undefined;
  const times = [...new Set(cases.flatMap(({ hours, running }) => (running ? [] : [hours])))].sort((one, other) => one - other);
  let untold = 1;
  for (const hours of times) {
    const asLong = cases.filter((each) => each.hours >= hours).length;
    const told = cases.filter((each) => !each.running && each.hours === hours).length;
    untold *= 1 - told / asLong;
    if (untold <= 1 - part + rounding) return { hours };
  }
  return { hours: Math.max(...cases.map(({ hours }) => hours)), atLeast: true };
}

const rounding = 1e-9;
