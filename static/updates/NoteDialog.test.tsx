import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Finding } from '../../src/updates/check-contract';
import type { NoteText, Preview } from '../../src/updates/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleEngagement, samplePreview, sampleSent } from '../testing/sample';
import { show } from '../testing/show';
import { NoteDialog } from './NoteDialog';
import type { NoteClient } from './NoteToClient';

beforeEach(() => sessionStorage.clear());

const harbor: NoteClient = { engagementId: 'e1', name: 'Harbor Coffee', languages: ['en', 'zh-CN'], hasContacts: true };
const closed = jest.fn();
const told = jest.fn();
const dialog = (clients: NoteClient[] = [harbor]) => <NoteDialog issue={{ id: '10041', key: 'HAR-41' }} clients={clients} onClose={closed} onSent={told} />;
const note = (part: Partial<ReturnType<typeof sampleSent>> = {}) => sampleSent({ id: 'n1', kind: 'note', health: undefined, state: 'waiting', undoUntilAt: new Date(Date.now() + 20_000).toISOString(), subject: 'Harbor app: Apple Pay (Done)', ...part });
const write = async (words: string) => userEvent.type(await screen.findByLabelText(/^Your note/), words);
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const sentNote = (state: 'waiting' | 'sent' | 'taken-back' = 'waiting') => note({ state });

it('is written in each language of its readers, previewed, and sent to those who can be reached', async () => {
  const calls = answerCalls({ 'updates.preview-note': () => samplePreview(), 'updates.send-note': () => sentNote(), 'updates.follow': () => sentNote() });
  await show(dialog());
  await write('Apple Pay works.');
  await userEvent.click(screen.getByRole('tab', { name: '中文 (empty)' }));
  await write('已支持。');
  await press('Preview');
  expect(await screen.findByRole('tab', { name: 'Ana Silva' })).toHaveAttribute('aria-selected', 'true');
  expect(calls.find(({ key }) => key === 'updates.preview-note')?.input).toEqual({ engagementId: 'e1', issueId: '10041', text: { en: 'Apple Pay works.', 'zh-CN': '已支持。' } });
  const boxes = screen.getAllByRole('checkbox');
  expect(boxes.map((box) => [(box as HTMLInputElement).checked, (box as HTMLInputElement).disabled])).toEqual([[true, false], [true, false], [false, true]]);
  await press('Send to 2 people');
  expect(await screen.findByRole('button', { name: 'Take back' })).toBeVisible();
  expect(calls.find(({ key }) => key === 'updates.send-note')?.input).toMatchObject({ digest: 'digest-1', contactIds: ['p1', 'p2'], text: { en: 'Apple Pay works.' } });
  expect(told).toHaveBeenCalledWith(expect.objectContaining({ id: 'n1', kind: 'note' }));
});

it('comes back to its text when it is taken back, and forgets it when it is on its way', async () => {
  const calls = answerCalls({ 'updates.preview-note': () => samplePreview(), 'updates.send-note': () => sentNote(), 'updates.follow': () => sentNote(), 'updates.take-back': () => sentNote('taken-back') });
  const { unmount } = await show(dialog());
  await write('Apple Pay works.');
  await press('Preview');
  await press(/^Send to/);
  await press('Take back');
  await press('Back to the text');
  expect(await screen.findByLabelText(/^Your note/)).toHaveValue('Apple Pay works.');
  await press('Preview');
  await press(/^Send to/);
  await press('Close');
  expect(closed).toHaveBeenCalled();
  const attempts = calls.filter(({ key }) => key === 'updates.send-note').map(({ input }) => (input as { sendId: string }).sendId);
  expect(new Set(attempts).size).toBe(2);
  unmount();
  await show(dialog());
  expect(await screen.findByLabelText(/^Your note/)).toHaveValue('');
});

it('says at the field what is wrong, and loses nothing when it is closed', async () => {
  answerCalls({ 'updates.preview-note': () => refuse({ code: 'invalid', message: 'failure.too-long', field: 'text.zh-CN', parameters: { limit: 2000, length: 2400 } }) });
  const { unmount } = await show(dialog());
  await write('Apple Pay works.');
  await press('Preview');
  expect(await screen.findByText('At most 2,000 characters; this has 2,400.')).toBeVisible();
  expect(screen.getByRole('tab', { name: '中文 (empty)' })).toHaveAttribute('aria-selected', 'true');
  await press('Cancel');
  unmount();
  await show(dialog());
  expect(await screen.findByLabelText('Your note in English')).toHaveValue('Apple Pay works.');
});

