import * as answers from './answers';

describe('an item of a changelog', () => {
  it('has no new value where Jira leaves it out, though every object has a toString', () => {
    expect(answers.changelogItem.parse({ field: 'status', from: '3' })).toEqual({ field: 'status', from: '3', toString: undefined });
    expect(answers.changelogItem.parse({ field: 'status', toString: 'Done', extra: 1 })).toEqual({ field: 'status', toString: 'Done' });
  });

  it('is refused when it is no item', () => {
    for (const value of [undefined, null, 'status', [], { field: 1 }, { field: 'status', toString: 2 }]) expect(answers.changelogItem.safeParse(value).success).toBe(false);
  });
});

it('of a person on an issue only name and account are kept', () => {
  const assignee = { accountId: 'ann', displayName: 'Ann', avatarUrls: { '48x48': 'https://example.com/ann.png' } };
  expect(answers.issue.parse({ id: '1', key: 'AB-1', fields: { assignee } }).fields?.assignee).toEqual({ accountId: 'ann', displayName: 'Ann' });
});
