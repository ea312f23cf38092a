import type { delivery as english } from '../en/delivery';
import type { Message } from '../translate';

export const delivery: Record<keyof typeof english, Message> = {
  'updates.mails-left': '今天还剩 {count} 封邮件（每天共 {perDay} 封）。',
  'updates.mails-later': '其中 {count} 条消息将在 {time} 之后使用次日的邮件额度发出。',
  'updates.waits-for-mails': '今天的邮件额度已用完：等待至 {time}，使用次日的额度发出。',
};
