import { dateIn, formatDate } from '../../i18n/dates';
import { fileSize } from '../../i18n/file-size';
import { languages, type Language } from '../../i18n/language';
import { messageCatalogues } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import type { ToldAttachment } from '../../ledger/contract';
import type { MessageEdition, Texts, ToldLine } from '../../ledger/told';
import { type HealthState, type SectionName, sectionNames } from '../contract';
import { mentionsDate } from '../mentioned-date';
import { type MessageChart, messageCharts } from './charts';
import { deltaSentence } from './delta';
import { type DatedWording, firstWords, news } from './news';
import { isolated, oneLine, plain } from './plain-text';
import { type SignOff, signOff } from './sign-off';
import type { MessageSource } from './source';

export type MessageLine = {
  text: string;
  /** By which she may name it. */
  number?: number;
  /** "What we do about it, by Fri 4 Dec: …", "Needed by Fri 4 Dec". */
  notes: string[];
  link?: { url: string; label: string };
};
/** One edition of a message, before it becomes HTML, text or a comment. Every text is plain. */
export type MessageContent = {
  language: Language;
  subject: string;
  tone: HealthState | 'note';
  /** Of an update: fine or not, what changed, also since her last update, what the client must do by when; then whatever else the summary says. Of a note: its text. */
  headlines: MessageLine[];
  opening: string[];
  sections: { title: string; lines: MessageLine[] }[];
  /** Files that go with it. */
  attachments?: ToldAttachment[];
  /** Drawn as a bar. */
  progress?: MessageSource['progress'] & { caption: string };
  charts?: MessageChart[];
  /** As a person would have typed it: paragraphs only. */
  plain?: true;
  signOff: SignOff;
  /** Lines that come in another language, for want of a text in this one. */
  linesInOtherLanguage: number;
};

/** Writes an update for one edition; `first` opens with who we are. */
export function compose(source: MessageSource, edition: MessageEdition): MessageContent {
  const { language, form, length, since } = edition;
  const wording: DatedWording = { say: translator(messageCatalogues, language), language, day: dayIn(source, language) };
  const spoken = linesFor(source.lines, edition);
  const of = (name: SectionName) => spoken.filter(({ section }) => section === name);
  const attachments = [...new Map(spoken.flatMap((line) => line.attachments ?? []).map((file) => [file.id, file])).values()];
  const written = (lines: ToldLine[]) => lines.map((line) => withFiles(writeLine(line, wording), line, (file) => fileNote(file, edition, source, wording)));
  const { subject, lead, caption } = news(source, wording);
  const summary = written(of('summary'));
  const known = since === undefined ? undefined : source.deltas?.get(since);
  const delta = known && sentence(deltaSentence(known, wording));
  const [first, ...others] = summary.length > 0 ? summary : delta ? [sentence(lead[0])] : lead.map(sentence);
  const isCounted = since !== undefined && source.lines.some(({ counts }) => counts?.includes(language));
  const [second, rest] = isCounted ? [undefined, others] : [others[0], others.slice(1)];
  return {
    language,
    subject,
    tone: source.health,
    headlines: [first, second, delta, sentence(needed(of('asks'), wording)), ...rest].flatMap((line) => line ?? []),
    opening: form === 'first' ? firstWords(source, 'update', wording) : [],
    sections: sectionNames
      .filter((name) => name !== 'summary')
      .map((name) => ({ title: wording.say(`message.section.${name}`), lines: written(of(name)) }))
      .filter(({ lines }) => lines.length > 0),
    ...(length === 'full' && { progress: { ...source.progress, caption }, charts: source.charts ? messageCharts(source.charts, wording) : [] }),
    ...(length === 'plain' && { plain: true }),
    signOff: signOff(source.engagement.team, { answerOn: source.answerOn, numbers: spoken.flatMap(({ number }) => number ?? []) }, edition, wording),
    ...(attachments.length > 0 && { attachments }),
    linesInOtherLanguage: spoken.filter(({ texts }) => plain(texts[language]) === '').length,
  };
}

/** The lines a reader of this edition gets. What changed is said once: by what changed since she was told, where that is known. */
export function linesFor(lines: ToldLine[], { language, length, since }: Pick<MessageEdition, 'language' | 'length' | 'since'>): ToldLine[] {
  const spoken = lines.filter(({ texts }) => textIn(texts, language) !== '');
  const read = length === 'short' ? shortLines(spoken) : spoken;
  return since === undefined ? read : read.filter(({ counts }) => !counts?.includes(language));
}

