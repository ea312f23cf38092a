import fc from 'fast-check';
import { addDays, formatDate } from './dates';
import { datesIn, mayMean } from './dates-in-text';
import { languages } from './language';

/** A Friday. */
const today = '2026-11-20';

describe('datesIn', () => {
  it.each<[string, string[]]>([
    ['due 12 Nov', ['2026-11-12']],
    ['due Nov 12th.', ['2026-11-12']],
    ['on November 12, 2027', ['2027-11-12']],
    ['on Thursday, 12th of November', ['2026-11-12']],
    ['Fri 4 Dec', ['2026-12-04']],
    ['by 15 Jan', ['2027-01-15']],
    ['2026-11-12', ['2026-11-12']],
    ['from 12 Nov to 18 Nov', ['2026-11-12', '2026-11-18']],
    ['12–14 November', ['2026-11-12', '2026-11-14']],
    ['Nov 12 and 14', ['2026-11-12', '2026-11-14']],
    ['next Friday', ['2026-11-27']],
    ['Tuesday next week', ['2026-11-24']],
    ['on Monday', ['2026-11-23']],
    ['tomorrow', ['2026-11-21']],
    ['the day after tomorrow', ['2026-11-22']],
    ['in 3 days', ['2026-11-23']],
    ['in five working days', ['2026-11-27']],
    ['by the 27th', ['2026-11-27']],
    ['end of November', ['2026-11-30']],
    ['by the end of next week', ['2026-11-29']],
    ['in December', ['2026-12-31']],
    ['12/11 or 12/11/2026', []],
    ['version 2.11.4, 12 items, 14:30, 3 may wait, sat down', []],
    ['May 2026 release', []],
    ['31 Feb', []],
  ])('reads "%s"', (text, on) => {
    expect(datesIn(text, 'en', today).map((date) => date.on)).toEqual(on);
  });

  it.each<[string, string[]]>([
    ['计划于11月12日发布', ['2026-11-12']],
    ['12月4日周五', ['2026-12-04']],
    ['12 月 4 日（周五）', ['2026-12-04']],
    ['2027年1月15日', ['2027-01-15']],
    ['明年1月15日', ['2027-01-15']],
    ['由11月12日周四推迟至11月18日周三', ['2026-11-12', '2026-11-18']],
    ['11月12日至14日', ['2026-11-12', '2026-11-14']],
    ['十一月十二日', ['2026-11-12']],
    ['12号', ['2026-12-12']],
    ['27日前', ['2026-11-27']],
    ['下周五', ['2026-11-27']],
    ['下下周一', ['2026-11-30']],
    ['本周三', ['2026-11-18']],
    ['星期一', ['2026-11-23']],
    ['明天', ['2026-11-21']],
    ['3天后', ['2026-11-23']],
    ['月底前', ['2026-11-30']],
    ['下月初', ['2026-12-10']],
    ['12月中旬', ['2026-12-20']],
    ['12月', ['2026-12-31']],
    ['以后天气转好', []],
    ['3 个月，第12号门店，1 号线', []],
    ['工作日和节假日', []],
  ])('reads "%s"', (text, on) => {
    expect(datesIn(text, 'zh-CN', today).map((date) => date.on)).toEqual(on);
  });

  it('says where the words stand', () => {
    const text = 'It moved from Thu 12 Nov to Wed 18 Nov.';
    expect(datesIn(text, 'en', today).map(({ start, end, words }) => [text.slice(start, end) === words, words])).toEqual([[true, 'Thu 12 Nov'], [true, 'Wed 18 Nov']]);
  });

  it.each([
    ['next Friday', '2026-11-27', true],
    ['next Wednesday', '2026-11-25', true],
    ['on Wednesday', '2026-11-18', true],
    ['on Wednesday', '2026-11-24', false],
    ['next week', '2026-11-24', true],
    ['next week', '2026-12-01', false],
    ['15 Jan', '2026-01-15', true],
    ['on the 12th', '2026-11-12', true],
  ])('knows that "%s" said on a Friday may mean %s: %s', (text, date, may) => {
    expect(datesIn(text, 'en', today).map((written) => mayMean(written, date))).toEqual([may]);
  });

  it('reads every date Candor writes', () => {
    const day = fc.integer({ min: -300, max: 500 }).map((days) => addDays(today, days));
    fc.assert(
      fc.property(day, day, fc.constantFrom(...languages), (date, when, language) => {
        const written = datesIn(language === 'en' ? `It is due ${formatDate(date, language, when)}.` : `计划于${formatDate(date, language, when)}完成。`, language, when);
        expect(written).toHaveLength(1);
        expect(written.every((one) => mayMean(one, date))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
