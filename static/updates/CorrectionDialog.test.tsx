import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CorrectionStart } from '../../src/updates/correction-contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleEngagement, samplePreview, sampleSent } from '../testing/sample';
import { show } from '../testing/show';
import { CorrectionDialog } from './CorrectionDialog';

beforeEach(() => sessionStorage.clear());

const start = (part: Partial<CorrectionStart> = {}): CorrectionStart => ({
  line: { id: 'd1', section: 'done', number: 2, texts: { en: 'Apple Pay is done.', 'zh-CN': 'Apple Pay 已完成。' } },
  saidAt: '2026-11-13T15:00:00.000Z',
  languages: ['en', 'zh-CN'],
  suggested: { text: { en: 'Apple Pay is in progress.' }, sinceOn: '2026-11-17' },
  dated: false,
  holders: [{ contactId: 'p1', name: 'Ana Silva' }, { contactId: 'p2', name: '王芳', unknown: true }],
  others: [{ contactId: 'p3', name: 'Omar Haddad', reason: 'told-better' }],
  ...part,
});
const closed = jest.fn();
const corrected = jest.fn();
const dialog = () => <CorrectionDialog updateId="u7" lineId="d1" engagement={sampleEngagement()} onClose={closed} onSent={corrected} />;
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const sent = () => sampleSent({ id: 'k1', kind: 'correction', health: undefined, state: 'waiting', undoUntilAt: new Date(Date.now() + 20_000).toISOString() });

it('puts what we said beside what is true, and goes to those still holding the line', async () => {
  const calls = answerCalls({ 'updates.correction-recipients': () => start(), 'updates.preview-correction': () => samplePreview(), 'updates.send-correction': sent, 'updates.follow': sent });
  await show(dialog());
  expect(await screen.findByRole('heading', { name: 'Correct a line of Fri 13 Nov' })).toBeVisible();
  expect(screen.getByText('Apple Pay is done.')).toBeVisible();
  expect(screen.getByText('Ana Silva and 王芳 (may have been told)')).toBeVisible();
  expect(screen.getByText('Omar Haddad: has heard better since')).toBeVisible();
  expect(screen.getByLabelText(/^What is true, in English/)).toHaveValue('Apple Pay is in progress.');
  await userEvent.type(screen.getByLabelText(/^What is true, in 中文/), 'Apple Pay 进行中。');
  await press('Preview');
  await press('Send to 2 people');
  expect(await screen.findByRole('button', { name: 'Take back' })).toBeVisible();
  const text = { en: 'Apple Pay is in progress.', 'zh-CN': 'Apple Pay 进行中。' };
  expect(calls.find(({ key }) => key === 'updates.send-correction')?.input).toMatchObject({ updateId: 'u7', lineId: 'd1', text, sinceOn: '2026-11-17', digest: 'digest-1', contactIds: ['p1', 'p2'] });
  expect(corrected).toHaveBeenCalledWith(expect.objectContaining({ id: 'k1' }));
});

it('says what is wrong at the words it is wrong in, and keeps them', async () => {
  answerCalls({ 'updates.correction-recipients': () => start(), 'updates.preview-correction': () => refuse({ code: 'invalid', message: 'failure.too-long', field: 'text.zh-CN', parameters: { limit: 2000, length: 2400 } }) });
  await show(dialog());
  const chinese = await screen.findByLabelText(/^What is true, in 中文/);
  await userEvent.type(chinese, '进行中。');
  await press('Preview');
  expect(await screen.findByText('At most 2,000 characters; this has 2,400.')).toBeVisible();
  expect(chinese).toHaveAccessibleDescription('At most 2,000 characters; this has 2,400.');
  expect(chinese).toHaveValue('进行中。');
  expect(screen.getByLabelText(/^What is true, in English/)).toHaveAttribute('aria-invalid', 'false');
});

it('sends nothing where nobody holds the line any more, and asks again where Jira did not answer', async () => {
  let attempts = 0;
  answerCalls({ 'updates.correction-recipients': () => (++attempts === 1 ? refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }) : start({ holders: [] })) });
  await show(dialog());
  await press('Try again');
  expect(await screen.findByText('Nobody holds this line any more')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Preview' })).toBeNull();
});
