import type { Clock } from '../../clock';

export type SeedClock = Clock & {
  /** Jumps to a moment, in milliseconds since the epoch, and stands still there. */
  set(milliseconds: number): void;
  /** From here on it follows the wall clock, so many milliseconds ahead of it. */
  release(ahead?: number): void;
};

/** Stands where it is set while the past is being written, then runs like a wall clock. */
export function seedClock(wall: () => number = Date.now): SeedClock {
  let standing: number | undefined;
  let offset = 0;
  return {
    now: () => standing ?? wall() + offset,
    advance(milliseconds) {
      if (standing === undefined) offset += milliseconds;
      else standing += milliseconds;
    },
    set(milliseconds) {
      standing = milliseconds;
    },
    release(ahead = 0) {
      standing = undefined;
      offset = ahead;
    },
  };
}
