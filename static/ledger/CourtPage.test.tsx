import { screen, within } from '@testing-library/react';
import type { CourtView } from '../../src/ledger/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { show } from '../testing/show';
import { CourtPage } from './CourtPage';

const view: CourtView = {
  subjects: [
    {
      subject: { kind: 'issue', issueId: '1', key: 'HAR-1' },
      words: { en: 'Loyalty import, due 13 November', 'zh-CN': '会员数据导入，11月13日前' },
      promisedOn: '2026-11-13',
      days: { ours: 2, theirs: 3, both: 0, 'third-party': 0 },
      intervals: [
        { party: 'theirs', from: '2026-11-16', to: '2026-11-18', workingDays: 3, askIds: ['a'] },
        { party: 'ours', from: '2026-11-19', to: '2026-11-20', workingDays: 2, askIds: [] },
      ],
    },
  ],
  days: { ours: 2, theirs: 3, both: 0, 'third-party': 0 },
  asks: { a: { en: 'Send us the access', 'zh-CN': '请提供访问权限' } },
  more: 0,
};
const client = { engagementId: 'e1', name: 'Harbor Coffee' };

it('splits the days, as a picture and as a table, and names what was waited for', async () => {
  answerCalls({ 'ledger.court': () => view });
  await show(<CourtPage client={client} />);
  expect(await screen.findByRole('heading', { name: 'Whose court: Harbor Coffee' })).toBeInTheDocument();
  const table = screen.getByRole('table', { name: '5 working days late in all' });
  expect(within(table).getAllByRole('row').map((row) => row.textContent)).toEqual(['Whose courtWorking days', 'Ours2', 'Waiting for Harbor Coffee3']);
  const row = screen.getByText('Loyalty import, due 13 November').closest('li')!;
  expect(row).toHaveTextContent('first promised for Fri 13 Nov · not done yet');
  expect(row).toHaveTextContent('Mon 16 Nov to Wed 18 Nov · 3 working days · Waiting for Harbor Coffee Send us the access');
});

it('says that nothing came late, and what went wrong', async () => {
  answerCalls({ 'ledger.court': () => ({ ...view, subjects: [] }) });
  await show(<CourtPage client={client} />, 'zh-CN');
  expect(await screen.findByText('没有晚于承诺的事项')).toBeInTheDocument();
  answerCalls({ 'ledger.court': () => refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }) });
  await show(<CourtPage client={{ ...client, engagementId: 'e2' }} />);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('names what made days both sides’ or a third party’s, and what they were before it was settled', async () => {
  const intervals = [
    { party: 'both' as const, from: '2026-11-16', to: '2026-11-16', workingDays: 1, askIds: ['a'], heldBy: [{ kind: 'status' as const, name: 'Blocked' }, { kind: 'flag' as const }] },
    { party: 'ours' as const, from: '2026-11-17', to: '2026-11-18', workingDays: 2, askIds: [], agreed: { before: 'theirs' as const } },
  ];
  answerCalls({ 'ledger.court': () => ({ ...view, subjects: [{ ...view.subjects[0]!, intervals }] }) });
  await show(<CourtPage client={client} sharing={<p>What is shared</p>} />);
  const row = (await screen.findByText('Loyalty import, due 13 November')).closest('li')!;
  expect(row).toHaveTextContent('Both sides Send us the accesswas in “Blocked”was flagged');
  expect(row).toHaveTextContent('2 working days · Ours settled after a dispute; before: Waiting for Harbor Coffee');
  expect(screen.getByText('What is shared')).toBeInTheDocument();
});
