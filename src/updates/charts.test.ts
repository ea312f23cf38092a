import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { transitionIssue } from '../../local/site/operations/issues';
import { createVersion, updateVersion } from '../../local/site/operations/versions';
import type { Issue } from '../../local/site/model';
import type { Contact } from '../clients/contract';
import type { Check } from './check-contract';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

const missing = { ok: false, error: { code: 'not-found', message: 'failure.not-found' } };
const forbidden = { ok: false, error: { code: 'forbidden', message: 'failure.for-the-team' } };
const day = 24 * 3600;
const out = () => sending.settle(undoSeconds);
const doneId = () => [...sending.world.state.statuses.all()].find(({ name }) => name === 'Done')?.id ?? '';
const finish = (issue: Issue) => transitionIssue(sending.world.state, sending.world.people.priya, sending.world.state.issues.get(issue.id) as Issue, { statusId: doneId() });
const version = (name: string, releaseDate: string) => createVersion(sending.world.state, sending.world.people.maya, { projectId: sending.world.project.id, name, releaseDate });
const moveTo = (id: string, releaseDate: string) => {
  const { state, people } = sending.world;
  const found = state.versions.get(id);
  if (found) updateVersion(state, people.maya, found, { releaseDate });
};
const draft = () => sending.maya.value('updates.draft', { engagementId: sending.engagementId });
const charts = (updateId?: string) => sending.maya.value('updates.charts', { engagementId: sending.engagementId, ...(updateId !== undefined && { updateId }) });
const messageFor = async ({ id }: Contact) => (await sending.preview()).recipients.find(({ contactId }) => contactId === id)?.message;
/** The draft as Jira is now, whatever was written. */
const fresh = async () => {
  await draft();
  await sending.maya.value('updates.discard', { engagementId: sending.engagementId });
  return draft();
};

/** Two weeks, each with an update: work gets done, and Beta moves. */
async function twoUpdates() {
  const beta = version('Beta', '2026-12-11');
  await fresh();
  const first = await sending.send();
  await out();
  await sending.settle(7 * day);
  finish(sending.issue);
  finish(sending.other);
  moveTo(beta.id, '2026-12-18');
  await draft();
  const second = await sending.send();
  await out();
  await sending.settle(7 * day);
  return { beta, first, second };
}

it('freezes what each update told of the whole, and draws it for the team, the client and in the next message', async () => {
  const { first, second, beta } = await twoUpdates();
  finish(sending.anchor);
  moveTo(beta.id, '2026-12-15');

  expect(await charts()).toMatchObject({
    kinds: ['burn-up', 'milestones', 'health'],
    points: [
      { number: 1, on: '2026-11-20', health: 'on-track', work: { done: 0, open: 10 } },
      { number: 2, on: '2026-11-27', health: 'at-risk', work: { done: 2, open: 8 } },
    ],
    milestones: [{ id: beta.id, name: 'Beta', told: [{ on: '2026-12-11', released: false }, { on: '2026-12-18', released: false }] }],
  });
  expect(await charts(first.id)).toMatchObject({ kinds: [], points: [{ number: 1 }] });
  expect((await charts(second.id)).points).toHaveLength(2);

  expect((await draft()).charts).toEqual({ chosen: ['burn-up', 'milestones', 'health'], ready: ['burn-up', 'milestones', 'health'] });
  const { text = '', html = '', comment } = (await messageFor(sending.ana)) ?? {};
  for (const words of ['2 of 10 done', '3 of 10 done', 'Fri 11 Dec → Fri 18 Dec → Tue 15 Dec (4 days later)', 'Beta']) {
    expect(text).toContain(words);
    expect(html).toContain(words);
    expect(JSON.stringify(comment)).toContain(words);
  }
  expect(JSON.stringify(comment)).toContain('"type":"table"');
  expect((await messageFor(sending.fang))?.text).toContain('完成 3 项，共 10 项');
  expect((await sending.preview()).check.findings.filter(({ rule }) => rule === 'other-chart')).toEqual([]);
});

it('adds an update once, however often its release runs, and none that was taken back', async () => {
  await twoUpdates();
  await sending.writeLine('next', 'One more');
  const third = await sending.send();
  await sending.maya.value('updates.take-back', { updateId: third.id });
  await out();
  expect((await charts()).points.map(({ number }) => number)).toEqual([1, 2]);
  const { recordPoint } = await import('./series-record');
  const { readPictures } = await import('../ledger/snapshot');
  const { updateHeadRecords } = await import('./update-store');
  await sending.inApp(async () => {
    const head = await updateHeadRecords.get(sending.engagementId);
    const pictures = await readPictures([head?.body.updateId ?? '']);
    for (const picture of [...pictures, ...pictures]) await recordPoint({ ...picture, id: 'again', evidenceUntilAt: '2026-11-21T12:00:00.000Z' });
  });
  expect((await charts()).points.map(({ on }) => on)).toEqual(['2026-11-20', '2026-11-21', '2026-11-27']);
});

