import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { dateIn, daysBetween, formatDate } from '../../src/i18n/dates';
import type { InterfaceKey } from '../../src/i18n/interface';
import type { Language } from '../../src/i18n/language';
import { translate, type Catalogue, type Translator } from '../../src/i18n/translate';
import { asCallError } from './call';

/** Who reads the screen: her words, her clock. */
export type Reader = {
  catalogue: Catalogue<InterfaceKey>;
  language: Language;
  timeZone: string;
  today: string;
  t: Translator<InterfaceKey>;
  /** The sentence for whatever a call threw. */
  failure: (error: unknown) => string;
  /** "Fri 4 Dec" */
  date: (date: string) => string;
  /** "Fri 4 Dec (in 9 days)" */
  dateWithDistance: (date: string) => string;
  /** "10:42", with the date when it was not today. */
  moment: (at: string) => string;
  number: (value: number) => string;
  /** A language in its own words. */
  languageName: (language: Language) => string;
};

const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '中文' };

export function makeReader(catalogue: Catalogue<InterfaceKey>, language: Language, timeZone: string, now = new Date()): Reader {
  const today = dateIn(now, timeZone);
  const t: Translator<InterfaceKey> = (key, parameters) => translate(catalogue, language, key, parameters);
  const date = (plain: string) => formatDate(plain, language, today);
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, hour: '2-digit', minute: '2-digit' });
  const distance = (days: number): string => {
    if (days === 0) return t('shared.today');
    if (days === 1) return t('shared.tomorrow');
    if (days === -1) return t('shared.yesterday');
    return days > 0 ? t('shared.in-days', { count: days }) : t('shared.days-ago', { count: -days });
  };
  return {
    catalogue,
    language,
    timeZone,
    today,
    t,
    date,
    failure: (error) => {
      const known = asCallError(error);
      return t(known.key, known.parameters);
    },
    dateWithDistance: (plain) => t('shared.date-with-distance', { date: date(plain), distance: distance(daysBetween(today, plain)) }),
    moment: (at) => {
      const day = dateIn(at, timeZone);
      const clock = time.format(new Date(at));
      return day === today ? clock : t('shared.date-and-time', { date: date(day), time: clock });
    },
    number: (value) => new Intl.NumberFormat(language).format(value),
    languageName: (name) => languageNames[name],
  };
}

const ReaderContext = createContext<Reader | undefined>(undefined);

type Props = { catalogue: Catalogue<InterfaceKey>; language: Language; timeZone: string; children: ReactNode };

export function ReaderProvider({ catalogue, language, timeZone, children }: Props) {
  const reader = useMemo(() => makeReader(catalogue, language, timeZone), [catalogue, language, timeZone]);
  return <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('useReader needs a ReaderProvider above it.');
  return reader;
}

