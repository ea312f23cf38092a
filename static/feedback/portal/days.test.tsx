import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PortalCourt } from '../../../src/feedback/contract';
import { answerCalls, refuse } from '../../testing/bridge';
import { showOnPortal } from '../../testing/show-portal';
import { FeedbackPage } from './FeedbackPage';

const court: PortalCourt = {
  engagementId: 'e1',
  version: 2,
  sharedAt: '2026-12-01T12:00:00.000Z',
  client: 'Harbor Coffee',
  until: '2026-12-01',
  words: { en: 'As we discussed.' },
  days: { ours: 3, theirs: 1, both: 0, 'third-party': 0 },
  subjects: [
    {
      words: { en: 'Loyalty import, due 25 November', 'zh-CN': '会员数据导入，11月25日前' },
      promisedOn: '2026-11-25',
      days: { ours: 3, theirs: 1, both: 0, 'third-party': 0 },
      intervals: [
        { id: '1.1', party: 'ours', from: '2026-11-26', to: '2026-11-30', workingDays: 3, asks: [], agreed: { before: 'theirs' } },
        { id: '1.2', party: 'theirs', from: '2026-12-01', to: '2026-12-01', workingDays: 1, asks: [{ en: 'Send us the access' }] },
      ],
    },
  ],
  versions: [
    { version: 2, sharedAt: '2026-12-01T12:00:00.000Z' },
    { version: 1, sharedAt: '2026-11-27T12:00:00.000Z' },
  ],
  disputes: [{ id: 'd1', version: 1, intervalId: '1.1', about: { en: 'Loyalty import, due 25 November' }, party: 'theirs', from: '2026-11-26', to: '2026-11-30', side: 'client', name: 'Ana Silva', at: '2026-11-28T10:00:00.000Z', says: 'You had it.', claims: 'ours', state: 'accepted', answer: { at: '2026-12-01T12:00:00.000Z', version: 2, party: 'ours', from: '2026-11-26', to: '2026-11-30' } }],
};
const opened = { who: 'contact', name: 'Ana Silva', projects: [{ engagementId: 'e1', name: 'Harbor app' }], courts: [{ engagementId: 'e1', version: 2, sharedAt: court.sharedAt }] };
const open = async () => userEvent.click(await screen.findByRole('button', { name: 'Read it' }));

it('shows the days in neutral words, what was settled, and other versions when she wants them', async () => {
  const calls = answerCalls({ 'portal.open': () => opened, 'portal.court': ({ version = 2 }: { version?: number }) => ({ ...court, version }) });
  await showOnPortal(<FeedbackPage />);
  expect(await screen.findByText(/^How the working days .* Version 2, Tue 1 Dec/)).toBeInTheDocument();
  expect(calls.map(({ key }) => key)).toEqual(['portal.open']);
  await open();
  expect(await screen.findByText('4 working days later than first promised, in all')).toBeInTheDocument();
  expect(screen.getByText(/Thu 26 Nov to Mon 30 Nov · 3 working days ·/)).toHaveTextContent('With us');
  expect(screen.getByText('Before it was disputed: Waiting for Harbor Coffee')).toBeInTheDocument();
  expect(screen.getByText('Settled in version 2: Thu 26 Nov to Mon 30 Nov is put as “With us”.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Version 1, Fri 27 Nov' }));
  expect(await screen.findByText('There is a newer version.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^I see this otherwise/ })).not.toBeInTheDocument();
});

it('takes what she sees otherwise, once, and says where something is missing', async () => {
  let attempts = 0;
  const disputed = { ...court.disputes[0]!, id: 'd2', version: 2, intervalId: '1.2', claims: 'both' as const, says: 'It was your holiday.', state: 'open' as const, answer: undefined };
  const calls = answerCalls({
    'portal.open': () => opened,
    'portal.court': () => court,
    'portal.dispute': () => (++attempts === 1 ? refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }) : { ...court, disputes: [disputed, ...court.disputes] }),
  });
  await showOnPortal(<FeedbackPage />);
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'I see this otherwise: Tue 1 Dec, Waiting for Harbor Coffee' }));
  const form = screen.getByRole('group', { name: 'Whose days are they, as you see it?' }).closest('form')!;
  await userEvent.click(within(form).getByRole('button', { name: 'Send' }));
  expect(within(form).getByText('Choose whose days they are.')).toBeInTheDocument();
  expect(within(form).getByText('Fill this in.')).toBeInTheDocument();
  expect(within(form).queryByRole('radio', { name: /Harbor Coffee/ })).not.toBeInTheDocument();
  await userEvent.click(within(form).getByRole('radio', { name: 'Both sides’' }));
  await userEvent.type(within(form).getByLabelText('What happened, in your own words'), 'It was your holiday.');
  await userEvent.click(within(form).getByRole('button', { name: 'Send' }));
  expect(await within(form).findByText('Jira does not answer right now. Nothing is lost; try again.')).toBeInTheDocument();
  await userEvent.click(within(form).getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('It was your holiday.')).toBeInTheDocument();
  expect(screen.getByText('Not answered yet')).toBeInTheDocument();
  const sent = calls.filter(({ key }) => key === 'portal.dispute').map(({ input }) => input as { disputeId: string });
  expect(sent).toMatchObject([{ engagementId: 'e1', version: 2, intervalId: '1.2', claims: 'both', words: 'It was your holiday.' }, {}]);
  expect(sent[0]!.disputeId).toBe(sent[1]!.disputeId);
});

it('says of what she may not see any more only that, and keeps its numbers', async () => {
  answerCalls({ 'portal.open': () => opened, 'portal.court': () => ({ ...court, subjects: [{ ...court.subjects[0]!, words: {} }], disputes: [{ ...court.disputes[0]!, about: {} }] }) });
  await showOnPortal(<FeedbackPage />);
  await open();
  expect(await screen.findByRole('heading', { name: 'Not shown any more' })).toBeInTheDocument();
  expect(screen.getByText('4 working days later than first promised, in all')).toBeInTheDocument();
});

it('speaks Chinese, and shows nothing where nothing is shared', async () => {
  answerCalls({ 'portal.open': () => opened, 'portal.court': () => court });
  const { unmount } = await showOnPortal(<FeedbackPage />, { language: 'zh-CN' });
  await userEvent.click(await screen.findByRole('button', { name: '查看' }));
  expect(await screen.findByText('比最初承诺合计晚了 4 个工作日')).toBeInTheDocument();
  expect(screen.getByText('会员数据导入，11月25日前', { selector: 'h4 bdi' })).toBeInTheDocument();
  unmount();
  answerCalls({ 'portal.open': () => ({ ...opened, courts: undefined }) });
  await showOnPortal(<FeedbackPage />);
  expect(await screen.findByRole('radio', { name: /Praise/ })).toBeInTheDocument();
  expect(screen.queryByText('Where the days went')).not.toBeInTheDocument();
});
