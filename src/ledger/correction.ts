import type { IssueFact, Snapshot, ToldLine, VersionFact } from './told';

/** A line of a message that turned out to be wrong. */
export type WrongLine = { updateId: string; line: ToldLine };
/** What Jira says now of what the line names. */
export type FactsNow = { issues: IssueFact[]; versions: VersionFact[] };
/** A later message, with the lines one reader of it got. */
export type Later = Pick<Snapshot, 'issues' | 'versions' | 'lines'> & { corrects?: { updateId: string; lineId: string } };

/**
 * Whether a later message told its reader better: it corrected this very line, or it told of everything the line is about, in other
 * words, as it is now. Of a line about nothing in Jira only a correction can.
 */
export function toldBetter({ updateId, line }: WrongLine, later: Later, now: FactsNow): boolean {
  if (isCorrectionOf(later, updateId, line.id)) return true;
  const { issueIds, versionIds } = line;
  if (issueIds.length === 0 && versionIds.length === 0) return false;
  const others = later.lines.filter((other) => !repeats(line, other));
  const issues = issueIds.every((id) => others.some((other) => other.issueIds.includes(id)) && sameIssue(find(later.issues, id), find(now.issues, id)));
  return issues && versionIds.every((id) => others.some((other) => other.versionIds.includes(id)) && sameVersion(find(later.versions, id), find(now.versions, id)));
}

export const isCorrectionOf = ({ corrects }: Pick<Later, 'corrects'>, updateId: string, lineId: string): boolean => corrects?.updateId === updateId && corrects.lineId === lineId;

const find = <Fact extends { id: string }>(facts: Fact[], id: string) => facts.find((fact) => fact.id === id);

/** The same words in any language, again. */
const repeats = (line: ToldLine, other: ToldLine) => Object.entries(line.texts).some(([language, text]) => other.texts[language as keyof ToldLine['texts']]?.trim() === text.trim());

const sameIssue = (told: IssueFact | undefined, now: IssueFact | undefined) => told !== undefined && now !== undefined && told.category === now.category && told.dueOn === now.dueOn && told.blocked === now.blocked;
const sameVersion = (told: VersionFact | undefined, now: VersionFact | undefined) => told !== undefined && now !== undefined && told.releaseOn === now.releaseOn && told.released === now.released;
