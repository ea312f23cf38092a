import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Check, Finding } from '../../../src/updates/check-contract';
import type { LineDraft, SectionName } from '../../../src/updates/contract';
import { answerCalls } from '../../testing/bridge';
import { sampleDraft, sampleEngagement, samplePreview, sampleSection } from '../../testing/sample';
import { show } from '../../testing/show';
import { DraftDesk } from '../DraftDesk';
import { SendDialog } from '../SendDialog';

const maya = { accountId: 'maya', name: 'Maya Lindqvist' };
const stop: Finding = {
  id: '0123456789abcdef',
  rule: 'other-client',
  level: 'stop',
  lineId: 'd2',
  section: 'done',
  language: 'en',
  issueIds: ['10041'],
  versionIds: [],
  parameters: { words: 'Nordwind' },
  evidence: 'e'.repeat(32),
  state: 'open',
};
const note: Finding = { ...stop, id: 'fedcba9876543210', rule: 'other-date', level: 'note', lineId: 'm1', section: 'moving', parameters: { words: '5 December' }, suggestion: { language: 'en', text: 'Store finder is in progress, due Fri 4 Dec.' } };
const checkOf = (...findings: Finding[]): Check => ({
  findings,
  openStops: findings.filter(({ level, state }) => level === 'stop' && state === 'open').length,
  openNotes: findings.filter(({ level, state }) => level === 'note' && state === 'open').length,
  approval: { needed: false, state: 'not-asked' },
});
const accept = ({ section, lines }: { section: SectionName; lines: LineDraft[] }) => ({ ...sampleSection(section, lines), revision: 'next', savedAt: '2026-11-23T09:43:00.000Z' });
const desk = (maySend = true) => <DraftDesk engagement={sampleEngagement()} maySend={maySend} go={() => undefined} onEngagement={() => undefined} onDiscarded={() => undefined} />;
const lineOf = async (label: string) => within((await screen.findByLabelText(label)).closest('li')!);

beforeEach(() => sessionStorage.clear());

it('stands at its line, is overruled with one click, and can be taken back', async () => {
  let check = checkOf(stop);
  const calls = answerCalls({
    'updates.draft': () => sampleDraft(),
    'updates.check': () => check,
    'updates.overrule': () => (check = checkOf({ ...stop, state: 'overruled', decision: { by: maya, at: '2026-11-23T10:00:00.000Z', reason: 'told-by-phone' } })),
    'updates.reopen-finding': () => (check = checkOf(stop)),
  });
  await show(desk());
  const line = await lineOf('Since your last update, line 2, English');
  expect(await line.findByText(/“Nordwind” belongs to another client/)).toBeVisible();
  expect(screen.getByText('1 Stop')).toBeVisible();
  await userEvent.click(line.getByRole('button', { name: 'told by phone' }));
  expect(await line.findByText(/Overruled by Maya Lindqvist: told by phone/)).toBeVisible();
  expect(calls.find(({ key }) => key === 'updates.overrule')?.input).toEqual({ engagementId: 'e1', findingId: stop.id, evidence: stop.evidence, reason: 'told-by-phone' });
  expect(screen.queryByText('1 Stop')).toBeNull();
  await userEvent.click(line.getByRole('button', { name: 'Take back' }));
  expect(await screen.findByText('1 Stop')).toBeVisible();
});

it('asks why where none of the ready reasons fits', async () => {
  const calls = answerCalls({ 'updates.draft': () => sampleDraft(), 'updates.check': () => checkOf(stop), 'updates.overrule': () => checkOf() });
  await show(desk());
  const line = await lineOf('Since your last update, line 2, English');
  await userEvent.click(await line.findByRole('button', { name: 'another reason…' }));
  await userEvent.click(line.getByRole('button', { name: 'Overrule' }));
  expect(line.getByRole('alert')).toBeVisible();
  await userEvent.type(line.getByLabelText('Why this may be sent'), 'They bought that company.{Enter}');
  await waitFor(() => expect(calls.find(({ key }) => key === 'updates.overrule')?.input).toMatchObject({ reason: 'other', text: 'They bought that company.' }));
});

it('may not be overruled by who may not send', async () => {
  answerCalls({ 'updates.draft': () => sampleDraft(), 'updates.check': () => checkOf(stop) });
  await show(desk(false));
  const line = await lineOf('Since your last update, line 2, English');
  expect(await line.findByText(/“Nordwind” belongs to another client/)).toBeVisible();
  expect(line.queryByRole('button', { name: 'told by phone' })).toBeNull();
});

it('offers a sentence that takes the place of the text, and checks again when it is saved', async () => {
  let check = checkOf(note);
  const calls = answerCalls({
    'updates.draft': () => sampleDraft(),
    'updates.check': () => check,
    'updates.save-section': (saved: Parameters<typeof accept>[0]) => {
      check = checkOf();
      return accept(saved);
    },
  });
  await show(desk());
  const line = await lineOf('In progress, line 1, English');
  await userEvent.click(await line.findByRole('button', { name: 'Use this sentence' }));
  expect(screen.getByLabelText('In progress, line 1, English')).toHaveValue('Store finder is in progress, due Fri 4 Dec.');
  await waitFor(() => expect(calls.filter(({ key }) => key === 'updates.check')).toHaveLength(2));
  expect(await screen.findByText('Nothing found')).toBeVisible();
});

it('is looked for again when the caret leaves a line that was changed', async () => {
  const calls = answerCalls({ 'updates.draft': () => sampleDraft(), 'updates.check': () => checkOf(), 'updates.save-section': accept });
  await show(desk());
  await userEvent.type(await screen.findByLabelText('We need from you, line 1, English'), ' TODO');
  await userEvent.tab();
  await waitFor(() => expect(calls.filter(({ key }) => key === 'updates.check')).toHaveLength(2));
  const order = calls.map(({ key }) => key);
  expect(order.lastIndexOf('updates.check')).toBeGreaterThan(order.lastIndexOf('updates.save-section'));
});

it('keeps the update from leaving while a Stop is open: not sending has the focus', async () => {
  answerCalls({
    'updates.preview': () => samplePreview({ check: checkOf(stop) }),
    'updates.overrule': () => checkOf({ ...stop, state: 'overruled', decision: { by: maya, at: '2026-11-23T10:00:00.000Z', reason: 'agreed-with-client' } }),
  });
  await show(<SendDialog engagement={sampleEngagement()} onClose={() => undefined} onSent={() => undefined} />);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Do not send' })).toHaveFocus());
  expect(screen.getByText('1 Stop is open. It is not sent until you mend or overrule it.')).toBeVisible();
  const send = screen.getByRole('button', { name: /^Send to/ });
  expect(send).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'agreed with the client' }));
  await waitFor(() => expect(send).toBeEnabled());
  expect(screen.queryByRole('button', { name: 'Do not send' })).toBeNull();
});
