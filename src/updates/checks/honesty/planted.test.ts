import fc from 'fast-check';
import type { EvidenceMilestone } from '../../contract';
import { addDays, formatDate } from '../../../i18n/dates';
import type { Language } from '../../../i18n/language';
import { honestMessages } from './honest-messages';
import { findings, type Situation, subjectOf, today, type Work, type Written } from './honesty-fixture';

/** Sentences about work {t}, put together at random: who, how and when. */
const lies: Record<Language, { done: fc.Arbitrary<string>; calm: fc.Arbitrary<string>; due: fc.Arbitrary<string>; count: fc.Arbitrary<string> }> = {
  en: {
    done: fc.tuple(fc.constantFrom('', 'Good news: ', 'As promised, ', 'Since Tuesday, ', 'After a long week, '), fc.constantFrom('{t} is {v}', '{t} has been {v}', 'we have {v} {t}', '{t} was {v} yesterday', '{t} is now fully {v}', 'our team {v} {t} this morning', '{t}: {v}', '{v}: {t}'), fc.constantFrom('done', 'finished', 'completed', 'fixed', 'released', 'shipped', 'resolved', 'delivered'), fc.constantFrom('.', '!', ' and we move on to the next thing.', ', thank you for your patience.')).map(([opening, frame, word, close]) => opening + frame.replace('{v}', word) + close),
    calm: fc.tuple(fc.constantFrom('{t} is going well', '{t} is on schedule', 'there are no problems with {t}', 'everything is fine with {t}', '{t} runs as planned', '{t} is in good shape', '{t} makes good progress'), fc.constantFrom('.', ' and the team is happy.')).map((parts) => parts.join('')),
    due: fc.tuple(fc.constantFrom('{t} is due {d}', '{t} will be ready by {d}', '{t} goes live on {d}', 'we will finish {t} on {d}', '{t} is planned for {d}', '{t}: {d}'), fc.constantFrom('.', '')).map((parts) => parts.join('')),
    count: fc.tuple(fc.constantFrom('', 'This time '), fc.constantFrom('{n} items are done', '{n} tasks were completed', 'we finished {n} items', '{n} done')).map((parts) => `${parts.join('')}.`),
  },
  'zh-CN': {
    done: fc.tuple(fc.constantFrom('', '好消息：', '如之前所说，', '经过努力，'), fc.constantFrom('{t}已{v}', '{t}已经{v}', '{t}现已正式{v}', '我们{v}了{t}', '{t}昨天{v}了', '{t}全部{v}', '{t}：已{v}'), fc.constantFrom('完成', '修复', '上线', '发布', '解决', '交付'), fc.constantFrom('。', '！', '，感谢您的耐心。')).map(([opening, frame, word, close]) => opening + frame.replace('{v}', word) + close),
    calm: fc.tuple(fc.constantFrom('{t}进展顺利', '{t}一切正常', '{t}没有任何问题', '{t}按计划进行', '{t}将如期上线', '{t}稳步推进'), fc.constantFrom('。', '，团队状态很好。')).map((parts) => parts.join('')),
    due: fc.tuple(fc.constantFrom('{t}计划于{d}完成', '{t}将在{d}上线', '{t}预计{d}发布', '{t}{d}前完成', '{t}：{d}'), fc.constantFrom('。', '')).map((parts) => parts.join('')),
    count: fc.tuple(fc.constantFrom('', '这一次'), fc.constantFrom('{n}项工作已完成', '完成了{n}项任务', '{n}项完成')).map((parts) => `${parts.join('')}。`),
  },
};
const titles: Record<Language, string[]> = {
  en: ['Pay with the phone wallet', 'Receipt by e-mail', 'Vouchers for companies', 'Fix the price list', 'Show what is done today', 'Live map of the shops', 'Login', 'Orders “to go” without a table'],
  'zh-CN': ['手机钱包支付', '电子邮件收据', '优惠券转赠好友', '已完成订单列表', '上线前检查', '会员注册', '门店地图'],
};
const backgrounds = Object.values(honestMessages).filter(({ lines = [] }) => lines.every(({ section }) => section !== 'note'));

type Plant = { language: Language; title: string; isCited: boolean; sentence: string; background: Situation; place: number };
const anyPlant = (kind: 'done' | 'calm' | 'due' | 'count'): fc.Arbitrary<Plant> =>
  fc.constantFrom<Language>('en', 'zh-CN').chain((language) =>
    fc.record({ language: fc.constant(language), title: fc.constantFrom(...titles[language]), isCited: fc.boolean(), sentence: lies[language][kind], background: fc.constantFrom(...backgrounds.filter((each) => (each.language ?? 'en') === language)), place: fc.nat(8) }),
  )
    // Of two pieces of work with one name nobody can say which is meant.
    .filter(({ title, background }) => !background.work?.some((work) => work.title === title));

