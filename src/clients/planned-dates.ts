import { occurrencesAfter } from './cadence';
import type { Cadence, Engagement, PlanInWriting, PlannedDate } from './contract';
import { minuteOf, momentOf } from './zoned-time';

/** Half past two of a night whose clocks leave it out is half past three. */
export const plannedMoment = (on: string, sendAt: string, timeZone: string): string => new Date(momentOf({ date: on, minute: minuteOf(sendAt) }, timeZone)).toISOString();

const shownDates = 5;

/** The next update as it is typed, and what the rhythm makes of it. */
export async function plannedDates({ cadence, nextUpdateOn, timeZone, workingTime, sendAt }: PlanInWriting): Promise<PlannedDate[]> {
  const following = await occurrencesAfter({ countsFrom: nextUpdateOn, ...cadence }, nextUpdateOn, workingTime, shownDates - 1);
  return [{ on: nextUpdateOn }, ...following].map((planned) => ({ ...planned, at: plannedMoment(planned.on, sendAt, timeZone) }));
}

type Planned = Pick<Engagement, 'cadence' | 'nextUpdateOn'>;

/** A next update that somebody chose begins a new count of the weeks; one the plan moved on to goes on counting. */
export function countedFrom({ cadence, nextUpdateOn }: Planned, before: Planned | undefined): Cadence {
  if (cadence.every !== 'two-weeks') return cadence;
  const goesOn = before?.nextUpdateOn === nextUpdateOn && before.cadence.every === 'two-weeks';
  return { ...cadence, countsFrom: (goesOn ? before.cadence.countsFrom : undefined) ?? nextUpdateOn };
}
