import type { Message } from '../translate';

/** How often a client hears from us, inside a sentence. */
export const rhythm = {
  'rhythm.week': 'every week on {weekdays}',
  'rhythm.two-weeks': 'every two weeks on {weekdays}',
  'rhythm.month.1': 'every month on the first {weekday}',
  'rhythm.month.2': 'every month on the second {weekday}',
  'rhythm.month.3': 'every month on the third {weekday}',
  'rhythm.month.4': 'every month on the fourth {weekday}',
  'rhythm.month.-1': 'every month on the last {weekday}',
  'rhythm.month.day': 'every month on day {day}',
  'rhythm.month.last-day': 'every month on its last day',
} satisfies Record<string, Message>;
