import { addDays, dateIn } from '../i18n/dates';
import type { Stored } from '../platform/storage/record';
import type { Write } from '../platform/storage/transaction';
import { passes } from './standing';
import { type Told, toldDues, toldIssueKey } from './store';

const minute = 60_000;
/** No zone is further from UTC. */
const furthestMinutes = 14 * 60;

/** The first minute of a plain date in a time zone, ISO. Where the clocks change at midnight, the first there is. */
export function startOfDay(date: string, timeZone: string): string {
  const middle = Date.parse(`${date}T00:00:00Z`);
  let before = middle - (furthestMinutes + 1) * minute;
  let after = middle + (furthestMinutes + 1) * minute;
  while (after - before > minute) {
    const between = before + Math.floor((after - before) / minute / 2) * minute;
    if (dateIn(between, timeZone) < date) before = between;
    else after = between;
  }
  return new Date(after).toISOString();
}

/** From when on a date is past. */
export const pastFrom = (dueOn: string, timeZone: string): string => startOfDay(addDays(dueOn, 1), timeZone);

/** When the passing of time alone makes it worse than told; undefined when it cannot any more. */
function dueAt({ at, state }: Told, timeZone: string): string | undefined {
  if (state.dueOn === undefined || state.category === 'done' || !passes(state.dueOn, dateIn(at, timeZone))) return undefined;
  const moment = pastFrom(state.dueOn, timeZone);
  return Date.parse(moment) > Date.now() ? moment : undefined;
}

type Issue = { engagementId: string; issueId: string };

/** The write that makes the schedule look at an issue when the date it was told passes, or no longer; none when it stands already. */
export function dueWrites({ engagementId, issueId }: Issue, told: Told | undefined, current: Stored<{ issueId: string }> | undefined, timeZone: string): Write[] {
  const at = told && dueAt(told, timeZone);
  if (at === current?.at) return [];
  if (at === undefined) return current ? [toldDues.remove(current)] : [];
  const row = { scope: 'site', at, body: { issueId } };
  return [current ? toldDues.replace(current, row) : toldDues.create(toldIssueKey(engagementId, issueId), row)];
}
