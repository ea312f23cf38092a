import type { digest as english } from '../en/digest';
import type { Message } from '../translate';

export const digest: Record<keyof typeof english, Message> = {
  'digest.subject.one': '{first}',
  'digest.subject.more': '{first}，另有事项等您处理',
  'digest.count.drafts': '{count} 份进展更新待发送',
  'digest.count.answers': '{count} 位客户在等待答复',
  'digest.count.worse': '{count} 位客户听到的情况好于实际',
  'digest.hello': '{name}，您好！今天有以下事项等您处理：',
  'digest.drafts': '待发送的更新',
  'digest.draft': '{client}：{date}到期',
  'digest.answers': '客户在等待的答复',
  'digest.answer': '{client}：{reference}，来自{name}',
  'digest.answer.late': '{client}：{reference}，来自{name}。已逾期。',
  'digest.worse': '实际比告知的更差',
  'digest.and-more': '另有 {count} 项',
  'digest.where': '全部内容可在 Jira 的“应用”→“客户沟通：今日”中查看，也可以在那里关闭此邮件。',
};
