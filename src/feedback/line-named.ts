const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** "no. 3", "line 3", "point 3", "#3", "item number 3"; not "3 days" and not "HAR-3". */
const english = /(?<![\p{L}\p{N}-])(?:(?:no|nr|num|number|line|point|item)\.?\s*(?:no\.?\s*)?|#\s*)(\d{1,3})(?![\d.,:/-]*\d)/giu;
/** "3) …", "3. …" and "3? …" where a line of hers begins. */
const beginning = /^\s*(\d{1,3})\s*(?:[.)、:：](?=\s|$)|[?？])/gmu;
const chinese = /第\s*(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:条|点|项|行|号)/gu;

/** The numbers by which her words name lines of an update, in the order they come; each once. English and Chinese. */
export function numbersNamed(text: string): number[] {
  const found = [english, beginning, chinese].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ at: match.index, number: numberOf(match[1] ?? '') })));
  return [...new Set(found.sort((one, other) => one.at - other.at).map(({ number }) => number))].filter((number) => number > 0);
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['', written];
  const ten = written.includes('十') ? (tens === '' ? 1 : (digits[tens] ?? 0)) * 10 : 0;
  return ten + (ones === '' ? 0 : (digits[ones] ?? 0));
}
