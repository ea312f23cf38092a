import type { BadNewsView } from '../../src/ledger/contract';
import { useReader } from '../shared/reader';
import { hoursWords } from './bad-news-words';

/** For how long she was not told, and whether that is too long by her plan. */
export function UntoldAge({ workingHours, overLimit }: Pick<BadNewsView, 'workingHours' | 'overLimit'>) {
  const reader = useReader();
  const { t } = reader;
  const age = t('bad-news.not-told-for', { hours: hoursWords(workingHours, reader) });
  return <span className={overLimit ? 'danger-text' : 'warning-text'}>{overLimit ? `${age} · ${t('bad-news.over-limit')}` : age}</span>;
}
