import type { IssueDifference, IssueState, ToldView } from '../../src/ledger/contract';
import { dateIn, daysBetween } from '../../src/i18n/dates';
import type { Reader } from '../shared/reader';

/** "Blocked, due Thu 3 Dec". A blocked issue is first of all that. */
export function stateWords({ category, blocked, dueOn }: IssueState, { t, date }: Reader): string {
  const state = blocked && category !== 'done' ? t('panel.blocked') : t(`panel.state.${category}`);
  return dueOn === undefined ? state : `${state}, ${t('panel.due', { date: date(dueOn) })}`;
}

export function differenceWords(difference: IssueDifference, { t }: Reader): string {
  if (difference.kind === 'later' && difference.to === undefined) return t('panel.difference.no-date');
  return t(`panel.difference.${difference.kind}`);
}

/** "Update 7, Sat 14 Nov, Maya Lindqvist". */
export function sourceWords({ source, at, by }: Pick<ToldView, 'source' | 'at' | 'by'>, { t, date, timeZone }: Reader): string {
  const words = { date: date(dateIn(at, timeZone)), name: by.name };
  if (source.kind === 'update') return t('panel.source.update', { ...words, number: String(source.number) });
  if (source.kind === 'note' || source.kind === 'correction') return t(`panel.source.${source.kind}`, words);
  return t('panel.source.word-of-mouth', { ...words, kind: t(`contact-log.kind.${source.contactKind}`) });
}

/** "worse than told, 6 days". */
export function standingWords({ standing, since }: Pick<ToldView, 'standing' | 'since'>, { t, today, timeZone }: Reader): string {
  if (standing !== 'worse' || since === undefined) return t(`panel.standing.${standing}`);
  const days = daysBetween(dateIn(since, timeZone), today);
  return days > 0 ? t('panel.worse-days', { count: days }) : t('panel.worse-today');
}
