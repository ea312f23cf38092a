import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as fc from 'fast-check';
import { chartCatalogues } from '../../../src/i18n/chart-words';
import { formatDate } from '../../../src/i18n/dates';
import type { Language } from '../../../src/i18n/language';
import { translate } from '../../../src/i18n/translate';
import type { Charts } from '../../../src/updates/chart-contract';
import { ChartView } from './ChartView';
import { linearScale, runs, ticksTo } from './scale';

const charts: Charts = {
  kinds: ['burn-up', 'milestones', 'health'],
  points: [
    { number: 1, on: '2026-11-06', health: 'on-track', work: { done: 4, open: 16 } },
    { number: 2, on: '2026-11-13', health: 'off-track' },
    { number: 3, on: '2026-11-20', health: 'at-risk', work: { done: 9, open: 13 } },
    { number: 4, on: '2026-11-27', work: { done: 15, open: 7 } },
  ],
  milestones: [{ id: '7', name: 'Beta', told: [{ on: '2026-12-11', released: false }, null, { on: '2026-12-18', released: false }, { on: '2026-12-18', released: false }] }],
};
const show = async (language: Language = 'en', shown = charts) => {
  const catalogue = await chartCatalogues[language]();
  return render(<ChartView charts={shown} words={{ t: (key, parameters) => translate(catalogue, language, key, parameters), date: (date) => formatDate(date, language, '2026-11-28') }} heading="h3" />);
};

it('says of each drawing what it shows', async () => {
  await show();
  expect(screen.getByRole('img', { name: 'How much is done From Fri 6 Nov to Fri 27 Nov: first 4 of 20 done, now 15 of 22 done.' })).toBeTruthy();
  expect(screen.getByRole('img', { name: /Beta: Fri 11 Dec → Fri 18 Dec \(7 days later\)$/ })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'How the project stood From Fri 6 Nov to Fri 20 Nov: first on track, now at risk.' })).toBeTruthy();
});

it('draws what is not known as a gap', async () => {
  const { container } = await show();
  expect(container.querySelectorAll('.chart-line-done')).toHaveLength(2);
  expect(container.querySelectorAll('.chart-state-unknown')).toHaveLength(1);
  expect(container.querySelectorAll('.chart-dot-done')).toHaveLength(3);
});

it('is a table as well, with every update', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: /^Show as a table.*How much is done$/ }));
  const table = screen.getByRole('table', { name: 'How much is done' });
  expect(within(table).getAllByRole('row').map((row) => row.textContent)).toEqual(['UpdateDone', 'No. 1, Fri 6 Nov4 of 20 done', 'No. 2, Fri 13 Novnot counted', 'No. 3, Fri 20 Nov9 of 22 done', 'No. 4, Fri 27 Nov15 of 22 done']);
  await userEvent.click(screen.getByRole('button', { name: /^Show as a drawing.*How much is done$/ }));
  expect(screen.queryByRole('table')).toBeNull();
});

it('speaks Chinese', async () => {
  await show('zh-CN');
  expect(screen.getByRole('img', { name: '完成了多少 11月6日周五至11月27日周五：起初完成 4 项，共 20 项，现在完成 15 项，共 22 项。' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^以表格显示.*里程碑/ }));
  expect(screen.getByRole('table').textContent).toContain('Beta12月11日周五 → 12月18日周五（推迟 7 天）');
});

it('shows no chart that is not wanted', async () => {
  await show('en', { ...charts, kinds: ['health'] });
  expect(screen.getAllByRole('img')).toHaveLength(1);
});

describe('a scale', () => {
  it('begins at zero and reaches the most there is, in few round steps', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (most) => {
        const ticks = ticksTo(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(1, most));
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it('keeps the order of values, and puts a single one in the middle', () => {
    expect(linearScale([0, 10], [100, 0])(5)).toBe(50);
    expect(linearScale([3, 3], [0, 10])(3)).toBe(5);
  });

  it('breaks at what is not known', () => {
    expect(runs([1, undefined, 2, 3, undefined]).map((run) => run.map(({ value }) => value))).toEqual([[1], [2, 3]]);
  });
});
