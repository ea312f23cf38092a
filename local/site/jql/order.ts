import type { Field as FieldNode, OrderBy } from '@atlaskit/jql-ast';
import type { Issue } from '../model';
import type { JqlField, SortKey } from './environment';

/** Sorts by the keys of each issue; equal keys leave the newer issue first, so that the order is always the same. */
export type IssueOrder = {
  keys(issue: Issue): SortKey[];
  compare(first: readonly SortKey[], second: readonly SortKey[]): number;
};

function compareKeys(first: SortKey, second: SortKey): number {
  if (first === second) return 0;
  // Empty stands behind everything that has a value.
  if (first === null) return 1;
  if (second === null) return -1;
  return first < second ? -1 : 1;
}

export function compileOrder(orderBy: OrderBy | void, lookup: (node: FieldNode) => JqlField | undefined): IssueOrder {
  const parts = (orderBy?.fields ?? []).flatMap(({ field: node, direction }) => {
    const sortKey = lookup(node)?.sortKey;
    return sortKey ? [{ sortKey, sign: direction?.value.toLowerCase() === 'desc' ? -1 : 1 }] : [];
  });
  return {
    keys: (issue) => [...parts.map((part) => part.sortKey(issue)), Number(issue.id)],
    compare(first, second) {
      for (let index = 0; index < parts.length; index += 1) {
        const sign = parts[index]?.sign ?? 1;
        const difference = compareKeys(first[index] ?? null, second[index] ?? null);
        if (difference !== 0) return sign * difference;
      }
      return Number(second.at(-1)) - Number(first.at(-1));
    },
  };
}
