import type { Span } from './promise';

/** A version as it was seen at a moment, ISO. */
export type Sighting = { at: string; released: boolean };

/** When a version was released, from what was known and what was seen since. The order of arrival does not matter. */
export function releaseSpans(known: Span[], sightings: Sighting[]): Span[] {
  const before = known.flatMap(({ from, to }): Sighting[] => [{ at: from, released: true }, ...(to === undefined ? [] : [{ at: to, released: false }])]);
  const all = [...before, ...sightings].sort((one, other) => one.at.localeCompare(other.at) || Number(one.released) - Number(other.released));
  const spans: Span[] = [];
  for (const { at, released } of all) {
    const last = spans.at(-1);
    const isOpen = last !== undefined && last.to === undefined;
    if (released && !isOpen) spans.push({ from: at });
    if (!released && isOpen) spans[spans.length - 1] = { from: last.from, to: at };
  }
  return spans;
}
