import type { loop as english } from '../en/loop';
import type { Message } from '../translate';

export const loop: Record<keyof typeof english, Message> = {
  'loop.done.problem': '您反馈的问题已经解决，感谢您告诉我们。',
  'loop.done.problem.work': '您反馈的问题已经解决：{work}。感谢您告诉我们。',
  'loop.done.change': '您提出的需求已经完成。',
  'loop.done.change.work': '您提出的需求已经完成：{work}。',
  'loop.done.question': '您询问的事项已经完成。',
  'loop.done.question.work': '您询问的事项已经完成：{work}。',
  'loop.done.praise': '您来信提到的事项已经完成。',
  'loop.done.praise.work': '您来信提到的事项已经完成：{work}。',
  'loop.news.problem': '您反馈的一个问题已经解决。',
  'loop.news.problem.work': '您反馈的一个问题已经解决：{work}。',
  'loop.news.change': '您提出的一项需求已经完成。',
  'loop.news.change.work': '您提出的一项需求已经完成：{work}。',
  'loop.news.question': '您询问的一件事已经完成。',
  'loop.news.question.work': '您询问的一件事已经完成：{work}。',
  'loop.news.praise': '您来信提到的一件事已经完成。',
  'loop.news.praise.work': '您来信提到的一件事已经完成：{work}。',
  'loop.between-work': '、',
  'loop.sign': '—— {name}',
  'loop.issue.heading': '{name}，{reference}：',
  'loop.issue.heading.client': '{name}（{client}），{reference}：',
  'loop.readers.organization': '门户中{name}的所有成员',
};
