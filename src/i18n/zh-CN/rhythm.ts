import type { rhythm as english } from '../en/rhythm';
import type { Message } from '../translate';

export const rhythm: Record<keyof typeof english, Message> = {
  'rhythm.week': '每{weekdays}',
  'rhythm.two-weeks': '每两周的{weekdays}',
  'rhythm.month.1': '每月第一个{weekday}',
  'rhythm.month.2': '每月第二个{weekday}',
  'rhythm.month.3': '每月第三个{weekday}',
  'rhythm.month.4': '每月第四个{weekday}',
  'rhythm.month.-1': '每月最后一个{weekday}',
  'rhythm.month.day': '每月{day}日',
  'rhythm.month.last-day': '每月最后一天',
};