/** The numbered lines of an edition, in her language. */
export function numberedLines(lines: ToldLine[], edition: Pick<MessageEdition, 'language' | 'length' | 'since'>): (ToldLine & { number: number; text: string })[] {
  return linesFor(lines, edition)
    .flatMap((line) => (line.number === undefined ? [] : [{ ...line, number: line.number, text: textIn(line.texts, edition.language) }]))
    .sort((one, other) => one.number - other.number);
}

/** Fine or not, what changed, milestones whether they move or not, and all that is asked of her. */
function shortLines(lines: ToldLine[]): ToldLine[] {
  const isMilestone = ({ section, versionIds }: ToldLine) => section === 'milestones' || (section === 'risks' && versionIds.length > 0);
  return [...lines.filter(({ section }) => section === 'summary').slice(0, 2), ...lines.filter((line) => line.section === 'asks' || isMilestone(line))];
}

/** Years are told from the end of the period, so that a message does not change by itself at New Year. */
const dayIn = ({ until, engagement }: MessageSource, language: Language) => (date: string) => formatDate(date, language, dateIn(until, engagement.timeZone));

/** Hers, or else the first language there is a text in. */
export function textIn(texts: Texts, language: Language): string {
  return [language, ...languages].map((candidate) => plain(texts[candidate])).find((text) => text !== '') ?? '';
}

const sentence = (text: string): MessageLine => ({ text, notes: [] });

function writeLine(line: ToldLine, wording: DatedWording): MessageLine {
  const { say, language, day } = wording;
  const text = textIn(line.texts, language);
  const response = line.response ? textIn(line.response.texts, language) : '';
  const by = line.response?.by;
  const notes = [
    ...dateNote(line, text, wording),
    ...(response === '' ? [] : [by ? say('message.response-by', { date: day(by), text: isolated(response) }) : say('message.response', { text: isolated(response) })]),
    ...neededNote(line, wording),
  ];
  const link = line.link && isWebLink(line.link.url) ? { url: line.link.url, label: oneLine(line.link.label) || line.link.url } : undefined;
  return { text, ...(line.number !== undefined && { number: line.number }), notes, ...(link && { link }) };
}

const withFiles = (line: MessageLine, { attachments = [] }: ToldLine, noteOf: (file: ToldAttachment) => string): MessageLine => (attachments.length === 0 ? line : { ...line, notes: [...line.notes, ...attachments.map(noteOf)] });

/** Where she finds a file: on her request, where it stands before the message does, or with a person. Never an address only insiders can open. */
function fileNote({ name, size }: ToldAttachment, { road, language }: MessageEdition, { engagement }: MessageSource, { say }: DatedWording): string {
  const file = { name: isolated(oneLine(name)), size: fileSize(size, language) };
  return road === 'request' ? say('message.file', file) : say('message.file-by-hand', { ...file, manager: isolated(engagement.team.projectManager.name) });
}

/** By when it is needed, and that it was asked for before. */
function neededNote({ neededBy, asked }: ToldLine, { say, day }: DatedWording): string[] {
  if (asked?.overdue && neededBy !== undefined) return [say('message.asked-overdue', { asked: day(asked.on), date: day(neededBy) })];
  return [...(neededBy === undefined ? [] : [say('message.needed-by', { date: day(neededBy) })]), ...(asked ? [say('message.asked-on', { date: day(asked.on) })] : [])];
}

/** A date the words do not name is told beside them; one we only expect is never told as if we promised it. */
function dateNote({ dated }: ToldLine, text: string, { say, day }: DatedWording): string[] {
  if (!dated) return [];
  const isNamed = dated.begun === true || mentionsDate(text, dated.on);
  if (dated.kind === 'forecast') return [isNamed ? say('message.forecast') : say('message.forecast-by', { date: day(dated.on) })];
  return isNamed ? [] : [say('message.promised-by', { date: day(dated.on) })];
}

/** Only these leave the message: a link of another kind could run something where it is read. */
const isWebLink = (url: string) => /^https?:\/\//i.test(url) && URL.canParse(url);

function needed(asks: ToldLine[], { say, language, day }: DatedWording): string {
  const [only] = asks;
  if (!only) return say('message.needed.nothing');
  // A day that has passed is no day to do it by.
  const first = asks.flatMap(({ neededBy, asked }) => (asked?.overdue ? [] : (neededBy ?? []))).sort()[0];
  if (asks.length > 1) return first ? say('message.needed.more-by', { count: asks.length, date: day(first) }) : say('message.needed.more', { count: asks.length });
  const ask = isolated(oneLine(textIn(only.texts, language)));
  return first ? say('message.needed.one-by', { date: day(first), ask }) : say('message.needed.one', { ask });
}
