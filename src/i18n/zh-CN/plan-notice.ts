import type { planNotice as english } from '../en/plan-notice';
import type { Message } from '../translate';

export const planNotice: Record<keyof typeof english, Message> = {
  'plan.notice.drafts.subject': { one: '草稿已备好：{client}', other: '{count} 份草稿已备好' },
  'plan.notice.drafts.text': '以下更新已列入计划，草稿已写好：',
  'plan.notice.drafts.line': '{client}，第 {number} 次更新：计划于 {time} 发送',
  'plan.notice.drafts.by-itself': '{client}，第 {number} 次更新：将于 {time} 自动发出',
  'plan.notice.drafts.more': '请在 Jira 的“客户沟通”中阅读，满意后发送。',
  'plan.notice.near.subject': '发给{client}的更新尚未发出',
  'plan.notice.near.text': '发给{client}的更新计划于 {time} 发送，目前尚未发出；草稿在{author}手中。',
  'plan.notice.near.open': '届时本应自动发出，但以目前的内容不会发出：{reasons}',
  'plan.notice.open.subject': '发给{client}的更新没有自动发出',
  'plan.notice.open.text': '原计划于 {time} 发送。未能发出的原因：{reasons}',
  'plan.notice.open.more': '请在草稿中处理后手动发送。Candor 不会再自动发送这一份。',
  'plan.notice.left.subject': '发给{client}的更新已发出，还有事项待办',
  'plan.notice.left.text': '已按计划（{time}）自动发出。以下人员还需要处理：',
  'plan.notice.left.by-hand': '{name}：请手动发送',
  'plan.notice.left.unreachable': '{name}：按现有设置无法送达此人',
  'plan.open.stops': '有 {count} 个阻止项未处理',
  'plan.open.approval': '现在的内容尚未获得批准',
  'plan.open.translation': '缺少 {names} 所用语言的文本',
  'plan.open.empty': '还没有任何内容',
  'plan.open.nobody': '没有可以送达的联系人',
  'plan.open.refused': '其中有内容已不能展示，或超出长度',
  'plan.open.late': '计划日期已过',
  'plan.notice.reason': '– {reason}',
};
