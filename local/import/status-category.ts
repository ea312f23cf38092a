import type { StatusCategoryKey } from '../site/model';

/** What became of the issues in a status, where the file does not say what the status means. */
export type StatusEvidence = {
  /** Issues that stand in it, with and without a resolution, and moves into it that set one. */
  resolved: number;
  unresolved: number;
  /** Issues that began in it, and moves into it. */
  begun: number;
  entered: number;
};

/** Not done yet, whatever comes after: "Ready for release", "To be closed". */
const unfinished = /^(?:not|to be|ready|waiting|awaiting|pending|in|for|wait)\b|^(?:待|等待|未)/;
const done = /\b(?:done|closed?|resolved|completed?|finish(?:ed)?|fixed|released|shipped|deployed|cancel+ed|rejected|declined|won'?t|wont|obsolete|abandoned|archived|withdrawn|erledigt|geschlossen|fertig|abgeschlossen|terminada|finalizado|cerrado|resuelto|hecho)\b|terminé|fermé|résolu|完成|关闭|解决|取消|结束/;
const untouched = /^(?:to ?do|open(?:ed)?|new|backlog|created|re-?opened|triage|needs triage|draft|planned|selected for development|offen|zu erledigen|neu|à faire|ouvert|por hacer|abierto|待办|新建|未开始|打开|重新打开|待处理)$/;

/** The category of a status, from its name, or from what happened in it. */
export function guessedCategory(name: string, { resolved, unresolved, begun, entered }: StatusEvidence): StatusCategoryKey {
  const words = name.trim().toLowerCase();
  if (untouched.test(words)) return 'new';
  if (done.test(words) && !unfinished.test(words)) return 'done';
  if (resolved > unresolved) return 'done';
  return begun > entered ? 'new' : 'indeterminate';
}
