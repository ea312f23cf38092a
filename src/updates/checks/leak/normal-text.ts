/** A text as rules compare it: one width, lower case, one space between words; every character knows where it stood. */
export type NormalText = {
  text: string;
  /** Where each character of `text` begins in `source`; one more for the end. */
  at: number[];
  source: string;
};

/** Marks nobody sees: soft hyphens, joiners, directions, variation selectors. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const space = /\s/u;
const dashes = /[\u2010-\u2015\u2212]/gu;
const apostrophes = /[\u2018\u2019\u02bc\uff07]/gu;

const plainCharacter = (character: string) => character.normalize('NFKC').toLowerCase().replace(dashes, '-').replace(apostrophes, "'");

export function normalText(original: string): NormalText {
  const source = original.normalize('NFC');
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of source) {
    const begin = place;
    place += character.length;
    const isPlain = character >= ' ' && character <= '~';
    if (!isPlain && invisible.test(character)) continue;
    const plain = isPlain ? character.toLowerCase() : plainCharacter(character);
    for (const each of plain) {
      const isSpace = each === ' ' || (!isPlain && space.test(each));
      if (isSpace && (text === '' || text.endsWith(' '))) continue;
      text += isSpace ? ' ' : each;
      for (let unit = 0; unit < each.length; unit += 1) at.push(begin);
    }
  }
  at.push(source.length);
  return { text, at, source };
}

/** A piece of the text as it stands in the source. */
export function quoteOf({ at, source, text }: NormalText, from: number, to: number): string {
  const last = text.slice(from, to).trimEnd().length + from;
  return source.slice(at[from] ?? source.length, at[last] ?? source.length).trim();
}

const invisibles = new RegExp(invisible, 'gu');

/** The same without the places, for words that are only looked for. */
export const normalWords = (text: string): string => plainCharacter(text.normalize('NFC').replace(invisibles, '')).replace(/\s+/gu, ' ').trim();

const han = /\p{Script=Han}/u;
export const isHan = (character: string | undefined): boolean => character !== undefined && han.test(character);
const wordLike = /[\p{L}\p{N}\p{M}]/u;
/** Part of a word of a script that puts spaces between its words. */
export const isSpacedWord = (character: string | undefined): boolean => character !== undefined && wordLike.test(character) && !isHan(character);

/** Whether a piece is no part of a longer word. */
export function isWhole({ text }: Pick<NormalText, 'text'>, from: number, to: number): boolean {
  const [before, first, last, after] = [text[from - 1], text[from], text[to - 1], text[to]];
  return !(isSpacedWord(before) && isSpacedWord(first)) && !(isSpacedWord(last) && isSpacedWord(after));
}

export type Span = { from: number; to: number };

/** Every place a normal piece stands in, whole. */
export function spansOf(text: Pick<NormalText, 'text'>, piece: string): Span[] {
  const spans: Span[] = [];
  if (piece === '') return spans;
  for (let from = text.text.indexOf(piece); from !== -1; from = text.text.indexOf(piece, from + 1)) {
    if (isWhole(text, from, from + piece.length)) spans.push({ from, to: from + piece.length });
  }
  return spans;
}

export const isInside = ({ from, to }: Span, spans: Span[]): boolean => spans.some((span) => span.from <= from && to <= span.to);