it('makes the series of a client from before there was one from her snapshots, once, without what was taken back', async () => {
  const { second } = await twoUpdates();
  await sending.writeLine('next', 'One more');
  const third = await sending.send();
  await sending.maya.value('updates.take-back', { updateId: third.id });
  await out();
  const kept = await charts();
  const { collection } = await import('../platform/storage/collection');
  const { commit } = await import('../platform/storage/transaction');
  const records = collection<unknown>('update-series', 1);
  await sending.inApp(async () => {
    const record = await records.get(sending.engagementId);
    if (record) await commit([records.remove(record)]);
  });
  expect(await charts()).toEqual(kept);
  expect(await sending.inApp(() => records.get(sending.engagementId))).toBeDefined();
  expect((await charts(second.id)).points).toHaveLength(2);
});

it('shows the charts somebody chose, and begins the next update with the same', async () => {
  await twoUpdates();
  const { healthRevision } = await draft();
  const chosen = await sending.maya.value('updates.choose-charts', { engagementId: sending.engagementId, revision: healthRevision, charts: ['health', 'burn-up'] });
  expect(chosen.charts).toEqual(['burn-up', 'health']);
  expect(await sending.maya.call('updates.choose-charts', { engagementId: sending.engagementId, revision: healthRevision, charts: [] })).toMatchObject({ ok: false, error: { code: 'conflict' } });
  const text = (await messageFor(sending.ana))?.text ?? '';
  expect(text).toContain('How much is done');
  expect(text).not.toContain('Milestones and how their dates moved');
  const third = await sending.send();
  await out();
  await sending.settle(day);
  expect((await charts(third.id)).kinds).toEqual(['burn-up', 'health']);
  expect((await draft()).charts.chosen).toEqual(['burn-up', 'health']);
  await sending.maya.value('updates.refresh', { engagementId: sending.engagementId });
  expect((await draft()).charts.chosen).toEqual(['burn-up', 'health']);
});

it('never draws a milestone or an issue this client was not told of', async () => {
  await twoUpdates();
  version('Secret pilot', '2026-12-20');
  const opened = await fresh();
  const section = opened.sections.find(({ name }) => name === 'milestones');
  const lines = (section?.lines ?? []).filter(({ versionIds, generated }) => versionIds.length > 0 && !generated?.en.includes('Secret'));
  expect(opened.evidence.milestones.map(({ name }) => name)).toContain('Secret pilot');
  await sending.maya.value('updates.save-section', { engagementId: sending.engagementId, section: 'milestones', revision: section?.revision ?? '', lines: lines.map(({ generated: _generated, ...line }) => line) });
  const { recipients } = await sending.preview();
  expect(JSON.stringify(recipients)).not.toContain('Secret pilot');
  await sending.send();
  await out();
  expect(JSON.stringify(await charts())).not.toContain('Secret pilot');
  // Hidden issues are not counted.
  await sending.maya.value('clients.set-visibility', { engagementId: sending.engagementId, issueId: sending.issue.id, choice: 'hidden' });
  expect((await fresh()).evidence.work).toEqual({ done: 1, open: 8 });
});

it('stops a milestone named after another client, though no line says its name', async () => {
  await twoUpdates();
  await sending.maya.value('clients.create-engagement', { clientName: 'Zenith Insurance', contact: { name: 'Otto Kern', road: 'by-hand' }, visibility: { kind: 'milestones' } });
  const named = version('Zenith Insurance launch', '2026-12-21');
  await fresh();
  const section = (await draft()).sections.find(({ name }) => name === 'milestones');
  const line = (section?.lines ?? []).find(({ versionIds }) => versionIds.includes(named.id));
  if (!line) throw new Error('It is not told of.');
  const typed = (section?.lines ?? []).map(({ generated: _generated, ...known }) => (known.id === line.id ? { ...known, text: { en: 'The launch comes before Christmas.', 'zh-CN': '圣诞节前发布。' } } : known));
  await sending.maya.value('updates.save-section', { engagementId: sending.engagementId, section: 'milestones', revision: section?.revision ?? '', lines: typed });
  const stops = async () => (await sending.preview()).check.findings.filter(({ rule }) => rule === 'other-client');
  const [stop] = await stops();
  const { engagementId } = sending;
  const whileWriting = await sending.maya.value('updates.check', { engagementId });
  expect(whileWriting.findings.filter(({ rule }) => rule === 'other-client')).toEqual([stop]);
  const overruled = await sending.maya.value('updates.overrule', { engagementId, findingId: stop?.id ?? '', evidence: stop?.evidence ?? '', reason: 'agreed-with-client' });
  expect(overruled.findings).toContainEqual(expect.objectContaining({ id: stop?.id, state: 'overruled' }));
  const { healthRevision } = await draft();
  await sending.maya.value('updates.choose-charts', { engagementId: sending.engagementId, revision: healthRevision, charts: ['health'] });
  expect(await stops()).toEqual([]);
});

