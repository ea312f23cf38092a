import { addDays, daysBetween, isDate } from './dates';

/** What words that name a day, or days, give. */
export type Reading = {
  /** YYYY-MM-DD, as it is most likely meant; of a period ("end of November") its last day. */
  on: string;
  /** Of a period: its first day. */
  from?: string;
  /** Other days the same words may mean: "next Friday", "the 12th". */
  or: string[];
};
/** A way to write dates; `read` brings nothing for what only looks like one. */
export type DateForm = { pattern: RegExp; read: (match: RegExpExecArray, today: string) => Reading[] };

export const exactly = (on: string): Reading[] => (isDate(on) ? [{ on, or: [] }] : []);

export const period = (from: string, on: string): Reading => ({ on, from, or: [] });

/** A day of a month without its year: the nearest such day, or else this year's. */
export function dayOfYear(month: number, day: number, today: string): Reading[] {
  const year = Number(today.slice(0, 4));
  const candidates = [year - 1, year, year + 1].map((each) => plain(each, month, day)).filter(isDate);
  const nearest = [...candidates].sort((left, right) => Math.abs(daysBetween(today, left)) - Math.abs(daysBetween(today, right)))[0];
  return nearest === undefined ? [] : [{ on: nearest, or: candidates.filter((each) => each !== nearest && each.startsWith(`${year}-`)) }];
}

/** "The 12th": the next one, though last month's or the one after may be meant. */
export function dayOfMonth(day: number, today: string): Reading[] {
  const candidates = [-1, 0, 1, 2].map((months) => `${monthAfter(today, months)}-${String(day).padStart(2, '0')}`).filter(isDate);
  const on = candidates.find((each) => each >= today);
  return on === undefined ? [] : [{ on, or: candidates.filter((each) => each !== on) }];
}

export const plain = (year: number, month: number, day: number) => [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

/** YYYY-MM of so many months after a day. */
export function monthAfter(date: string, months: number): string {
  const at = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 7);
}

export const lastOf = (month: string) => addDays(`${monthAfter(`${month}-01`, 1)}-01`, -1);

/** A part of a month, as YYYY-MM. People use "end" loosely. */
export function partOfMonth(part: 'early' | 'mid' | 'end' | 'all', month: string): Reading {
  if (part === 'early') return period(`${month}-01`, `${month}-10`);
  if (part === 'mid') return period(`${month}-10`, `${month}-20`);
  return period(part === 'end' ? `${month}-20` : `${month}-01`, lastOf(month));
}

/** 1 is Monday. */
export const weekdayOf = (date: string) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
export const mondayOf = (date: string) => addDays(date, 1 - weekdayOf(date));
/** Monday to Sunday, so many weeks after this one. */
export const week = (today: string, weeks: number): Reading => period(addDays(mondayOf(today), 7 * weeks), addDays(mondayOf(today), 7 * weeks + 6));
