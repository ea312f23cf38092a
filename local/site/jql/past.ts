import type { OperatorValue, TerminalClause } from '@atlaskit/jql-ast';
import type { HistoryItem, Issue } from '../model';
import { never, type ChoiceField, type IssueTest, type JqlEnvironment, type JqlField } from './environment';
import { wantedIds, wantedMoments } from './operands';
import { resolvers } from './people-and-places';

type Change = { at: number; by: string; from: string | null; to: string | null };

function changesOf(issue: Issue, fieldId: string): Change[] {
  return issue.histories.flatMap((history) =>
    history.items.filter((item: HistoryItem) => item.fieldId === fieldId).map((item) => ({ at: Date.parse(history.created), by: history.authorAccountId, from: item.from, to: item.to })),
  );
}

/** When a change happened and who made it, as AFTER, BEFORE, ON, DURING, BY, FROM and TO narrow it. */
type Limits = { after: number; before: number; by?: ReadonlySet<string>; from?: ReadonlySet<string | null>; to?: ReadonlySet<string | null> };

const day = 24 * 60 * 60 * 1000;

function limitsOf(field: ChoiceField, clause: TerminalClause, environment: JqlEnvironment): Limits {
  const limits: Limits = { after: Number.NEGATIVE_INFINITY, before: Number.POSITIVE_INFINITY };
  for (const { operator, operand } of clause.predicates) {
    if (!operand) continue;
    const kind = operator.value.toLowerCase();
    if (kind === 'by') {
      const account = resolvers(environment).account;
      limits.by = new Set(wantedIds({ kind: 'choice', name: 'by', ids: () => [], resolve: account }, operand, environment).values);
    } else if (kind === 'from' || kind === 'to') {
      const wanted = wantedIds(field, operand, environment);
      limits[kind] = new Set<string | null>(wanted.empty ? [...wanted.values, null] : wanted.values);
    } else {
      const [first = 0, second = first] = wantedMoments(field.name, operand, environment).values;
      if (kind === 'after' || kind === 'on' || kind === 'during') limits.after = Math.max(limits.after, first);
      if (kind === 'before') limits.before = Math.min(limits.before, first);
      if (kind === 'on') limits.before = Math.min(limits.before, first + day);
      if (kind === 'during') limits.before = Math.min(limits.before, second);
    }
  }
  return limits;
}

/** The stretches of time over which a field held each value. Of several values at once (versions) the start of a stretch may be too early. */
function stretches(issue: Issue, field: ChoiceField, fieldId: string): { value: string | null; start: number; end: number; by: string }[] {
  const changes = changesOf(issue, fieldId);
  const ids = field.ids(issue);
  const current: readonly (string | null)[] = ids.length > 0 ? ids : [null];
  let start = Date.parse(issue.created);
  let by = issue.creatorAccountId;
  const list = changes.map((change) => {
    const stretch = { value: change.from, start, end: change.at, by };
    start = change.at;
    by = change.by;
    return stretch;
  });
  return [...list, ...current.map((value) => ({ value, start, end: Number.POSITIVE_INFINITY, by }))];
}

/** WAS, WAS IN, CHANGED and their negations, read from the changelog. */
export function pastTest(field: JqlField, operator: OperatorValue, clause: TerminalClause, environment: JqlEnvironment): IssueTest {
  const fieldId = field.historyFieldId;
  if (field.kind !== 'choice' || fieldId === undefined) {
    environment.errors.push(`History searches do not support the '${field.name}' field.`);
    return never;
  }
  const limits = limitsOf(field, clause, environment);
  const within = (by: string, start: number, end: number) => start < limits.before && end > limits.after && (limits.by?.has(by) ?? true);

  if (operator === 'changed') {
    return (issue) =>
      changesOf(issue, fieldId).some(
        (change) => change.at >= limits.after && change.at < limits.before && within(change.by, change.at, change.at + 1) && (limits.from?.has(change.from) ?? true) && (limits.to?.has(change.to) ?? true),
      );
  }
  if (!clause.operand) return never;
  const wanted = wantedIds(field, clause.operand, environment);
  const values = new Set<string | null>(wanted.empty ? [...wanted.values, null] : wanted.values);
  const was: IssueTest = (issue) => stretches(issue, field, fieldId).some((stretch) => values.has(stretch.value) && within(stretch.by, stretch.start, stretch.end));
  return operator.includes('not') ? (issue) => !was(issue) : was;
}
