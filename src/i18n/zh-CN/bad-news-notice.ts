import type { badNewsNotice as english } from '../en/bad-news-notice';
import type { Message } from '../translate';

export const badNewsNotice: Record<keyof typeof english, Message> = {
  'bad-news.notice.subject': '{client}尚未得知：{count} 个坏消息',
  'bad-news.notice.text': '以下情况与此前告知{client}的不符，按对方的工作时间已过 {hours} 小时，对方仍不知情。沟通计划允许 {limit} 小时。',
  'bad-news.notice.line': '– {what}',
  'bad-news.notice.later': '{name}：截止日期由{from}改为{to}',
  'bad-news.notice.undated': '{name}：原定{from}，现无日期',
  'bad-news.notice.overdue': '{name}：原定{date}，尚未完成',
  'bad-news.notice.blocked': '{name}：受阻',
  'bad-news.notice.reopened': '{name}：完成后又被重新打开',
  'bad-news.notice.removed': '{name}：客户已看不到',
  'bad-news.notice.more': '请尽快告知：可在 Jira 的“客户沟通”中打开该客户的页面，或直接在事务上操作，文字已经备好。',
};
