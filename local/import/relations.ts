import type { IssueLink } from '../site/model';
import type { ReadIssue } from './issues';

export type Relations = {
  parentIdOf(key: string): string | null;
  links: IssueLink[];
  /** Parents and links that lead to issues in none of the files. */
  outside: number;
};

const firstLinkId = 10_000;

/** What issues say of each other, by id. Each end of a link tells of it; it is one link. */
export function relationsOf(read: readonly ReadIssue[]): Relations {
  const ids = new Map<string, string>();
  for (const { issue } of read) for (const key of issue.formerKeys ?? []) ids.set(key, issue.id);
  for (const { issue } of read) ids.set(issue.key, issue.id);
  const parents = new Map(read.flatMap(({ issue, subtaskKeys }) => subtaskKeys.map((key) => [key, issue.key] as const)));
  for (const { issue, parentKey } of read) if (parentKey !== undefined) parents.set(issue.key, parentKey);

  const links = new Map<string, IssueLink>();
  const outside = new Set<string>();
  for (const { issue, links: told } of read) {
    const parent = parents.get(issue.key);
    if (parent !== undefined && !ids.has(parent)) outside.add(`${issue.key} parent ${parent}`);
    for (const { typeId, otherKey, direction } of told) {
      const other = ids.get(otherKey);
      // What an issue shows as its outward issue, it points to: it is itself the inward end.
      const [inwardIssueId, outwardIssueId] = direction === 'outward' ? [issue.id, other] : [other, issue.id];
      if (inwardIssueId === undefined || outwardIssueId === undefined) outside.add(`${issue.key} ${typeId} ${direction} ${otherKey}`);
      else {
        const place = `${typeId} ${inwardIssueId} ${outwardIssueId}`;
        if (!links.has(place)) links.set(place, { id: String(firstLinkId + links.size), typeId, inwardIssueId, outwardIssueId });
      }
    }
  }
  return { parentIdOf: (key) => ids.get(parents.get(key) ?? '') ?? null, links: [...links.values()], outside: outside.size };
}
