import { randomUUID } from 'node:crypto';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import type { Issue } from '../../local/site/model';
import { transitionIssue } from '../../local/site/operations/issues';
import type { LineDraft } from '../updates/contract';
import type { AskState } from './contract';

let sending: Sending;
let issue: Issue;
beforeEach(async () => {
  sending = await startSending();
  issue = transitionIssue(sending.world.state, sending.world.people.priya, sending.world.issues[1]!, { statusId: '3' });
  await sending.world.settle();
});
afterEach(() => sending.close());

const asks = async () => (await sending.world.as('jonas').value('ledger.asks', { engagementId: sending.engagementId })).asks;
const draftAsks = async () => (await sending.maya.value('updates.draft', { engagementId: sending.engagementId })).sections.find(({ name }) => name === 'asks')!;
const sendDraft = async () => {
  const update = await sending.send([sending.ana]);
  await sending.settle(undoSeconds);
  await sending.settle(60);
  return update;
};
async function goTo(time: string): Promise<void> {
  sending.advance((Date.parse(time) - sending.world.clock.now()) / 1000);
  await sending.world.settle();
}
const close = (askId: string, kind: AskState, on: string, note = '') => sending.world.as('jonas').call('ledger.close-ask', { engagementId: sending.engagementId, askId, said: { kind, on, note } });
const mailed = () => sending.mailsTo(sending.world.people.ana.emailAddress).map(({ text }) => text);
/** Nothing of the evidence stands in the draft but its asks. */
const saveAsks = async (lines: Partial<LineDraft>[]) => {
  const { revision } = await draftAsks();
  await sending.maya.value('updates.save-section', { engagementId: sending.engagementId, section: 'asks', revision, lines: lines.map((line) => ({ id: randomUUID() as string, issueIds: [], versionIds: [], text: {}, asIs: [], ...line })) });
};

it('lists what an update asked for, with what it holds up, and carries it into the next draft as the same ask', async () => {
  await saveAsks([{ issueIds: [sending.issue.id], text: { en: 'Send us the access' }, neededBy: '2026-11-24' }]);
  const { id, number } = await sendDraft();
  const [ask] = await asks();
  expect(await asks()).toMatchObject([{ updateId: id, number, texts: { en: 'Send us the access' }, askedOn: '2026-11-20', againOn: [], neededBy: '2026-11-24', state: 'open', blocks: { issues: [{ id: sending.issue.id, key: sending.issue.key }], versions: [] } }]);
  expect(ask).not.toHaveProperty('overdueWorkingDays');

  await goTo('2026-11-27T12:00:00.000Z');
  expect(await asks()).toMatchObject([{ overdueWorkingDays: 3 }]);
  expect((await draftAsks()).lines).toMatchObject([{ text: { en: 'Send us the access' }, issueIds: [sending.issue.id], neededBy: '2026-11-24', askedOn: '2026-11-20' }]);
  await sendDraft();
  expect(mailed().at(-1)).toContain('Still open: asked for on Fri 20 Nov, needed by Tue 24 Nov');
  expect(await asks()).toMatchObject([{ id: ask!.id, updateId: id, askedOn: '2026-11-20', againOn: ['2026-11-27'], neededBy: '2026-11-24' }]);
});

it('keeps a carried ask the same one when its words and its day change, and lets a person leave it out of one update', async () => {
  await sendDraft();
  const [ask] = await asks();
  await goTo('2026-11-27T12:00:00.000Z');
  const [line] = (await draftAsks()).lines;
  const { askedOn, generated: _generated, ...draft } = line!;
  expect(askedOn).toBe('2026-11-20');
  await saveAsks([{ ...draft, text: { en: 'The new logo, please, in SVG' }, neededBy: '2026-12-11' }]);
  await sending.maya.value('updates.refresh', { engagementId: sending.engagementId });
  expect((await draftAsks()).lines).toMatchObject([{ text: { en: 'The new logo, please, in SVG' }, neededBy: '2026-12-11', askedOn: '2026-11-20' }]);
  await sendDraft();
  expect(mailed().at(-1)).toMatch(/Needed by Fri 11 Dec[^]*Asked for on Fri 20 Nov/);
  expect(await asks()).toMatchObject([{ id: ask!.id, neededBy: '2026-12-11' }]);
  await goTo('2026-12-04T12:00:00.000Z');
  await saveAsks([]);
  await sending.maya.value('updates.refresh', { engagementId: sending.engagementId });
  expect((await draftAsks()).lines).toEqual([]);
});

it('is named by the line that asked, also by one that asks again', async () => {
  const { id } = await sendDraft();
  const [ask] = await asks();
  const idsIn = async (updateId: string) => (await sending.maya.value('updates.read', { updateId })).lines.flatMap(({ askId }) => askId ?? []);
  expect(await idsIn(id)).toEqual([ask!.id]);
  await goTo('2026-11-27T12:00:00.000Z');
  expect((await draftAsks()).lines).toHaveLength(1);
  expect(await idsIn((await sendDraft()).id)).toEqual([ask!.id]);
});

