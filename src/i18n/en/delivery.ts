import type { Message } from '../translate';

/** How messages leave, and what became of them. */
export const delivery = {
  'updates.mails-left': { one: '{count} of {perDay} mails is left today.', other: '{count} of {perDay} mails are left today.' },
  'updates.mails-later': { one: '{count} of these messages leaves after {time}, with the mails of the next day.', other: '{count} of these messages leave after {time}, with the mails of the next day.' },
  'updates.waits-for-mails': 'Today’s mails are used up: waits until {time}, for the mails of the next day.',
  'updates.show-deliveries': 'Which recipients to show',
  'updates.group.all': 'All {count}',
  'updates.group.failed': 'Failed {count}',
  'updates.group.unknown': 'Unknown {count}',
  'updates.group.by-hand': 'For you to send {count}',
  'updates.group.waiting': 'On the way {count}',
  'updates.group.told': 'Through {count}',
  'updates.page-before': 'Previous',
  'updates.page-after': 'Next',
  'updates.page-of': '{from}–{to} of {all}',
  'updates.resend-failed': { one: 'Send again to {count} person', other: 'Send again to all {count} that failed' },
  'updates.resend-title': 'Send this again?',
  'updates.resend-to': { one: 'Send again to {count} person', other: 'Send again to {count} people' },
  'updates.resend-stopped': 'Since this was sent, something in it has come to be what this client should not see. It leaves again only as it was, so it stays here unless you say why it may go.',
  'updates.find-recipient': 'Find a person',
  'updates.and-others': { one: '{name} and {count} other', other: '{name} and {count} others' },
} satisfies Record<string, Message>;
