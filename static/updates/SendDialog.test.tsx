import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RecipientPreview } from '../../src/updates/contract';
import { answerCalls } from '../testing/bridge';
import { sampleEngagement, samplePreview, sampleSent } from '../testing/sample';
import { show } from '../testing/show';
import { SendDialog } from './SendDialog';

beforeEach(() => sessionStorage.clear());

const chosenAt = '2026-11-02T10:00:00.000Z';
const recipient = (name: string, part: Partial<RecipientPreview> = {}): RecipientPreview => ({ ...(samplePreview().recipients[0] as RecipientPreview), contactId: name, name, ...part });
const recipients = [
  recipient('Ana', { length: 'short', preferences: { length: 'short', chosenAt } }),
  recipient('Bo', { preferences: { length: 'full', every: 'two-weeks', chosenAt }, heardOn: '2026-11-20' }),
  recipient('Cleo', { preferences: { length: 'full', pausedUntil: '2026-12-07', chosenAt }, unreachable: 'paused' }),
];

it('says what each reader has chosen, and leaves out whom that speaks against until a person decides', async () => {
  const calls = answerCalls({ 'updates.preview': () => samplePreview({ digest: 'd', recipients }), 'updates.send': () => sampleSent() });
  await show(<SendDialog engagement={sampleEngagement()} onClose={() => undefined} onSent={() => undefined} />);
  const [ana, bo, cleo] = await screen.findAllByRole('checkbox');
  expect(screen.getByText(/^Ana gets the short form, as chosen on Mon 2 Nov/)).toBeVisible();
  expect(screen.getByText('Bo wants to hear every two weeks at most.')).toBeVisible();
  expect(screen.getByText(/^Last heard from you on Fri 20 Nov/)).toBeVisible();
  expect(screen.getByText(/^Cleo has paused all messages and hears again from Mon 7 Dec/)).toBeVisible();
  expect(ana).toBeChecked();
  expect(bo).not.toBeChecked();
  expect(cleo).toBeDisabled();
  await userEvent.click(bo as HTMLElement);
  await userEvent.click(screen.getByRole('button', { name: 'Send to 2 people' }));
  expect(calls.find(({ key }) => key === 'updates.send')?.input).toMatchObject({ contactIds: ['Ana', 'Bo'] });
});
