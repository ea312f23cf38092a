import type { WrittenDate } from '../../../i18n/dates-in-text';
import type { Language } from '../../../i18n/language';
import type { Subject } from '../subject';
import { closeness, hasOwnSubject } from './another-thing';
import type { Clause, Sentence } from './reading';

/** What a date is said to be: when something is due now, or when it was to be before. */
export type DateRole = 'now' | 'before';

const englishBefore = /(?:\bfrom(?=\s*(?:on |the )?[(]?\s*$)|\binstead of|\brather than|\boriginal(?:ly)?(?: \w+)?|\b(?:was|were) (?:first |originally |to be )?(?:due|planned|scheduled|expected|promised|targeted|released|done|finished|ready)(?: (?:for|on|to \w+|by|until))?|\bpreviously|\bfirst planned for|\bold date(?: was)?|\bmissed(?: the| its)?(?: date of)?)\s*(?:on |the )?[(]?\s*$/i;
const englishNow = new RegExp(
  `\\b(?:due|planned|scheduled|expect(?:ed)?|estimated|promised|target(?:ed|ing)?|aim(?:ed|ing)?|deadline|date|delivery|release|launch|go-live|completion|eta|plan|ready|done|finish(?:ed|es)?|completed?|live|released|launch(?:ed|es)|ships?|shipped|deliver(?:ed|s)?|available|fixed|resolved|solved|out|online|deployed|implemented|handed over|have it|comes?|coming|follow(?:s|ing)?|arrives?|lands?|go(?:es|ing)? (?:live|out|online)|mov(?:ed?|es|ing)|postponed|delayed|pushed(?: back| out)?|shift(?:ed|s)|slip(?:ped|s)?|brought forward|rescheduled|changed|put off|set|now|still|new date)(?:\\s+(?:it|them|this|that|back|is|are|be|now|again|to you|for you|\\w+ly))*\\s*(?:[:=]|\\b(?:for|on|by|to|until|till|at|before|around|about|in|as of|no later than|not later than|at the latest|at latest|is|the))?(?:\\s+(?:for|on|by|to|the|be|until|no later than|release|launch|delivery|completion|done|finished|live|ready))*\\s*(?:\\uE001+ to )?$`,
  'i',
);
const englishUse = /^[,\s]*(?:(?:your|the|all|our) )*(?:guests|customers|users|members|visitors|shops|everyone|everybody) (?:\w+ ){0,3}(?:pay|use|order|book)\b/i;
const englishUsableFrom = /\b(?:can|able to|will|pay|use|order|available|open)\b[^.;]{0,60}\b(?:from|as of|starting(?: on)?)\s*(?:the )?$/i;
const englishVerbObject = /\b(?:finish|release|launch|ship|deliver|complete|hand over|publish|have) (?:[\w'“”"\uE000]+\s+){1,8}(?:on|by|until|before)?\s*(?:the )?$/i;
const englishMovedTo = /\b(?:mov\w+|postponed|delayed|pushed|shift\w+|slip\w+|brought|reschedul\w+|changed|put off|goes|went|from)\b.{0,60}\b(?:to|until)\s*(?:the )?$/i;
/** Words that give a day to the work, wherever they stand beside it. */
const englishGiving =
  /\b(?:due|target|deadline|launch(?:es|ed)?|go-live|delivery|deliver(?:s|ed)?|release[sd]?|commit|promise[sd]?|expect|ready|done|finish(?:ed|es)?|completed?|live|available|arrives?|hits?|lands?|ships?|shipped|yours|with you|in your hands|out|planned|scheduled)\b/i;
const englishOther = /\b(?:since|start(?:s|ed|ing)?|begin(?:s|ning)?|began|meet(?:s|ing)?|call|workshop|demo|present\w*|visit|answers?|repl(?:y|ies)|hear|decid\w+|send|sent|update you|next update|report|know|away|holiday|talk|discuss|blocked|lasts?|asked|reported|reach|show|look back|demo|review|sign(?:ed)?|contract|closed|stocktaking|agreed|waiting|test|training)\b/i;
const chineseBefore = /(?:由|(?<!自)从|原定(?:于|在)?|原计划(?:于|在)?|原本(?:定于|计划于?)?|原先(?:定于)?|此前(?:定于|计划于?)|本应(?:于|在)?|本该(?:于|在)?|原为)\s*$/;
const chineseNow =
  /(?:目标|截止|到期|交付|上线|发布|完成|修复|改(?:至|到|为)|推迟(?:至|到)|推(?:至|到)|延(?:期|后|迟)?(?:至|到)|提前(?:至|到)|调整(?:至|到|为)|移(?:至|到)|顺延(?:至|到)|(?:日期|时间|期限|交付日|上线日|发布日)|现为|现定于|仍是|仍为|定于|定在)(?:了|于|在|为|是|到|至|：|:|日期|时间|定|\s)*$/;
/** Says when, but of what only the words after the date tell. */
const chineseExpected = /(?:计划|预计|预期|预定|拟|将|会|争取|力争|有望|最迟|最晚|不晚于)(?:于|在|为|是|到|至|定|\s)*$/;
const nothingMore = /^\s*(?:之?前|以前|底|内)?[\s。.!！；;]*$/;
const chineseNowAfter = /^\s*(?:之?前|以前|底|内|起|当天|当日)?\s*(?:正式|全部|如期|按时|按期|准时|您|你们|就?能|就|可以?|会|将|一定|必定|对外|用上|正式)*\s*(?:完成|上线|发布|交付|修复|到期|截止|解决|部署|推出|做完|做好|搞定|开放|可用|提供|投产|就绪|完工|见面|交到|交给|面世|看到|见到|用到|给您|送到|亮相|收尾|可用|到位)(?!后|之后|前|情况)/;
const chineseUsableFrom = /^\s*起[，,]?[^，。；]{0,8}(?:就能|就可以|便可|即可|可以|能够|能|可)(?:用|使用|付|支付|下单|在|通过)/;
const chineseOther = /(?:会议|开会|会面|见面|沟通|放假|盘点|合同|签署|培训|会谈|答复|回复|走访)[^，。]{0,8}$|(?:自|从|会议|开会|开始|启动|见面|沟通|回复|答复|答应|回访|联系|反馈|收到|上次|会谈|培训)\s*(?:于|在)?\s*$/;

/** What people do on a day about the work, which is not its end. */
const chineseMeeting = /(?:进度|状态|情况|周报)更新|更新.{0,6}发|发给|例会|会上|演示|展示|汇报|讨论|复盘|休假|放假|开会|会议|回顾|启动|开始|受阻|起(?:受|被|停|卡)|测试|试用|培训|检查|抽查|沟通|收到|答复|回复|通知|告知|告诉/;
/** Undefined where a date is of something else: a meeting, an answer, the day something began. */
export function roleOf(date: WrittenDate, clause: Clause, sentence: Sentence, language: Language, subject: Subject): DateRole | undefined {
  const before = clause.words.slice(0, date.start - clause.start);
  const after = clause.words.slice(date.end - clause.start);
  const near = closeness(clause, language, subject);
  if (near === 'far' && hasOwnSubject(before, language)) return undefined;
  const isNamed = near === 'near';
  const rest = sentence.words.slice(date.end - sentence.start);
  if (language === 'en') {
    if (/(?:n't|\b(?:not|never))\b[^,;.]{0,40}$/i.test(before) && !/\bonly\b/i.test(before)) return undefined;
    if ((isNamed && englishUsableFrom.test(before)) || (/\b(?:from|as of|starting)\s*(?:the )?$/i.test(before) && englishUse.test(rest))) return 'now';
    if (englishBefore.test(before)) return /\bfrom\s*(?:the )?[(]?\s*$/i.test(before) && !/^\s*(?:to|until)\b/i.test(after) ? undefined : 'before';
    if (englishMovedTo.test(before)) return 'now';
    if (englishOther.test(tail(before)) || englishOther.test(after)) return undefined;
    return englishNow.test(before) || englishVerbObject.test(before) ||  standsAlone(before, after) || isWholeSentence(before, after, sentence) || isNamed || englishGiving.test(before) || /^\s*(?:[\w'\uE000]+\s+){0,5}(?:is|are|will be|goes|comes) (?:\w+ )?(?:done|finished|ready|live|out|available|complete)/i.test(after) ? 'now' : undefined;
  }
  if (/(?:并非|而?不是|不会在|没有定在|不在)\s*$/.test(before)) return undefined;
  if (chineseUsableFrom.test(rest)) return 'now';
  if (chineseBefore.test(before)) return 'before';
  if (chineseOther.test(before) || chineseMeeting.test(clause.words)) return undefined;
  return isNamed || chineseNow.test(before) || (chineseExpected.test(before) && nothingMore.test(after)) || chineseNowAfter.test(after) || standsAlone(before, after) || isChineseHeading(before, after, sentence) ? 'now' : undefined;
}

/** What a date belongs to stands near it. */
const tail = (before: string) => before.slice(-45);

/** "“Beta”: 12 Nov", "Beta on 12 Nov" */
const standsAlone = (before: string, after: string) =>
  /\uE000[”"’'」』》]?[\s:：，,（(–—-]*(?:is|are|now|on|by|for|until|due|于|在|为|是|到|至)?\s*$/i.test(before) && /^[\s)）。.!！”"]*(?:$|前|now|and|or|和|或)/.test(after);
/** "X: 12 Nov", where the name stands before the colon. */
const isChineseHeading = (before: string, after: string, { words }: Sentence) => /^\s*$/.test(before) && /^[\s）。]*$/.test(after) && /(?:截止|上线|交付|发布|完成|到期|完工)(?:的)?(?:日期|时间|日)?[^：:，。]{0,8}[:：]/.test(words);
const isWholeSentence = (before: string, after: string, { words }: Sentence) => /^[\s(（]*(?:now|still|on|by|due)?\s*$/i.test(before) && /^[\s)）。.!]*$/.test(after) && /(?:\uE000[”"’'」』》]?|\b(?:launch|delivery|release|date|due|target|deadline|go-live))\s*(?:[:：（(]|–|—|-)|\b(?:launch|delivery|release|(?<!meeting |call |review )date|deadline|go-live)\b[^:.;]{0,40}[:：]/i.test(words);

/** "by 4 December", "在12月4日前". */
export function saysByWhen(date: WrittenDate, clause: Clause, language: Language): boolean {
  const before = clause.words.slice(0, date.start - clause.start);
  const after = clause.words.slice(date.end - clause.start);
  return language === 'en' ? /\b(?:by|until|till|before|no later than|not later than|latest)\s*(?:the )?$/i.test(before) : /^\s*(?:之?前|以前|底前)/.test(after) || /(?:最迟|最晚|不晚于|截止(?:到|至|于)?)\s*(?:在|于)?\s*$/.test(before);
}
