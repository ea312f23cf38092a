import type { BadNewsLatency, BadNewsView } from '../../src/ledger/contract';
import type { Reader } from '../shared/reader';

/** "due Fri 18 Dec instead of Fri 27 Nov". */
export function newsWords({ difference }: Pick<BadNewsView, 'difference'>, { t, date }: Reader): string {
  if (difference.kind === 'later' && difference.from !== undefined) return difference.to === undefined ? t('bad-news.undated', { from: date(difference.from) }) : t('bad-news.later', { from: date(difference.from), to: date(difference.to) });
  if (difference.kind === 'overdue') return t('bad-news.overdue', { date: date(difference.due) });
  return difference.kind === 'blocked' || difference.kind === 'removed' ? t(`bad-news.${difference.kind}`) : t('bad-news.reopened');
}

/** "9 working hours": those that have passed. */
export function hoursWords(hours: number, { t }: Reader): string {
  return hours < 1 ? t('bad-news.under-an-hour') : t('bad-news.hours', { count: Math.floor(hours) });
}

/** "half of it within 6 working hours"; where too much still runs to tell, at least so long. */
export const latencyWords = (part: 'half' | 'nine', { hours, atLeast }: BadNewsLatency, reader: Reader): string => reader.t(atLeast ? `bad-news.${part}-at-least` : `bad-news.${part}`, { hours: hoursWords(hours, reader) });
