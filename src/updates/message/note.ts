import { languages, type Language } from '../../i18n/language';
import { messageCatalogues } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import type { MessageEdition, Texts } from '../../ledger/told';
import { type MessageContent, textIn } from './content';
import { firstWords, shortened, type Wording } from './news';
import { plain } from './plain-text';
import { signOff } from './sign-off';
import type { MessageSource } from './source';

/** What a note is made of. */
export type NoteSource = Pick<MessageSource, 'projectName' | 'engagement' | 'answerOn'> & {
  /** As a person typed it. */
  text: Texts;
  /** What it is about, one at least, in the client's words: its title, the word for its status, and a sentence that says how it stands. */
  subjects: Record<Language, { title: string; status: string; state: string }>[];
};

/** Writes a note for one edition: its text first, then how what it is about stands now. */
export function composeNote({ projectName, engagement, answerOn, text, subjects }: NoteSource, edition: MessageEdition): MessageContent {
  const { language, form, length } = edition;
  const wording: Wording = { say: translator(messageCatalogues, language), language };
  const about = subjects.map((subject) => subject[language]);
  const [{ title, status } = { title: '', status: '' }] = about;
  const news = { project: shortened(projectName), title: shortened(title), status: shortened(status) };
  return {
    language,
    subject: about.length > 1 ? wording.say('message.note.subject.several', { ...news, count: about.length - 1 }) : wording.say('message.note.subject', news),
    tone: 'note',
    headlines: [{ text: textIn(text, language), notes: [] }],
    opening: form === 'first' ? firstWords({ projectName, engagement }, 'note', wording) : [],
    sections: [{ title: wording.say('message.note.now'), lines: about.map(({ state }) => ({ text: plain(state), notes: [] })) }],
    ...(length === 'plain' && { plain: true }),
    signOff: signOff(engagement.team, { answerOn }, edition, wording),
    linesInOtherLanguage: plain(text[language]) === '' && languages.some((each) => plain(text[each]) !== '') ? 1 : 0,
  };
}
