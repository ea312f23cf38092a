/** The one source of "now" for the local site and runtime, so that tests and the shell can move time. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves time forward. */
  advance(milliseconds: number): void;
};

/** Follows the wall clock; what `advance` adds stays added. */
export function wallClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}

/** Stands still until it is moved. */
export function fixedClock(start: string): Clock {
  let now = Date.parse(start);
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
