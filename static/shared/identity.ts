const tones = 6;

/** The same text always gets the same colour, 0 to 5. */
export function colourNumber(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % tones;
}

/** "Harbor Coffee" → "HC", "晨光零售" → "晨". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...new Intl.Segmenter().segment(words[0] ?? '?')][0]?.segment ?? '?';
  if (words.length < 2 || !/^\p{Script=Latin}/u.test(first)) return first.toLocaleUpperCase();
  const last = [...new Intl.Segmenter().segment(words.at(-1) ?? '')][0]?.segment ?? '';
  return (first + last).toLocaleUpperCase();
}
