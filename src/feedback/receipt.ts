import type { Language } from '../i18n/language';
import { receiptCatalogues } from '../i18n/receipt';
import { translator } from '../i18n/translate';
import { plain } from '../updates/message/plain-text';
import { timeInWords } from '../updates/time-in-words';
import { documentOf, paragraphsOf } from './answer-document';

export type Receipt = {
  language: Language;
  /** Hers; the words say whose time it is. */
  timeZone: string;
  name: string;
  reference: string;
  /** Who has it. */
  ownerName: string;
  hearsBy: string;
  /** ISO; the year is left out where it is this one. */
  now: string;
};

/** The first thing she reads on her request: that it has come, under what reference, who has it, and when she hears next. */
export function receiptDocument({ language, timeZone, name, reference, ownerName, hearsBy, now }: Receipt) {
  const say = translator(receiptCatalogues, language);
  return documentOf([
    ...paragraphsOf(say('receipt.thanks', { name: plain(name) })),
    ...paragraphsOf(`${say('receipt.promise', { owner: plain(ownerName), time: timeInWords(hearsBy, timeZone, language, now) })}\n${say('receipt.reference', { reference })}`),
    ...paragraphsOf(say('receipt.more')),
  ]);
}
