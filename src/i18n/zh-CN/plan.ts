import type { plan as english } from '../en/plan';
import type { Message } from '../translate';

export const plan: Record<keyof typeof english, Message> = {
  'plan.purpose': '让您随时了解项目进展：已完成什么、接下来做什么、可能有什么风险，以及需要您做什么。',
  'plan.how-to-reach': '请联系{name}，我们会在一个工作日内答复您。',
  'plan.if-urgent': '如有急事，请在消息开头写上“紧急”，{name}会优先处理。',
};
