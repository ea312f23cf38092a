import type { History } from '../site/model';
import { changelogOf, readHistories, sorted } from './histories';
import { keyOf, lastMove, noteUse, readIssue, type ReadIssue } from './issues';
import { BrokenRecord, isRaw, rawIn, textIn } from './raw';
import type { Sources } from './sources';

type Tell = (problem: string) => void;
/** Changes that stand apart from their issue, until all issues are read. */
type Apart = { reference: string; histories: History[]; total: number; tell: Tell };
export type Reading = ReturnType<typeof createReading>;

/** Takes record after record of the files, in any order. */
export function createReading(sources: Sources) {
  const issues = new Map<string, ReadIssue>();
  const apart: Apart[] = [];
  let repeated = 0;

  const take = (read: ReadIssue) => {
    const known = issues.get(read.issue.key);
    if (known) repeated += 1;
    // Of an issue that stands in the files twice, the later state is the true one.
    if (known === undefined || read.issue.updated >= known.issue.updated) issues.set(read.issue.key, read);
  };

  return {
    issues,
    repeated: () => repeated,
    /** Throws BrokenRecord for a record nothing can be made of. */
    take(value: unknown, tell: Tell): void {
      if (!isRaw(value)) throw new BrokenRecord('this is not an issue of Jira');
      const changelog = changelogOf(value) ?? (Array.isArray(value.items) ? { histories: [value], total: 1 } : undefined);
      if (rawIn(value, 'fields') !== undefined || changelog === undefined) return take(readIssue(value, sources, tell));
      const isHistory = Array.isArray(value.items);
      const reference = keyOf(value.key) ?? keyOf(value.issueKey) ?? keyOf(value.issue) ?? textIn(value, 'issueId') ?? (isHistory ? undefined : textIn(value, 'id'));
      if (reference === undefined) throw new BrokenRecord('these changes do not name their issue');
      apart.push({ reference, histories: readHistories(changelog.histories, sources, tell), total: changelog.total, tell });
    },
    /** Once all is read: changes that stood apart go to their issues. */
    join(): void {
      const keys = new Map([...issues.values()].map(({ issue }) => [issue.id, issue.key]));
      for (const { reference, histories, total, tell } of apart) {
        const key = issues.has(reference) ? reference : keys.get(reference);
        const read = issues.get(key ?? '');
        if (key === undefined || read === undefined) tell(`these changes belong to ${reference}, which is in no file`);
        else issues.set(key, { ...withHistories(read, histories), changesInJira: Math.max(read.changesInJira ?? 0, total) });
      }
      for (const { issue, comments } of issues.values()) {
        const place = sources.places.of(issue.key.slice(0, issue.key.lastIndexOf('-')), undefined);
        noteUse(place, { issue, comments });
      }
    },
  };
}

function withHistories(read: ReadIssue, more: History[]): ReadIssue {
  const { issue } = read;
  const histories = sorted([...issue.histories, ...more]);
  const latest = histories.at(-1)?.created ?? issue.updated;
  const moved = issue.statusChangedAt === issue.created ? (lastMove(histories) ?? issue.created) : issue.statusChangedAt;
  return { ...read, issue: { ...issue, histories, statusChangedAt: moved, updated: latest > issue.updated ? latest : issue.updated } };
}
