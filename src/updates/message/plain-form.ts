import type { MessageContent, MessageLine } from './content';

/** One line of a paragraph. Where it is an address, its words may stand for it. */
export type PlainLine = { text: string; url?: string };

/** The message as paragraphs: nothing a person could not have typed. A number stands before its line as she would write it. */
export function paragraphsOf({ opening, headlines, sections, signOff }: MessageContent): PlainLine[][] {
  return [
    opening.map((text) => ({ text })),
    headlines.flatMap(linesOf),
    ...sections.flatMap(({ title, lines }) => [[{ text: title }], ...lines.map(linesOf)]),
    [...signOff.lines.map((text) => ({ text })), ...(signOff.answer ? [{ text: signOff.answer.text }] : [])],
  ].filter((paragraph) => paragraph.length > 0);
}

function linesOf({ text, number, notes, link }: MessageLine): PlainLine[] {
  return [{ text: number === undefined ? text : `${number}. ${text}` }, ...(link ? [{ text: link.label, url: link.url }] : []), ...notes.map((note) => ({ text: note }))];
}
