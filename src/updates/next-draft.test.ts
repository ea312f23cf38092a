import { transitionIssue } from '../../local/site/operations/issues';
import { createVersion, updateVersion } from '../../local/site/operations/versions';
import { type Sending, startSending } from '../../local/testing/sending';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

const engagementId = () => sending.engagementId;
const maya = () => sending.world.as('maya');
const done = (index: number, at?: string) => {
  const { state, people, issues } = sending.world;
  const statusId = [...state.statuses.all()].find(({ name }) => name === 'Done')?.id ?? '';
  const issue = issues[index];
  return issue && transitionIssue(state, people.priya, issue, { statusId }, at);
};

describe('a draft whose update is on its way', () => {
  it('takes no change until it is taken back', async () => {
    const draft = await maya().value('updates.draft', { engagementId: engagementId() });
    const asks = draft.sections.find(({ name }) => name === 'asks');
    const update = await sending.send();
    const save = { engagementId: engagementId(), section: 'asks' as const, revision: asks?.revision ?? '', lines: [] };
    const refused = { ok: false, error: { code: 'conflict', message: 'failure.already-sent' } };
    expect(await maya().call('updates.save-section', save)).toEqual(refused);
    expect(await maya().call('updates.choose-health', { engagementId: engagementId(), revision: draft.healthRevision, state: 'on-track' })).toEqual(refused);
    for (const key of ['updates.draft', 'updates.refresh', 'updates.discard'] as const) expect(await maya().call(key, { engagementId: engagementId() })).toEqual(refused);
    await maya().value('updates.take-back', { updateId: update.id });
    const after = await maya().value('updates.draft', { engagementId: engagementId() });
    expect(after.sections.map(({ lines }) => lines)).toEqual(draft.sections.map(({ lines }) => lines));
    // What was typed before the send was seen is older than the lock.
    expect(await maya().call('updates.save-section', save)).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.changed-elsewhere' } });
  });
});

describe('the draft after a sent update', () => {
  it('tells what Jira had not indexed when the last evidence was read, and tells nothing twice', async () => {
    const { world } = sending;
    done(2);
    const first = await maya().value('updates.refresh', { engagementId: engagementId() });
    await sending.send();
    await sending.settle(60);
    const secondsBefore = (seconds: number) => new Date(Date.parse(first.evidence.until) - seconds * 1000).toISOString();
    done(3, secondsBefore(120));
    done(4, secondsBefore(3600));
    await sending.settle(3 * 3600);
    const next = await maya().value('updates.draft', { engagementId: engagementId() });
    expect(next.evidence.groups.done.map(({ summary }) => summary)).toEqual([world.issues[3]?.summary]);
  });

  it('begins where the last evidence ended, and measures milestones by what was told', async () => {
    const { world } = sending;
    const version = createVersion(world.state, world.people.maya, { projectId: world.project.id, name: 'Beta', releaseDate: '2026-12-11' });
    done(2);
    const first = await maya().value('updates.refresh', { engagementId: engagementId() });
    await sending.send();
    sending.advance(60);
    await world.settle();
    done(3);
    updateVersion(world.state, world.people.maya, version, { releaseDate: '2026-12-18' });
    sending.advance(3 * 24 * 3600);
    await world.settle();
    const next = await maya().value('updates.draft', { engagementId: engagementId() });
    expect(next.number).toBe(2);
    expect(next.evidence.from).toBe(first.evidence.until);
    expect(next.evidence.groups.done.map(({ summary }) => summary)).toEqual([world.issues[3]?.summary]);
    expect(next.evidence.milestones).toEqual([{ id: version.id, name: 'Beta', releaseOn: '2026-12-18', released: false, movedFrom: '2026-12-11', workingDaysMoved: 5 }]);
    expect(next.sections.find(({ name }) => name === 'summary')?.lines[1]?.generated?.en).toMatch(/^Since our last update: 1 item done/);
  });
});
