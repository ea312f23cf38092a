import { dateIn, formatDate } from '../../i18n/dates';
import { languages } from '../../i18n/language';
import { messageCatalogues } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import type { MessageEdition, Texts, ToldDate, ToldLine } from '../../ledger/told';
import { mentionsDate } from '../mentioned-date';
import { type MessageContent, textIn } from './content';
import { firstWords, named, shortened, type Wording } from './news';
import { plain } from './plain-text';
import { signOff } from './sign-off';
import type { MessageSource } from './source';

export type CorrectionSource = Pick<MessageSource, 'projectName' | 'engagement' | 'answerOn'> & {
  /** As it was frozen. */
  said: Pick<ToldLine, 'texts' | 'number'>;
  saidAt: string;
  /** As a person typed it. */
  text: Texts;
  /** YYYY-MM-DD: since when it has been so, the date it gives now, and today. */
  sinceOn: string;
  dated?: ToldDate;
  today: string;
};

/** What we said, what is true, and since when. */
export function composeCorrection(source: CorrectionSource, edition: MessageEdition): MessageContent {
  const { projectName, engagement, answerOn, said, saidAt, text, sinceOn, dated, today } = source;
  const { language, form, length } = edition;
  const wording: Wording = { say: translator(messageCatalogues, language), language };
  const { say } = wording;
  const date = (day: string) => formatDate(day, language, today);
  const saidOn = date(dateIn(saidAt, engagement.timeZone));
  const isTrue = textIn(text, language);
  const notes = [...(dated && !mentionsDate(isTrue, dated.on) ? [say(dated.kind === 'forecast' ? 'message.forecast-by' : 'message.promised-by', { date: date(dated.on) })] : []), say('message.correction.since', { date: date(sinceOn) })];
  return {
    language,
    subject: say('message.correction.subject', { project: shortened(projectName), date: saidOn }),
    tone: 'note',
    headlines: [{ text: say('message.correction.opening', { project: named(projectName), date: saidOn }), notes: [] }],
    opening: form === 'first' ? firstWords({ projectName, engagement }, 'note', wording) : [],
    sections: [
      { title: say('message.correction.said'), lines: [{ text: textIn(said.texts, language), ...(said.number !== undefined && { number: said.number }), notes: [] }] },
      { title: say('message.correction.true'), lines: [{ text: isTrue, notes }] },
    ],
    ...(length === 'plain' && { plain: true }),
    signOff: signOff(engagement.team, { answerOn }, edition, wording),
    linesInOtherLanguage: plain(text[language]) === '' && languages.some((each) => plain(text[each]) !== '') ? 1 : 0,
  };
}
