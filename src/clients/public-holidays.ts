import { daysBetween } from '../i18n/dates';
import { firstYear, publicHolidayTable } from './public-holiday-table';

/** ISO 3166 codes of the countries whose public holidays are known. */
export const isHolidayCountry = (country: string) => Object.hasOwn(publicHolidayTable, country);

/** Whether a plain date is a national public holiday there. Regional ones, and years beyond the table, are not known. */
export function isPublicHoliday(date: string, country: string): boolean {
  const day = daysBetween(`${date.slice(0, 4)}-01-01`, date);
  return daysOfYear(country, Number(date.slice(0, 4))).has(day);
}

const read = new Map<string, ReadonlySet<number>>();

function daysOfYear(country: string, year: number): ReadonlySet<number> {
  const key = `${country} ${year}`;
  const written = isHolidayCountry(country) ? (publicHolidayTable[country]?.split(' ')[year - firstYear] ?? '') : '';
  const days = read.get(key) ?? new Set((written.match(/../g) ?? []).map((day) => parseInt(day, 36)));
  read.set(key, days);
  return days;
}
