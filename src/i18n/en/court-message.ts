import type { Message } from '../translate';

/** The message that shares with a client whose days of delay were whose. */
export const courtMessage = {
  'message.court.subject': '{project}: where the days went, version {version}',
  'message.court.total': 'Counted up to {until}, what we promised on {project} came {days} later in all: {parts}.',
  'message.court.part': '{days} {party}',
  'message.court.days': { one: '{count} working day', other: '{count} working days' },
  'message.court.span': '{from} to {to}',
  'message.court.party.ours': 'with us',
  'message.court.party.theirs': 'waiting for {client}',
  'message.court.party.both': 'on both sides',
  'message.court.party.third-party': 'waiting for a third party',
  'message.court.promised': 'First promised for {date}',
  'message.court.done': 'done {date}',
  'message.court.not-done': 'not done yet',
  'message.court.interval': '{span}, {days}: {party}',
  'message.court.asked': 'Asked for: {ask}',
  'message.court.agreed': 'Before it was disputed: {party}',
  'message.court.read-here': 'Every day of it stands on this request in the portal. Where you see one otherwise, say so there, or simply answer here.',
  'message.court.read-below': 'Every day of it stands below. Where you see one otherwise, answer with its number.',
  'message.court.settled': 'What this version settles',
  'message.court.settled-line': '{about}: {span} is now {after}, before: {before}.',
  'message.court.settled-by.client': 'You saw it otherwise, and we agree.',
  'message.court.settled-by.team': 'We saw it otherwise. If you do not, say so.',
} satisfies Record<string, Message>;
