import { screen } from '@testing-library/react';
import type { AnswersOfContact, GivenAnswer } from '../../src/ledger/contract';
import { show } from '../testing/show';
import { AnswersGiven } from './AnswersGiven';

const at = '2026-11-20T12:00:00.000Z';
const clear: GivenAnswer = { answer: 'clear', at };
const person = (name: string, more: Partial<AnswersOfContact>): AnswersOfContact => ({ contactId: name, name, lines: {}, earlier: [], ...more });

it('counts as all clear only who said so of the whole and asks nothing of a line', async () => {
  await show(
    <AnswersGiven
      total={5}
      answers={[
        person('Ana', { whole: clear }),
        person('Tom', { whole: clear, lines: { a: { number: 2, answer: 'question', words: 'When?', at } } }),
        person('Rui', { lines: { a: { ...clear, number: 2 } } }),
      ]}
    />,
  );
  expect(await screen.findByText('1 of 5 say all is clear')).toBeInTheDocument();
  expect(screen.getByText(/a question on no\. 2/)).toHaveTextContent('“When?”');
});

it('concludes nothing from silence', async () => {
  await show(<AnswersGiven total={5} answers={[]} />);
  expect(await screen.findByText('Nobody has answered yet. Nobody has to.')).toBeInTheDocument();
});
