import { unreachableReason } from './reach';

const serviceDesk = { serviceDeskId: '1', requestTypeId: '11', name: 'Client desk' };
const anchorIssue = { id: '10001', key: 'HAR-1' };
const today = '2026-11-20';

describe('unreachableReason', () => {
  it.each([
    ['request', { serviceDesk }, 'acc', undefined, undefined],
    ['request', { serviceDesk }, undefined, undefined, 'no-account'],
    ['request', { anchorIssue }, 'acc', undefined, 'no-service-desk'],
    ['notify', { anchorIssue }, 'acc', undefined, undefined],
    ['notify', { anchorIssue }, undefined, undefined, 'no-account'],
    ['notify', { serviceDesk }, 'acc', undefined, 'no-anchor-issue'],
    ['by-hand', {}, undefined, undefined, undefined],
    ['by-hand', {}, undefined, '2026-11-20', 'has-left'],
    ['by-hand', {}, undefined, '2026-11-21', undefined],
    ['request', {}, undefined, '2026-11-19', 'has-left'],
  ] as const)('by %s with %j, account %s, leaving on %s: %s', (road, place, accountId, leavesOn, reason) => {
    expect(unreachableReason(place, { road, accountId, leavesOn }, today)).toBe(reason);
  });

  it.each([
    ['2026-11-21', 'paused'],
    ['2026-11-20', undefined],
    ['2026-11-19', undefined],
  ] as const)('until the day before %s she gets nothing she has paused, by whatever road: %s', (pausedUntil, reason) => {
    const preferences = { length: 'full' as const, chosenAt: '2026-11-01T00:00:00.000Z', pausedUntil };
    for (const road of ['request', 'by-hand'] as const) expect(unreachableReason({ serviceDesk }, { road, accountId: 'acc', preferences }, today)).toBe(reason);
    expect(unreachableReason({ serviceDesk }, { road: 'by-hand', leavesOn: today, preferences }, today)).toBe('has-left');
  });
});
