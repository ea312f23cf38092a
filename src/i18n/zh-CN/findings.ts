import type { findings as english } from '../en/findings';
import type { Message } from '../translate';

export const findings: Record<keyof typeof english, Message> = {
  'finding.other-client': '“{words}”属于另一位客户。',
  'finding.internal-comment': '“{words}”出自 {key} 的内部评论。',
  'finding.unseen-issue': '{key} 不对这位客户开放。',
  'finding.unseen-field': '“{words}”透露了这位客户看不到的字段内容。',
  'finding.placeholder': '“{words}”还没有填写。',
  'finding.staff-name': '客户还不知道 {name} 是谁。',
  'finding.money': '“{words}”涉及金额或工时。',
  'finding.insider-link': '{words} 只有团队成员才能打开。',
  'finding.attachment-gone': '“{name}”已不在其事务上。',
  'finding.attachment-private': '“{name}”未标记为可发给该客户，或她看不到该事务。',
  'finding.attachment-refused': '“{name}”太大，或属于不能发给客户的类型。',
  'finding.attachments-too-many': { other: '每条消息最多附带 {limit} 个文件，现有 {count} 个。' },

  'finding.not-done': '{key} 尚未完成。',
  'finding.left-out-news': '{key} 是上次更新以来最坏的消息，这次却没有提到。',
  'finding.left-out-risk': '关注中的风险“{name}”没有提到。',
  'finding.better-health': '所选的健康状况好于事实所示。',
  'finding.other-date': '“{words}”与 Jira 中的日期不一致。',
  'finding.other-number': '“{words}”与 Jira 的统计不一致。',
  'finding.other-chart': '图表所示第 {number} 期的内容与该期更新不符。',
  'finding.reassuring': '“{words}”说的是已经延误或受阻的工作。',
  'finding.no-response': '这里说了问题，却没有说我们怎么处理。',
  'finding.raw-status': '“{words}”是 Jira 的状态名，不是这位客户的用语。',
};
