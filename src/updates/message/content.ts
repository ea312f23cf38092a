import type { Engagement } from '../../clients/contract';
import { dateIn, formatDate } from '../../i18n/dates';
import { languages, type Language } from '../../i18n/language';
import { messageCatalogues } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import type { MessageForm, Texts, ToldLine } from '../../ledger/told';
import { type HealthState, type SectionName, sectionNames } from '../contract';
import { firstWords, news, type Wording } from './news';
import { isolated, oneLine, plain } from './plain-text';
import type { MessageSource } from './source';

export type MessageLine = {
  text: string;
  /** "What we do about it, by Fri 4 Dec: …", "Needed by Fri 4 Dec". */
  notes: string[];
  link?: { url: string; label: string };
};
/** A message in one language and form, before it becomes HTML, text or a comment. Every text is plain. */
export type MessageContent = {
  language: Language;
  subject: string;
  health: HealthState;
  /** Fine or not, what changed, what the client must do by when; then whatever else the summary says. */
  headlines: MessageLine[];
  opening: string[];
  sections: { title: string; lines: MessageLine[] }[];
  /** Drawn as a bar. */
  progress: MessageSource['progress'] & { caption: string };
  signOff: string[];
  /** Lines that come in another language, for want of a text in this one. */
  linesInOtherLanguage: number;
};

/** Writes the message for the readers of one language; `first` opens with who we are. */
export function compose(source: MessageSource, language: Language, form: MessageForm): MessageContent {
  const wording: Wording = { say: translator(messageCatalogues, language), language, day: dayIn(source, language) };
  const spoken = source.lines.filter(({ texts }) => textIn(texts, language) !== '');
  const of = (name: SectionName) => spoken.filter(({ section }) => section === name);
  const written = (lines: ToldLine[]) => lines.map((line) => writeLine(line, wording));
  const { subject, lead, caption } = news(source, wording);
  const summary = written(of('summary'));
  const [first, second, ...rest] = summary.length > 0 ? summary : lead.map(sentence);
  return {
    language,
    subject,
    health: source.health,
    headlines: [first, second, sentence(needed(of('asks'), wording)), ...rest].flatMap((line) => line ?? []),
    opening: form === 'first' ? firstWords(source, wording) : [],
    sections: sectionNames
      .filter((name) => name !== 'summary')
      .map((name) => ({ title: wording.say(`message.section.${name}`), lines: written(of(name)) }))
      .filter(({ lines }) => lines.length > 0),
    progress: { ...source.progress, caption },
    signOff: signOff(source.engagement.team, form, wording),
    linesInOtherLanguage: spoken.filter(({ texts }) => plain(texts[language]) === '').length,
  };
}

/** Years are told from the end of the period, so that a message does not change by itself at New Year. */
const dayIn = ({ until, engagement }: MessageSource, language: Language) => (date: string) => formatDate(date, language, dateIn(until, engagement.timeZone));

/** Hers, or else the first language there is a text in. */
export function textIn(texts: Texts, language: Language): string {
  return [language, ...languages].map((candidate) => plain(texts[candidate])).find((text) => text !== '') ?? '';
}

const sentence = (text: string): MessageLine => ({ text, notes: [] });

function writeLine(line: ToldLine, { say, language, day }: Wording): MessageLine {
  const response = line.response ? textIn(line.response.texts, language) : '';
  const by = line.response?.by;
  const notes = [
    ...(response === '' ? [] : [by ? say('message.response-by', { date: day(by), text: isolated(response) }) : say('message.response', { text: isolated(response) })]),
    ...(line.neededBy ? [say('message.needed-by', { date: day(line.neededBy) })] : []),
  ];
  const link = line.link && isWebLink(line.link.url) ? { url: line.link.url, label: oneLine(line.link.label) || line.link.url } : undefined;
  return { text: textIn(line.texts, language), notes, ...(link && { link }) };
}

/** Only these leave the message: a link of another kind could run something where it is read. */
const isWebLink = (url: string) => /^https?:\/\//i.test(url) && URL.canParse(url);

function needed(asks: ToldLine[], { say, language, day }: Wording): string {
  const [only] = asks;
  if (!only) return say('message.needed.nothing');
  const first = asks.flatMap(({ neededBy }) => neededBy ?? []).sort()[0];
  if (asks.length > 1) return first ? say('message.needed.more-by', { count: asks.length, date: day(first) }) : say('message.needed.more', { count: asks.length });
  const ask = isolated(oneLine(textIn(only.texts, language)));
  return first ? say('message.needed.one-by', { date: day(first), ask }) : say('message.needed.one', { ask });
}

/** A first message has said what to do if it is urgent. */
function signOff({ projectManager, standIn, howToReach, ifUrgent }: Engagement['team'], form: MessageForm, { say }: Wording): string[] {
  const [absent, how, what] = [plain(standIn), plain(howToReach), plain(ifUrgent)];
  return [
    oneLine(projectManager.name),
    how === '' ? say('message.sign.answer-as-usual') : say('message.sign.answer', { how: isolated(how) }),
    ...(absent === '' ? [] : [say('message.sign.stand-in', { standIn: isolated(absent) })]),
    ...(what === '' || form === 'first' ? [] : [say('message.sign.urgent', { what: isolated(what) })]),
  ];
}
