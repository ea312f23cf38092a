import { dateIn, daysBetween } from '../../../src/i18n/dates';
import type { TodayAnswer, TodayEngagement, TodayIssue } from '../../../src/surfaces/contract';
import { differenceWords } from '../../ledger/told-words';
import type { Reader } from '../../shared/reader';

/** "due today", "due Fri 27 Nov", "due Fri 20 Nov, 2 working days late". Days are the client's. */
export function dueWords({ nextUpdateOn, today, ourSilence }: Pick<TodayEngagement, 'nextUpdateOn' | 'today' | 'ourSilence'>, { t, date }: Reader): string {
  if (ourSilence) return t('today.late', { date: date(ourSilence.dueOn), count: ourSilence.workingDays });
  return nextUpdateOn === today ? t('today.due-today') : t('today.due-on', { date: date(nextUpdateOn) });
}

/** "hears by 14:00 · with Maya Lindqvist". */
export function answerWords({ state, overdue, hearsBy, ownerName }: TodayAnswer, { t, moment }: Reader): string {
  const owner = ownerName === undefined ? t('today.nobody') : t('today.with', { name: ownerName });
  if (state === 'done') return `${t('today.done-untold')} · ${owner}`;
  if (hearsBy === undefined) return owner;
  return `${t(overdue ? 'today.answer-late' : 'today.hears-by', { when: moment(hearsBy) })} · ${owner}`;
}

/** "Later than told · 6 days". */
export function worseWords({ differences, since }: TodayIssue, today: string, reader: Reader): string {
  const days = since === undefined ? undefined : daysBetween(dateIn(since, reader.timeZone), today);
  const age = days === undefined ? [] : [days > 0 ? reader.t('today.worse-since', { count: days }) : reader.t('today.worse-today')];
  return [...differences.map((difference) => differenceWords(difference, reader)), ...age].join(' · ');
}

export function silenceWords({ kind, lastActAt, workingDays, usualWorkingDays }: NonNullable<TodayEngagement['herSilence']>, { t, date, timeZone, number }: Reader): string {
  const places = { count: workingDays, usual: number(usualWorkingDays) };
  return kind === 'no-answer' ? t('today.quiet.no-answer', { ...places, date: date(dateIn(lastActAt, timeZone)) }) : t('today.quiet.nobody-asked', places);
}
