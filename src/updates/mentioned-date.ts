import { isDate } from '../i18n/dates';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Whether a text names a plain YYYY-MM-DD date in any of the ways people write one: "4 Dec", "December 4th", "12月4日", "2026-12-04", "4.12.". */
export function mentionsDate(text: string, date: string): boolean {
  if (!isDate(date)) return false;
  const [, month = 1, day = 1] = date.split('-').map(Number);
  const name = months[month - 1] ?? '';
  const word = `${name.slice(0, 3)}(?:${name.slice(3)}|t)?\\.?`;
  const forms = [
    `(?<!\\d)0?${day}(?:st|nd|rd|th)?(?: of)? ${word}(?![a-z])`,
    `${word} 0?${day}(?:st|nd|rd|th)?(?!\\d)`,
    `(?<!\\d)0?${month} ?月 ?0?${day} ?[日号](?!\\d)`,
    `(?<!\\d)${date}(?!\\d)`,
    `(?<![\\d./-])0?${day}[./]0?${month}(?:[./](?:\\d{2}){0,2})?(?!\\d)`,
    `(?<![\\d./-])0?${month}/0?${day}(?:/(?:\\d{2}){0,2})?(?!\\d)`,
  ];
  const plain = text.replace(/[\s  ]+/gu, ' ');
  return forms.some((form) => new RegExp(form, 'iu').test(plain));
}