/** The lie stands in an honest message; where its line does not cite the work, it names it in quotation marks. */
function planted({ language, title, isCited, sentence, background, place }: Plant, work: Work, { milestones = [], words = {} }: { milestones?: EvidenceMilestone[]; words?: Record<string, string> } = {}): Written[] {
  const text = Object.entries({ t: isCited && place % 2 ? title : `“${title}”`, ...words }).reduce((filled, [name, value]) => filled.replace(`{${name}}`, value), sentence);
  const line: Written = { [language]: text[0]?.toUpperCase() + text.slice(1), section: 'moving', ...(isCited && (milestones.length > 0 ? { versions: milestones.map(({ id }) => id) } : { issues: [work.id] })) };
  const lines = background.lines ?? [];
  return [...lines.slice(0, place % (lines.length + 1)), line, ...lines.slice(place % (lines.length + 1))];
}

const runs = { numRuns: 500 };
const caught = (rule: string, situation: Situation, id: string) => findings(subjectOf(situation)).some((finding) => finding.rule === rule && [...finding.issueIds, ...finding.versionIds].includes(id));

describe('planted in an honest message, five hundred times', () => {
  it('"done" of what is not', () => {
    fc.assert(
      fc.property(anyPlant('done'), fc.constantFrom<Work['category']>('to-do', 'in-progress'), fc.boolean(), (plant, category, blocked) => {
        const work: Work = { id: '77', title: plant.title, category, blocked };
        expect([plant.sentence, caught('not-done', { ...plant.background, work: [...(plant.background.work ?? []), work], lines: planted(plant, work) }, '77')]).toEqual([plant.sentence, true]);
      }),
      runs,
    );
  });

  it('"released" of a milestone that is not', () => {
    fc.assert(
      fc.property(anyPlant('done'), (plant) => {
        const milestone: EvidenceMilestone = { id: '66', name: `${plant.title} 3`, releaseOn: '2027-02-01', released: false };
        const work: Work = { id: '77', title: 'None of it' };
        const lines = planted({ ...plant, title: milestone.name }, work, { milestones: [milestone] });
        expect([plant.sentence, caught('not-done', { ...plant.background, milestones: [...(plant.background.milestones ?? []), milestone], lines }, '66')]).toEqual([plant.sentence, true]);
      }),
      runs,
    );
  });

  it('calm words beside trouble', () => {
    fc.assert(
      fc.property(anyPlant('calm'), fc.constantFrom<Partial<Work>>({ blocked: true }, { due: '2026-11-11' }, { reopened: true }), (plant, trouble) => {
        const work: Work = { id: '77', title: plant.title, ...trouble };
        expect([plant.sentence, caught('reassuring', { ...plant.background, work: [...(plant.background.work ?? []), work], lines: planted(plant, work) }, '77')]).toEqual([plant.sentence, true]);
      }),
      runs,
    );
  });

  it('a date that is not the field’s', () => {
    fc.assert(
      fc.property(anyPlant('due'), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (plant, due, said) => {
        fc.pre(due !== said);
        const work: Work = { id: '77', title: plant.title, due: addDays(today, due) };
        const words = { d: formatDate(addDays(today, said), plant.language, today) };
        expect([plant.sentence, caught('other-date', { ...plant.background, work: [...(plant.background.work ?? []), work], lines: planted(plant, work, { words }) }, '77')]).toEqual([plant.sentence, true]);
      }),
      runs,
    );
  });

  it('a number that is not counted', () => {
    fc.assert(
      fc.property(anyPlant('count'), fc.integer({ min: 1, max: 40 }), (plant, more) => {
        const done = (plant.background.work ?? []).filter(({ category }) => category === 'done').length;
        const lines = planted({ ...plant, isCited: false }, { id: '77', title: '' }, { words: { n: String(done + more) } });
        expect([plant.sentence, findings(subjectOf({ ...plant.background, lines })).some(({ rule, quote }) => rule === 'other-number' && quote?.includes(String(done + more)))]).toEqual([plant.sentence, true]);
      }),
      runs,
    );
  });

  it('the worst news taken out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...backgrounds), fc.constantFrom<Language>('en', 'zh-CN'), fc.constantFrom<'blocked' | 'overdue' | 'moved' | 'past-due'>('blocked', 'overdue', 'moved', 'past-due'), fc.boolean(), (background, language, kind, says) => {
        const title = language === 'en' ? 'A map for the blind' : '盲人地图';
        const work: Work = { id: '77', title, ...(kind === 'blocked' ? { blocked: true, due: '2026-01-02' } : kind === 'overdue' ? { due: '2026-01-02' } : {}) };
        const milestone: EvidenceMilestone = { id: '66', name: 'The great release', released: false, ...(kind === 'moved' ? { releaseOn: '2027-06-01', movedFrom: '2026-12-01', workingDaysMoved: 120 } : kind === 'past-due' ? { releaseOn: '2026-01-02' } : { releaseOn: '2027-06-01' }) };
        const isMilestone = kind === 'moved' || kind === 'past-due';
        const line: Written = { [background.language ?? 'en']: (background.language ?? 'en') === 'en' ? 'We look forward to showing you this one.' : '期待很快给您演示这一项。', section: 'moving', ...(isMilestone ? { versions: ['66'] } : { issues: ['77'] }) };
        const situation: Situation = { ...background, work: [...(background.work ?? []), work], milestones: [...(background.milestones ?? []), milestone], lines: [...(background.lines ?? []), ...(says ? [line] : [])] };
        // Its own news may be worse still.
        const worse = subjectOf({ ...background }).evidence;
        fc.pre(isMilestone || (!background.milestones?.some(({ movedFrom, releaseOn, released }) => !released && (movedFrom !== undefined || (releaseOn ?? today) < today)) && (kind === 'blocked' || !worse?.groups.blocked.length)));
        fc.pre(kind !== 'moved' || !background.milestones?.some(({ releaseOn, released }) => !released && (releaseOn ?? today) < today));
        expect(caught('left-out-news', situation, isMilestone ? '66' : '77')).toBe(true);
      }),
      runs,
    );
  });
});

