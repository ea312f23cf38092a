import type { Message } from '../translate';

/** The mail that tells one of our own people what waits for her. */
export const digest = {
  'digest.subject.one': '{first}',
  'digest.subject.more': '{first}, and more that waits for you',
  'digest.count.drafts': { one: '{count} update to send', other: '{count} updates to send' },
  'digest.count.answers': { one: '{count} client waits for an answer', other: '{count} clients wait for an answer' },
  'digest.count.worse': { one: '{count} client was told better news than what is so now', other: '{count} clients were told better news than what is so now' },
  'digest.hello': 'Hello {name}, this waits for you today:',
  'digest.drafts': 'Updates to send',
  'digest.draft': '{client}: due {date}',
  'digest.answers': 'Answers clients wait for',
  'digest.answer': '{client}: {reference}, from {name}',
  'digest.answer.late': '{client}: {reference}, from {name}. Late.',
  'digest.worse': 'Worse than told',
  'digest.and-more': { one: 'and {count} more', other: 'and {count} more' },
  'digest.where': 'You find all of it in Jira under Apps, “Client communication: Today”. There you can also switch this mail off.',
} satisfies Record<string, Message>;
