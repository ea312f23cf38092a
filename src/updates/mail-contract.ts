/** How many mails Jira sends for the whole site in a day. Absent: no limit is known, and nothing is counted. */
export type MailQuota = { perDay?: number };

/** Where a limit is known: what is left of it today, and when the next day of it begins (ISO). */
export type MailsLeft = { perDay: number; left: number; renewedAt: string };

export type MailQuotaView = MailQuota & { today?: MailsLeft; maySave: boolean };

export type MailCalls = {
  /** For administrators of the site: it holds for all of its projects. */
  'mails.save': (input: MailQuota) => MailQuotaView;
};
