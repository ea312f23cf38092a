import { JastBuilder } from '@atlaskit/jql-ast';
import fc from 'fast-check';
import { categoryOf, summaryOf, titleClauses } from './issue';

describe('titleClauses', () => {
  it.each([
    ['apple pay', ['summary ~ "apple*"', 'summary ~ "pay*"']],
    ['a"b) OR (c', ['summary ~ "a*"', 'summary ~ "b*"', 'summary ~ "OR*"', 'summary ~ "c*"']],
    ['登录 页面', ['summary ~ "登录"', 'summary ~ "页面"']],
    ['*?~^:[]{}\\!', []],
    ['🙂', []],
  ])('%j', (text, clauses) => {
    expect(titleClauses(text)).toEqual(clauses);
  });

  it('makes a query Jira can read of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clauses = titleClauses(text);
        expect(new JastBuilder().build(['project = 1', ...clauses].join(' AND ')).errors).toEqual([]);
      }),
    );
  }, 30_000);
});

it.each([
  ['new', 'to-do'],
  ['indeterminate', 'in-progress'],
  ['done', 'done'],
  ['undefined', 'to-do'],
  [undefined, 'to-do'],
])('reads the status category %s as %s', (key, category) => {
  expect(categoryOf(key)).toBe(category);
});

it('leaves out a due date that is not set', () => {
  const issue = { id: '1', key: 'HAR-1', fields: { summary: 'S', duedate: null, status: { id: '3', name: 'Doing', statusCategory: { key: 'indeterminate' } } } };
  expect(summaryOf(issue)).toEqual({ id: '1', key: 'HAR-1', summary: 'S', status: 'Doing', category: 'in-progress' });
});