it('offers to show the issue to a client who does not see it', async () => {
  let visible = false;
  const hidden = () => refuse({ code: 'invalid', message: 'failure.issue-not-visible', field: 'issueId' });
  const calls = answerCalls({
    'updates.preview-note': () => (visible ? samplePreview() : hidden()),
    'clients.set-visibility': () => {
      visible = true;
      return { issueId: '10041', visible };
    },
  });
  await show(dialog());
  await write('Apple Pay works.');
  await press('Preview');
  expect(await screen.findByText('Harbor Coffee does not see this issue, so there is nothing to tell about it yet.')).toBeVisible();
  await press('Show it to Harbor Coffee');
  expect(await screen.findByLabelText('Your note in English')).toHaveValue('Apple Pay works.');
  expect(calls.find(({ key }) => key === 'clients.set-visibility')?.input).toEqual({ engagementId: 'e1', issueId: '10041', choice: 'shown' });
  await press('Preview');
  expect(await screen.findByRole('button', { name: 'Send to 2 people' })).toBeEnabled();
});

it('keeps the text and tries the same send again after a lost answer; an outdated preview is looked at again', async () => {
  let answers: unknown[] = [refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }), refuse({ code: 'conflict', message: 'failure.preview-outdated' })];
  let digest = 'digest-1';
  const calls = answerCalls({
    'updates.preview-note': (): Preview => ({ ...samplePreview(), digest }),
    'updates.send-note': () => {
      const [first, ...rest] = answers;
      answers = rest;
      return first ?? sentNote();
    },
    'updates.follow': () => sentNote(),
  });
  await show(dialog());
  await write('Apple Pay works.');
  await press('Preview');
  await press(/^Send to/);
  expect(await screen.findByText('Jira does not answer right now. Nothing is lost; try again.')).toBeVisible();
  await press(/^Send to/);
  expect(await screen.findByText(/changed after this preview/)).toBeVisible();
  digest = 'digest-2';
  await press('Try again');
  await waitFor(() => expect(screen.queryByText(/changed after this preview/)).toBeNull());
  await press(/^Send to/);
  expect(await screen.findByRole('button', { name: 'Take back' })).toBeVisible();
  const sends = calls.filter(({ key }) => key === 'updates.send-note').map(({ input }) => input as NoteText & { digest: string; sendId: string });
  expect(sends.map((send) => send.digest)).toEqual(['digest-1', 'digest-1', 'digest-2']);
  expect(sends[0]?.sendId).toBe(sends[1]?.sendId);
});

it('keeps a text for each of several clients', async () => {
  answerCalls({});
  await show(dialog([harbor, { engagementId: 'e2', name: 'Morning Market', languages: ['zh-CN'], hasContacts: true }]));
  await write('For Harbor');
  await userEvent.selectOptions(screen.getByLabelText('Client'), 'Morning Market');
  expect(await screen.findByLabelText(/^Your note/)).toHaveValue('');
  expect(screen.queryByRole('tab')).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText('Client'), 'Harbor Coffee');
  expect(await screen.findByLabelText('Your note in English')).toHaveValue('For Harbor');
});

it('says what is missing where there is nobody to write to', async () => {
  answerCalls({});
  await show(dialog([{ ...harbor, hasContacts: false }]));
  expect(await screen.findByText('This client has no contact yet. Add the person who reads your updates.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Preview' })).toBeNull();
});

it('gives the words to whoever is to send them by hand', async () => {
  const sent = note({ state: 'sent', deliveries: [{ contactId: 'p2', name: '王芳', road: 'by-hand', language: 'zh-CN', state: 'waiting', changedAt: '2026-11-23T09:42:00.000Z' }] });
  const preview = samplePreview();
  answerCalls({
    'updates.preview-note': () => preview,
    'updates.send-note': () => sent,
    'updates.follow': () => sent,
    'updates.read': () => ({ update: sent, messages: [{ contactId: 'p2', message: preview.messages[0] }], engagement: sampleEngagement() }),
  });
  await show(dialog());
  await write('Apple Pay works.');
  await press('Preview');
  await press(/^Send to/);
  const row = await screen.findByRole('listitem');
  expect(await within(row).findByRole('button', { name: 'Copy plain' })).toBeVisible();
  expect(within(row).getByRole('button', { name: 'I sent it' })).toBeEnabled();
});

it('has the focus on "Do not send" while a Stop is open, and on nothing of the kind otherwise', async () => {
  const stop: Finding = { id: '0123456789abcdef', rule: 'other-client', level: 'stop', lineId: 'text', language: 'en', issueIds: [], versionIds: [], parameters: { words: 'Nordwind' }, evidence: 'e'.repeat(32), state: 'open' };
  let found = [stop];
  answerCalls({ 'updates.preview-note': () => samplePreview({ check: { findings: found, openStops: found.length, openNotes: 0, approval: { needed: false, state: 'not-asked' } } }) });
  await show(dialog());
  await write('Like Nordwind.');
  expect(screen.getByRole('button', { name: 'Cancel' })).toBeInTheDocument();
  await press('Preview');
  expect(await screen.findByRole('button', { name: 'Do not send' })).toHaveFocus();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  await press('Back to the text');
  expect(await screen.findByRole('button', { name: 'Cancel' })).toBeInTheDocument();
  found = [];
  await press('Preview');
  expect(await screen.findByRole('button', { name: /^Send to/ })).toBeEnabled();
  expect(screen.getByRole('button', { name: 'Cancel' })).not.toHaveFocus();
});
