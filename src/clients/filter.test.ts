import fc from 'fast-check';
import { refusedIn } from './filter';

const keyOf = (jql: string) => refusedIn(jql, 'rule.jql')?.toFailure().message;

describe('a filter', () => {
  it.each([
    'assignee = currentUser()',
    'assignee = CURRENTUSER()',
    'assignee in (currentuser ( ))',
    'assignee = "currentUser"()',
    "assignee = 'CurrentUser' ()",
    'assignee = current\\u0055ser()',
    'assignee = "c\\urrentUser"()',
    'summary ~ "currentUser()" AND assignee=currentUser()',
  ])('may not ask who reads it: %s', (jql) => {
    expect(keyOf(jql)).toBe('failure.jql-current-user');
  });

  it.each(['issue in watchedIssues()', 'issue in VotedIssues()', 'project in projectsWhereUserHasRole("Members")', 'created > lastLogin()'])('may not depend on the reader: %s', (jql) => {
    expect(refusedIn(jql, 'rule.jql')?.toFailure()).toMatchObject({ message: 'failure.jql-depends-on-reader', field: 'rule.jql' });
  });

  it.each(['labels = x ORDER BY created', 'labels = x order\n by created', 'order by key', 'Order By key'])('may not sort: %s', (jql) => {
    expect(keyOf(jql)).toBe('failure.jql-order-by');
  });

  it.each([
    'summary ~ "currentUser()"',
    "summary ~ 'assignee = currentUser()'",
    'summary ~ "ORDER BY"',
    'summary ~ "she said \\"order by phone\\""',
    'labels in (order, by)',
    'labels = currentUser',
    'text ~ "order" AND text ~ "by"',
    'labels = "it\'s" AND due < endOfWeek()',
    'status changed by (712020) ',
    'labels in (客户, "王 芳")',
  ])('may say %s', (jql) => {
    expect(keyOf(jql)).toBeUndefined();
  });

  it('is read to its end whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (jql) => void refusedIn(jql, 'rule.jql')));
    fc.assert(fc.property(fc.stringMatching(/^[a-z"'\\() ]*$/), (jql) => refusedIn(`${jql.replace(/["'\\]/g, '')} currentUser()`, 'rule.jql') !== undefined));
  });
});
