import type { settings as english } from '../en/settings';
import type { Message } from '../translate';

export const settings: Record<keyof typeof english, Message> = {
  'settings.sending': '谁可以发送更新',
  'settings.sending.editors': '所有可以编辑此项目事务的人',
  'settings.sending.administrators': '仅项目管理员',
  'settings.sending.role': '某个项目角色的成员：',
  'settings.role': '项目角色',
  'settings.blocked': '什么算作受阻',
  'settings.blocked-hint': '事务被标记、被未完成的事务阻塞，或处于以下状态之一：',
  'settings.third-party': '什么算作等待第三方',
  'settings.third-party-hint': '处于以下状态之一时。在说明延误由谁造成时，这些日子既不算我方，也不算客户。',
  'settings.health': '健康状况',
  'settings.health-sentence': '客户可见的受阻或逾期事务达到 {count} 个时，项目为“有风险”；里程碑已过期或推迟超过 {days} 个工作日时，项目为“偏离计划”。',
  'settings.at-risk-issues': '达到多少个事务即有风险',
  'settings.off-track-days': '超过多少个工作日即偏离计划',
  'settings.words': '状态用语',
  'settings.words-hint': '新客户默认使用这些说法代替 Jira 的状态名称。',
  'settings.mails': '每日邮件数',
  'settings.mails-hint': '免费版 Jira 站点每天共发送 100 封邮件，所有项目合计。超出额度的更新和通知会等到次日发出，不会丢失。回执、答复以及发给团队成员的邮件也计入额度。',
  'settings.mails-limit': 'Jira 每天可发送的邮件数',
  'settings.mails-limit-hint': '不知道限额时请留空。此设置适用于整个站点，从设定时开始计数。',
  'settings.mails-today': '今天还剩 {count} 封邮件（每天共 {perDay} 封），{time} 重新计数。',
  'settings.mails-none': '没有已知的限额。Jira 管理员可以在此设置。',
  'settings.mails-set': 'Jira 每天可发送 {perDay} 封邮件。Jira 管理员可以在此修改。',
  'settings.mails-save': '保存限额',
};
