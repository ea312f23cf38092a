import type { correction as english } from '../en/correction';
import type { Message } from '../translate';

export const correction: Record<keyof typeof english, Message> = {
  'correction.title': '更正{date}的一条内容',
  'correction.said': '我们当时说的',
  'correction.true': '实际情况',
  'correction.true-in': '实际情况（{language}）',
  'correction.true-hint': '根据 Jira 目前的信息写成，可随意修改。',
  'correction.true-hint-empty': '用一两句话，像平时对客户说的那样。',
  'correction.since': '从何时起',
  'correction.on': '现在的日期',
  'correction.on-hint': '这一条给出过日期。在此填写的日期将取代它成为我们的承诺；不填则原承诺不变。',
  'correction.holders': '仍以这一条为准的有 {count} 人',
  'correction.unknown': '{name}（可能已收到）',
  'correction.nobody-title': '已没有人以这一条为准',
  'correction.nobody': '收到过这一条的人之后都已得知准确情况，或者消息没有发到。',
  'correction.others': '不会收到更正的人',
  'correction.other': '{name}：{reason}',
  'correction.reason.not-in-hers': '其简短版中没有这一条',
  'correction.reason.not-told': '消息没有发到',
  'correction.reason.told-better': '之后已得知准确情况',
  'correction.reason.has-left': '已不再是联系人',
};
