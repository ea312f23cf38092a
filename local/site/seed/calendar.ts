const day = 86_400_000;

const isWeekend = (milliseconds: number): boolean => [0, 6].includes(new Date(milliseconds).getUTCDay());

/** Midnight UTC of the working day so many working days from today: negative is past. Zero is today, working day or not. */
function workingDay(now: number, offset: number): number {
  let moment = Math.floor(now / day) * day;
  for (let left = Math.abs(offset); left > 0; ) {
    moment += Math.sign(offset) * day;
    if (!isWeekend(moment)) left -= 1;
  }
  return moment;
}

/** Dates and times around a "now", so that a seeded site is never out of date. */
export function calendar(now: number) {
  return {
    /** YYYY-MM-DD, so many working days from today. */
    date: (offset: number): string => new Date(workingDay(now, offset)).toISOString().slice(0, 10),
    /** A moment so many working days ago, at a minute of that day in UTC. */
    moment: (daysAgo: number, minute: number): string => new Date(workingDay(now, -daysAgo) + minute * 60_000).toISOString(),
  };
}

export type Calendar = ReturnType<typeof calendar>;
