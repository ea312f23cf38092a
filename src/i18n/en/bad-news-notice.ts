import type { Message } from '../translate';

/** The mail that says what a client has not been told in time. */
export const badNewsNotice = {
  'bad-news.notice.subject': { one: '{client} has not been told: {count} piece of bad news', other: '{client} has not been told: {count} pieces of bad news' },
  'bad-news.notice.text': '{client} was told otherwise, and does not know of this yet after {hours} of their working hours. The plan allows {limit}.',
  'bad-news.notice.line': '– {what}',
  'bad-news.notice.later': '{name}: due {to} instead of {from}',
  'bad-news.notice.undated': '{name}: was due {from}, and has no date now',
  'bad-news.notice.overdue': '{name}: was due {date}, and is not done',
  'bad-news.notice.blocked': '{name}: blocked',
  'bad-news.notice.reopened': '{name}: opened again after it was done',
  'bad-news.notice.removed': '{name}: no longer there for the client',
  'bad-news.notice.more': 'Tell them now: in Jira, on the client’s page under Client communication, or on the issue. The words are prepared there.',
} satisfies Record<string, Message>;
