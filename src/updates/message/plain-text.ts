/**
 * A person's words as every channel can carry them: line ends made alike, control characters and halves of surrogate pairs left
 * out. Nothing else is touched: what looks like markup is text.
 */
export function plain(text: string | undefined): string {
  return (text ?? '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, (character) => (character === '\t' ? ' ' : ''))
    .replace(/\p{Surrogate}/gu, '')
    .trim();
}

export const oneLine = (text: string | undefined) => plain(text).replace(/\s+/g, ' ');

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A right-to-left text inside a sentence gets marks that keep it from reordering the sentence. https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
export const isolated = (text: string) => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
