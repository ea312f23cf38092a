import { startWorld, type World } from '../../local/testing/world';
import { defaultPlan } from './communication-plan';
import { type Cadence, type Engagement, type EngagementDraft, holidayCountries, holidaysKnownUntil } from './contract';
import { firstYear, publicHolidayTable } from './public-holiday-table';

let world: World;
let engagement: Engagement;
beforeEach(async () => {
  world = await startWorld();
  engagement = await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand', timeZone: 'Europe/Lisbon' }, visibility: { kind: 'all' } });
});
afterEach(() => world.close());

const draftOf = ({ client, glossary, anchorIssue: _anchor, contacts: _contacts, projectId: _projectId, createdAt: _createdAt, ...rest }: Engagement): EngagementDraft => ({
  ...rest,
  clientName: client.name,
  statuses: glossary.statuses,
});
const save = async (change: Partial<EngagementDraft>) => {
  engagement = await world.as('maya').value('clients.save-engagement', { ...draftOf(engagement), ...change });
  return engagement;
};
const refusal = async (change: object) => world.as('maya').raw('clients.save-engagement', { ...draftOf(engagement), ...change });

it('a plan is kept as it was agreed', async () => {
  const plan = {
    ...defaultPlan,
    workingTime: { weekdays: [7, 1, 2, 3, 4] as const, opens: '08:00', closes: '16:30', country: 'PT', daysOff: ['2026-12-24'] },
    sendAt: '10:30',
    prepareWorkingDays: 2,
    quiet: { from: '20:00', until: '07:30' },
    sendsItself: true,
    needsApproval: true,
    badNews: { slipWorkingDays: 3, limitWorkingHours: 16 },
    mayTell: { staffNames: true, money: true, words: ['Chenguang'] },
  };
  expect((await save({ plan: { ...plan, workingTime: { ...plan.workingTime, weekdays: [...plan.workingTime.weekdays] } } })).plan).toEqual(plan);
});

it('puts weekdays in order and drops what another rhythm would need', async () => {
  const cadence: Cadence = { every: 'week', weekday: 5, weekdays: [4, 1, 4], inMonth: { day: 31 }, countsFrom: '2026-11-27', onDayOff: 'after' };
  expect((await save({ cadence })).cadence).toEqual({ every: 'week', weekday: 1, weekdays: [1, 4], onDayOff: 'after' });
  expect((await save({ cadence: { ...cadence, every: 'month' } })).cadence).toEqual({ every: 'month', weekday: 5, inMonth: { day: 31 }, onDayOff: 'after' });
});

it('counts every two weeks from the next update somebody chose', async () => {
  const cadence: Cadence = { every: 'two-weeks', weekday: 5 };
  expect((await save({ cadence, nextUpdateOn: '2026-12-04' })).cadence.countsFrom).toBe('2026-12-04');
  expect((await save({ purpose: 'Something else' })).cadence.countsFrom).toBe('2026-12-04');
  expect((await save({ nextUpdateOn: '2026-12-11' })).cadence.countsFrom).toBe('2026-12-11');
});

it.each([
  ['cadence', { cadence: { every: 'week', weekday: 5, weekdays: [] } }],
  ['cadence', { cadence: { every: 'month', weekday: 5, inMonth: { day: 32 } } }],
  ['cadence', { cadence: { every: 'month', weekday: 5, inMonth: { nth: 5 } } }],
  ['plan.workingTime.weekdays', { plan: { ...defaultPlan, workingTime: { ...defaultPlan.workingTime, weekdays: [] } } }],
  ['plan.workingTime.closes', { plan: { ...defaultPlan, workingTime: { ...defaultPlan.workingTime, closes: '08:00' } } }],
  ['plan.workingTime.country', { plan: { ...defaultPlan, workingTime: { ...defaultPlan.workingTime, country: 'XX' } } }],
  ['plan.prepareWorkingDays', { plan: { ...defaultPlan, prepareWorkingDays: 11 } }],
  ['plan.quiet.from', { plan: { ...defaultPlan, quiet: { from: '24:00', until: '07:00' } } }],
])('refuses a bad %s', async (field, change) => {
  expect(await refusal(change)).toMatchObject({ ok: false, error: { code: 'invalid', field: expect.stringMatching(new RegExp(`^${field}`)) } });
});

it('shows the next five dates of a plan as it is being written, to those who may change it', async () => {
  const { timeZone, nextUpdateOn, plan } = engagement;
  const input = { cadence: { every: 'month', weekday: 5, inMonth: { day: 31 } } as Cadence, nextUpdateOn, timeZone, sendAt: plan.sendAt, workingTime: { ...plan.workingTime, country: 'PT' } };
  expect(await world.as('maya').value('clients.planned-dates', input)).toEqual([
    { on: '2026-11-27', at: '2026-11-27T15:00:00.000Z' },
    { on: '2026-11-30', at: '2026-11-30T15:00:00.000Z' },
    { on: '2026-12-31', at: '2026-12-31T15:00:00.000Z' },
    { on: '2027-01-29', movedFrom: '2027-01-31', at: '2027-01-29T15:00:00.000Z' },
    { on: '2027-02-26', movedFrom: '2027-02-28', at: '2027-02-26T15:00:00.000Z' },
  ]);
  expect(await world.as('vera').raw('clients.planned-dates', input)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

it('offers the countries whose holidays it knows, until the year it knows them', () => {
  expect(holidayCountries).toEqual(Object.keys(publicHolidayTable));
  expect(Object.values(publicHolidayTable).every((years) => years.split(' ').length === holidaysKnownUntil - firstYear + 1)).toBe(true);
});
