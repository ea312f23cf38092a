import type { Message } from '../translate';

/** The project's settings. */
export const settings = {
  'settings.sending': 'Updates may be sent by',
  'settings.sending.editors': 'everyone who may edit issues in this project',
  'settings.sending.administrators': 'project administrators only',
  'settings.sending.role': 'members of one project role:',
  'settings.role': 'Project role',
  'settings.blocked': 'Work counts as blocked when',
  'settings.blocked-hint': 'it is flagged, an open issue blocks it, or its status is one of these:',
  'settings.third-party': 'Work waits for somebody else when',
  'settings.third-party-hint': 'its status is one of these. Days in them are neither ours nor the client’s when we say in whose court a delay lay.',
  'settings.health': 'Health',
  'settings.health-sentence': {
    one: 'A project is at risk from {count} blocked or overdue issue the client sees, and off track when a milestone has passed its date or moved by more than {days} working days.',
    other: 'A project is at risk from {count} blocked or overdue issues the client sees, and off track when a milestone has passed its date or moved by more than {days} working days.',
  },
  'settings.at-risk-issues': 'At risk from this many issues',
  'settings.off-track-days': 'Off track beyond this many working days',
  'settings.words': 'Words for statuses',
  'settings.words-hint': 'New clients start with these words instead of Jira’s status names.',
  'settings.mails': 'Mails a day',
  'settings.mails-hint': 'Free Jira sites send 100 mails a day, all projects together. Updates and notes beyond the limit wait for the next day instead of getting lost. Receipts, answers and mails to your own people are counted as well.',
  'settings.mails-limit': 'Mails Jira may send in a day',
  'settings.mails-limit-hint': 'Empty where no limit is known. It holds for the whole site and is counted from when it is set.',
  'settings.mails-today': { one: '{count} of {perDay} mails is left today. Counting starts again on {time}.', other: '{count} of {perDay} mails are left today. Counting starts again on {time}.' },
  'settings.mails-none': 'No limit is known. A Jira administrator can set one here.',
  'settings.mails-set': 'Jira may send {perDay} mails a day. A Jira administrator can change it here.',
  'settings.mails-save': 'Save the limit',
} satisfies Record<string, Message>;
