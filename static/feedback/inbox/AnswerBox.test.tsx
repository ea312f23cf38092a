import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FeedbackDetail } from '../../../src/feedback/contract';
import { answerCalls, refuse } from '../../testing/bridge';
import { show } from '../../testing/show';
import { AnswerBox } from './AnswerBox';

const detail = (more: Partial<FeedbackDetail> = {}): FeedbackDetail => ({
  item: {
    id: 'request-1',
    projectId: '10000',
    asker: { name: 'Ana Silva' },
    alsoAsked: [],
    door: 'form',
    kind: 'problem',
    kindBy: 'asker',
    text: 'The receipt shows the wrong tax',
    language: 'en',
    reference: 'F-7K2M',
    receivedAt: '2026-11-20T10:00:00.000Z',
    overdue: false,
    state: 'waiting',
    labels: [],
    issues: [],
    rides: false,
    unread: false,
    revision: 'r1',
  },
  conversation: [],
  readers: ['Ana Silva', 'Tom Baker'],
  context: { issues: [], earlier: [] },
  ...more,
});

it('names who will read a public answer before it is sent', async () => {
  const calls = answerCalls({ 'feedback.answer': () => detail() });
  await show(<AnswerBox detail={detail()} maySend onAnswered={() => undefined} />);
  expect(screen.getByText('Ana Silva and Tom Baker will read this.')).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText('Your answer'), 'Corrected today.');
  await userEvent.click(screen.getByRole('button', { name: 'Send to the client' }));
  expect(calls.at(-1)?.input).toMatchObject({ id: 'request-1', mode: 'public', text: 'Corrected today.' });
});

it('says which of those who asked a public answer does not reach', async () => {
  answerCalls({});
  const merged = detail();
  await show(<AnswerBox detail={{ ...merged, item: { ...merged.item, alsoAsked: [{ name: '王芳' }, { name: 'Tom Baker' }, { name: 'Rui Costa' }] } }} maySend onAnswered={() => undefined} />);
  expect(screen.getByText('王芳 and Rui Costa asked the same on other requests and will not read this.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('radio', { name: 'Internal note' }));
  expect(screen.queryByText(/will not read this/)).toBeNull();
});

it('never turns a note into an answer: each mode keeps its own text', async () => {
  answerCalls({});
  await show(<AnswerBox detail={detail()} maySend onAnswered={() => undefined} />);
  await userEvent.click(screen.getByRole('radio', { name: 'Internal note' }));
  expect(screen.getByText('Only your team reads this.')).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText('Your note'), 'Copied from another customer');
  await userEvent.click(screen.getByRole('radio', { name: 'Answer the client' }));
  expect(screen.getByLabelText('Your answer')).toHaveValue('');
});

it('says why nothing can be answered, and offers no way to try', async () => {
  answerCalls({});
  await show(<AnswerBox detail={detail({ unreachable: 'request-missing', readers: [] })} maySend onAnswered={() => undefined} />);
  expect(screen.getByText(/The request was deleted or moved/)).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('leaves a person who may not send with the note', async () => {
  answerCalls({});
  await show(<AnswerBox detail={detail()} maySend={false} onAnswered={() => undefined} />);
  expect(screen.getByRole('radio', { name: 'Answer the client' })).toBeDisabled();
  expect(screen.getByRole('radio', { name: 'Internal note' })).toBeChecked();
});

it('keeps the text when Jira refuses', async () => {
  answerCalls({ 'feedback.answer': () => refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }) });
  await show(<AnswerBox detail={detail()} maySend onAnswered={() => undefined} />);
  await userEvent.type(screen.getByLabelText('Your answer'), 'Corrected today.');
  await userEvent.click(screen.getByRole('button', { name: 'Send to the client' }));
  expect(await screen.findByText(/Nothing is lost/)).toBeInTheDocument();
  expect(screen.getByLabelText('Your answer')).toHaveValue('Corrected today.');
});
