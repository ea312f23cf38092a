import type { Message } from '../translate';

/** In whose court a delay lay. */
export const court = {
  'court.title': 'Whose court',
  'court.of': 'Whose court: {client}',
  'court.hint': 'Working days by which something came later than it was first promised. Each day lies in one court, so the parts are all of it. Only we see this page.',
  'court.empty': 'Nothing came later than promised',
  'court.empty.hint': 'Once a promised day has passed, its days stand here, split by who held it up.',
  'court.total': { one: '{count} working day late in all', other: '{count} working days late in all' },
  'court.days': { one: '{count} working day', other: '{count} working days' },
  'court.party.ours': 'Ours',
  'court.party.theirs': 'Waiting for {client}',
  'court.party.both': 'Both sides',
  'court.party.third-party': 'Waiting for a third party',
  'court.column.party': 'Whose court',
  'court.column.days': 'Working days',
  'court.first-promised': 'first promised for {date}',
  'court.done': 'done {date}',
  'court.not-done': 'not done yet',
  'court.intervals': { one: '{count} interval', other: '{count} intervals' },
  'court.interval': '{from} to {to}',
  'court.held.status': 'was in “{status}”',
  'court.held.flag': 'was flagged',
  'court.agreed': 'settled after a dispute; before: {party}',
  'court.more': { one: '{count} older one is not listed and not counted.', other: '{count} older ones are not listed and not counted.' },
  'court.rule': 'A day is the client’s while something asked of her, that this waits for, was past the day it was needed by. It is both sides’ if the work was blocked on our side as well, by its status or a flag. What was settled after a dispute comes before both.',
} satisfies Record<string, Message>;
