import fc from 'fast-check';
import { fixtureSite } from '../site-fixture';
import { createIssue } from '../operations/issues';
import { countIssues, searchIssues, searchPage } from './search';
import type { SortKey } from './environment';

const { state, bo, project } = fixtureSite();
const statuses = ['10000', '3', '10001', '10003', '10002'];
state.batch(() => {
  for (let number = 0; number < 150; number += 1) {
    createIssue(
      state,
      bo,
      {
        projectId: project.id,
        issueTypeId: number % 3 === 0 ? '10004' : '10001',
        summary: `Work ${number % 7} ${number % 2 ? 'odd' : 'even'}`,
        statusId: statuses[number % 5],
        priorityId: String((number % 4) + 1),
        labels: number % 3 === 0 ? [] : [`label-${number % 6}`],
        duedate: number % 4 === 0 ? `2026-11-${String((number % 28) + 1).padStart(2, '0')}` : null,
        assigneeAccountId: number % 2 ? bo.accountId : null,
      },
      new Date(Date.UTC(2026, 9, 1 + (number % 30), number % 24)).toISOString(),
    );
  }
});

/** Of fields no issue leaves empty, or about emptiness itself. */
const filledClause = fc.constantFrom(
  'status = Done',
  'status != "To Do"',
  'statusCategory in ("In Progress", Done)',
  'due is EMPTY',
  'assignee is not EMPTY',
  'priority >= High',
  'summary ~ odd',
  'summary !~ "3 even"',
  'created >= 2026-10-15',
  'type = Bug',
);
const clause = fc.oneof(
  filledClause,
  fc.constantFrom('labels = label-1', 'labels != label-2', 'labels not in (label-1, label-4)', 'due < 2026-11-10', 'assignee = currentUser()'),
);
const queryOf = (single: fc.Arbitrary<string>) =>
  fc.letrec<{ query: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      single,
      fc.tuple(tie('query'), tie('query')).map(([left, right]) => `(${left} AND ${right})`),
      fc.tuple(tie('query'), tie('query')).map(([left, right]) => `(${left} OR ${right})`),
      tie('query').map((inner) => `NOT (${inner})`),
    ),
  })).query;
const query = queryOf(clause);
const within = (jql: string) => new Set(searchIssues(state, bo, `project = ACME AND (${jql})`).map((issue) => issue.id));
const everything = within('key is not EMPTY');

test('a query and its negation part the project between them where no field is empty', () => {
  fc.assert(
    fc.property(queryOf(filledClause), (jql) => {
      const found = within(jql);
      const rest = within(`NOT (${jql})`);
      expect([...found].filter((id) => rest.has(id))).toEqual([]);
      expect(found.size + rest.size).toBe(everything.size);
    }),
    { numRuns: 60 },
  );
});

test('a query and its negation never find the same issue, and two negations are none', () => {
  fc.assert(
    fc.property(query, (jql) => {
      const found = within(jql);
      const rest = within(`NOT (${jql})`);
      expect([...found].filter((id) => rest.has(id))).toEqual([]);
      expect(within(`NOT (NOT (${jql}))`)).toEqual(found);
    }),
    { numRuns: 60 },
  );
});

test('AND finds the intersection, OR the union', () => {
  fc.assert(
    fc.property(query, query, (left, right) => {
      const first = within(left);
      const second = within(right);
      expect(within(`(${left}) AND (${right})`)).toEqual(new Set([...first].filter((id) => second.has(id))));
      expect(within(`(${left}) OR (${right})`)).toEqual(new Set([...everything].filter((id) => first.has(id) || second.has(id))));
      expect(countIssues(state, bo, `project = ACME AND ((${left}) OR (${right}))`)).toBe(new Set([...first, ...second]).size);
    }),
    { numRuns: 40 },
  );
});

const order = fc.uniqueArray(fc.constantFrom('priority', 'created', 'due', 'status', 'assignee', 'labels', 'summary', 'type'), { minLength: 0, maxLength: 3 });

test('pages joined together are the whole answer, in the same order', () => {
  fc.assert(
    fc.property(query, order, fc.integer({ min: 1, max: 60 }), fc.boolean(), (jql, fields, size, descending) => {
      const orderBy = fields.length > 0 ? ` ORDER BY ${fields.map((field) => `${field}${descending ? ' DESC' : ''}`).join(', ')}` : '';
      const text = `project = ACME AND (${jql})${orderBy}`;
      const joined: string[] = [];
      let after: SortKey[] | undefined;
      do {
        const page = searchPage(state, bo, text, size, after);
        expect(page.found.length).toBeLessThanOrEqual(size);
        joined.push(...page.found.map(({ issue }) => issue.id));
        after = page.next;
      } while (after);
      expect(joined).toEqual(searchIssues(state, bo, text).map((issue) => issue.id));
      expect(new Set(joined).size).toBe(joined.length);
    }),
    { numRuns: 60 },
  );
});

test('an issue that leaves between two pages takes no other with it', () => {
  const text = 'project = ACME AND type = Bug ORDER BY key';
  const before = searchIssues(state, bo, text).map((issue) => issue.id);
  const { found, next } = searchPage(state, bo, text, 10);
  const gone = found[3]?.issue;
  if (!gone) throw new Error('The first page is too short.');
  state.issues.delete(gone.id);
  const rest = searchPage(state, bo, text, 1000, next).found.map(({ issue }) => issue.id);
  state.issues.put(gone);
  expect([...found.map(({ issue }) => issue.id), ...rest]).toEqual(before);
});
