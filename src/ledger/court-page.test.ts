import { randomUUID } from 'node:crypto';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import type { Issue } from '../../local/site/model';
import { flaggedFieldId, impediment } from '../../local/site/base';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import type { LineDraft, SectionName } from '../updates/contract';

let sending: Sending;
let issue: Issue;
beforeEach(async () => {
  sending = await startSending();
  issue = transitionIssue(sending.world.state, sending.world.people.priya, sending.world.issues[1]!, { statusId: '3' });
  await sending.world.settle();
});
afterEach(() => sending.close());

async function tell(lines: Partial<Record<SectionName, Partial<LineDraft>[]>>): Promise<void> {
  const { maya, engagementId, ana } = sending;
  const draft = await maya.value('updates.draft', { engagementId });
  for (const { name, revision } of draft.sections.filter(({ name }) => name !== 'summary')) {
    const written = (lines[name] ?? []).map((line) => ({ id: randomUUID() as string, issueIds: [], versionIds: [], text: { en: 'A line' }, asIs: [], ...line }));
    await maya.value('updates.save-section', { engagementId, section: name, revision, lines: written });
  }
  await sending.send([ana]);
  await sending.settle(undoSeconds);
  await sending.settle(60);
}
async function runSchedule(time: string): Promise<void> {
  sending.advance((Date.parse(time) - sending.world.clock.now()) / 1000);
  await sending.world.settle();
  await sending.world.runtime.runSchedule('watch-told');
  await sending.settle(60);
}
const court = () => sending.world.as('jonas').value('ledger.court', { engagementId: sending.engagementId });
const move = (statusId: string) => transitionIssue(sending.world.state, sending.world.people.priya, sending.world.state.issues.get(issue.id)!, { statusId });
const moving: Partial<LineDraft> = { issueIds: [], text: { en: 'Loyalty import, due 25 November' }, dated: { kind: 'commitment', on: '2026-11-25' } };

it('splits the days after the promised one by what was asked of her, until it is done', async () => {
  await tell({ moving: [{ ...moving, issueIds: [issue.id] }], asks: [{ issueIds: [issue.id], text: { en: 'Send us the access' }, neededBy: '2026-11-23' }] });
  expect(await court()).toMatchObject({ subjects: [], more: 0 });
  await runSchedule('2026-12-01T12:00:00.000Z');
  const { asks: [ask] } = await sending.maya.value('ledger.asks', { engagementId: sending.engagementId });
  expect(await court()).toEqual({
    subjects: [
      {
        subject: { kind: 'issue', issueId: issue.id, key: issue.key },
        words: { en: 'Loyalty import, due 25 November' },
        promisedOn: '2026-11-25',
        days: { ours: 0, theirs: 4, both: 0, 'third-party': 0 },
        intervals: [{ party: 'theirs', from: '2026-11-26', to: '2026-12-01', workingDays: 4, askIds: [ask!.id] }],
      },
    ],
    days: { ours: 0, theirs: 4, both: 0, 'third-party': 0 },
    asks: { [ask!.id]: { en: 'Send us the access' } },
    more: 0,
  });
  await sending.maya.value('ledger.close-ask', { engagementId: sending.engagementId, askId: ask!.id, said: { kind: 'met', on: '2026-11-27', note: '' } });
  await runSchedule('2026-12-03T12:00:00.000Z');
  move('10002');
  await sending.settle(60);
  await runSchedule('2026-12-08T12:00:00.000Z');
  expect(await court()).toMatchObject({ days: { ours: 4, theirs: 2 }, subjects: [{ doneOn: '2026-12-03', intervals: [{ party: 'theirs', to: '2026-11-27' }, { party: 'ours', from: '2026-11-30', to: '2026-12-03' }] }] });
});

it('has no days of what was announced for later while its first day has not passed', async () => {
  await tell({ moving: [{ ...moving, issueIds: [issue.id] }] });
  await tell({ moving: [{ ...moving, issueIds: [issue.id], text: { en: 'Loyalty import, due 27 November' }, dated: { kind: 'commitment', on: '2026-11-27' } }] });
  expect(await court()).toMatchObject({ subjects: [], days: { ours: 0, theirs: 0, both: 0, 'third-party': 0 } });
  await runSchedule('2026-11-26T12:00:00.000Z');
  expect(await court()).toMatchObject({ subjects: [{ promisedOn: '2026-11-25' }], days: { ours: 1 } });
});

it('counts statuses that mean waiting for somebody else, and blocked ones, from the history of the issue', async () => {
  const statuses = [...sending.world.state.statuses.all()];
  const waits = statuses.find(({ id }) => id === '3')!;
  const { settings } = await sending.world.admin('maya').value('settings.open');
  await sending.world.admin('maya').value('settings.save', { ...settings, thirdPartyStatuses: [waits.name] });
  await tell({ moving: [{ ...moving, issueIds: [issue.id] }], asks: [{ issueIds: [issue.id], text: { en: 'Send us the access' }, neededBy: '2026-11-23' }] });
  await runSchedule('2026-11-27T12:00:00.000Z');
  move('10000');
  await runSchedule('2026-12-01T12:00:00.000Z');
  expect(await court()).toMatchObject({ days: { 'third-party': 2, theirs: 2, ours: 0, both: 0 } });
  const saved = await sending.world.admin('maya').value('settings.open');
  await sending.world.admin('maya').value('settings.save', { ...saved.settings, thirdPartyStatuses: [], blockedStatuses: [waits.name] });
  expect(await court()).toMatchObject({ days: { both: 2, theirs: 2, ours: 0, 'third-party': 0 } });
});

it('counts a flag as held up on our side, and says so', async () => {
  const { state, people } = sending.world;
  await tell({ moving: [{ ...moving, issueIds: [issue.id] }], asks: [{ issueIds: [issue.id], text: { en: 'Send us the access' }, neededBy: '2026-11-23' }] });
  await runSchedule('2026-11-27T12:00:00.000Z');
  const flag = (value: unknown) => editIssue(state, people.priya, state.issues.get(issue.id)!, { customFields: { [flaggedFieldId]: value } });
  flag([impediment]);
  await runSchedule('2026-12-01T12:00:00.000Z');
  flag(null);
  await runSchedule('2026-12-03T12:00:00.000Z');
  expect(await court()).toMatchObject({ days: { theirs: 4, both: 2 }, subjects: [{ intervals: [{ party: 'theirs' }, { party: 'both', workingDays: 2, heldBy: [{ kind: 'flag' }] }, { party: 'theirs' }] }] });
});

it('is for the team alone', async () => {
  const { world, engagementId } = sending;
  for (const name of ['tom', 'stranger', 'ana'] as const) expect(await world.as(name).call('ledger.court', { engagementId })).toMatchObject({ ok: false });
  expect(await world.portal('ana').raw('ledger.court', { engagementId })).toMatchObject({ ok: false });
  expect(await world.as('vera').call('ledger.court', { engagementId })).toMatchObject({ ok: true });
});
