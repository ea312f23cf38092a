import { engagement, issue, leaksIn, type Leaky, quotesIn } from './leak-fixture';

const rulesIn = (text: string, more: Partial<Leaky> = {}) => leaksIn({ lines: [{ text }], ...more }).map(({ rule, level }) => `${level} ${rule}`);

describe('a placeholder', () => {
  it.each([
    'TODO: say when', 'Todo: say when', 'The date is TBD.', 'tbc', 'XXX', 'by XX December', 'xxx', 'Lorem ipsum dolor', 'Dear {{name}},', 'Dear ${firstName}', 'Dear <name>,', 'Dear <client name>',
    'on [insert date]', 'on [date]', '[...]', '[your text here]', '[Client name] agreed', 'Contact: ____', 'When???', '(to be added)', 'T.B.D.', 'FIXME',
    '日期待定', '（待补充）', '【请填写客户名称】', '某某公司', '请填写。', '请在此填写', '××月××日', 'XX月XX日', '此处插入截图', '<客户姓名>', '[填写日期]', '金额：____', '示例文字', '日期TBD。', '见XXX文档',
  ])('is found: %s', (text) => {
    expect(rulesIn(text)).toEqual(['stop placeholder']);
  });

  it.each([
    'The to-do list works.', 'Tap the <b> key', 'x < 3 and y > 2', '[Client] approve the logo', '[x] agreed', 'Really? Really??', 'Size XXL is sold out.', 'Names and dates are checked.', 'snake_case and __init__', 'See [link](https://a.example)',
    '请填写需求表并发回给我们。', '客户姓名会显示在小票上。', '某些门店', '日期已定', '我们会补充说明。', '《用户手册》已完成',
  ])('is not: %s', (text) => {
    expect(rulesIn(text)).toEqual([]);
  });

  it('is none in what Candor wrote, nor in a title she sees', () => {
    expect(quotesIn({ lines: [{ text: '“1.0”原定周五发布，现日期待定。', generated: true }] })).toEqual([]);
    expect(quotesIn({ lines: [{ text: '“Remove TODO markers” is done', issueIds: ['5'] }], issues: [issue('HAR-5', 'Remove TODO markers')] })).toEqual([]);
  });

  it('is found in what every message says, and then sits on no line', () => {
    const [finding] = leaksIn({ lines: [{ text: 'Fine.' }], team: { ifUrgent: 'Call [insert number].' } });
    expect(finding).toMatchObject({ rule: 'placeholder', quote: '[insert number]' });
    expect(finding).not.toHaveProperty('lineId');
  });
});

describe('money', () => {
  it.each([
    ['It costs €5,000.', '€5,000'],
    ['It costs 5.000 € more.', '5.000 €'],
    ['That is $1.5m a year.', '$1.5m'],
    ['US$ 300', 'US$ 300'],
    ['Another 12k EUR', '12k EUR'],
    ['USD 900 are left.', 'USD 900'],
    ['three more at 250 dollars', '250 dollars'],
    ['at 120/h', '120/h'],
    ['We spent 32 hours on it.', 'spent 32 hours'],
    ['32 hours of work are left.', '32 hours of work'],
    ['5 person-days', '5 person-days'],
    ['our hourly rate', 'hourly rate'],
    ['费用为 3000 元。', '3000 元'],
    ['预算还剩5万元', '5万元'],
    ['约三千元', '三千元'],
    ['￥800', '￥800'],
    ['费用$300左右', '$300'],
    ['人民币500', '人民币500'],
    ['需要3.5个人天', '3.5个人天'],
    ['已投入40小时', '投入40小时'],
  ])('is noted: %s', (text, quote) => {
    expect(quotesIn({ lines: [{ text }] })).toEqual([`money: ${quote}`]);
    expect(rulesIn(text)).toEqual(['note money']);
    expect(rulesIn(text, { mayTell: { money: true } })).toEqual([]);
  });

  it.each(['The service is back after 8 hours.', 'Open 24 hours', '500 orders per hour', 'We will be back in 2 days.', '42% done, 7 of 12', 'Version 2.10', '服务在8小时后恢复。', '2026年元旦上线', '这是一元化的方案', '共3个元素'])('is not: %s', (text) => {
    expect(rulesIn(text)).toEqual([]);
  });
});

describe('a link only the team can open', () => {
  it.each([
    'https://agency.atlassian.net/browse/HAR-1',
    'https://agency.atlassian.net/jira/software/projects/HAR/boards/3',
    'https://other.atlassian.net/wiki/spaces/X',
    'http://jenkins/job/7',
    'http://build.agency.local:8080/x',
    'https://10.0.3.4/',
    'http://192.168.1.20:3000/demo',
    'http://localhost:5173',
    'https://wiki.corp/page',
  ])('is noted: %s', (url) => {
    expect(quotesIn({ lines: [{ text: `See ${url}.` }] })).toEqual([`insider-link: ${url}`]);
    expect(quotesIn({ lines: [{ text: `请看（${url}）。` }] })).toEqual([`insider-link: ${url}`]);
    expect(quotesIn({ lines: [{ text: `Demo ${url}`, part: 'link' }] })).toEqual([`insider-link: ${url}`]);
    expect(rulesIn(url)).toEqual(['note insider-link']);
  });

  it.each(['https://agency.atlassian.net/servicedesk/customer/portal/1', 'https://www.harbor-coffee.com/shop', 'https://demo.agency.example.com/', 'www.example.org', 'https://172.217.16.14/'])('is not: %s', (url) => {
    expect(rulesIn(`See ${url}.`)).toEqual([]);
  });
});

describe('a name of the team', () => {
  const staff = ['Jonas Weber', 'Priya Nair', 'Will Stone', '陈小伟', 'Maya Lindqvist', 'Lena Vogt'];
  const found = (text: string, more: Partial<Leaky> = {}) => quotesIn({ lines: [{ text }], guarded: { staff }, ...more });

  it.each([
    ['in full', 'Jonas Weber mends it today.', 'Jonas Weber'],
    ['by the first name', 'Jonas mends it today.', 'Jonas'],
    ['in small letters', 'jonas weber mends it', 'jonas weber'],
    ['in Chinese', '陈小伟正在修复', '陈小伟'],
    ['within Chinese', '由Priya负责', 'Priya'],
  ])('is noted %s', (_, text, quote) => {
    expect(found(text)).toEqual([`staff-name: ${quote}`]);
    expect(rulesIn(text, { guarded: { staff } })).toEqual(['note staff-name']);
    expect(found(text, { mayTell: { staffNames: true } })).toEqual([]);
  });

  it.each([
    ['the project manager and who stands in', 'Maya Lindqvist or Lena Vogt will call. Maya knows.'],
    ['a first name that is a word', 'Will it work? We will see, and Stone is grey.'],
    ['a first name in small letters', 'the jonas tree'],
    ['the client’s own people', 'Ana Silva and 王芳 agreed.'],
  ])('is not %s', (_, text) => {
    expect(found(text, { guarded: { staff: [...staff, 'Ana Silva', 'Ana Berg'] } })).toEqual([]);
  });

  it('is none where every message names them', () => {
    expect(found('Jonas Weber will call.', { team: { howToReach: 'Ask Jonas Weber, 030 1234.' } })).toEqual([]);
    expect(engagement.team.howToReach).not.toContain('Jonas');
  });
});
