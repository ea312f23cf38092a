import type { EvidenceMilestone, HealthState } from '../../contract';
import { findings, subjectOf, type Situation, type Work, type Written } from './honesty-fixture';

const blocked: Work = { id: '1', title: 'Pay with the phone wallet', titleChinese: '手机钱包支付', blocked: true };
const calm: Work = { id: '2', title: 'Tips, shared among the shift' };
const moved: EvidenceMilestone = { id: '8', name: 'Launch', releaseOn: '2026-12-18', movedFrom: '2026-12-11', workingDaysMoved: 5, released: false };
const of = (rule: string, situation: Situation) => findings(subjectOf(situation)).filter((finding) => finding.rule === rule);

describe('a health better than computed', () => {
  it.each<[HealthState, number]>([['on-track', 1], ['at-risk', 0], ['off-track', 0]])('%s where it is at risk: %d', (chosen, count) => {
    expect(of('better-health', { work: [blocked], milestones: [moved], chosen })).toHaveLength(count);
  });
  it('cites what makes it worse', () => {
    expect(of('better-health', { work: [blocked], milestones: [moved], chosen: 'on-track' })).toEqual([expect.objectContaining({ level: 'note', section: 'summary', issueIds: ['1'], versionIds: ['8'], parameters: { chosen: 'on-track', computed: 'at-risk' } })]);
  });
});

