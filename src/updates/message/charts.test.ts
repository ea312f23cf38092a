import { load } from 'cheerio';
import * as fc from 'fast-check';
import { datesInWords } from '../../i18n/chart-dates';
import { formatDate } from '../../i18n/dates';
import { type Language, languages } from '../../i18n/language';
import { messageCatalogues } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import type { MilestoneTold } from '../chart-contract';
import { chartsOf, newestPoints } from '../charts';
import { healthStates, type HealthState } from '../contract';
import type { SeriesPoint } from '../series';
import { barInCells, drawnBar, messageCharts, rowInText } from './charts';
import type { DatedWording } from './news';

const wording = (language: Language = 'en'): DatedWording => ({ say: translator(messageCatalogues, language), language, day: (date) => formatDate(date, language, '2026-12-31') });
const point = (number: number, more: Partial<SeriesPoint> = {}): SeriesPoint => ({ updateId: `u${number}`, number, at: `2026-11-${String(number * 2).padStart(2, '0')}T12:00:00.000Z`, health: 'on-track', milestones: [], ...more });
const chart = (series: SeriesPoint[], language?: Language) => messageCharts(chartsOf(series, 'UTC'), wording(language));
const textOf = (series: SeriesPoint[], index = 0) => chart(series)[index]?.rows.map((row) => `${row.label}: ${rowInText(row)}`);
const beta = (releaseOn?: string, released = false) => ({ id: '7', name: 'Beta', released, ...(releaseOn !== undefined && { releaseOn }) });

describe('what is drawn', () => {
  it('is nothing before there are two points of it', () => {
    expect(chart([])).toEqual([]);
    expect(chart([point(1, { work: { done: 1, open: 2 }, milestones: [beta('2026-12-12')] })])).toEqual([]);
    expect(chart([point(1), point(2, { work: { done: 1, open: 2 }, milestones: [beta('2026-12-12')] })]).map(({ title }) => title)).toEqual(['How the project stood']);
  });

  it('is only what was wanted', () => {
    const series = [1, 2].map((number) => point(number, { work: { done: number, open: 2 }, milestones: [beta('2026-12-12')] }));
    expect(chartsOf(series, 'UTC').kinds).toEqual(['burn-up', 'milestones', 'health']);
    expect(chartsOf(series, 'UTC', ['health']).kinds).toEqual(['health']);
    expect(chartsOf(series, 'UTC', []).kinds).toEqual([]);
  });

  it('begins with the first that was counted, and shows one that was not as a gap', () => {
    const work = (done: number, open: number) => ({ work: { done, open } });
    expect(textOf([point(1), point(2, work(5, 15)), point(3), point(4, work(12, 12))])).toEqual([
      'Wed 4 Nov: ██░░░░░░ 5 of 20 done',
      'Fri 6 Nov: not counted',
      'Sun 8 Nov: █████░░░░░ 12 of 24 done',
    ]);
  });

  it('tells the dates of a milestone as they were told, whatever lies between', () => {
    const series = [point(1, { milestones: [beta('2026-12-12')] }), point(2), point(3, { milestones: [beta('2026-12-19')] })];
    expect(textOf(series)).toEqual(['Beta: Sat 12 Dec → Sat 19 Dec (7 days later)']);
  });

  it('says nothing of a milestone the newest update does not tell of', () => {
    const series = [point(1, { milestones: [beta('2026-12-12')] }), point(2, { milestones: [beta('2026-12-12')] }), point(3)];
    expect(chart(series).map(({ title }) => title)).toEqual(['How the project stood']);
  });

  it('keeps what is cut off out of the kinds, too', () => {
    const series = [point(1, { milestones: [beta('2026-12-12')] }), point(2, { milestones: [beta('2026-12-12')] }), point(3), point(4)];
    expect(newestPoints(chartsOf(series, 'UTC'), 2)).toMatchObject({ kinds: ['health'], points: [{ number: 3 }, { number: 4 }], milestones: [] });
  });
});

