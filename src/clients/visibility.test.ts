import { type Clause, JastBuilder } from '@atlaskit/jql-ast';
import fc from 'fast-check';
import type { VisibilityRule } from './contract';
import { choicesIn, chosen, invisibleClause, previewClause, quoted, visibleClause } from './visibility';

const id = '5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c11';
const other = '0b8e7a54-71b4-4b60-8a0b-4f3a7b1d2c22';
const seen = (visibility: VisibilityRule) => ({ id, projectId: '10001', visibility });
/** Any characters, and those that mean something to JQL more often than chance would have them. */
const text = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('"', '\\', "'", '(', ')', ' ', '\n', '\ufdd0', '\uffff')), minLength: 1 });
const kept = `(candorHidden IS EMPTY OR candorHidden != "${id}") AND level IS EMPTY`;

function parsed(jql: string): Clause {
  const { query, errors } = new JastBuilder().build(jql);
  expect(errors).toEqual([]);
  if (!query?.where) throw new Error('There is no clause.');
  return query.where;
}
const parts = (clause: Clause) => (clause.clauseType === 'compound' ? clause.clauses : []);

describe('visibleClause', () => {
  it.each<[VisibilityRule, string]>([
    [{ kind: 'labels', labels: ['client', 'web'] }, `project = 10001 AND ((labels in ("client", "web")) OR candorShown = "${id}") AND ${kept}`],
    [{ kind: 'all' }, `project = 10001 AND ((issuetype not in subTaskIssueTypes()) OR candorShown = "${id}") AND ${kept}`],
    [{ kind: 'jql', jql: 'priority = High OR due < 7d' }, `project = 10001 AND ((priority = High OR due < 7d) OR candorShown = "${id}") AND ${kept}`],
    [{ kind: 'milestones' }, `project = 10001 AND candorShown = "${id}" AND ${kept}`],
    [{ kind: 'chosen' }, `project = 10001 AND candorShown = "${id}" AND ${kept}`],
  ])('composes %j', (rule, jql) => {
    expect(visibleClause(seen(rule))).toBe(jql);
  });

  it('keeps any label inside its quotes', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (labels) => {
        const [project, visible, hidden, level, ...rest] = parts(parsed(visibleClause(seen({ kind: 'labels', labels }))));
        expect(rest).toEqual([]);
        expect(project).toMatchObject({ field: { value: 'project' }, operand: { value: '10001' } });
        expect(hidden).toMatchObject({ operator: { value: 'or' } });
        expect(level).toMatchObject({ field: { value: 'level' } });
        const [rule, shown] = parts(visible as Clause);
        expect(shown).toMatchObject({ field: { value: 'candorShown' }, operand: { value: id } });
        const values = labels.map((label) => label.replace(/[\p{Cc}\ufdd0-\ufdef\ufffe\uffff]/gu, ' '));
        expect(rule).toMatchObject({ field: { value: 'labels' }, operand: { values: values.map((value) => ({ value })) } });
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it.each(['a" OR project = SUP OR labels = "a', '\\', '\\"', '") OR (labels is not EMPTY', "it's", '客户'])('keeps the label %s a label', (label) => {
    const [, visible] = parts(parsed(visibleClause(seen({ kind: 'labels', labels: [label] }))));
    expect(parts(visible as Clause)[0]).toMatchObject({ operand: { values: [{ value: label }] } });
  });
});

describe('invisibleClause', () => {
  it.each<[VisibilityRule, string]>([
    [
      { kind: 'labels', labels: ['client'] },
      `project = 10001 AND (candorHidden = "${id}" OR ((labels IS EMPTY OR labels not in ("client")) AND (candorShown IS EMPTY OR candorShown != "${id}"))) AND level IS EMPTY`,
    ],
    [{ kind: 'milestones' }, `project = 10001 AND (candorHidden = "${id}" OR (candorShown IS EMPTY OR candorShown != "${id}")) AND level IS EMPTY`],
    [
      { kind: 'jql', jql: 'priority = High' },
      `project = 10001 AND (candorHidden = "${id}" OR ((NOT (priority = High)) AND (candorShown IS EMPTY OR candorShown != "${id}"))) AND level IS EMPTY`,
    ],
  ])('composes %j', (rule, jql) => {
    expect(invisibleClause(seen(rule))).toBe(jql);
    parsed(jql);
  });
});

describe('previewClause', () => {
  it('asks the rule alone, and nothing where the rule shows no issue by itself', () => {
    expect(previewClause('10001', { kind: 'jql', jql: 'a = b OR c = d' })).toBe('project = 10001 AND (a = b OR c = d) AND level IS EMPTY');
    expect(previewClause('10001', { kind: 'milestones' })).toBeUndefined();
    expect(previewClause('10001', { kind: 'chosen' })).toBeUndefined();
  });
});

it('quotes control characters as spaces: JQL has no bare line break', () => {
  expect(quoted('a\nb\u0000"')).toBe('"a b \\""');
});

describe('the choice on one issue', () => {
  it.each([
    ['shown', { shown: [other, id], hidden: [other] }],
    ['hidden', { shown: [other], hidden: [other, id] }],
  ] as const)('%s leaves the choices of other engagements alone', (choice, after) => {
    expect(chosen({ shown: [other], hidden: [other] }, id, choice)).toEqual(after);
  });

  it('moves an engagement from one list to the other and out of both', () => {
    expect(chosen({ shown: [id], hidden: [] }, id, 'hidden')).toEqual({ shown: [], hidden: [id] });
    expect(chosen({ shown: [id], hidden: [] }, id, 'by-rule')).toEqual({ shown: [], hidden: [] });
  });

  it('writes nothing when it says so already', () => {
    expect(chosen({ shown: [id], hidden: [] }, id, 'shown')).toBeUndefined();
    expect(chosen({ shown: [], hidden: [other] }, id, 'by-rule')).toBeUndefined();
  });

  it.each([undefined, null, 7, 'x', { shown: 'x', hidden: [1, id] }, []])('reads a property holding %j', (value) => {
    const choices = choicesIn({ id: '1', key: 'HAR-1', properties: { 'candor.visibility': value } });
    expect(choices.shown).toEqual([]);
    expect(choices.hidden.every((entry) => typeof entry === 'string')).toBe(true);
  });
});
