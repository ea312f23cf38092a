import { addDays } from './dates';
import { type DateForm, dayOfMonth, dayOfYear, exactly, lastOf, mondayOf, monthAfter, partOfMonth, period, plain, type Reading, week } from './date-readings';

const digits = '零一二三四五六七八九';
const number = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const weekday = '(?:周|星期|礼拜)([一二三四五六日天])';
/** "12月4日周五", "12月4日（周五）" */
const afterDate = '(?:\\s?[（(]?(?:周|星期|礼拜)[一二三四五六日天][）)]?)?';

function countOf(words = ''): number {
  if (/^\d+$/.test(words)) return Number(words);
  if (words === '两') return 2;
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  return (words.includes('十') ? 10 * (tens ? digits.indexOf(tens) : 1) : 0) + (ones ? digits.indexOf(ones) : 0);
}

function day(monthText: string | undefined, dayText: string | undefined, yearText: string | undefined, today: string): Reading[] {
  const [month, dayNumber] = [countOf(monthText), countOf(dayText)];
  if (yearText === '明年' || yearText === '今年' || yearText === '去年') return exactly(plain(yearNamed(yearText, today), month, dayNumber));
  return yearText === undefined ? dayOfYear(month, dayNumber, today) : exactly(plain(Number(yearText.slice(0, 4)), month, dayNumber));
}

const yearNamed = (word: string, today: string) => Number(today.slice(0, 4)) + ({ 明年: 1, 去年: -1 }[word] ?? 0);
const year = '(?:(\\d{4} ?年|明年|今年|去年) ?)?';

/** "周五" is the coming one, and in what is told of the past the last one. */
function dayOfWeek(prefix: string, name: string, today: string): Reading[] {
  const index = '一二三四五六日'.indexOf(name === '天' ? '日' : name);
  const thisWeek = addDays(mondayOf(today), index);
  if (prefix.startsWith('下下')) return exactly(addDays(thisWeek, 14));
  if (prefix.startsWith('下')) return exactly(addDays(thisWeek, 7));
  if (prefix.startsWith('上')) return exactly(addDays(thisWeek, -7));
  if (prefix !== '') return exactly(thisWeek);
  const coming = thisWeek > today ? thisWeek : addDays(thisWeek, 7);
  return [{ on: coming, or: [thisWeek, addDays(thisWeek, -7)].filter((each) => each !== coming) }];
}

const part = { 初: 'early', 上旬: 'early', 中旬: 'mid', 中: 'mid', 下旬: 'end', 底: 'end', 末: 'end' } as const;
const partNamed = (words: string) => part[words as keyof typeof part];
const daysFromToday = { 今天: 0, 今日: 0, 今晚: 0, 明天: 1, 明日: 1, 明早: 1, 明晚: 1, 后天: 2, 大后天: 3, 昨天: -1, 昨日: -1, 前天: -2 } as const;

/** Longer forms first: what one has taken, the next does not see. */
export const chineseDates: DateForm[] = [
  {
    pattern: new RegExp(`${year}${number} ?月 ?${number} ?[日号]?${afterDate} ?(?:至|到|-|–|—|~|～|、|和|或) ?${number} ?[日号]${afterDate}`, 'g'),
    read: ([, inYear, month, first, last], today) => [...day(month, first, inYear, today), ...day(month, last, inYear, today)],
  },
  { pattern: new RegExp(`${year}${number} ?月 ?${number} ?[日号]${afterDate}`, 'g'), read: ([, inYear, month, dayText], today) => day(month, dayText, inYear, today) },
  {
    pattern: new RegExp(`${year}${number} ?月份?(初|上旬|中旬|下旬|底|末)`, 'g'),
    read: ([, inYear, month, words = ''], today) => day(month, '15', inYear, today).map(({ on }) => partOfMonth(partNamed(words), on.slice(0, 7))),
  },
  {
    pattern: /(下个?月|本月|这个月|上个?月)(初|上旬|中旬|下旬|底|末)/g,
    read: ([, which = '', words = ''], today) => [partOfMonth(partNamed(words), monthAfter(today, monthsAfter(which)))],
  },
  { pattern: new RegExp(`(下下|下个?|本|这个?|上个?)${weekday}`, 'g'), read: ([, prefix = '', name = ''], today) => dayOfWeek(prefix, name, today) },
  { pattern: new RegExp(`(?<![下本这上每个隔])${weekday}(?![一二三四五六日天])`, 'g'), read: ([, name = ''], today) => dayOfWeek('', name, today) },
  {
    pattern: /大后天|今天|今日|今晚|明天|明日|明早|明晚|(?<!以|之|最|然|随)后天|昨天|昨日|前天/g,
    read: ([words], today) => exactly(addDays(today, daysFromToday[words as keyof typeof daysFromToday])),
  },
  { pattern: /(?<![\d个每本下上])月底|(?<![\d个每])月末/g, read: (_, today) => [partOfMonth('end', today.slice(0, 7))] },
  { pattern: /年底|年末/g, read: (_, today) => [period(`${today.slice(0, 4)}-12-10`, lastOf(`${today.slice(0, 4)}-12`))] },
  {
    pattern: /(下下|下个?|本|这个?|上个?)(?:周|星期|礼拜)(?![一二三四五六日天])(末)?/g,
    read: ([, prefix = '', weekend], today) => {
      const weeks = prefix === '下下' ? 2 : prefix.startsWith('下') ? 1 : prefix.startsWith('上') ? -1 : 0;
      return [weekend ? period(addDays(mondayOf(today), 7 * weeks + 4), addDays(mondayOf(today), 7 * weeks + 6)) : week(today, weeks)];
    },
  },
  { pattern: /(下个?月|本月|这个月|上个?月)/g, read: ([, which = ''], today) => [partOfMonth('all', monthAfter(today, monthsAfter(which)))] },
  {
    pattern: /(\d{1,2}|[一二两三四五六七八九十]{1,3}) ?(个?工作日|天|日|周|个?星期|个月)(?:之?内|以内|之?后|以后)/g,
    read: ([, count, unit = ''], today) => later(countOf(count), unit, today),
  },
  { pattern: new RegExp(`(?<![\\d月第年./-])(?<!第 )${number} ?号(?![楼线码店机院门房库车])${afterDate}`, 'g'), read: ([, dayText], today) => dayOfMonth(countOf(dayText), today) },
  { pattern: /(?<![\d月年个第./-] ?)(\d{1,2}) ?日(?![均常志后内])/g, read: ([, dayText], today) => dayOfMonth(Number(dayText), today) },
  { pattern: new RegExp(`(?<![\\d个])${year}(\\d{1,2}|[一二三四五六七八九十]{1,2}) ?月份?(?![\\d一二三四五六七八九十底初末] ?)`, 'g'), read: ([, inYear, month], today) => day(month, '15', inYear, today).map(({ on }) => partOfMonth('all', on.slice(0, 7))) },
];

const monthsAfter = (which: string) => (which.startsWith('下') ? 1 : which.startsWith('上') ? -1 : 0);

function later(count: number, unit: string, today: string): Reading[] {
  if (unit.includes('月')) return [period(addDays(today, 30 * count - 10), addDays(today, 31 * count + 3))];
  if (/周|星期/.test(unit)) return [period(addDays(mondayOf(today), 7 * count), addDays(today, 7 * count + 3))];
  if (!unit.includes('工作日')) return exactly(addDays(today, count));
  return [{ on: addDays(today, count + 2 * Math.ceil(count / 5)), from: addDays(today, count), or: [] }];
}
