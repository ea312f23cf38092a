import { languages } from '../../../i18n/language';
import type { Subject } from '../subject';
import type { Span } from './sentences';

/** What a text may speak of. */
export type Topic = { kind: 'issue' | 'milestone'; id: string };
export type Naming = Span & { topic: Topic };
type Name = { topic: Topic; words: string; needsQuotes: boolean; /** As it is written. */ exactly?: string };

/** Stand for what was masked, so that its own words say nothing: a name, a date, what somebody is quoted with, a status. */
export const masks = { name: '\uE000', date: '\uE001', quote: '\uE002', status: '\uE003' } as const;

/** Keeps every place: what cannot be lowered in place stays as it is. */
export const lowered = (text: string) => [...text.replace(/[’‘]/g, "'").replace(/\u00A0/g, ' ')].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('');

const isHan = (text: string) => /\p{Script=Han}/u.test(text);
/** One word, or few signs, is a name only where it is set apart as one: "Login", “Beta”. */
const isShort = (words: string) => (isHan(words) ? [...words].length < 4 : !/\s/.test(words));
const withoutFullStop = (title: string) => title.trim().replace(/(?<![.。])[.。]$/u, '');

const known = new WeakMap<Subject, Name[]>();
function namesOf(subject: Subject): Name[] {
  const before = known.get(subject);
  if (before) return before;
  const issues = Object.values(subject.issues).flatMap(({ id, key, summary, titles }): Name[] =>
    [...new Set([summary, ...languages.map((language) => titles[language])])].flatMap((title) => [title, withoutFullStop(title)]).concat(key).map((words) => ({ topic: { kind: 'issue', id }, words: lowered(words), needsQuotes: words !== key && isShort(words) })),
  );
  const milestones = subject.milestones.map(({ id, name }): Name => ({ topic: { kind: 'milestone', id }, words: lowered(name.trim()), ...milestoneForm(name.trim()) }));
  const names = [...new Map([...milestones, ...issues].filter(({ words }) => words !== '').map((name) => [`${name.topic.kind} ${name.topic.id} ${name.words}`, name])).values()];
  const longestFirst = names.sort((left, right) => right.words.length - left.words.length);
  known.set(subject, longestFirst);
  return longestFirst;
}

/** Milestones are often called what also happens to them: a "Launch" is written with its capital, a “正式上线” between marks. */
function milestoneForm(name: string): Pick<Name, 'needsQuotes' | 'exactly'> {
  if (isHan(name)) return { needsQuotes: name.length < 2 || /(?:上线|发布|完成|交付|验收|启动|结束|投产|开放)$/.test(name) };
  return { needsQuotes: name.length < 2, ...(!/\s/.test(name) && { exactly: name }) };
}

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter) && !isHan(letter);
const opensQuote = /[“"「『《'‘]\s*$/;
const closesQuote = /^\s*[.。]?[”"」』》'’]/;

/** Where a text names an issue, by its title or key, or a milestone. `cited` are those its line is about: they need not be set apart. */
export function namingsIn(text: string, subject: Subject, cited: (topic: Topic) => boolean): Naming[] {
  const found: Naming[] = [];
  const low = lowered(text);
  for (const { topic, words, needsQuotes, exactly } of namesOf(subject)) {
    for (let start = low.indexOf(words); start >= 0; start = low.indexOf(words, start + 1)) {
      const end = start + words.length;
      if (isWord(low[start - 1]) && isWord(low[start])) continue;
      if (isWord(low[end]) && isWord(low[end - 1])) continue;
      if (found.some((other) => start < other.end && end > other.start && !(start === other.start && end === other.end))) continue;
      if (exactly !== undefined && !cited(topic) && text.slice(start, end) !== exactly) continue;
      if (needsQuotes && !cited(topic) && !(opensQuote.test(text.slice(0, start)) && closesQuote.test(text.slice(end)))) continue;
      found.push({ topic, start, end });
    }
  }
  return found;
}

/** The text with spans made unreadable, every place kept. */
export function masked(text: string, spans: Span[], mask: string): string {
  return spans.reduce((current, { start, end }) => current.slice(0, start) + mask.repeat(end - start) + current.slice(end), text);
}
