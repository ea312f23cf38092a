import type { Message } from '../translate';

/** The dialog that corrects a line of a sent message. */
export const correction = {
  'correction.title': 'Correct a line of {date}',
  'correction.said': 'What we said',
  'correction.true': 'What is true',
  'correction.true-in': 'What is true, in {language}',
  'correction.true-hint': 'Written from what Jira says now. Change it as you like.',
  'correction.true-hint-empty': 'In a sentence or two, as you would say it to them.',
  'correction.since': 'Since when',
  'correction.on': 'By when now',
  'correction.on-hint': 'The line gave a date. A date here takes its place as our promise; without one the old promise stands.',
  'correction.holders': { one: '{count} person still holds this line', other: '{count} people still hold this line' },
  'correction.unknown': '{name} (may have been told)',
  'correction.nobody-title': 'Nobody holds this line any more',
  'correction.nobody': 'Everybody who was told it has heard better since, or it did not reach them.',
  'correction.others': 'Who does not get it',
  'correction.other': '{name}: {reason}',
  'correction.reason.not-in-hers': 'their short form left the line out',
  'correction.reason.not-told': 'the message did not reach them',
  'correction.reason.told-better': 'has heard better since',
  'correction.reason.has-left': 'is no contact any more',
} satisfies Record<string, Message>;
