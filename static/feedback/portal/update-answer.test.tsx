import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PortalUpdate } from '../../../src/feedback/contract';
import { answerCalls, refuse } from '../../testing/bridge';
import { showOnPortal } from '../../testing/show-portal';
import { RequestState } from './RequestState';

const update: PortalUpdate = {
  updateId: 'u2',
  number: 2,
  // Half past midnight in Lisbon.
  sentAt: '2030-07-05T23:30:00.000Z',
  lines: [
    { id: 'a', number: 1, text: 'The menu works.' },
    { id: 'b', number: 2, text: 'Beta is planned for Fri 12 Jul.' },
  ],
  earlier: [],
  others: [],
};
const open = async (calls: Parameters<typeof answerCalls>[0]) => {
  const asked = answerCalls({ 'portal.request': () => ({ shown: 'update', update }), ...calls });
  await showOnPortal(<RequestState requestKey="SUP-5" />);
  await screen.findByRole('heading');
  return asked;
};

it('names the day it came by her own clock', async () => {
  await open({});
  expect(screen.getByRole('heading', { name: /^Update 2, Sat 6 Jul 2030/ })).toBeInTheDocument();
});

it('takes one answer for the whole, and line by line on demand, with words where it is not clear', async () => {
  const said = { answer: 'question' as const, words: 'On which phones?', at: '2030-07-06T08:00:00.000Z' };
  const asked = await open({ 'portal.answer-update': () => ({ ...update, lines: [update.lines[0], { ...update.lines[1], given: said }] }) });
  expect(screen.queryByText('The menu works.')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Answer line by line' }));
  const line = screen.getByRole('group', { name: 'No. 2' });
  await userEvent.click(within(line).getByRole('button', { name: 'Question' }));
  await userEvent.type(screen.getByRole('textbox'), 'On which phones?');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('“On which phones?”', { exact: false })).toBeInTheDocument();
  expect(asked.at(-1)).toMatchObject({ key: 'portal.answer-update', input: { requestKey: 'SUP-5', updateId: 'u2', lineId: 'b', answer: 'question', words: 'On which phones?' } });
});

it('keeps her words when they could not be sent, and says why', async () => {
  await open({ 'portal.answer-update': () => refuse({ code: 'unavailable', message: 'failure.jira-unavailable' }) });
  await userEvent.click(screen.getByRole('button', { name: 'I have a question' }));
  await userEvent.type(screen.getByRole('textbox'), 'When?');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/Nothing is lost/)).toBeInTheDocument();
  expect(screen.getByRole('textbox')).toHaveValue('When?');
});

it('marks beside the original what was corrected since, also of a line without a number', async () => {
  const corrections = [
    { lineId: 'b', said: 'Beta is planned for Fri 12 Jul.', text: 'Beta comes a week later.', sentAt: '2030-07-08T10:00:00.000Z' },
    { lineId: 'summary', said: 'We are on track.', text: 'We are a week late.', sentAt: '2030-07-08T10:00:00.000Z' },
  ];
  await open({ 'portal.request': () => ({ shown: 'update', update: { ...update, corrections } }) });
  const line = screen.getByText('Beta is planned for Fri 12 Jul.').closest('li')!;
  expect(line).toHaveTextContent('This was not right, as we told on Mon 8 Jul 2030. True is: Beta comes a week later.');
  expect(screen.getByText('The menu works.').closest('li')).not.toHaveTextContent('not right');
  expect(screen.getByText('“We are on track.”').parentElement).toHaveTextContent('True is: We are a week late.');
});
