import type { Language } from '../../src/i18n/language';
import type { Line } from '../../src/updates/contract';
import { isBlank, moved, newLine, textOf } from './lines';

/** The lines after a key or a paste, and where the caret stands then. */
export type LineEdit = { lines: Line[]; focus: Caret };
export type Caret = { lineId: string; at: number };
/** Where in a line's text, as shown in a language, something is typed. */
export type Place = { lineId: string; language: Language; start: number; end: number };

/** Enter: what stands behind the caret begins a line of its own. Undefined where that would add an empty line to an empty one. */
export function split(lines: Line[], place: Place): LineEdit | undefined {
  const found = find(lines, place);
  if (!found || isBlank(found.line)) return undefined;
  const { line, index, before, after } = found;
  if (before === '' && after !== '') return { lines: spliced(lines, index, 0, newLine()), focus: { lineId: line.id, at: 0 } };
  const next = newLine({ text: after === '' ? {} : { [place.language]: after } });
  const kept = after === '' && place.start === place.end ? line : withText(line, place.language, before);
  return { lines: spliced(lines, index, 1, kept, next), focus: { lineId: next.id, at: 0 } };
}

/** Backspace in a line that says nothing in this language and names no issue: it goes, and the caret stands behind the line above. */
export function removedByBackspace(lines: Line[], place: Place): LineEdit | undefined {
  const found = find(lines, place);
  if (!found || !isBlank(found.line)) return undefined;
  const above = lines[found.index - 1] ?? lines[found.index + 1];
  if (!above) return undefined;
  return { lines: spliced(lines, found.index, 1), focus: { lineId: above.id, at: found.index === 0 ? 0 : (textOf(above, place.language) ?? '').length } };
}

/** A paste of several lines: each becomes a line of the update, without its bullet or number. Undefined for one line, which the browser pastes itself. */
export function pasted(lines: Line[], place: Place, clip: string): LineEdit | undefined {
  const found = find(lines, place);
  const pieces = piecesOf(clip);
  const [first, ...more] = pieces;
  const last = more.pop();
  if (!found || first === undefined || last === undefined) return undefined;
  const { line, index, before, after } = found;
  const added = [...more, last + after].map((text) => newLine({ text: { [place.language]: text } }));
  const end = added.at(-1);
  return { lines: spliced(lines, index, 1, withText(line, place.language, before + first), ...added), focus: { lineId: end?.id ?? line.id, at: last.length } };
}

/** Alt and an arrow: the line changes places with its neighbour. */
export function movedByKey(lines: Line[], place: Place, step: 1 | -1): LineEdit | undefined {
  const index = lines.findIndex(({ id }) => id === place.lineId);
  const next = moved(lines, index, step);
  return next === lines ? undefined : { lines: next, focus: { lineId: place.lineId, at: place.start } };
}

/** Whether nothing was written since: only then an undo takes back the change of the lines, and not the person's words. */
export function sameWords(one: Line[], other: Line[]): boolean {
  const words = (lines: Line[]) => JSON.stringify(lines.map(({ id, text }) => [id, Object.entries(text).filter(([, said]) => said?.trim())]));
  return words(one) === words(other);
}

function find(lines: Line[], { lineId, language, start, end }: Place) {
  const index = lines.findIndex(({ id }) => id === lineId);
  const line = lines[index];
  if (!line) return undefined;
  const text = textOf(line, language) ?? '';
  return { line, index, before: text.slice(0, start), after: text.slice(end) };
}

const spliced = (lines: Line[], index: number, gone: number, ...come: Line[]) => [...lines.slice(0, index), ...come, ...lines.slice(index + gone)];

const withText = (line: Line, language: Language, text: string): Line => ({ ...line, text: { ...line.text, [language]: text } });

const mark = /^(?:[-*•·–—▪◦]\s+|\d{1,3}[.)]\s+|\d{1,3}、\s*)/;

/** Bullets go only where every line has one: else they belong to the words. */
function piecesOf(clip: string): string[] {
  const pieces = clip.split(/\r\n|[\n\r\u2028\u2029]/).map((piece) => piece.trim()).filter(Boolean);
  return pieces.every((piece) => mark.test(piece)) ? pieces.map((piece) => piece.replace(mark, '')) : pieces;
}
