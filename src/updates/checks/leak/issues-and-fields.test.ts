import { issue, leaksIn, type Leaky, quotesIn } from './leak-fixture';
import { keysIn } from './unseen-issue';

const issues = [
  issue('HAR-1', 'Pay with Apple Pay'),
  issue('HAR-12', 'Renegotiate the hosting contract', { visible: false }),
  issue('NOR-7', 'Northern warehouse import', { visible: false }),
  issue('HAR-13', 'Login', { visible: false }),
  issue('HAR-14', '重新谈判服务器合同', { visible: false }),
];
const found = (text: string, more: Partial<Leaky> = {}) => quotesIn({ lines: [{ text, issueIds: ['1'] }], issues, ...more });

describe('an issue the client does not see', () => {
  it.each([
    ['by its key', 'This waits for HAR-12.', 'HAR-12'],
    ['by its key in small letters', 'This waits for har-12.', 'har-12'],
    ['by its key within Chinese', '等待HAR-12完成', 'HAR-12'],
    ['in a link', 'See https://jira.example.com/browse/NOR-7', 'NOR-7'],
    ['of another project', 'The same as NOR-7', 'NOR-7'],
    ['by its title', 'We renegotiate the hosting contract first.', 'renegotiate the hosting contract'],
    ['by its title in Chinese', '我们正在重新谈判服务器合同。', '重新谈判服务器合同'],
  ])('is found %s', (_, text, quote) => {
    expect(found(text)).toEqual([`unseen-issue: ${quote}`]);
  });

  it.each([
    ['one she sees', 'HAR-1 is live.'],
    ['a longer number', 'HAR-123 is none we know.'],
    ['no key at all', 'UTF-8, COVID-19 and ISO-9001'],
    ['a title of one word', 'Login works.'],
    ['a title in part', 'The hosting contract is fine.'],
  ])('is not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('is a Stop that cites it; her own request and allowed words are none', () => {
    expect(leaksIn({ lines: [{ text: 'After HAR-12' }], issues })).toMatchObject([{ level: 'stop', issueIds: ['12'], parameters: { key: 'HAR-12' } }]);
    expect(found('As you asked in NOR-7', { guarded: { ownRequestKeys: ['NOR-7'] } })).toEqual([]);
    expect(found('After HAR-12', { mayTell: { words: ['HAR-12'] } })).toEqual([]);
  });

  it('is not told by the title another issue has as well', () => {
    expect(found('We renegotiate the hosting contract.', { issues: [...issues, issue('HAR-20', 'Renegotiate the hosting contract')] })).toEqual([]);
  });

  it('keys are read in any case, each once', () => {
    expect(keysIn('har-1, HAR-1 and （ＨＡＲ-2） but not x-1, 2020-11-20, A-1 or HAR-0')).toEqual(['HAR-1', 'HAR-2']);
  });
});

describe('a field the client does not see', () => {
  it.each([
    'Story points: 8',
    'It has 13 story points.',
    'Original estimate: 16h',
    'The remaining estimate is 3d 4h.',
    'Time spent: 12 hours',
    'Priority: Highest',
    'We set the priority to P1.'.replace('We set the priority to', 'The priority was'),
    'Security level: Board only',
    'Assignee: Jonas',
    'Fix version = 2.4.1',
    '故事点：8',
    '共13个故事点',
    '剩余估算：3天',
    '预估工时为16小时',
    '优先级：最高',
    '优先级调为P1',
    '安全级别：仅内部',
    '经办人：小李',
  ])('is found: %s', (text) => {
    expect(leaksIn({ lines: [{ text }] })).toMatchObject([{ rule: 'unseen-field', level: 'stop' }]);
  });

  it.each([
    'Our top priority is the launch.',
    'The priority is high availability in all shops.',
    'This is a high priority for us.',
    'We estimate three weeks, and our original estimate of two was too short.',
    'It took us 12 hours to restore the service.',
    'The story so far: two points are open.',
    'Root cause: a full disk.',
    'Components: header and footer are new.',
    '我们的首要任务是上线，优先处理支付。',
    '预计时间：三天后',
    '优先级高的问题都已解决',
    '这个故事有两个点要说明。',
  ])('is not: %s', (text) => {
    expect(quotesIn({ lines: [{ text }] })).toEqual([]);
  });

  it('is open where the title she sees says it, or the plan', () => {
    expect(quotesIn({ lines: [{ text: '“Show priority: high first” is done', issueIds: ['3'] }], issues: [issue('HAR-3', 'Show priority: high first')] })).toEqual([]);
    expect(quotesIn({ lines: [{ text: 'Priority: high' }], mayTell: { words: ['Priority: high'] } })).toEqual([]);
  });
});
