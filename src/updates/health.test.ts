import fc from 'fast-check';
import type { IssueSummary } from '../clients/contract';
import type { EvidenceMilestone } from './contract';
import { type HealthEvidence, healthOf, severity } from './health';

const today = '2026-11-20';
const thresholds = { atRiskIssues: 2, offTrackWorkingDays: 10 };
const issue = (id: number): IssueSummary => ({ id: String(id), key: `HAR-${id}`, summary: `Work ${id}`, status: 'In Progress', category: 'in-progress' });
const milestone = (more: Partial<EvidenceMilestone>): EvidenceMilestone => ({ id: '1', name: 'Beta', released: false, ...more });
const evidence = (more: { blocked?: number[]; overdue?: number[]; moreBlocked?: number; milestones?: EvidenceMilestone[] } = {}): HealthEvidence => ({
  groups: { blocked: (more.blocked ?? []).map(issue), overdue: (more.overdue ?? []).map(issue) },
  more: { blocked: more.moreBlocked ?? 0, overdue: 0 },
  milestones: more.milestones ?? [],
});

describe('healthOf', () => {
  it.each([
    ['nothing wrong', evidence(), 'on-track', []],
    ['fewer issues than the threshold', evidence({ blocked: [1] }), 'on-track', []],
    ['as many issues as the threshold', evidence({ blocked: [1], overdue: [2] }), 'at-risk', ['blocked', 'overdue']],
    ['one issue that is blocked and overdue', evidence({ blocked: [1], overdue: [1] }), 'on-track', []],
    ['more issues than were listed', evidence({ blocked: [1], moreBlocked: 1 }), 'at-risk', ['blocked']],
    ['a milestone moved', evidence({ milestones: [milestone({ releaseOn: '2026-12-19', movedFrom: '2026-12-12', workingDaysMoved: 5 })] }), 'at-risk', ['milestone-moved']],
    ['a milestone moved by a weekend', evidence({ milestones: [milestone({ releaseOn: '2026-12-13', movedFrom: '2026-12-12', workingDaysMoved: 0 })] }), 'at-risk', ['milestone-moved']],
    ['a milestone moved earlier', evidence({ milestones: [milestone({ releaseOn: '2026-12-05', movedFrom: '2026-12-12', workingDaysMoved: -5 })] }), 'on-track', []],
    ['a milestone moved by just the limit', evidence({ milestones: [milestone({ releaseOn: '2026-12-28', movedFrom: '2026-12-14', workingDaysMoved: 10 })] }), 'at-risk', ['milestone-moved']],
    ['a milestone moved by more', evidence({ milestones: [milestone({ releaseOn: '2026-12-29', movedFrom: '2026-12-14', workingDaysMoved: 11 })] }), 'off-track', ['milestone-moved']],
    ['a milestone past due', evidence({ milestones: [milestone({ releaseOn: '2026-11-19' })] }), 'off-track', ['milestone-past-due']],
    ['a milestone due today', evidence({ milestones: [milestone({ releaseOn: today })] }), 'on-track', []],
    ['a milestone released', evidence({ milestones: [milestone({ releaseOn: '2026-11-19', released: true, movedFrom: '2026-11-01', workingDaysMoved: 14 })] }), 'on-track', []],
  ])('%s', (_, found, state, kinds) => {
    const health = healthOf(found, thresholds, today);
    expect({ state: health.state, kinds: health.reasons.map(({ kind }) => kind) }).toEqual({ state, kinds });
  });

  const anyMilestone = fc.record({
    id: fc.constant('1'),
    name: fc.constant('Beta'),
    released: fc.boolean(),
    releaseOn: fc.constantFrom(undefined, '2026-11-19', '2026-11-20', '2026-12-19'),
    movedFrom: fc.constantFrom(undefined, '2026-11-01', '2026-12-12', '2027-01-04'),
    workingDaysMoved: fc.integer({ min: -30, max: 30 }),
  }) as fc.Arbitrary<EvidenceMilestone>;
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 });
  const anyEvidence = fc.record({ blocked: ids, overdue: ids, moreBlocked: fc.integer({ min: 0, max: 3 }), milestones: fc.array(anyMilestone, { maxLength: 4 }) });

  it('is never better after more bad news', () => {
    const badNews = fc.oneof(
      fc.integer({ min: 31, max: 60 }).map((id) => ({ blocked: [id] })),
      fc.integer({ min: 31, max: 60 }).map((id) => ({ overdue: [id] })),
      anyMilestone.map((one) => ({ milestones: [one] })),
    );
    fc.assert(
      fc.property(anyEvidence, badNews, (found, news: { blocked?: number[]; overdue?: number[]; milestones?: EvidenceMilestone[] }) => {
        const worse = { ...found, blocked: [...found.blocked, ...(news.blocked ?? [])], overdue: [...found.overdue, ...(news.overdue ?? [])], milestones: [...found.milestones, ...(news.milestones ?? [])] };
        expect(severity(healthOf(evidence(worse), thresholds, today).state)).toBeGreaterThanOrEqual(severity(healthOf(evidence(found), thresholds, today).state));
      }),
    );
  });

  it('has reasons exactly when it is not on track', () => {
    fc.assert(
      fc.property(anyEvidence, (found) => {
        const { state, reasons } = healthOf(evidence(found), thresholds, today);
        // Only what could not be listed may be the whole reason.
        if (found.moreBlocked === 0) expect(reasons.length > 0).toBe(state !== 'on-track');
      }),
    );
  });
});
