import type { CountedKind } from './counts';
import type { SaidCount } from './numbers-english';

const digits = '零一二三四五六七八九';
export function numberOf(text: string): number {
  if (/^[没无]/.test(text)) return 0;
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两') return 2;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  return (text.includes('十') ? 10 * (tens ? digits.indexOf(tens) : 1) : 0) + (ones ? digits.indexOf(ones) : 0);
}

const number = '(?<![\\d.第/:：月年¥￥])(\\d{1,4}|[一二两三四五六七八九十]{1,3})';
const thing = '(?:项|个(?:任务|事项|问题|需求|工作(?!日)|工单)|件|条)(?:任务|工作(?!日)|事项|需求|问题|内容|工单)?';
const bound = '(至少|不少于|超过|多于|最多|不到|不超过|少于|约|大约|近|将近)?\\s*';
const states: Record<CountedKind, string> = {
  done: '完成|做完|完工|办结|交付|解决|关闭',
  moving: '进行中|在进行|推进中|正在进行',
  blocked: '受阻|阻塞|卡住|被阻塞',
  overdue: '逾期|超期|延误|过期',
  reopened: '重新打开|重开|再次打开',
};

export function countsIn(clause: string): SaidCount[] {
  const found: SaidCount[] = [];
  const add = (match: RegExpMatchArray, kind: CountedKind, limit: string, count: number) => {
    const start = match.index ?? 0;
    const before = clause.slice(0, start);
    if (/(?:中的?|里|第|其中|将|计划|预计|再|需|要|未|没|还有|仍有)\s*$/.test(before) || /将|预计|计划(?!内)|争取|如果|待/.test(before)) return;
    found.push({ start, end: start + match[0].length, count, bound: limit, kind, rest: clause.slice(start + match[0].length) });
  };
  for (const [kind, state] of Object.entries(states) as [CountedKind, string][]) {
    for (const match of clause.matchAll(new RegExp(`${bound}${number}\\s*${thing}(?:已经|已|都|均|正|目前|仍|现|全部|处于|被|在)*(?:${state})`, 'g'))) add(match, kind, match[1] ?? '', numberOf(match[2] ?? ''));
    for (const match of clause.matchAll(new RegExp(`(?:${state})(?:了|的有|的)?(?:事项|任务|工作|项目)?(?:共|有|为|达)?\\s*${bound}${number}\\s*${thing}`, 'g'))) add(match, kind, match[1] ?? '', numberOf(match[2] ?? ''));
    for (const match of clause.matchAll(new RegExp(`(?:没有|无)(?:任何)?(?:一[项个件条])?(?:工作|任务|事项)?(?:${state})(?:的)?(?:工作|任务|事项|项目?)?(?=\\W|$|[，。；、])`, 'g'))) if (kind !== 'done') add(match, kind, '', 0);
  }
  return found;
}

/** "逾期项：0" Colons divide clauses, so this is read from the sentence. */
export function listedCounts(sentence: string): SaidCount[] {
  return (Object.entries(states) as [CountedKind, string][]).flatMap(([kind, state]) =>
    [...sentence.matchAll(new RegExp(`(?:^|[。；，、])(?:已)?(?:${state})(?:项|任务|事项|工作|数量?)*\\s*(?:[:：]|为|是)\\s*(\\d{1,4})(?=\\s*(?:项|个|件|[。；，、]|$))|零(?:${state})(?=[。；，、！]|$)`, 'g'))].map((match) => ({ start: match.index, end: match.index + match[0].length, count: Number(match[1] ?? 0), bound: '', kind, rest: '' })),
  );
}

export const isNarrowed = (rest: string) => /^(?:的?(?:前端|后端|设计)|中|里)/.test(rest);
export const isTotal = /累计|总共|总计|共计|合计|截至|至今|迄今|自项目|整体(?!来看|上看|而言)|全年|本月|上周|本季度/;
export const allDone = /(?:所有|全部)(?:的)?(?:工作|任务|事项|需求|问题)(?:均|都|现)?(?:已经?|全部)*(?:完成|做完|解决|关闭)(?!后|前|时)|(?:工作|任务|事项)(?:均|都|全都)(?:已经?)?(?:完成|做完|办完|解决)(?:了|完毕)?(?=$|[，。；！\s])|(?:工作|任务|事项)(?:均|都)?已?全部(?:完成|做完|解决)(?!后|前|时)/;
export const lateBy = /(?:逾期|超期|延误|延期|推迟|晚|滞后|落后|拖延|延后|顺延)(?:了|约)?\s*(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(个?工作日|天|日(?!期)|周|个?星期)/g;
export const percentDone = /(?:完成(?:了|度|率)?(?:为|达到?|约|已达|至)?|进度(?:为|达到?|已达|约)?)\s*(\d{1,3}) ?%|(?<![\d.])(\d{1,3}) ?%(?:的(?:工作|内容))?(?:已|已经)?完成/g;
export const percentOfItems = /(?<![\d.])(\d{1,3}) ?%的(?:任务|事项|工作项|需求)(?:均|都)?(?:已经?)?(?:完成|做完|解决)/g;
