import type { Engagement } from './contract';
import { plannedMoment } from './planned-dates';
import { addWorkingDays, addWorkingMinutes } from './working-time';

/** What has to happen for a planned date, in this order: its draft is written, somebody is told that time is short, and its time comes. */
export const planSteps = ['prepare', 'near', 'send'] as const;
export type PlanStep = (typeof planSteps)[number];

type Plan = Pick<Engagement, 'nextUpdateOn' | 'plan' | 'timeZone'>;

/** The last look at an update, in working minutes before its time. */
const nearMinutes = 120;

/** When the steps of the next planned date are due (ISO), in order. Nothing is due while updates are paused. */
export function stepTimes({ nextUpdateOn, plan, timeZone }: Plan): Record<PlanStep, string> {
  const { workingTime, sendAt, prepareWorkingDays, pause } = plan;
  const pauseOverAt = pause ? plannedMoment(pause.until, workingTime.opens, timeZone) : '';
  const send = later(plannedMoment(nextUpdateOn, sendAt, timeZone), pauseOverAt);
  const near = addWorkingMinutes(send, -nearMinutes, workingTime, timeZone);
  const prepare = plannedMoment(addWorkingDays(nextUpdateOn, -prepareWorkingDays, workingTime), workingTime.opens, timeZone);
  return { prepare: later(earlier(prepare, near), pauseOverAt), near: later(near, pauseOverAt), send };
}

const later = (one: string, other: string) => (one > other ? one : other);
const earlier = (one: string, other: string) => (one < other ? one : other);

/** Whether updates are paused on a date (YYYY-MM-DD in the engagement's zone). */
export const isPausedOn = (date: string, { pause }: Pick<Engagement['plan'], 'pause'>): boolean => pause !== undefined && date < pause.until;
