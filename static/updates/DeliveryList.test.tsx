import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Finding, Overruling } from '../../src/updates/check-contract';
import type { Delivery, SentUpdate } from '../../src/updates/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleSent } from '../testing/sample';
import { show } from '../testing/show';
import { DeliveryList } from './DeliveryList';

const at = '2026-11-14T10:00:00.000Z';
const delivery = (number: number, part: Partial<Delivery> = {}): Delivery => ({ contactId: `p${number}`, name: `Person ${number}`, road: 'notify', language: 'en', state: 'queued', issueKey: 'HAR-1', changedAt: at, ...part });
const failed = (number: number) => delivery(number, { state: 'failed', problem: 'mail-off' });
const list = (update: SentUpdate, maySend = true, onChanged = jest.fn()) => <DeliveryList update={update} messages={[]} emails={new Map()} maySend={maySend} onChanged={onChanged} />;
const names = () => screen.getAllByRole('listitem').map((item) => within(item).getByText(/^Person \d+$/).textContent);

it('shows what needs a person first, and one kind at a time', async () => {
  await show(list(sampleSent({ deliveries: [delivery(1), delivery(2, { state: 'waiting', waitsUntilAt: '2026-11-15T00:00:00.000Z', waitsFor: 'mails' }), failed(3), delivery(4), delivery(5), delivery(6, { state: 'unknown', problem: 'lost-answer' })] })));
  expect(names()).toEqual(['Person 3', 'Person 6', 'Person 2', 'Person 1', 'Person 4', 'Person 5']);
  expect(screen.getByText(/^Today’s mails are used up: waits until/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Through 3' }));
  expect(names()).toEqual(['Person 1', 'Person 4', 'Person 5']);
  await userEvent.click(screen.getByRole('button', { name: 'All 6' }));
  expect(names()).toHaveLength(6);
});

it('leafs through thousands, asking for one page of one kind', async () => {
  const calls = answerCalls({ 'updates.deliveries': ({ page }: { page: number }) => ({ deliveries: Array.from({ length: 50 }, (_, index) => failed(page * 50 + index)) }) });
  await show(list(sampleSent({ recipients: 10_000, counts: { failed: 120, unknown: 0, 'by-hand': 0, waiting: 80, told: 9_800 }, deliveries: [failed(0)] })));
  expect(await screen.findByText('Person 49')).toBeVisible();
  expect(screen.getByText('1–50 of 120')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByText('Person 99')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'All 10,000' }));
  expect(await screen.findByText('1–50 of 10,000')).toBeVisible();
  expect(calls.map(({ input }) => input)).toEqual([
    { updateId: 'u7', group: 'failed', page: 0 },
    { updateId: 'u7', group: 'failed', page: 1 },
    { updateId: 'u7', page: 0 },
  ]);
});

it('sends all that failed once more with one press', async () => {
  const onChanged = jest.fn();
  const calls = answerCalls({ 'updates.resend-failed': () => sampleSent() });
  await show(list(sampleSent({ deliveries: [failed(1), failed(2), delivery(3)] }), true, onChanged));
  await userEvent.click(screen.getByRole('button', { name: 'Send again to all 2 that failed' }));
  await waitFor(() => expect(onChanged).toHaveBeenCalled());
  expect(calls).toEqual([{ key: 'updates.resend-failed', input: { updateId: 'u7' } }]);
});

it('offers nothing to who may not send', async () => {
  await show(list(sampleSent({ deliveries: [failed(1), failed(2)] }), false));
  expect(screen.queryByRole('button')).toBeNull();
});

const leak: Finding = {
  id: '0123456789abcdef',
  rule: 'other-client',
  level: 'stop',
  lineId: 'd2',
  section: 'done',
  language: 'en',
  issueIds: [],
  versionIds: [],
  parameters: { words: 'Nordwind' },
  evidence: 'e'.repeat(32),
  state: 'open',
};
const stopped = refuse({ code: 'conflict', message: 'failure.findings-open', parameters: { count: 1 } });
const overruling: Overruling = { findingId: leak.id, evidence: leak.evidence, reason: 'told-by-phone' };

it('says what keeps a message from leaving again, and lets it go with a reason', async () => {
  const onChanged = jest.fn();
  const calls = answerCalls({
    'updates.resend': ({ overruled }: { overruled?: Overruling[] }) => (overruled ? sampleSent() : stopped),
    'updates.check-sent': ({ overruled = [] }: { overruled?: Overruling[] }) => ({
      whenSent: [],
      now: overruled.length > 0 ? [{ ...leak, state: 'overruled', decision: { by: { accountId: 'maya', name: 'Maya Lindqvist' }, at, reason: 'told-by-phone' } }] : [leak],
    }),
  });
  await show(list(sampleSent({ deliveries: [failed(1)] }), true, onChanged));
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
  expect(await screen.findByText(/“Nordwind” belongs to another client/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Do not send' })).toHaveFocus();
  const again = screen.getByRole('button', { name: 'Send again to 1 person' });
  expect(again).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'told by phone' }));
  expect(await screen.findByText(/Overruled by Maya Lindqvist: told by phone/)).toBeVisible();
  expect(again).toBeEnabled();
  await userEvent.click(again);
  await waitFor(() => expect(onChanged).toHaveBeenCalled());
  expect(calls.filter(({ key }) => key === 'updates.resend').map(({ input }) => input)).toEqual([
    { updateId: 'u7', contactId: 'p1' },
    { updateId: 'u7', contactId: 'p1', overruled: [overruling] },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('leaves it where it is when she does not send, and takes a reason back', async () => {
  const calls = answerCalls({
    'updates.resend-failed': () => stopped,
    'updates.check-sent': ({ overruled = [] }: { overruled?: Overruling[] }) => ({ whenSent: [], now: [overruled.length > 0 ? { ...leak, state: 'overruled', decision: { by: { accountId: 'maya', name: 'Maya' }, at, reason: 'told-by-phone' } } : leak] }),
  });
  await show(list(sampleSent({ deliveries: [failed(1), failed(2)] })));
  await userEvent.click(screen.getByRole('button', { name: 'Send again to all 2 that failed' }));
  await userEvent.click(await screen.findByRole('button', { name: 'told by phone' }));
  await screen.findByText(/Overruled by Maya/);
  await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
  const doNotSend = await screen.findByRole('button', { name: 'Do not send' });
  expect(screen.getByRole('button', { name: 'Send again to 2 people' })).toBeDisabled();
  await userEvent.click(doNotSend);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(calls.filter(({ key }) => key === 'updates.resend-failed')).toHaveLength(1);
});
