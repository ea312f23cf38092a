import type { Message } from '../translate';

/** How messages leave, and what became of them. */
export const delivery = {
  'updates.mails-left': { one: '{count} of {perDay} mails is left today.', other: '{count} of {perDay} mails are left today.' },
  'updates.mails-later': { one: '{count} of these messages leaves after {time}, with the mails of the next day.', other: '{count} of these messages leave after {time}, with the mails of the next day.' },
  'updates.waits-for-mails': 'Today’s mails are used up: waits until {time}, for the mails of the next day.',
} satisfies Record<string, Message>;
