import type { Language } from './language';

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Making one takes a hundred times as long as using it; there are as many as time zones are met. */
function formatter(name: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = formatters.get(name) ?? make();
  formatters.set(name, known);
  return known;
}

/** "Fri 4 Dec" / "12月4日周五", with the year when it is not the year of `today`. Both are plain YYYY-MM-DD dates. */
export function formatDate(date: string, language: Language, today: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : ('numeric' as const);
  const parts = formatter(`${language} ${year ?? ''}`, () => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { weekday: 'short', day: 'numeric', month: 'short', year, timeZone: 'UTC' }));
  return parts.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

/** The plain date of an instant in a time zone. */
export function dateIn(at: string | number | Date, timeZone: string): string {
  return formatter(`in ${timeZone}`, () => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })).format(new Date(at));
}

/** Days from one plain date to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether a text is a plain YYYY-MM-DD date of the calendar. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
