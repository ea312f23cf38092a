import type { courtMessage as english } from '../en/court-message';
import type { Message } from '../translate';

export const courtMessage: Record<keyof typeof english, Message> = {
  'message.court.subject': '{project}：延误天数的归属，第 {version} 版',
  'message.court.total': '截至{until}，我们在{project}中承诺的事项合计晚了 {days}：{parts}。',
  'message.court.part': '{party} {days} 天',
  'message.court.days': '{count} 个工作日',
  'message.court.span': '{from}至{to}',
  'message.court.party.ours': '我方',
  'message.court.party.theirs': '等待{client}',
  'message.court.party.both': '双方',
  'message.court.party.third-party': '等待第三方',
  'message.court.promised': '最初承诺{date}',
  'message.court.done': '{date}完成',
  'message.court.not-done': '尚未完成',
  'message.court.interval': '{span}，{days}：{party}',
  'message.court.asked': '请您提供：{ask}',
  'message.court.agreed': '提出异议之前：{party}',
  'message.court.read-here': '逐日明细可在门户的此请求中查看。如您对某一时段有不同看法，请在那里说明，或直接在此回复。',
  'message.court.read-below': '逐日明细见下。如您对某一时段有不同看法，请注明其编号回复。',
  'message.court.settled': '本版确定的内容',
  'message.court.settled-line': '{about}：{span}现归于{after}，此前为{before}。',
  'message.court.settled-by.client': '您提出了不同看法，我们同意。',
  'message.court.settled-by.team': '我方有不同看法。如您不同意，请告知。',
};
