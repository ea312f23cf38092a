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
  /** The issue in the client's words: its title, the word for its status, and a sentence that says how it stands. */
  issue: Record<Language, { title: string; status: string; state: string }>;
};

/** Writes a note for one edition: its text first, then how the issue stands now. */
export function composeNote({ projectName, engagement, answerOn, text, issue }: NoteSource, edition: MessageEdition): MessageContent {
  const { language, form, length } = edition;
  const wording: Wording = { say: translator(messageCatalogues, language), language };
  const { title, status, state } = issue[language];
  return {
    language,
    subject: wording.say('message.note.subject', { project: shortened(projectName), title: shortened(title), status: shortened(status) }),
    tone: 'note',
    headlines: [{ text: textIn(text, language), notes: [] }],
    opening: form === 'first' ? firstWords({ projectName, engagement }, 'note', wording) : [],
    sections: [{ title: wording.say('message.note.now'), lines: [{ text: plain(state), notes: [] }] }],
    ...(length === 'plain' && { plain: true }),
    signOff: signOff(engagement.team, { answerOn }, edition, wording),
    linesInOtherLanguage: plain(text[language]) === '' && languages.some((each) => plain(text[each]) !== '') ? 1 : 0,
  };
}
