import type { Message } from '../translate';

/** What clients answered to an update, on its page. */
export const answers = {
  'answers.title': 'What they answered',
  'answers.none': 'Nobody has answered yet. Nobody has to.',
  'answers.summary': '{clear} of {total} say all is clear',
  'answers.whole.clear': 'all clear',
  'answers.whole.question': 'has a question',
  'answers.line.clear': 'no. {number} is clear',
  'answers.line.question': 'a question on no. {number}',
  'answers.line.unexpected': 'no. {number} is not what was expected',
  'answers.earlier': { one: '{count} earlier answer', other: '{count} earlier answers' },
} satisfies Record<string, Message>;
