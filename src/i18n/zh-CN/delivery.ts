import type { delivery as english } from '../en/delivery';
import type { Message } from '../translate';

export const delivery: Record<keyof typeof english, Message> = {
  'updates.mails-left': '今天还剩 {count} 封邮件（每天共 {perDay} 封）。',
  'updates.mails-later': '其中 {count} 条消息将在 {time} 之后使用次日的邮件额度发出。',
  'updates.waits-for-mails': '今天的邮件额度已用完：等待至 {time}，使用次日的额度发出。',
  'updates.show-deliveries': '显示哪些收件人',
  'updates.group.all': '全部 {count}',
  'updates.group.failed': '失败 {count}',
  'updates.group.unknown': '未知 {count}',
  'updates.group.by-hand': '等您发送 {count}',
  'updates.group.waiting': '发送途中 {count}',
  'updates.group.told': '已完成 {count}',
  'updates.page-before': '上一页',
  'updates.page-after': '下一页',
  'updates.page-of': '第 {from}–{to} 条，共 {all} 条',
  'updates.resend-failed': '重新发送给全部 {count} 位失败的收件人',
  'updates.resend-title': '重新发送这条消息？',
  'updates.resend-to': '重新发送给 {count} 人',
  'updates.resend-stopped': '发送之后，其中的某些内容变成了不应让该客户看到的信息。重发只能原样发出，因此除非您说明理由，否则它不会发出。',
  'updates.find-recipient': '查找收件人',
  'updates.and-others': '{name}和另外 {count} 人',
};
