import type { court as english } from '../en/court';
import type { Message } from '../translate';

export const court: Record<keyof typeof english, Message> = {
  'court.title': '等待哪一方',
  'court.of': '等待哪一方：{client}',
  'court.hint': '比最初承诺晚了多少个工作日。每一天只归于一方，各部分相加即为全部延误。此页仅团队内部可见。',
  'court.empty': '没有晚于承诺的事项',
  'court.empty.hint': '承诺的日期一旦过去，延误的天数就会按造成延误的一方列在这里。',
  'court.total': '合计延误 {count} 个工作日',
  'court.days': '{count} 个工作日',
  'court.party.ours': '我方',
  'court.party.theirs': '等待{client}',
  'court.party.both': '双方',
  'court.party.third-party': '等待第三方',
  'court.column.party': '等待哪一方',
  'court.column.days': '工作日',
  'court.first-promised': '最初承诺{date}',
  'court.done': '{date}完成',
  'court.not-done': '尚未完成',
  'court.intervals': '{count} 个时段',
  'court.interval': '{from}至{to}',
  'court.held.status': '当时状态为“{status}”',
  'court.held.flag': '当时已标记受阻',
  'court.agreed': '提出异议后确定；此前：{party}',
  'court.more': '另有 {count} 项较早的未列出，也未计入。',
  'court.rule': '若向客户提出的请求已过所需日期，而此事项正等待它，这一天归于客户；若我方工作同时受阻（状态或标记），则归于双方。提出异议后确定的，以确定的为准。',
};
