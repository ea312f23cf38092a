import type { charts as english } from '../en/charts';
import type { Message } from '../translate';

export const charts: Record<keyof typeof english, Message> = {
  'chart.burn-up': '完成了多少',
  'chart.milestones': '里程碑及其日期变化',
  'chart.health': '项目状况的变化',
  'chart.column.update': '更新',
  'chart.column.done': '已完成',
  'chart.column.milestone': '里程碑',
  'chart.column.dates': '通报过的日期',
  'chart.column.health': '状况',
  'chart.done-of': '完成 {done} 项，共 {all} 项',
  'chart.not-counted': '未统计',
  'chart.not-known': '未知',
  'chart.no-date': '未定日期',
  'chart.then': ' → ',
  'chart.steady': '{dates}（未变动）',
  'chart.later': '{dates}（推迟 {days}）',
  'chart.earlier': '{dates}（提前 {days}）',
  'chart.released': '{dates}，已发布',
  'chart.days': '{count} 天',
  'chart.state.on-track': '进展正常',
  'chart.state.at-risk': '存在风险',
  'chart.state.off-track': '偏离计划',
};
