import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { addDays, dateIn, formatDate } from '../../../src/i18n/dates';
import type { Language } from '../../../src/i18n/language';
import type { PortalKey } from '../../../src/i18n/portal';
import { translate, type Catalogue, type Translator } from '../../../src/i18n/translate';
import { asCallError } from '../../shared/call';

/** The customer who reads: her words, her clock. */
export type PortalReader = {
  language: Language;
  isSignedIn: boolean;
  today: string;
  t: Translator<PortalKey>;
  /** The sentence for whatever a call threw. */
  failure: (error: unknown) => string;
  /** The day of a moment: "Tue 24 Nov". */
  dayOf: (at: string) => string;
  /** "tomorrow, 14:00" or "Tue 24 Nov, 14:00". */
  moment: (at: string) => string;
};

type Props = { catalogue: Catalogue<PortalKey>; language: Language; timeZone: string; isSignedIn: boolean; children: ReactNode };

export function makePortalReader({ catalogue, language, timeZone, isSignedIn }: Omit<Props, 'children'>, now = new Date()): PortalReader {
  const today = dateIn(now, timeZone);
  const t: Translator<PortalKey> = (key, parameters) => translate(catalogue, language, key, parameters);
  const clock = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, hour: '2-digit', minute: '2-digit' });
  return {
    language,
    isSignedIn,
    today,
    t,
    failure: (error) => {
      const { key, parameters } = asCallError(error);
      return t(key, parameters);
    },
    dayOf: (at) => formatDate(dateIn(at, timeZone), language, today),
    moment: (at) => {
      const day = dateIn(at, timeZone);
      const time = clock.format(new Date(at));
      if (day === today) return t('portal.today', { time });
      return day === addDays(today, 1) ? t('portal.tomorrow', { time }) : t('portal.date-and-time', { date: formatDate(day, language, today), time });
    },
  };
}

const ReaderContext = createContext<PortalReader | undefined>(undefined);

export function PortalReaderProvider({ catalogue, language, timeZone, isSignedIn, children }: Props) {
  const reader = useMemo(() => makePortalReader({ catalogue, language, timeZone, isSignedIn }), [catalogue, language, timeZone, isSignedIn]);
  return <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>;
}

export function usePortalReader(): PortalReader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('usePortalReader needs a PortalReaderProvider above it.');
  return reader;
}
