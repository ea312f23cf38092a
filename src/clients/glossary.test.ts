import { statusWord, titleOf } from './glossary';

const engagement = { glossary: { titles: { '10001': { en: 'Paying with a phone' } }, statuses: { 'In Review': { en: 'We are checking it' } } } };
const settings = { statuses: { 'In Review': { en: 'Being reviewed', 'zh-CN': '审核中' } } };
const review = { name: 'In Review', category: 'in-progress' } as const;

describe('statusWord', () => {
  it("prefers the engagement's word, then the project's, then a plain one", () => {
    expect(statusWord(engagement, settings, review, 'en')).toBe('We are checking it');
    expect(statusWord(engagement, settings, review, 'zh-CN')).toBe('审核中');
    expect(statusWord(engagement, { statuses: {} }, review, 'zh-CN')).toBe('进行中');
  });

  it.each([
    ['to-do', 'Not started', '未开始'],
    ['in-progress', 'In progress', '进行中'],
    ['done', 'Done', '已完成'],
  ] as const)('says %s plainly', (category, english, chinese) => {
    const status = { name: 'Whatever', category };
    expect([statusWord(engagement, settings, status, 'en'), statusWord(engagement, settings, status, 'zh-CN')]).toEqual([english, chinese]);
  });

  it.each(['constructor', '__proto__', 'toString'])('takes a status named %s for a status', (name) => {
    expect(statusWord(engagement, settings, { name, category: 'done' }, 'en')).toBe('Done');
  });
});

describe('titleOf', () => {
  it("is the client's word in her language, else Jira's title", () => {
    const issue = { id: '10001', summary: 'PAY-2 refactor' };
    expect(titleOf(engagement, issue, 'en')).toBe('Paying with a phone');
    expect(titleOf(engagement, issue, 'zh-CN')).toBe('PAY-2 refactor');
    expect(titleOf(engagement, { id: '10002', summary: 'Other' }, 'en')).toBe('Other');
  });
});
