import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CourtDispute, SharedCourt } from '../../src/ledger/contract';
import type { CourtShared } from '../../src/updates/court-contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleEngagement as sampleOf } from '../testing/sample';
import { show } from '../testing/show';
import { CourtSharing } from './CourtSharing';

const sampleEngagement = sampleOf();
const page: SharedCourt = {
  version: 1,
  sharedAt: '2026-12-01T12:00:00.000Z',
  client: 'Harbor Coffee',
  until: '2026-12-01',
  words: {},
  days: { ours: 1, theirs: 3, both: 0, 'third-party': 0 },
  subjects: [
    {
      words: { en: 'Loyalty import' },
      promisedOn: '2026-11-25',
      days: { ours: 1, theirs: 3, both: 0, 'third-party': 0 },
      intervals: [
        { id: '1.1', party: 'ours', from: '2026-11-26', to: '2026-11-26', workingDays: 1, asks: [] },
        { id: '1.2', party: 'theirs', from: '2026-11-27', to: '2026-12-01', workingDays: 3, asks: [] },
      ],
    },
  ],
};
const dispute: CourtDispute = { id: 'd1', version: 1, intervalId: '1.2', about: { en: 'Loyalty import' }, party: 'theirs', from: '2026-11-27', to: '2026-12-01', side: 'client', name: 'Ana Silva', at: '2026-12-01T13:00:00.000Z', says: 'You had it.', claims: 'ours', state: 'open' };
const shared: CourtShared = { page, versions: [{ version: 1, sharedAt: page.sharedAt }], disputes: [dispute], contacts: [{ id: 'c1', name: 'Ana Silva' }] };
const preview = { digest: 'd', recipients: [], messages: [], check: { findings: [], openStops: 0, openNotes: 0, approval: { needed: false, state: 'not-asked' } }, page: { ...page, version: 2 }, left: 1 };
const sharing = (more: Partial<Parameters<typeof CourtSharing>[0]> = {}) => <CourtSharing engagement={sampleEngagement} mayEdit maySend go={() => undefined} clientView={({ page: seen }) => <p>{`Page of version ${seen.version}`}</p>} {...more} />;

it('says that nothing is shared, and shows the page as the client will see it before it is shared', async () => {
  const calls = answerCalls({ 'updates.shared-court': () => ({ versions: [], disputes: [], contacts: [] }), 'updates.preview-court': () => preview });
  await show(sharing());
  expect(await screen.findByText(/^Nothing is shared yet/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /^Share with/ }));
  const dialog = await screen.findByRole('dialog', { hidden: true });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Preview', hidden: true }));
  expect(await within(dialog).findByText('Page of version 2')).toBeInTheDocument();
  expect(within(dialog).getByText(/^1 thing is left out/)).toBeInTheDocument();
  expect(calls.at(-1)).toEqual({ key: 'updates.preview-court', input: { engagementId: sampleEngagement.id, words: {}, accepts: [] } });
});

it('accepts what is disputed as a settlement of the next version', async () => {
  const calls = answerCalls({ 'updates.shared-court': () => shared, 'updates.preview-court': () => refuse({ code: 'invalid', message: 'failure.outside-interval', field: 'accepts.0.from' }) });
  await show(sharing());
  const row = (await screen.findByText('Ana Silva sees it otherwise: with us')).closest('li')!;
  expect(row).toHaveTextContent('Loyalty import: Fri 27 Nov to Tue 1 Dec · waiting for Harbor Coffee · version 1');
  await userEvent.click(within(row).getByRole('button', { name: 'Accept…' }));
  const dialog = await screen.findByRole('dialog', { hidden: true });
  expect(within(dialog).getByRole('checkbox', { hidden: true })).toBeChecked();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Preview', hidden: true }));
  expect(await within(dialog).findByText('These days lie outside of the interval.')).toBeInTheDocument();
  expect(within(dialog).getByLabelText(/^From/)).toHaveAccessibleDescription('These days lie outside of the interval.');
  expect(calls.at(-1)).toMatchObject({ input: { accepts: [{ disputeId: 'd1', party: 'ours', from: '2026-11-27', to: '2026-12-01' }] } });
});

it('declines with words, and says where they must not go', async () => {
  let attempts = 0;
  const declined = { ...shared, disputes: [{ ...dispute, state: 'declined' as const, answer: { at: '2026-12-01T14:00:00.000Z', name: 'Maya', words: 'It came later.' } }] };
  answerCalls({ 'updates.shared-court': () => shared, 'feedback.decline-dispute': () => (++attempts === 1 ? refuse({ code: 'invalid', message: 'failure.words-leak', field: 'words', parameters: { quote: 'Chenguang' } }) : declined) });
  await show(sharing());
  await userEvent.click(await screen.findByRole('button', { name: 'Decline…' }));
  const dialog = await screen.findByRole('dialog', { hidden: true });
  await userEvent.type(within(dialog).getByRole('textbox', { hidden: true }), 'It came later.');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Answer', hidden: true }));
  expect(await within(dialog).findByText('The client must not read “Chenguang”. Write it otherwise.')).toBeInTheDocument();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Answer', hidden: true }));
  expect(await screen.findByText('Maya, Tue 1 Dec: “It came later.”')).toBeInTheDocument();
  expect(screen.getByText('declined')).toBeInTheDocument();
});

it('enters another view, and offers nothing to who may only read', async () => {
  const calls = answerCalls({ 'updates.shared-court': () => shared, 'updates.dispute-court': () => shared });
  const { unmount } = await show(sharing());
  await userEvent.click(await screen.findByRole('button', { name: 'Enter another view…' }));
  const dialog = await screen.findByRole('dialog', { hidden: true });
  await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Which interval', hidden: true }), '1.2');
  await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Who sees it otherwise', hidden: true }), 'c1');
  await userEvent.type(within(dialog).getByRole('textbox', { hidden: true }), 'She said so.');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Enter', hidden: true }));
  await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).not.toBeInTheDocument());
  expect(calls.find(({ key }) => key === 'updates.dispute-court')?.input).toMatchObject({ version: 1, intervalId: '1.2', claims: 'ours', words: 'She said so.', contactId: 'c1' });
  unmount();
  await show(sharing({ mayEdit: false, maySend: false }), 'zh-CN');
  expect(await screen.findByText('Ana Silva有不同看法：我方')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /分享|接受|录入/ })).not.toBeInTheDocument();
});
