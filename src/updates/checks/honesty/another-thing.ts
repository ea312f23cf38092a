import type { Language } from '../../../i18n/language';
import type { Subject } from '../subject';
import * as chinese from './chinese';
import * as english from './english';
import { comparable, likeness, titleParts } from './likeness';
import { masks } from './names';
import type { Clause } from './reading';

/**
 * "The team finished the screens" in a line about paying by phone: what is finished has a name of its own, and it is not the
 * work's. Told only where the work's title can be compared, and where the clause does not name it.
 */
export function isOfAnotherThing(clause: Clause, at: number, hit: string, language: Language, { issues, milestones }: Subject): boolean {
  const { words } = clause;
  if (closeness(clause, language, { issues, milestones }) !== 'far') return false;
  return language === 'en' ? ownWords(words, at, hit).length > 0 : ownSigns(words.slice(0, at), words.slice(at + hit.length)) !== '';
}

/** Whether a clause names what it is about, or uses words of its title; unknown where the title is in another language. */
export function closeness({ about, words, namings }: Clause, language: Language, { issues, milestones }: Pick<Subject, 'issues' | 'milestones'>): 'near' | 'far' | 'unknown' {
  if (namings.length > 0) return 'near';
  const titles = about.flatMap(({ kind, id }) => (kind === 'issue' ? [issues[id]?.summary ?? '', ...Object.values(issues[id]?.titles ?? {})] : milestones.filter((each) => each.id === id).map(({ name }) => name))).map(titleParts);
  const isComparable = titles.some(({ stems, pairs }) => (language === 'en' ? stems : pairs).length > 0);
  if (titles.some((title) => likeness(comparable(words), title) > 0)) return 'near';
  return isComparable ? 'far' : 'unknown';
}

/** Whether the words before a date speak of something with a name of its own. */
export function hasOwnSubject(before: string, language: Language): boolean {
  if (language !== 'en') return !chinese.wholes.test(before) && before.replace(fillers, '').replace(/预计|计划|预期|预定|定于|定在|原定|推迟|改为|改至|完成|上线|发布|交付|修复|日期|时间|期限|最迟|最晚|争取|有望|将|会|至|到|由|从|仍|拟|现/g, '').length > 1;
  return [...before.matchAll(/\b(?:the|our|your|its|their|a|an)\s+([\w-]+)/gi)].some(([, noun = '']) => !english.wholes.test(noun) && !/^(?:date|deadline|launch|release|delivery|go-live|target|plan|end|beginning|middle|latest|day|\d+\w*)$/i.test(noun));
}

/** What "finished" stands with: its object, or else its subject. */
function ownWords(words: string, at: number, hit: string): string[] {
  const object = /^\s+((?:the|a|an|our|your|their|this|that|these|those|all)\s[\w' -]+)/i.exec(words.slice(at + hit.length))?.[1];
  const subject = /(?:^|\W)((?:(?:the|a|an|our|your|their|this|that|these|those|all)\s[\w' -]+?)|^(?:[\w'-]+\s?){1,3}?)\s+(?:is|are|was|were|has|have|had|went|got|now|works?|go(?:es)?|runs?|looks?|stays?|remains?|makes?)\b[\w' ]*$/i.exec(words.slice(0, at) + (/^\w+/.exec(hit)?.[0] ?? ''))?.[1];
  const phrase = object?.split(/\b(?:on|in|at|by|for|since|last|this (?:week|morning)|yesterday|today|with|from|that|which|who|you|we|to|after|before|as|and)\b/i)[0] ?? subject?.split(/\b(?:that|which|who|you|we|for|of)\b/i)[0] ?? '';
  return phrase.split(/[^\w']+/).filter((word) => word !== '' && !english.wholes.test(word));
}

/** "The page of points" has a name of its own although "page" says nothing. */
const longName = 3;
const everyWhole = new RegExp(chinese.wholes, 'g');
const fillers = new RegExp(`目标|日期|时间|完全|相关|有关|本次|此次|整个|整体|总体|进展|进度|推进|情况|状态|节奏|各方面|上一?次|前期|后续|贵司|贵方|您|请|很|非常|十分|我们|我方|团队|目前|现在|今天|昨天|昨晚|本周|上周|终于|顺利|已经|已|也|还|又|就|于|在|把|将|经|后|了|的|经过|努力|各位|${Object.values(masks).join('|')}|[^\\p{Script=Han}]`, 'gu');

function ownSigns(before: string, after: string): string {
  const object = after.split(/[，。；、！\s]/)[0] ?? '';
  const own = before.replace(everyWhole, '').replace(fillers, '');
  if (own.length >= longName) return own;
  return [before, object].some((part) => chinese.wholes.test(part)) ? '' : own.replace(/^.$/, '') || object.replace(fillers, '').replace(/^.$/, '');
}
