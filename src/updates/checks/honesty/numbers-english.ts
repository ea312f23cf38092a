import type { CountedKind } from './counts';

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
export const numberOf = (text: string): number => (/^(?:no|none(?: of (?:the|our|your))?|nothing|not a single|not one)$/i.test(text) ? 0 : words.includes(text.toLowerCase()) ? words.indexOf(text.toLowerCase()) : Number(text.replace(/,/g, '')));

const number = `(?<![\\d.,:/€$£¥#-])(\\d{1,4}|${words.join('|')}|no|none(?: of (?:the|our|your))?|nothing|not a single|not one)(?![\\d.,:/%-]\\d| ?%)`;
const thing = '(?:items?|things?|tasks?|issues?|tickets?|stories|points|pieces of work|work items|deliverables)';
const bound = '(at least|no fewer than|more than|over|at most|no more than|up to|fewer than|less than|under|about|around|some|roughly|nearly|almost|approximately)?';
const states: Record<CountedKind, string> = {
  done: 'done|finished|completed?|closed(?: out)?|resolved|delivered|shipped|wrapped up|ticked off',
  moving: 'in progress|under ?way|being worked on|ongoing|in the works',
  blocked: 'blocked|stuck',
  overdue: 'overdue|past due|late',
  reopened: 're-?opened|open(?:ed)? again',
};

/** Number, its bound and what it counts; `rest` is what follows in the clause. */
export type SaidCount = { start: number; end: number; count: number; bound: string; kind: CountedKind; rest: string };

export function countsIn(clause: string): SaidCount[] {
  const found: SaidCount[] = [];
  for (const [kind, state] of Object.entries(states) as [CountedKind, string][]) {
    const passive = new RegExp(`\\b${bound}\\s*${number}\\s+(?:(?:more|further|other|new|planned)\\s+)?(?:${thing}\\s+)?(?:(?:is|are|was|were|have been|has been|got|have|remain|stay)\\s+)?(?:(?:now|already|currently|still|also)\\s+)?(?:${state})(?![\\w-])`, 'gi');
    const active = new RegExp(`\\b(?:${state})\\s+${bound}\\s*${number}\\s+${thing}\\b`, 'gi');
    for (const match of [...clause.matchAll(passive), ...(kind === 'done' ? clause.matchAll(active) : [])]) {
      const [whole, limit = '', count = ''] = match;
      if ((/\b(?:of|out of)\s*$/i.test(clause.slice(0, match.index)) && !/\ba total of\s*$/i.test(clause.slice(0, match.index))) || /\b(?:items?|tasks?|issues?|tickets?|points?|number|no\.|part|phase|step|sprint|version|week|day)\s*$/i.test(clause.slice(0, match.index)) || isDenied(clause.slice(0, match.index))) continue;
      found.push({ start: match.index, end: match.index + whole.length, count: numberOf(count), bound: limit.toLowerCase(), kind, rest: clause.slice(match.index + whole.length) });
    }
  }
  return found;
}

/** "Items completed: 16." Colons divide clauses, so this is read from the sentence. */
export function listedCounts(sentence: string): SaidCount[] {
  return (Object.entries(states) as [CountedKind, string][]).flatMap(([kind, state]) =>
    [...sentence.matchAll(new RegExp(`(?:^|[.;,] ?)(?:${thing} )?(?:${state})(?: (?!and\\b)\\w+){0,3}\\s*[:=–-]\\s*(\\d{1,4})(?: ${thing})?(?=\\s*(?:[.,;]|$))`, 'gi'))].map((match) => ({ start: match.index, end: match.index + match[0].length, count: Number(match[1]), bound: '', kind, rest: '' })),
  );
}

const isDenied = (before: string) => /\b(?:not|n't|will|to be|should|would|could|once|if|when|until|after|by)\b[^,]*$/i.test(before);
/** The rest says which ones are meant: they are not all that were counted. */
export const isNarrowed = (rest: string) => /^\s+(?:for|in|of|on|with|from|at|by|after|before|that|which|because|out of|today|yesterday)\b(?! (?:the moment|present|this (?:point|time|stage)|now\b|this period|the last update|our last update))/i.test(rest);
export const isTotal = /\b(?:so far|in total|overall|altogether|to date|all in all|since the (?:start|beginning|kick-?off)|this (?:year|month|quarter|sprint)|of the project|last (?:week|month))\b/i;

export const allDone = /\b(?:all|every|each)(?: of)?(?: the| our)?(?: (?:open|remaining|planned))? (?:items?|tasks?|issues?|work|tickets?|points)(?: (?:is|are|has been|have been))?(?: now| already)? (?:done|finished|completed?|closed|resolved)\b|\beverything(?: on (?:the|our|your) list| we planned)?(?:'s| is| has been)(?: now| already)? (?:done|finished|completed?|closed|resolved)\b/i;
export const lateBy = /\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one|an?)(?: (working|business|calendar))? (days?|weeks?)(?: too)? (?:overdue|late|behind|later|delay|of delay)\b|\b(?:overdue|late|delayed|postponed|slipped|moved|behind) by (\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one|an?)(?: (working|business|calendar))? (days?|weeks?)\b/gi;
export const percentDone = /(?<![\d.,])(\d{1,3}) ?%(?: (?:of (?:it|this|the work) )?(?:is |are )?(?:now |already )?(?:done|complete[d]?|finished|ready|there|through)| of (?:it|this|the work)\b)/gi;
export const percentOfItems = new RegExp(`(?<![\\d.,])(\\d{1,3}) ?% of (?:the |all (?:the )?|our )?${thing}(?: (?:is|are|have been))?(?: now| already)? (?:done|finished|completed?|closed|resolved)`, 'gi');
