import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BadNewsPage, BadNewsView } from '../../src/ledger/contract';
import type { BadNewsNote } from '../../src/updates/contract';
import { answerCalls, refuse } from '../testing/bridge';
import { samplePreview, sampleSent } from '../testing/sample';
import { show } from '../testing/show';
import { BadNewsList } from './BadNewsList';

beforeEach(() => sessionStorage.clear());

const told = jest.fn();
const list = (maySend = true) => <BadNewsList client={{ engagementId: 'e1', name: 'Harbor Coffee' }} maySend={maySend} onTold={told} />;
const news = (part: Partial<BadNewsView> = {}): BadNewsView => ({
  subject: { kind: 'issue', issueId: '7', key: 'HAR-7' },
  topic: 'date',
  at: '2026-11-20T09:00:00.000Z',
  day: '2026-11-20',
  difference: { kind: 'later', from: '2026-11-27', to: '2026-12-18' },
  workingHours: 9.4,
  overLimit: true,
  ...part,
});
const beta = news({ subject: { kind: 'version', versionId: '3', name: 'Beta' }, difference: { kind: 'overdue', due: '2026-11-20' }, workingHours: 0.4, overLimit: false, at: '2026-11-23T09:00:00.000Z', day: '2026-11-23' });
const page = (part: Partial<BadNewsPage> = {}): BadNewsPage => ({ untold: [news(), beta], told: [], titles: { 7: 'Loyalty import' }, limitWorkingHours: 8, more: false, ...part });
const note = (part: Partial<BadNewsNote> = {}): BadNewsNote => ({
  about: { issueId: '7' },
  text: { en: '“Loyalty import” is now due Fri 18 Dec instead of Fri 27 Nov.\nWhat we do about it: [fill in]' },
  covered: [{ ...news(), title: 'Loyalty import' }],
  hidden: [],
  more: false,
  languages: ['en'],
  hasContacts: true,
  ...part,
});
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));

it('lists what she does not know by working day, with its age and the limit', async () => {
  answerCalls({ 'ledger.bad-news': () => page() });
  await show(list());
  expect(await screen.findByText('Since Fri 20 Nov')).toBeVisible();
  expect(screen.getByText('not told for 9 working hours · over the limit')).toBeVisible();
  expect(screen.getByText('not told for less than a working hour')).toBeVisible();
  expect(screen.getByText('The communication plan allows 8 working hours.')).toBeVisible();
  expect(screen.getAllByRole('button', { name: 'Tell Harbor Coffee now' })).toHaveLength(2);
});

it('offers nothing to whoever may not send, and says where all is told', async () => {
  answerCalls({ 'ledger.bad-news': () => page() });
  const { unmount } = await show(list(false));
  expect(await screen.findByText('Since Fri 20 Nov')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
  unmount();
  answerCalls({ 'ledger.bad-news': () => page({ untold: [], told: [news({ toldAt: '2026-11-20T15:00:00.000Z', workingHours: 6 }), news({ toldAt: '2026-11-20T09:00:00.000Z', topic: 'blocked', workingHours: 0 })], latency: { median: { hours: 6 }, p90: { hours: 12, atLeast: true }, of: 3, running: 1 } }) });
  await show(list(false));
  expect(await screen.findByText('Harbor Coffee has been told everything that turned worse.')).toBeVisible();
  expect(screen.getByText(/half of it within 6 working hours, one of ten takes 12 working hours or longer · 3 pieces counted · 1 of them not told yet/)).toBeVisible();
  await userEvent.click(screen.getByText('Told before: 2'));
  expect(screen.getByText(/told Fri 20 Nov, after 6 working hours/)).toBeVisible();
  expect(screen.getByText(/told Fri 20 Nov, before it happened/)).toBeVisible();
});

it('begins the note with the facts, and says that it is on its way', async () => {
  const sent = sampleSent({ id: 'n1', kind: 'note', state: 'waiting', undoUntilAt: new Date(Date.now() + 20_000).toISOString() });
  const calls = answerCalls({ 'ledger.bad-news': () => page({ untold: [news()] }), 'updates.bad-news-note': () => note({ about: { issueId: '7', alsoIssueIds: ['8'], versionIds: ['3'] }, hidden: ['HAR-9'] }), 'updates.preview-note': () => samplePreview(), 'updates.send-note': () => sent, 'updates.follow': () => sent });
  await show(list());
  await press('Tell Harbor Coffee now');
  expect(await screen.findByText('1 thing Harbor Coffee does not know, since Fri 20 Nov:')).toBeVisible();
  expect(screen.getByText('Left out, because Harbor Coffee does not see it: HAR-9')).toBeVisible();
  const field = screen.getByLabelText(/^Your note/);
  expect(field).toHaveValue(note().text.en);
  await userEvent.clear(field);
  await userEvent.type(field, 'Later; we moved a tester to it.');
  await press('Preview');
  await press(/^Send to/);
  expect(calls.find(({ key }) => key === 'updates.bad-news-note')?.input).toEqual({ engagementId: 'e1', day: '2026-11-20' });
  expect(calls.find(({ key }) => key === 'updates.send-note')?.input).toMatchObject({ issueId: '7', alsoIssueIds: ['8'], versionIds: ['3'], text: { en: 'Later; we moved a tester to it.' } });
  await press('Close');
  expect(await screen.findByText('A note is on its way')).toBeVisible();
  expect(told).toHaveBeenCalled();
});

it('says that she was told meanwhile', async () => {
  answerCalls({ 'ledger.bad-news': () => page({ untold: [news()] }), 'updates.bad-news-note': () => refuse({ code: 'conflict', message: 'failure.told-meanwhile' }) });
  await show(list());
  await press('Tell Harbor Coffee now');
  expect(await screen.findByText('The client has been told of this meanwhile, or it is no longer so.')).toBeVisible();
});

it('shows the issue at fault to a client who does not see it', async () => {
  const calls = answerCalls({
    'ledger.bad-news': () => page({ untold: [news()] }),
    'updates.bad-news-note': () => note({ about: { issueId: '7', alsoIssueIds: ['8', '9'] } }),
    'updates.preview-note': () => refuse({ code: 'invalid', message: 'failure.issue-not-visible', field: 'alsoIssueIds.1' }),
    'clients.set-visibility': () => ({ issueId: '9', visible: true }),
  });
  await show(list());
  await press('Tell Harbor Coffee now');
  await press('Preview');
  await press('Show it to Harbor Coffee');
  expect(calls.find(({ key }) => key === 'clients.set-visibility')?.input).toEqual({ engagementId: 'e1', issueId: '9', choice: 'shown' });
});
