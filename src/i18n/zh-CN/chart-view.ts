import type { chartView as english } from '../en/chart-view';
import type { Message } from '../translate';

export const chartView: Record<keyof typeof english, Message> = {
  'charts.title': '至今的进展',
  'charts.hint': '根据历次更新当时所说的内容绘制。',
  'charts.empty': '从第二次更新起，这里会画出进展：完成了多少、里程碑如何变动、项目状况如何。',
  'charts.as-table': '以表格显示',
  'charts.as-drawing': '以图形显示',
  'charts.burn-up.says': '{from}至{to}：起初{first}，现在{last}。',
  'charts.milestones.says': '{count} 个里程碑，各附通报过的日期。',
  'charts.health.says': '{from}至{to}：起初{first}，现在{last}。',
  'charts.done': '完成 {count}',
  'charts.all': '共 {count}',
  'charts.update': '第 {number} 期，{date}',
  'charts.choice': '图表',
  'charts.choice.hint': '显示在完整版消息和门户中；下一次更新沿用同样的选择。',
  'charts.choice.not-yet': '{chart}（通报次数还不够，暂不显示）',
};
