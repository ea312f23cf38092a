/** A record of a JSON text: [start, end), and the line it begins on, counted from 1. */
export type FoundRecord = { start: number; end: number; line: number };
/** A value at the top of a text. Of an answer that lists records, `frame` is what stands round the list. */
export type FoundValue = { records: FoundRecord[]; frame?: string; complete: boolean };

/** Names under which Jira's answers list their records. */
export const recordLists = ['issues', 'issueChangeLogs'];

type OpenValue = { start: number; line: number; records: FoundRecord[]; list?: { start: number; end?: number }; recordDepth: number };
const noRecords = -1;

/** Finds the records of a text without parsing them, so that a broken one, or a torn end, costs only itself. */
export function scanRecords(text: string): FoundValue[] {
  const found: FoundValue[] = [];
  const { lineOf, endOfLine } = lines(text);
  const significant = /["{}[\]]/g;
  let depth = 0;
  let open: OpenValue | undefined;
  let record: { start: number; line: number } | undefined;
  let word = '';

  const finish = (value: OpenValue, end: number, complete: boolean) => {
    const { start, line, records, list } = value;
    if (record) records.push({ ...record, end });
    record = undefined;
    const isList = text.charAt(start) === '[';
    const after = list?.end === undefined ? ']}' : text.slice(list.end, end);
    found.push({ records: isList || list ? records : [{ start, end, line }], complete, ...(list && { frame: text.slice(start, list.start + 1) + after }) });
    open = undefined;
  };

  for (let match = significant.exec(text); match; match = significant.exec(text)) {
    const at = match.index;
    const [character] = match;
    if (character === '"') {
      const end = endOfString(text, at, endOfLine(at));
      if (depth === 1) word = text.slice(at + 1, end);
      significant.lastIndex = end + 1;
    } else if (character === '{' || character === '[') {
      if (!open) open = { start: at, line: lineOf(at), records: [], recordDepth: character === '[' ? 1 : noRecords };
      else if (depth === open.recordDepth) record = { start: at, line: lineOf(at) };
      else if (depth === 1 && character === '[' && open.list === undefined && recordLists.includes(word)) {
        open.list = { start: at };
        open.recordDepth = 2;
      }
      depth += 1;
    } else if (open) {
      depth -= 1;
      if (record && depth === open.recordDepth) {
        open.records.push({ ...record, end: at + 1 });
        record = undefined;
      } else if (depth === 1 && open.list && open.list.end === undefined) {
        open.list.end = at;
        open.recordDepth = noRecords;
      }
      if (depth === 0) finish(open, at + 1, true);
    }
  }
  if (open) finish(open, text.length, false);
  return found;
}

/** JSON allows no line break within a string: where the closing quote is missing, the string ends with its line. */
function endOfString(text: string, start: number, endOfLine: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1 && end < endOfLine; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return endOfLine;
}

/** Line numbers of places that only move forward. */
function lines(text: string) {
  let line = 1;
  let end = 0;
  const seek = () => {
    const next = text.indexOf('\n', end);
    end = next === -1 ? text.length : next;
  };
  seek();
  const forward = (at: number) => {
    while (end < at) {
      end += 1;
      line += 1;
      seek();
    }
  };
  return {
    lineOf(at: number): number {
      forward(at);
      return line;
    },
    endOfLine(at: number): number {
      forward(at);
      return end;
    },
  };
}
