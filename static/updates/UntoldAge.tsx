import type { BadNewsView } from '../../src/ledger/contract';
import { useReader } from '../shared/reader';
import { hoursWords } from './bad-news-words';

/** For how long she was not told, of several the oldest, and whether that is too long by her plan. */
export function UntoldAge({ workingHours, overLimit, ofSeveral = false }: Pick<BadNewsView, 'workingHours' | 'overLimit'> & { ofSeveral?: boolean }) {
  const reader = useReader();
  const { t } = reader;
  const age = t(ofSeveral ? 'bad-news.oldest-for' : 'bad-news.not-told-for', { hours: hoursWords(workingHours, reader) });
  return <span className={overLimit ? 'danger-text' : 'warning-text'}>{overLimit ? `${age} · ${t('bad-news.over-limit')}` : age}</span>;
}
