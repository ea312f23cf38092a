import type { CommunicationPlan, WorkingTime } from '../clients/contract';
import { isWorkingDay, workingDaysBetween } from '../clients/working-time';
import { addDays, dateIn, daysBetween } from '../i18n/dates';
import type { HerSilence, OurSilence } from './contract';
import type { ClientActs } from './store';

/** From so many days on which she said something there is a rhythm. */
const fewestActs = 5;
const usual = 0.9;

type Days = Pick<WorkingTime, 'weekdays' | 'country' | 'daysOff'>;
type Pause = Pick<NonNullable<CommunicationPlan['pause']>, 'pausedAt' | 'until'>;

/** How long an update has been due: working days, the planned one not counted. None while updates are paused, or on the day itself. Dates are plain, in the engagement's zone. */
export function ourSilence(plan: { nextUpdateOn: string; today: string; days: Days; pause?: Pause; timeZone: string }): OurSilence | undefined {
  const { nextUpdateOn, today, days, pause, timeZone } = plan;
  if (isPaused(pause, today)) return undefined;
  const workingDays = workingDaysBetween(nextUpdateOn, today, withoutPause(days, pause, timeZone));
  return workingDays > 0 ? { dueOn: nextUpdateOn, workingDays } : undefined;
}

/**
 * Whether she has been silent for longer than nine of ten of her gaps, and whether anything was asked of her since she last said
 * something. Gaps are working days between the days on which she did; a pause counts for nothing, and while it lasts nobody is silent.
 */
export function herSilence({ acts, askedAt }: ClientActs, look: { now: string; days: Days; pause?: Pause; timeZone: string }): HerSilence | undefined {
  const { now, days, pause, timeZone } = look;
  const today = dateIn(now, timeZone);
  const dates = [...new Set(acts.map((at) => dateIn(at, timeZone)))].sort();
  const last = dates.at(-1);
  if (last === undefined || dates.length < fewestActs || isPaused(pause, today)) return undefined;
  const counted = withoutPause(days, pause, timeZone);
  const gaps = dates.slice(1).map((date, index) => workingDaysBetween(dates[index] ?? date, date, counted));
  const usualWorkingDays = nineOfTen(gaps);
  const workingDays = workingDaysBetween(last, today, counted);
  if (workingDays <= usualWorkingDays) return undefined;
  const lastActAt = acts.at(-1) ?? now;
  const asked = askedAt !== undefined && askedAt > lastActAt;
  return { kind: asked ? 'no-answer' : 'nobody-asked', lastActAt, workingDays, usualWorkingDays, ...(asked && { askedAt }) };
}

/** The smallest of them that at least nine of ten do not exceed. */
export function nineOfTen(gaps: number[]): number {
  const sorted = [...gaps].sort((one, other) => one - other);
  return sorted[Math.ceil(usual * sorted.length) - 1] ?? 0;
}

const isPaused = (pause: Pause | undefined, today: string) => pause !== undefined && today < pause.until;

/** The days of a pause, also of one that is over, are days off. */
function withoutPause(days: Days, pause: Pause | undefined, timeZone: string): Days {
  if (!pause) return days;
  const from = dateIn(pause.pausedAt, timeZone);
  const paused = Array.from({ length: Math.max(0, daysBetween(from, pause.until)) }, (_, index) => addDays(from, index));
  return { ...days, daysOff: [...days.daysOff, ...paused.filter((date) => isWorkingDay(date, days))] };
}