describe('one thing gone bad, one finding more', () => {
  const work: Work[] = [
    { id: '1', title: 'Pay with the phone wallet', titleChinese: '手机钱包支付', category: 'done' },
    { id: '2', title: 'Receipt by e-mail', titleChinese: '电子邮件收据', due: '2026-12-04' },
    { id: '3', title: 'Vouchers for companies', titleChinese: '企业优惠券', blocked: true },
    { id: '4', title: 'Tips, shared among the shift', titleChinese: '小费分账' },
  ];
  const milestones: EvidenceMilestone[] = [{ id: '9', name: 'Beta', releaseOn: '2026-12-18', released: false }];
  const lines: Record<Language, Written[]> = {
    en: [
      { en: 'The plan is at risk: vouchers wait for your list.', section: 'summary' },
      { en: 'Paying with the phone wallet is done.', section: 'done', issues: ['1'] },
      { en: 'Receipts are due 4 December.', section: 'moving', issues: ['2'] },
      { en: 'Tips are going well.', section: 'moving', issues: ['4'] },
      { en: 'Vouchers are blocked; we have asked you for the list.', section: 'risks', issues: ['3'] },
      { en: 'Beta is planned for 18 December.', section: 'milestones', versions: ['9'] },
    ],
    'zh-CN': [
      { 'zh-CN': '计划存在风险：企业优惠券在等名单。', section: 'summary' },
      { 'zh-CN': '手机钱包支付已完成。', section: 'done', issues: ['1'] },
      { 'zh-CN': '收据计划于12月4日完成。', section: 'moving', issues: ['2'] },
      { 'zh-CN': '小费分账进展顺利。', section: 'moving', issues: ['4'] },
      { 'zh-CN': '企业优惠券受阻，我们已向您索取名单。', section: 'risks', issues: ['3'] },
      { 'zh-CN': '“Beta”计划于12月18日发布。', section: 'milestones', versions: ['9'] },
    ],
  };
  const changed = (id: string, change: Partial<Work>) => work.map((each) => (each.id === id ? { ...each, ...change } : each));
  it.each<[string, string, Partial<Situation>]>([
    ['what was done is in progress', 'not-done', { work: changed('1', { category: 'in-progress' }) }],
    ['what was done is open again', 'not-done', { work: changed('1', { category: 'in-progress', reopened: true }) }],
    ['what was done is blocked', 'not-done', { work: changed('1', { category: 'in-progress', blocked: true, due: '2026-11-02' }) }],
    ['a due date moved', 'other-date', { work: changed('2', { due: '2026-12-11' }) }],
    ['what goes well is overdue', 'reassuring', { work: changed('4', { due: '2026-11-18' }) }],
    ['what goes well is open again', 'reassuring', { work: changed('4', { reopened: true }) }],
    ['what nobody speaks of is blocked, and worse', 'left-out-news', { work: [...work, { id: '5', title: 'Load test', blocked: true, due: '2026-11-02' }] }],
    ['a milestone nobody speaks of is past its date', 'left-out-news', { milestones: [...milestones, { id: '8', name: 'Launch', releaseOn: '2026-11-18', released: false }], chosen: 'off-track' }],
    ['the milestone comes earlier', 'other-date', { milestones: [{ id: '9', name: 'Beta', releaseOn: '2026-12-17', movedFrom: '2026-12-18', workingDaysMoved: -1, released: false }] }],
    ['the health was chosen better', 'better-health', { chosen: 'on-track' }],
  ])('%s', (_, rule, change) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const before = findings(subjectOf({ work, milestones, lines: lines[language], language }));
      const after = findings(subjectOf({ work, milestones, lines: lines[language], language, ...change }));
      const mended = findings(subjectOf({ work, milestones, lines: lines[language], language }));
      expect([language, before.map((finding) => finding.rule), after.map((finding) => finding.rule), mended]).toEqual([language, [], [rule], before]);
    }
  });
});