describe('the dates of a milestone in words', () => {
  const told = (...dates: (string | undefined | null)[]): (MilestoneTold | null)[] => dates.map((on) => (on === null ? null : { released: false, ...(on !== undefined && { on }) }));
  const inWords = (dates: (MilestoneTold | null)[], { say, day } = wording()) => datesInWords(dates, say, day);
  it.each([
    ['one telling', told('2026-12-12'), 'Sat 12 Dec', '12月12日周六'],
    ['the same again', told('2026-12-12', null, '2026-12-12'), 'Sat 12 Dec (not moved)', '12月12日周六（未变动）'],
    ['earlier', told('2026-12-12', '2026-12-11'), 'Sat 12 Dec → Fri 11 Dec (1 day earlier)', '12月12日周六 → 12月11日周五（提前 1 天）'],
    ['there and back', told('2026-12-12', '2026-12-19', '2026-12-12'), 'Sat 12 Dec → Sat 19 Dec → Sat 12 Dec', '12月12日周六 → 12月19日周六 → 12月12日周六'],
    ['a date taken away', told('2026-12-12', undefined), 'Sat 12 Dec → no date', '12月12日周六 → 未定日期'],
    ['a date given', told(undefined, '2026-12-12'), 'no date → Sat 12 Dec', '未定日期 → 12月12日周六'],
    ['very many', told('2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'), 'Tue 1 Dec → … → Sat 5 Dec → Sun 6 Dec → Mon 7 Dec (6 days later)', '12月1日周二 → … → 12月5日周六 → 12月6日周日 → 12月7日周一（推迟 6 天）'],
  ] as const)('%s', (_, milestone, english, chinese) => {
    expect(inWords(milestone)).toBe(english);
    expect(inWords(milestone, wording('zh-CN'))).toBe(chinese);
  });

  it('says that it is released', () => {
    expect(inWords([{ on: '2026-12-12', released: false }, { on: '2026-12-12', released: true }])).toBe('Sat 12 Dec, released');
  });
});

describe('a bar', () => {
  const count = fc.record({ done: fc.nat(400), open: fc.nat(400) }).filter(({ done, open }) => done + open > 0);
  const scaled = ({ done, open }: { done: number; open: number }, most: number) => ({ done: done / most, open: open / most });

  it('is as long as its parts, never full where something is open and never empty where something is done', () => {
    fc.assert(
      fc.property(count, fc.nat(400), (work, more) => {
        const { done, open } = barInCells(scaled(work, work.done + work.open + more));
        expect([...drawnBar(scaled(work, work.done + work.open + more))]).toHaveLength(done + open);
        expect(done + open).toBeLessThanOrEqual(10);
        expect(done > 0).toBe(work.done > 0);
        if (work.open > 0) expect(open).toBeGreaterThan(0);
        else expect(open).toBe(0);
      }),
    );
  });

  it('does not shrink when more of the same is done', () => {
    fc.assert(
      fc.property(count.filter(({ open }) => open > 0), (work) => {
        const most = work.done + work.open;
        const more = { done: work.done + 1, open: work.open - 1 };
        expect(barInCells(scaled(more, most)).done).toBeGreaterThanOrEqual(barInCells(scaled(work, most)).done);
      }),
    );
  });

  it('has one scale with the others of its chart, from zero', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 8 }), (works) => {
        const rows = chart(works.map((work, index) => point(index + 1, { work })))[0]?.rows ?? [];
        const most = Math.max(...works.map(({ done, open }) => done + open));
        rows.forEach(({ bar, text }, index) => {
          const { done = 0, open = 0 } = works[index] ?? {};
          expect(text).toBe(`${done} of ${done + open} done`);
          expect(bar?.done).toBeCloseTo(done / most);
          expect((bar?.done ?? 0) + (bar?.open ?? 0)).toBeCloseTo((done + open) / most);
        });
      }),
    );
  });
});

it('says the same words in the mail, the text part and the comment, in both languages', async () => {
  const { render } = await import('./render');
  for (const language of languages) {
    const series = (['on-track', 'off-track', 'at-risk'] satisfies HealthState[]).map((health, index) => point(index + 1, { health, work: { done: index + 1, open: 5 }, milestones: [beta(`2026-12-1${index}`)] }));
    const charts = chart(series, language);
    const rendered = render({ language, subject: 's', tone: 'on-track', headlines: [], opening: [], sections: [], charts, signOff: { lines: [] }, linesInOtherLanguage: 0 });
    const unspaced = (text: string) => text.replace(/\s+/g, '');
    const seen = [load(rendered.html)('body').text(), rendered.text, load(rendered.commentHtml, null, false).root().text()].map(unspaced);
    for (const words of charts.flatMap(({ title, rows }) => [title, ...rows.flatMap(({ label, text }) => [label, text])])) {
      for (const rendering of seen) expect(rendering).toContain(unspaced(words));
    }
    expect(charts.at(-1)?.rows.map(({ tone }) => tone)).toEqual(['on-track', 'off-track', 'at-risk']);
    expect(healthStates.every((state) => charts.at(-1)?.rows.some(({ tone }) => tone === state))).toBe(true);
    expect(rendered.html).not.toMatch(/<img|<svg/);
  }
});
