import { messageCatalogues } from '../../i18n/message';
import { languages, type Language } from '../../i18n/language';
import { translator } from '../../i18n/translate';
import type { MessageEdition, Texts } from '../../ledger/told';
import { formatDate } from '../../i18n/dates';
import { type MessageContent, textIn } from './content';
import { firstWords, named, shortened, type Wording } from './news';
import { plain } from './plain-text';
import { signOff } from './sign-off';
import type { MessageSource } from './source';

export type PauseSource = Pick<MessageSource, 'projectName' | 'engagement' | 'answerOn'> & {
  /** As a person typed it. */
  reason: Texts;
  /** YYYY-MM-DD: the first day the pause is over, the next planned date after it, and today. */
  until: string;
  nextOn: string;
  today: string;
};

const wordingIn = (language: Language): Wording => ({ say: translator(messageCatalogues, language), language });

/** The sentence that is told, whatever its reason. */
export function pauseSentence({ projectName, until, nextOn, today }: Pick<PauseSource, 'projectName' | 'until' | 'nextOn' | 'today'>, language: Language): string {
  const date = (day: string) => formatDate(day, language, today);
  return wordingIn(language).say('message.pause.text', { project: named(projectName), until: date(until), next: date(nextOn) });
}

/** Says that updates pause, until when, why, and when the next one comes. */
export function composePause(source: PauseSource, edition: MessageEdition): MessageContent {
  const { projectName, engagement, answerOn, reason, until, today } = source;
  const { language, form, length } = edition;
  const wording = wordingIn(language);
  return {
    language,
    subject: wording.say('message.pause.subject', { project: shortened(projectName), until: formatDate(until, language, today) }),
    tone: 'note',
    headlines: [{ text: pauseSentence(source, language), notes: [] }],
    opening: form === 'first' ? firstWords({ projectName, engagement }, 'note', wording) : [],
    sections: [{ title: wording.say('message.pause.why'), lines: [{ text: textIn(reason, language), notes: [] }] }],
    ...(length === 'plain' && { plain: true }),
    signOff: signOff(engagement.team, { answerOn }, edition, wording),
    linesInOtherLanguage: plain(reason[language]) === '' && languages.some((each) => plain(reason[each]) !== '') ? 1 : 0,
  };
}
