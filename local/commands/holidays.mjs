/**
 * Writes src/clients/public-holiday-table.ts anew. The library it is taken from and its data weigh 1.4 MB in a bundle, 45 MB
 * installed; the dates alone 50 kB. So it is no dependency:
 *   npm install --no-save date-holidays@3.37.0 && node local/commands/holidays.mjs 2026 2035
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import { projectFolder } from './project.mjs';

const [first = 2026, last = 2035] = process.argv.slice(2).map(Number);
const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
const hour = 3_600_000;
/** Holidays of some people only. */
const ofSome = /women|youth|children|military|muslim|islamic|orthodox|except|tentative/i;

const dayOfYear = (date) => (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / (24 * hour);
const datesOf = ({ date, start, end }) =>
  Array.from({ length: Math.max(1, Math.round((end - start) / (24 * hour))) }, (_, day) => new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + day * 24 * hour).toISOString().slice(0, 10));

/** Two characters of base 36 a day. */
function yearOf(country, year) {
  const whole = (country.getHolidays(year) ?? []).filter(({ type, note, start, end }) => type === 'public' && !ofSome.test(note ?? '') && end - start >= 20 * hour);
  const days = new Set(whole.flatMap(datesOf).filter((date) => date.startsWith(String(year))).map(dayOfYear));
  return [...days].sort((one, other) => one - other).map((day) => day.toString(36).padStart(2, '0')).join('');
}

const codes = Object.keys(new Holidays().getCountries()).sort();
const rows = codes.map((code) => {
  const country = new Holidays(code, { types: ['public'] });
  return `  ${code}: '${years.map((year) => yearOf(country, year)).join(' ')}',`;
});
writeFileSync(
  join(projectFolder, 'src/clients/public-holiday-table.ts'),
  `/**
 * National public holidays by ISO 3166 country, year by year, each the day of its year in two characters of base 36.
 * Written by local/commands/holidays.mjs from date-holidays 3.37.0 (https://github.com/commenthol/date-holidays), whose data is under
 * CC BY-SA 3.0 and so is this table.
 */
export const firstYear = ${first};

export const publicHolidayTable: Readonly<Record<string, string>> = {
${rows.join('\n')}
};
`,
);
console.log(codes.join(' '));
