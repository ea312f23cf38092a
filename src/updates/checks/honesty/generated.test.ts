import fc from 'fast-check';
import { defaultSettings } from '../../../clients/settings';
import { addDays } from '../../../i18n/dates';
import { languages } from '../../../i18n/language';
import type { EvidenceGroup, EvidenceMilestone, IssueChange } from '../../contract';
import { evidenceGroups, healthStates } from '../../contract';
import type { Facts, FoundIssue } from '../../evidence';
import { healthOf, severity } from '../../health';
import { findings, subjectOfDraft, today } from './honesty-fixture';

const at = '2026-11-18T09:00:00.000Z';
const day = fc.integer({ min: -60, max: 90 }).map((days) => addDays(today, days));
const titles = [
  'Pay with the phone wallet', 'Fixed price of the done list', 'Login', 'Release', 'Everything is done: tell the guest', 'Show 14 items that are overdue', 'Move to 12 Dec', 'No problems on schedule', 'Beta', 'Is it live?', 'Orders “to go” are finished',
  '会员注册', '已完成订单列表', '上线前检查', '一切顺利', '完成 14 项任务', '12月4日促销活动', '优惠券转赠好友', '登录页问题已修复', 'Wallet 支付已上线', 'Rotate the payment keys.', 'A', '100 % width of pictures',
];
const anyChange = fc.oneof(
  fc.constantFrom<IssueChange>({ kind: 'reopened', at }, { kind: 'started', at }, { kind: 'done', at }, { kind: 'created', at }),
  fc.record({ from: fc.option(day, { nil: undefined }), to: fc.option(day, { nil: undefined }) }).map(({ from, to }): IssueChange => ({ kind: 'due-moved', ...(from !== undefined && { from }), ...(to !== undefined && { to }), at })),
);
const places = ['done', 'moving', 'next', 'overdue', 'blocked', 'overdue and blocked'] as const;
const anyIssue = fc.record(
  { id: fc.integer({ min: 1, max: 90 }), place: fc.constantFrom(...places), summary: fc.constantFrom(...titles), number: fc.boolean(), begun: fc.boolean(), dueOn: fc.option(day, { nil: undefined }), changes: fc.array(anyChange, { maxLength: 3 }), status: fc.constantFrom('In Review', 'To Do', 'Waiting for support', '待评审') },
  { requiredKeys: ['id', 'place', 'summary', 'number', 'begun', 'changes', 'status'] },
);
const anyMilestone = fc.record({ name: fc.constantFrom('Beta', 'Launch', 'Release 2.0', '正式版', 'Done-list', 'Q4'), released: fc.boolean(), releaseOn: fc.option(day, { nil: undefined }), movedFrom: fc.option(day, { nil: undefined }), workingDaysMoved: fc.integer({ min: 1, max: 30 }) }, { requiredKeys: ['name', 'released'] });

const anyFacts = fc
  .record({ issues: fc.uniqueArray(anyIssue, { selector: ({ id }) => id, maxLength: 70 }), milestones: fc.array(anyMilestone, { maxLength: 20 }), more: fc.record(Object.fromEntries(evidenceGroups.map((group) => [group, fc.constantFrom(0, 0, 0, 1, 7)])) as Record<EvidenceGroup, fc.Arbitrary<number>>), first: fc.boolean(), since: fc.option(day, { nil: undefined }), byOther: fc.boolean(), uncounted: fc.subarray([...evidenceGroups], { maxLength: 1 }), atRiskIssues: fc.constantFrom(1, 3) })
  .map(({ issues, milestones, more, first, since, byOther, uncounted, atRiskIssues }): Facts => {
    const found = issues.map(({ id, place, summary, number, begun, dueOn, changes, status }): FoundIssue & { place: (typeof places)[number] } => ({
      place, id: String(id), key: `HAR-${id}`, summary: number ? `${summary} ${id}` : summary, status, flagged: place.includes('blocked'), blockedBy: [], changes,
      category: place === 'done' ? 'done' : place === 'moving' ? 'in-progress' : place === 'next' ? 'to-do' : begun ? 'in-progress' : 'to-do',
      ...(place.includes('overdue') ? { dueOn: dueOn !== undefined && dueOn < today ? dueOn : '2026-11-12' } : dueOn !== undefined && (place === 'done' || dueOn >= today) ? { dueOn } : {}),
    }));
    const inGroup = (group: EvidenceGroup) => found.filter(({ place, category }) => place.includes(group) || (group === 'moving' && category === 'in-progress' && place !== 'moving')).map(({ place: _place, ...issue }) => issue);
    const groups = Object.fromEntries(evidenceGroups.map((group) => [group, inGroup(group)])) as Record<EvidenceGroup, FoundIssue[]>;
    groups.overdue.sort((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''));
    const dated = milestones
      .map(({ movedFrom, ...one }, id): EvidenceMilestone => {
        const moved = movedFrom !== undefined && movedFrom !== one.releaseOn;
        return { id: String(id), name: `${one.name}${id === 0 ? '' : ` ${id}`}`, released: one.released, ...(one.releaseOn !== undefined && { releaseOn: one.releaseOn }), ...(moved && { movedFrom }), ...(moved && one.releaseOn !== undefined && { workingDaysMoved: (one.workingDaysMoved ?? 1) * Math.sign(one.releaseOn.localeCompare(movedFrom)) }) };
      })
      .sort((one, other) => (one.releaseOn ?? '9999').localeCompare(other.releaseOn ?? '9999'));
    const evidence = { from: at, until: at, groups, more, milestones: dated, unseen: [] };
    const by = found.find(({ place }) => place === 'moving')?.id;
    return {
      evidence, uncounted: uncounted.filter((group) => more[group] > 0), historyIds: [], first, today, health: healthOf(evidence, { ...defaultSettings.health, atRiskIssues }, today),
      blocks: Object.fromEntries(found.map(({ id }) => [id, { ...(since !== undefined && since < today && { since }), ...(by !== undefined && !byOther && { by }), byOther }])),
      titles: Object.fromEntries(found.map(({ id, summary }) => [id, summary])),
    };
  });

describe('a draft as Candor writes it', () => {
  it('raises no Stop, and at most one Note', () => {
    fc.assert(
      fc.property(anyFacts, fc.subarray([...languages], { minLength: 1 }), (facts, spoken) => {
        const found = findings(subjectOfDraft(facts, { spoken }));
        expect(found.filter(({ level }) => level === 'stop')).toEqual([]);
        expect(found.length > 1 ? found : []).toEqual([]);
      }),
      { numRuns: Number(process.env['HONESTY_RUNS'] ?? 300) },
    );
  });

  it('raises no more where a person chose a worse health', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...healthStates), (facts, chosen) => {
        fc.pre(severity(chosen) >= severity(facts.health.state));
        const found = findings(subjectOfDraft(facts, { chosen }));
        expect(found.filter(({ level }) => level === 'stop')).toEqual([]);
        expect(found.length > 1 ? found : []).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('raises no more with the words a client has for a status', () => {
    const statuses = { 'In Review': { en: 'Done on our side, being checked', 'zh-CN': '已完成，正在检查' }, 'Waiting for support': { en: 'Fixed', 'zh-CN': '已修复' } };
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = findings(subjectOfDraft(facts, { glossary: { titles: {}, statuses } }));
        expect(found.filter(({ level }) => level === 'stop')).toEqual([]);
        expect(found.length > 1 ? found : []).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