it('is given on a day, not asked again, and can be open after all', async () => {
  await sendDraft();
  const [ask] = await asks();
  await goTo('2026-11-25T12:00:00.000Z');
  expect(await close(ask!.id, 'met', '2026-11-26')).toMatchObject({ ok: false, error: { code: 'invalid', field: 'said.on', message: 'failure.in-the-future' } });
  expect(await close(ask!.id, 'met', '2026-11-19')).toMatchObject({ ok: false, error: { field: 'said.on', message: 'failure.before-asked' } });
  expect(await close(ask!.id, 'met', '2026-11-24', 'By mail')).toMatchObject({ ok: true, value: { state: 'met', said: { kind: 'met', on: '2026-11-24', note: 'By mail', by: { name: 'Jonas Weber' } } } });
  expect(await asks()).toMatchObject([{ state: 'met' }]);
  expect((await draftAsks()).lines).toEqual([]);
  expect(await close(ask!.id, 'open', '2026-11-25')).toMatchObject({ ok: true, value: { state: 'open' } });
  await sending.maya.value('updates.refresh', { engagementId: sending.engagementId });
  expect((await draftAsks()).lines).toMatchObject([{ askedOn: '2026-11-20' }]);
});

it('settles the promise it held up again when a person says it was given in time', async () => {
  await saveAsks([{ issueIds: [issue.id], text: { en: 'Send us the access' }, neededBy: '2026-11-23' }]);
  const { sections } = await sending.maya.value('updates.draft', { engagementId: sending.engagementId });
  const moving = sections.find(({ name }) => name === 'moving')!;
  await sending.maya.value('updates.save-section', {
    engagementId: sending.engagementId,
    section: 'moving',
    revision: moving.revision,
    lines: [{ id: randomUUID(), issueIds: [issue.id], versionIds: [], text: { en: 'Loyalty import, due 25 November' }, asIs: [], dated: { kind: 'commitment', on: '2026-11-25' } }],
  });
  await sendDraft();
  await goTo('2026-11-26T00:30:00.000Z');
  await sending.world.runtime.runSchedule('watch-told');
  await sending.settle(60);
  const states = async () => (await sending.maya.value('ledger.promises', { engagementId: sending.engagementId })).promises.filter(({ subject }) => subject.kind === 'issue' && subject.issueId === issue.id).map(({ state }) => state);
  expect(await states()).toEqual(['late-theirs']);
  const ask = (await asks()).find(({ blocks }) => blocks.issues.some(({ id }) => id === issue.id))!;
  await close(ask.id, 'met', '2026-11-26');
  await sending.settle(60);
  expect(await states()).toEqual(['late-theirs']);
  await close(ask.id, 'met', '2026-11-25');
  await sending.settle(60);
  expect(await states()).toEqual(['late-silent']);
});

it('stands first on her portal, with no issue in it, and on nobody else’s', async () => {
  await saveAsks([{ issueIds: [sending.issue.id], text: { en: 'Send us the access' }, neededBy: '2026-11-24' }]);
  await sendDraft();
  const hers = await sending.world.portal('ana').value('portal.open');
  expect(hers).toMatchObject({ who: 'contact', asks: [{ engagementId: sending.engagementId, id: expect.any(String), texts: { en: 'Send us the access' }, askedOn: '2026-11-20', neededBy: '2026-11-24', overdue: false }] });
  expect(JSON.stringify(hers)).not.toContain(sending.issue.key);
  expect(JSON.stringify(await sending.world.portal('stranger').value('portal.open'))).not.toContain('access');
  expect(await sending.world.portal('visitor').value('portal.open')).toEqual({ who: 'visitor' });
  const [ask] = await asks();
  await close(ask!.id, 'withdrawn', '2026-11-20');
  expect(await sending.world.portal('ana').value('portal.open')).not.toHaveProperty('asks');
});

it('is for the team alone, and only in its own engagement', async () => {
  await sendDraft();
  const [ask] = await asks();
  const { world, engagementId } = sending;
  const said = { kind: 'met' as const, on: '2026-11-20', note: '' };
  for (const name of ['tom', 'stranger', 'ana'] as const) expect(await world.as(name).call('ledger.asks', { engagementId })).toMatchObject({ ok: false });
  for (const name of ['vera', 'tom', 'stranger', 'ana'] as const) expect(await world.as(name).call('ledger.close-ask', { engagementId, askId: ask!.id, said })).toMatchObject({ ok: false });
  const other = await sending.maya.value('clients.create-engagement', { clientName: 'Other', contact: { name: 'Otto', road: 'by-hand' }, visibility: { kind: 'all' } });
  expect(await world.as('jonas').call('ledger.close-ask', { engagementId: other.id, askId: ask!.id, said })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await world.as('jonas').call('ledger.close-ask', { engagementId, askId: `${randomUUID()}.x`, said })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await asks()).toMatchObject([{ state: 'open' }]);
});
