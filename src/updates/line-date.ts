import type { Days } from '../clients/working-time';
import { languages } from '../i18n/language';
import type { PhraseKey } from '../i18n/phrases';
import type { GivenDate, SectionName } from './contract';
import type { StoredLine } from './line';
import { mentionsDate } from './mentioned-date';
import type { Phrase } from './phrase';

/** Where a sentence of Candor's says by when something is to come. */
const datePlaces: Partial<Record<PhraseKey, string>> = {
  'phrase.started-due': 'date',
  'phrase.moving-due': 'date',
  'phrase.moving-due-moved': 'to',
  'phrase.next-due': 'date',
  'phrase.next-due-moved': 'to',
  'phrase.milestone': 'date',
  'phrase.milestone-moved': 'to',
  'phrase.milestone-later': 'to',
  'phrase.milestone-earlier': 'to',
};

/** Both are plain dates at the client's; `followingUpdateOn` is the planned day after the one this update serves. */
export type DateContext = { today: string; followingUpdateOn: string; days: Days };

/**
 * The date a line gives the client: the one Candor's sentence names, the one a person gave, or, of an issue that comes next without
 * a date, the day of the following update, by which work on it will have begun. A day that has passed is news, not a date to come.
 */
export function givenDate(line: StoredLine, section: SectionName, { today, followingUpdateOn }: Omit<DateContext, 'days'>): GivenDate | undefined {
  const kind = line.dated?.kind ?? 'commitment';
  const named = dateInWords(line);
  const on = named ?? line.dated?.on;
  if (on !== undefined) return on < today ? undefined : { kind, on, from: named === undefined ? 'person' : 'words' };
  if (section !== 'next' || line.issueIds.length === 0) return undefined;
  return { kind, on: followingUpdateOn, from: 'plan' };
}

/** Words a person typed in every language replace Candor's: they give its date only where they name it. */
function dateInWords({ phrase, text }: StoredLine): string | undefined {
  const on = phrase && dateIn(phrase);
  if (on === undefined) return undefined;
  return languages.some((language) => !text[language]?.trim() || mentionsDate(text[language], on)) ? on : undefined;
}

/** The date a sentence of Candor's names. */
export function dateIn(phrase: Phrase): string | undefined {
  if ('health' in phrase) return undefined;
  const value = phrase.values[datePlaces[phrase.key] ?? ''];
  return typeof value === 'object' && 'date' in value ? value.date : undefined;
}
