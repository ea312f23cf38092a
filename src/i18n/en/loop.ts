import type { Message } from '../translate';

/** What Candor proposes to say to those who asked, and the words it puts round a person's own. */
export const loop = {
  'loop.done.problem': 'What you reported is fixed. Thank you for telling us.',
  'loop.done.problem.work': 'What you reported is fixed: {work}. Thank you for telling us.',
  'loop.done.change': 'What you asked for is done.',
  'loop.done.change.work': 'What you asked for is done: {work}.',
  'loop.done.question': 'What you asked about is done.',
  'loop.done.question.work': 'What you asked about is done: {work}.',
  'loop.done.praise': 'What you wrote to us about is done.',
  'loop.done.praise.work': 'What you wrote to us about is done: {work}.',
  'loop.news.problem': 'A problem you reported is fixed.',
  'loop.news.problem.work': 'A problem you reported is fixed: {work}.',
  'loop.news.change': 'A change you asked for is done.',
  'loop.news.change.work': 'A change you asked for is done: {work}.',
  'loop.news.question': 'Something you asked about is done.',
  'loop.news.question.work': 'Something you asked about is done: {work}.',
  'loop.news.praise': 'Something you wrote to us about is done.',
  'loop.news.praise.work': 'Something you wrote to us about is done: {work}.',
  'loop.between-work': ', ',
  'loop.sign': '— {name}',
  'loop.issue.heading': '{name}, {reference}:',
  'loop.issue.heading.client': '{name} ({client}), {reference}:',
  'loop.readers.organization': 'everyone of {name} in the portal',
} satisfies Record<string, Message>;
