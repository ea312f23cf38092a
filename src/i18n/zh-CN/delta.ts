import type { delta as english } from '../en/delta';
import type { Message } from '../translate';

export const delta: Record<keyof typeof english, Message> = {
  'delta.since': '自{date}上次通报以来：{facts}。',
  'delta.nothing': '自{date}上次通报以来没有变化：我们向您通报过的工作，状态和日期均未改变。',
  'delta.nothing-paused': '自{date}上次通报以来没有变化：更新曾暂停至{until}。',
  'delta.between': '，',
  'delta.done': '完成 {count} 项',
  'delta.reopened': '重新打开 {count} 项',
  'delta.new': '新增 {count} 项',
  'delta.started': '开始 {count} 项',
  'delta.set-back': '{count} 项不再进行',
  'delta.blocked': '{count} 项受阻',
  'delta.unblocked': '{count} 项不再受阻',
  'delta.later': { one: '{count} 项推迟 {days}', other: '{count} 项推迟，最多 {days}' },
  'delta.earlier': { one: '{count} 项提前 {days}', other: '{count} 项提前，最多 {days}' },
  'delta.days': '{count} 天',
  'delta.dated': '{count} 项已定下日期',
  'delta.undated': '{count} 项不再有日期',
  'delta.removed': '{count} 项不再列入通报',
  'delta.version.later': '{name}推迟 {days}',
  'delta.version.earlier': '{name}提前 {days}',
  'delta.version.released': '{name}已发布',
  'delta.version.withdrawn': '{name}重新开放',
  'delta.version.undated': '{name}不再有日期',
  'delta.version.dated': '{name}现定于{date}',
  'delta.health': '项目由“{from}”变为“{to}”',
};
