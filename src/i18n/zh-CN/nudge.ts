import type { nudge as english } from '../en/nudge';
import type { Message } from '../translate';

export const nudge: Record<keyof typeof english, Message> = {
  'nudge.question.overdue': '截止日期{date}已过：什么时候能完成？请直接在这里评论回复，客户通报要用。',
  'nudge.question.blocked': '被什么卡住了，谁能解决？请直接在这里评论回复，客户通报要用。',
  'nudge.question.untouched': '还在做吗？还剩什么？请直接在这里评论回复，客户通报要用。',
  'nudge.question.reopened': '哪里不对，什么时候能完成？请直接在这里评论回复，客户通报要用。',

  'nudge.ask': '询问 {name}',
  'nudge.ask-about': '询问 {name}：{key}',
  'nudge.ask-title': '就 {key} 询问 {name}？',
  'nudge.ask-text': '这条评论将以您的名义发在该事务上，并提及 {name}。能在 Jira 中查看该事务的人都能看到；如果是客户请求，则作为内部评论发表，门户上的客户看不到。',
  'nudge.post': '发表评论',
  'nudge.asked-by': '{by} 已询问 {name}，{time}',
  'nudge.answered': '{name} 的答复，{time}：',
  'nudge.for-the-team': '这是写给团队的：请换成给客户看的说法。',
  'nudge.use': '用到这一行',
  'nudge.set-aside': '放到一边',
  'nudge.taken': '已采用 {name} 的答复，{time}',
  'nudge.was-set-aside': '{name} 的答复已放到一边',
  'nudge.show-again': '重新显示',
};
