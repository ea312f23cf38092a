import type { statusWords as english } from '../en/status-words';
import type { Message } from '../translate';

export const statusWords: Record<keyof typeof english, Message> = {
  'status.to-do': '未开始',
  'status.in-progress': '进行中',
  'status.done': '已完成',
};
