import type { Found, Subject } from '../subject';
import { foundIn } from './found';
import { masked, masks, namingsIn } from './names';
import { type ReadPassage, readingsOf } from './reading';

/** A status as Jira calls it, in a text somebody typed, where this client has a word of her own for it. */
export function rawStatus(subject: Subject): Found[] {
  return readingsOf(subject).flatMap((read) => (read.passage.generated ? [] : wordsOf(read, subject).slice(0, 1)));
}

function wordsOf(read: ReadPassage, subject: Subject): Found[] {
  const { passage } = read;
  const { settings, engagement } = subject;
  const text = masked(passage.text, namingsIn(passage.text, subject, () => true), masks.name);
  const names = [...new Set([...Object.keys(engagement.glossary.statuses), ...Object.keys(settings.statuses)])];
  return names.flatMap((name) => {
    const word = engagement.glossary.statuses[name]?.[passage.language] ?? settings.statuses[name]?.[passage.language];
    if (word === undefined || word.toLowerCase().includes(name.toLowerCase())) return [];
    const own = [...text.matchAll(literally(word, 'gi'))].map((match) => ({ start: match.index, end: match.index + match[0].length }));
    const match = pattern(name).exec(masked(text, own, masks.status));
    if (!match) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    const suggestion = { language: passage.language, text: passage.text.slice(0, span.start) + word + passage.text.slice(span.end) };
    return [foundIn('raw-status', read, span, { about: name, restsOn: word, parameters: { word }, suggestion })];
  });
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const literally = (words: string, flags = '') => new RegExp(escaped(words), flags);

/** A name of several words is Jira's however it is written; one word ("Done") only as Jira writes it, and where it opens no sentence. */
function pattern(name: string): RegExp {
  if (/\p{Script=Han}/u.test(name)) return literally(name);
  if (/\s/.test(name)) return new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, 'i');
  return new RegExp(`(?<=[\\p{L}\\p{N},;]["“‘(]?\\s["“‘(]?|["“‘])${escaped(name)}(?![\\w-])`, 'u');
}
