import { checkRoad, contactFrom } from './contact';

describe('checkRoad', () => {
  it.each([
    ['by-hand', undefined, {}, undefined],
    ['request', undefined, { serviceDesk: {} }, 'contact.accountId'],
    ['request', 'acc', {}, 'serviceDesk'],
    ['request', 'acc', { serviceDesk: {} }, undefined],
    ['notify', undefined, { anchorIssue: {} }, 'contact.accountId'],
    ['notify', 'acc', { serviceDesk: {} }, 'anchorIssueId'],
    ['notify', 'acc', { anchorIssue: {} }, undefined],
  ] as const)('%s with account %s and %j misses %s', (road, accountId, place, field) => {
    const check = () => checkRoad({ road, accountId }, place);
    if (field === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'invalid', field }));
  });
});

describe('contactFrom', () => {
  const draft = { name: 'Fang', road: 'by-hand' } as const;
  const account = { accountId: 'a', displayName: '王芳', locale: 'zh_CN', timeZone: 'Asia/Shanghai' };
  const defaults = { language: 'en', timeZone: 'Europe/Berlin' } as const;

  it("takes what was said, else the account's, else the defaults", () => {
    expect(contactFrom({ ...draft, language: 'en', timeZone: 'UTC' }, account, defaults)).toMatchObject({ language: 'en', timeZone: 'UTC' });
    expect(contactFrom(draft, account, defaults)).toMatchObject({ language: 'zh-CN', timeZone: 'Asia/Shanghai' });
    expect(contactFrom(draft, { ...account, locale: null, timeZone: null }, defaults)).toMatchObject(defaults);
    expect(contactFrom(draft, undefined, defaults)).toMatchObject(defaults);
  });
});