it('notes while writing what a chart draws of an update that never said so, and keeps what was decided about it', async () => {
  await twoUpdates();
  const { engagementId } = sending;
  await draft();
  const { collection } = await import('../platform/storage/collection');
  const { commit } = await import('../platform/storage/transaction');
  const records = collection<{ points: { work?: { done: number; open: number } }[] }>('update-series', 1);
  await sending.inApp(async () => {
    const record = await records.get(engagementId);
    if (!record) throw new Error('There is no series.');
    await commit([records.replace(record, { body: { points: record.body.points.map((point, index) => (index === 0 ? { ...point, work: { done: 99, open: 0 } } : point)) } })]);
  });
  const { healthRevision } = await draft();
  await sending.maya.value('updates.choose-charts', { engagementId, revision: healthRevision, charts: ['burn-up'] });
  const drawn = ({ findings }: Check) => findings.filter(({ rule }) => rule === 'other-chart');
  const [note] = drawn(await sending.maya.value('updates.check', { engagementId }));
  expect(note).toMatchObject({ level: 'note', state: 'open', parameters: { number: 1 } });
  const decided = await sending.maya.value('updates.dismiss', { engagementId, findingId: note?.id ?? '', evidence: note?.evidence ?? '' });
  expect(drawn(decided)).toMatchObject([{ id: note?.id, state: 'dismissed' }]);
});

describe('who may read and choose', () => {
  it('refuses everybody who may not read the engagement, and lets a client’s own people read theirs', async () => {
    const { second } = await twoUpdates();
    const { engagementId, world, maya } = sending;
    const other = await maya.value('clients.create-engagement', { clientName: 'Chenguang', contact: { name: 'Vera Okoye', road: 'by-hand', accountId: world.people.vera.accountId }, visibility: { kind: 'all' } });
    expect(await world.as('stranger').call('updates.charts', { engagementId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await world.as('vera').call('updates.charts', { engagementId })).toEqual(missing);
    expect(await world.as('vera').call('updates.charts', { engagementId: other.id, updateId: second.id })).toEqual(missing);
    expect(await world.as('tom').value('updates.charts', { engagementId })).toEqual(await charts());
    expect(await world.as('tom').call('updates.charts', { engagementId: other.id })).toEqual(missing);
    expect(await world.as('jonas').call('updates.charts', { engagementId: 'none' })).toEqual(missing);
    await draft();
    for (const name of ['tom', 'vera'] as const) {
      expect(await world.as(name).call('updates.choose-charts', { engagementId, revision: '', charts: [] })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
    await maya.value('clients.save-contact', { engagementId, contact: { name: 'Jonas Weber', road: 'by-hand', accountId: world.people.jonas.accountId } });
    expect(await world.as('jonas').call('updates.choose-charts', { engagementId, revision: '', charts: [] })).toEqual(forbidden);
    expect(await maya.call('updates.choose-charts', { engagementId, revision: '', charts: ['pie' as never] })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'charts.0' } });
  });

  it('shows them to a contact on the portal with the update that reached her, and to nobody else', async () => {
    const { second, first } = await twoUpdates();
    const { world, maya } = sending;
    const { update } = await maya.value('updates.read', { updateId: second.id });
    const requestKey = update.deliveries.find(({ contactId }) => contactId === sending.ana.id)?.issueKey ?? '';
    const shown = await world.portal('ana').value('portal.update', { requestKey, updateId: second.id });
    expect(shown.charts).toEqual(await charts(second.id));
    expect((await world.portal('ana').value('portal.update', { requestKey, updateId: first.id })).charts).toBeUndefined();
    for (const name of ['fang', 'stranger'] as const) expect(await world.portal(name).call('portal.update', { requestKey, updateId: second.id })).toEqual(missing);
    expect(await world.portal('visitor').call('portal.update', { requestKey, updateId: second.id })).toMatchObject({ ok: false });
  });
});
