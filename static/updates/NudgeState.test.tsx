import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LineDraft, SectionName } from '../../src/updates/contract';
import type { Nudge } from '../../src/updates/nudge-contract';
import { answerCalls, refuse } from '../testing/bridge';
import { sampleDraft, sampleEngagement, sampleSection } from '../testing/sample';
import { show } from '../testing/show';
import { DraftDesk } from './DraftDesk';
import { withAnswer } from './answer-in-line';
import { newLine } from './lines';

const desk = <DraftDesk engagement={sampleEngagement()} maySend go={() => undefined} onEngagement={() => undefined} onDiscarded={() => undefined} />;
const question = 'what blocks it, and who can clear it?';
const issueId = '10077';
const mayAsk: Nudge = { to: 'Lena Ott', state: 'may-ask', question };
const asked: Nudge = { to: 'Lena Ott', state: 'asked', askedAt: '2026-11-23T09:32:00.000Z', askedBy: 'Maya Lindqvist' };
const answered: Nudge = { ...asked, state: 'answered', answer: { text: 'The till vendor has\nto unlock it.', at: '2026-11-23T10:00:00.000Z' } };
const change = (nudge: Nudge) => ({ healthRevision: 'h2', nudges: { [issueId]: nudge } });
const draft = (nudge: Nudge) => sampleDraft({ nudges: { [issueId]: nudge } });
const calm = { 'updates.check': () => ({ findings: [], openStops: 0, openNotes: 0, approval: { needed: false } }) };

beforeEach(() => sessionStorage.clear());

it('shows the comment before it is posted, asks once, and says that it was asked', async () => {
  const calls = answerCalls({ ...calm, 'updates.draft': () => draft(mayAsk), 'updates.nudge': () => change(asked) });
  await show(desk);
  expect(await screen.findAllByRole('button', { name: 'Ask Lena Ott about HAR-77' })).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Ask Lena Ott about HAR-77' }));
  const dialog = await screen.findByText('Ask Lena Ott about HAR-77?');
  expect(screen.getByText(question, { exact: false })).toHaveTextContent(`@Lena Ott ${question}`);
  expect(calls.some(({ key }) => key === 'updates.nudge')).toBe(false);
  await userEvent.click(screen.getByText('Post comment'));
  expect(await screen.findByText(/^Maya Lindqvist asked Lena Ott, /)).toHaveFocus();
  expect(dialog).not.toBeInTheDocument();
  expect(calls.find(({ key }) => key === 'updates.nudge')?.input).toEqual({ engagementId: 'e1', issueId, question });
});

it('keeps the dialog with the reason when the question is refused', async () => {
  answerCalls({ ...calm, 'updates.draft': () => draft(mayAsk), 'updates.nudge': () => refuse({ code: 'conflict', message: 'failure.question-outdated' }) });
  await show(desk);
  await userEvent.click(await screen.findByRole('button', { name: 'Ask Lena Ott about HAR-77' }));
  await userEvent.click(await screen.findByText('Post comment'));
  expect(await screen.findByText('The question has changed, or somebody else works on the issue now. Read Jira again.')).toBeInTheDocument();
});

it('puts an answer into the line of the shown language, where the caret then is', async () => {
  const calls = answerCalls({
    ...calm,
    'updates.draft': () => draft(answered),
    'updates.settle-answer': () => change({ ...answered, state: 'taken' }),
    'updates.save-section': ({ section, lines }: { section: SectionName; lines: LineDraft[] }) => ({ ...sampleSection(section, lines), revision: 'next' }),
  });
  await show(desk);
  await userEvent.click(await screen.findByRole('button', { name: 'Use in the line' }));
  expect(await screen.findByText(/^Answer of Lena Ott used, /)).toBeVisible();
  await waitFor(() => expect(within(screen.getByRole('region', { name: /Risks/ })).getAllByRole('textbox').some((field) => (field as HTMLTextAreaElement).value.includes('The till vendor has to unlock it.'))).toBe(true));
  expect(calls.find(({ key }) => key === 'updates.settle-answer')?.input).toEqual({ engagementId: 'e1', issueId, state: 'taken' });
});

it('sets an answer aside and shows it again', async () => {
  let state: Nudge['state'] = 'answered';
  answerCalls({
    ...calm,
    'updates.draft': () => draft({ ...answered, state }),
    'updates.settle-answer': (input: { state: Nudge['state'] }) => {
      state = input.state;
      return change({ ...answered, state });
    },
  });
  await show(desk);
  await userEvent.click(await screen.findByRole('button', { name: 'Set aside' }));
  expect(await screen.findByText('Answer of Lena Ott set aside')).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Show again' }));
  expect(await screen.findByRole('button', { name: 'Use in the line' })).toBeVisible();
});

describe('an answer in a line', () => {
  const only = newLine({ issueIds: [issueId] });
  const lines = (section: SectionName) => ({ moving: [newLine({ issueIds: [issueId, '1'] })], risks: [only], summary: [newLine({ issueIds: [issueId] })] })[section as 'moving'] ?? [];
  const answer = { issueId, text: 'One.\nTwo.', language: 'en' as const, otherwise: 'moving' as const };

  it('goes to the line that is about this issue alone, after what a person typed', () => {
    expect(withAnswer(lines, answer)).toEqual({ section: 'risks', lineId: only.id, lines: [{ ...only, text: { en: 'One. Two.' } }] });
    const typed = { ...only, text: { en: 'Mine.' } };
    expect(withAnswer((name) => (name === 'risks' ? [typed] : []), answer).lines[0]?.text.en).toBe('Mine. One. Two.');
  });

  it('gets a line of its own where none tells of the issue, and the summary is left alone', () => {
    const placed = withAnswer((name) => (name === 'summary' ? [only] : []), answer);
    expect(placed).toMatchObject({ section: 'moving', lines: [{ issueIds: [issueId], text: { en: 'One. Two.' } }] });
  });
});
