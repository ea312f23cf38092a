import type { Engagement, ProjectSettings, StatusCategory } from '../clients/contract';
import { statusWord, titleOf } from '../clients/glossary';
import { daysBetween, formatDate } from '../i18n/dates';
import type { Language } from '../i18n/language';
import { type PhraseKey, phraseCatalogues } from '../i18n/phrases';
import { type Parameters, translate } from '../i18n/translate';
import { wordsFor } from '../i18n/words-for';
import type { HealthState } from './contract';
import { severity } from './health';

/** What fills a place: it is said in the reader's language when the phrase is rendered. */
export type PhraseValue =
  | number
  | { name: string }
  | { names: Partial<Record<Language, string>> }
  | { issueId: string }
  | { date: string }
  | { daysSince: string }
  | { status: string; category: StatusCategory }
  | { phrase: Sentence }
  | { list: Sentence[] };
type Sentence = { key: PhraseKey; values: Record<string, PhraseValue> };

/** A sentence Candor made from the evidence, without its words: it renders in every language from the same facts. */
export type Phrase =
  | (Sentence & { topic: string })
  | {
      topic: string;
      /** The first line of an update: its words follow the health the person chose. */
      health: { computed: HealthState; reasons: Sentence[]; planned?: Sentence };
    };

export type PhraseContext = {
  engagement: Pick<Engagement, 'glossary'>;
  settings: Pick<ProjectSettings, 'statuses'>;
  /** In Jira's words, by issue id. */
  titles: Record<string, string>;
  /** YYYY-MM-DD at the client's. */
  today: string;
  /** As the person chose it. */
  health: HealthState;
};

export const sentence = (key: PhraseKey, values: Record<string, PhraseValue> = {}): Sentence => ({ key, values });
export type { Sentence };

export function renderPhrase(phrase: Phrase, language: Language, context: PhraseContext): string {
  return render('health' in phrase ? healthSentence(phrase.health, context.health) : phrase, language, context);
}

function render({ key, values }: Sentence, language: Language, context: PhraseContext): string {
  const parameters: Parameters = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, parameter(value, language, context)]));
  return translate(phraseCatalogues[language], language, key, parameters);
}

function parameter(value: PhraseValue, language: Language, context: PhraseContext): string | number {
  if (typeof value === 'number') return value;
  if ('name' in value) return value.name;
  if ('names' in value) return withoutFullStop(wordsFor(value.names, language) ?? '');
  if ('issueId' in value) return withoutFullStop(titleOf(context.engagement, { id: value.issueId, summary: context.titles[value.issueId] ?? '' }, language));
  if ('date' in value) return formatDate(value.date, language, context.today);
  if ('daysSince' in value) return Math.max(1, daysBetween(value.daysSince, context.today));
  if ('status' in value) return statusWord(context.engagement, context.settings, { name: value.status, category: value.category }, language);
  if ('phrase' in value) return render(value.phrase, language, context);
  return value.list.map((part) => render(part, language, context)).join(translate(phraseCatalogues[language], language, 'phrase.separator'));
}

/** A title may end as a sentence does; here it stands inside one. */
const withoutFullStop = (title: string) => title.trim().replace(/(?<![.。])[.。]$/u, '');

/** Bad news is said with a better health, too: "on track, although …". A health worse than the evidence has reasons only the person knows. */
function healthSentence({ computed, reasons, planned }: { computed: HealthState; reasons: Sentence[]; planned?: Sentence }, chosen: HealthState): Sentence {
  if (chosen === 'on-track' && severity(computed) > 0) return sentence('phrase.health.on-track-although', { reasons: { list: reasons } });
  if (chosen === 'on-track') return planned ? sentence('phrase.health.on-track-because', { reasons: { list: [planned] } }) : sentence('phrase.health.on-track');
  return reasons.length > 0 ? sentence(`phrase.health.${chosen}-because`, { reasons: { list: reasons } }) : sentence(`phrase.health.${chosen}`);
}