describe('reassuring words beside trouble', () => {
  const quotes = (line: Written, work = [blocked, calm]) => of('reassuring', { work, lines: [line] }).map(({ quote }) => quote);
  it.each([
    'The wallet is going well.', 'The wallet is on schedule.', 'No problems with the wallet.', 'Everything is under control.', 'We are well on our way.', 'It runs as planned.', 'All good here!', 'Smooth progress on the wallet.', 'We are confident about the wallet.',
    'It will be live in time.', 'Ahead of schedule.',
    '手机钱包支付进展顺利。', '一切正常。', '没有任何问题。', '按计划推进。', '将如期上线。', '请放心。', '整体可控。', '稳步推进中。',
  ])('"%s"', (text) => expect(quotes({ [/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en']: text, issues: ['1'] })).toHaveLength(1));
  it.each([
    'The wallet is not on schedule.', 'It is no longer going as planned.', 'We do all we can to get it back on track.', 'Is everything going well on your side?', 'It is blocked; all else goes as planned.', 'It would be on time if the bank answered.', 'The wallet waits for the bank, otherwise all is well.',
    '手机钱包支付未按计划推进。', '不能如期上线。', '为了如期上线，我们增派了人手。', '受阻，其他一切正常。', '我们争取按时上线。', '进展不顺利。',
  ])('not "%s"', (text) => expect(quotes({ [/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en']: text, issues: ['1'] })).toEqual([]));
  it.each<[string, Situation, number]>([
    ['beside calm work', { work: [calm], lines: [{ en: 'Going well.', issues: ['2'] }] }, 0],
    ['beside calm work, with trouble elsewhere', { work: [blocked, calm], lines: [{ en: 'Going well.', issues: ['2'] }] }, 0],
    ['in a summary at risk', { work: [blocked], lines: [{ en: 'All is going well.', section: 'summary' }] }, 1],
    ['in a summary at risk, in Chinese', { work: [blocked], lines: [{ 'zh-CN': '本周一切顺利。', section: 'summary' }] }, 1],
    ['in a summary on track', { work: [calm], lines: [{ en: 'All is going well.', section: 'summary' }] }, 0],
    ['in a summary that tells the trouble too', { work: [blocked], lines: [{ en: 'Most is going well, but the wallet waits for the bank.', section: 'summary' }] }, 0],
    ['of a moved milestone', { milestones: [moved], lines: [{ en: 'Launch is on schedule.', versions: ['8'] }] }, 1],
    ['of the calm one of two', { work: [blocked, calm], lines: [{ en: 'Tips are going well.', issues: ['1', '2'] }] }, 0],
  ])('%s', (_, situation, count) => expect(of('reassuring', situation)).toHaveLength(count));
});

describe('a problem without what we do about it', () => {
  const late: Work = { id: '3', title: 'Receipt by e-mail', due: '2026-11-12' };
  it.each<[string, Written[], number]>([
    ['told plainly', [{ en: 'The wallet is blocked.', section: 'risks', issues: ['1'] }], 1],
    ['told where it moves', [{ en: 'The wallet waits for the bank.', section: 'moving', issues: ['1'] }], 1],
    ['twice', [{ en: 'The wallet is blocked.', section: 'risks', issues: ['1'] }, { en: 'The receipt is late.', section: 'risks', issues: ['3'] }], 1],
    ['with a response', [{ en: 'The wallet is blocked.', section: 'risks', issues: ['1'], response: 'We call the bank every day.' }], 0],
    ['with an act in the line', [{ en: 'The wallet is blocked; we have asked the bank again.', section: 'risks', issues: ['1'] }], 0],
    ['with an act, in Chinese', [{ 'zh-CN': '手机钱包支付受阻，我们已联系银行。', section: 'risks', issues: ['1'] }], 0],
    ['told plainly, in Chinese', [{ 'zh-CN': '手机钱包支付受阻。', section: 'risks', issues: ['1'] }], 1],
    ['answered in another line', [{ en: 'The wallet is blocked.', section: 'moving', issues: ['1'] }, { en: 'It is blocked.', section: 'risks', issues: ['1'], response: 'We call the bank.' }], 0],
    ['in the summary', [{ en: 'The plan is at risk: the wallet is blocked.', section: 'summary' }], 0],
    ['a risk that cites nothing', [{ en: 'The holidays may make us late.', section: 'risks' }], 1],
    ['no problem', [{ en: 'Tips go on.', section: 'moving', issues: ['2'] }], 0],
  ])('%s', (_, lines, count) => expect(of('no-response', { work: [blocked, calm, late], lines })).toHaveLength(count));
  it('is one finding for the section, citing all', () => {
    const [found] = of('no-response', { work: [blocked, late], lines: [{ en: 'The wallet is blocked.', section: 'risks', issues: ['1'] }, { en: 'The receipt is late.', section: 'risks', issues: ['3'] }] });
    expect(found).toMatchObject({ level: 'note', section: 'risks', issueIds: ['1', '3'] });
    expect(found).not.toHaveProperty('lineId');
  });
});

describe('a status as Jira calls it', () => {
  const glossary = { titles: {}, statuses: { 'In Review': { en: 'being checked', 'zh-CN': '检查中' }, Done: { en: 'finished' }, 待评审: { 'zh-CN': '等待您确认' } } };
  const quotes = (line: Written) => of('raw-status', { work: [blocked, { id: '5', title: 'Show orders In Review' }], lines: [line], glossary }).map(({ quote, suggestion }) => [quote, suggestion?.text]);
  it.each<[string, Written, unknown[]]>([
    ['in a typed text', { en: 'The wallet is In Review.', issues: ['1'] }, [['In Review', 'The wallet is being checked.']]],
    ['in small letters', { en: 'The wallet is in review now.', issues: ['1'] }, [['in review', 'The wallet is being checked now.']]],
    ['of one word, as Jira writes it', { en: 'It moved to Done.', issues: ['1'] }, [['Done', 'It moved to finished.']]],
    ['an ordinary word', { en: 'Done is better than perfect, and not yet done.' }, []],
    ['in Chinese', { 'zh-CN': '手机钱包支付：待评审。', issues: ['1'] }, [['待评审', '手机钱包支付：等待您确认。']]],
    ['where this language has no word', { 'zh-CN': '状态 Done。', issues: ['1'] }, []],
    ['in a title', { en: 'We work on “Show orders In Review”.', issues: ['5'] }, []],
    ['where Candor wrote it', { en: 'The wallet is In Review.', issues: ['1'], generated: true }, []],
    ['the client\'s own word', { en: 'The wallet is being checked.', issues: ['1'] }, []],
  ])('%s', (_, line, expected) => expect(quotes(line)).toEqual(expected));
});
