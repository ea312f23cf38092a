import type { answers as english } from '../en/answers';
import type { Message } from '../translate';

export const answers: Record<keyof typeof english, Message> = {
  'answers.title': '客户的回答',
  'answers.none': '还没有人回答，也不要求回答。',
  'answers.summary': '{total} 人中有 {clear} 人表示都清楚',
  'answers.whole.clear': '都清楚',
  'answers.whole.question': '有疑问',
  'answers.line.clear': '第 {number} 条清楚',
  'answers.line.question': '对第 {number} 条有疑问',
  'answers.line.unexpected': '第 {number} 条与预期不符',
  'answers.earlier': '此前回答过 {count} 次',
};
