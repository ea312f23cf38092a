import type { Message } from '../translate';

/** What changed since the update its reader was last told. */
export const delta = {
  'delta.since': 'Since your last update on {date}: {facts}.',
  'delta.nothing': 'Nothing has changed since your last update on {date}, because none of the work we told you about changed its state or its date.',
  'delta.nothing-paused': 'Nothing has changed since your last update on {date}, because the updates were paused until {until}.',
  'delta.between': ', ',
  'delta.done': '{count} done',
  'delta.reopened': '{count} reopened',
  'delta.new': '{count} new',
  'delta.started': '{count} started',
  'delta.set-back': '{count} no longer in progress',
  'delta.blocked': '{count} now blocked',
  'delta.unblocked': '{count} no longer blocked',
  'delta.later': { one: '{count} moved {days} later', other: '{count} moved up to {days} later' },
  'delta.earlier': { one: '{count} moved {days} earlier', other: '{count} moved up to {days} earlier' },
  'delta.days': { one: '{count} day', other: '{count} days' },
  'delta.dated': { one: '{count} has a date now', other: '{count} have a date now' },
  'delta.undated': { one: '{count} no longer has a date', other: '{count} no longer have a date' },
  'delta.removed': { one: '{count} is no longer part of what we report', other: '{count} are no longer part of what we report' },
  'delta.version.later': '{name} moved {days} later',
  'delta.version.earlier': '{name} moved {days} earlier',
  'delta.version.released': '{name} is released',
  'delta.version.withdrawn': '{name} is open again',
  'delta.version.undated': '{name} no longer has a date',
  'delta.version.dated': '{name} is now planned for {date}',
  'delta.health': 'the project was {from} and is now {to}',
} satisfies Record<string, Message>;
