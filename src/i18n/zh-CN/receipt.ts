import type { receipt as english } from '../en/receipt';
import type { Message } from '../translate';

export const receipt: Record<keyof typeof english, Message> = {
  'receipt.thanks': '{name}，您好！我们已收到您的留言，谢谢。',
  'receipt.promise': '由{owner}负责跟进，最迟在{time}前给您答复。',
  'receipt.reference': '编号：{reference}',
  'receipt.more': '如需补充，直接在此回复即可。',
  'receipt.time': '{date} {clock}（{zone}）',
  'receipt.zone': '{city}时间',
  'notice.new.subject': '{name}的新反馈：{reference}',
  'notice.new.text': '{name}于{time}写道：',
  'notice.overdue.subject': '{name}仍在等待答复：{reference}',
  'notice.overdue.owner': '我们曾告知{name}最迟在{time}前答复，目前还没有人答复。哪怕先简短回复并说明何时会有进一步消息也好。',
  'notice.overdue.lead': '我们曾告知{name}最迟在{time}前答复。一个工作日前已提醒{owner}，目前仍没有人答复。',
};
