import { setMachineTime } from '../../local/machine-time';
import { fixedClock } from '../../local/clock';
import { startInside } from '../../local/testing/inside';
import type { ToldView } from './contract';
import type * as LastTold from './last-told';
import type * as Mention from './mention';
import type * as Recording from './recording';
import type * as Snapshots from './snapshot';
import type * as Mark from './told-mark';
import type * as Transactions from '../platform/storage/transaction';
import type { IssueFact, NoteSnapshot, Snapshot, ToldRecipient, UpdateSnapshot, WordOfMouthSnapshot } from './told';

let inside: Awaited<ReturnType<typeof startInside>>;
let giveTimeBack: () => void;
let load: typeof Recording & typeof Snapshots & typeof Mention & typeof LastTold & typeof Mark & typeof Transactions;
beforeEach(async () => {
  const clock = fixedClock('2026-11-20T12:00:00.000Z');
  giveTimeBack = setMachineTime(clock);
  inside = await startInside({ clock });
  // Loaded once the platform's globals are in place.
  load = {
    ...(await import('./recording')),
    ...(await import('./snapshot')),
    ...(await import('./mention')),
    ...(await import('./last-told')),
    ...(await import('./told-mark')),
    ...(await import('../platform/storage/transaction')),
  };
});
afterEach(async () => {
  await inside.close();
  giveTimeBack();
});

const fact = (id: string, more: Partial<IssueFact> = {}): IssueFact => ({ id, key: `HAR-${id}`, category: 'in-progress', status: 'In Progress', blocked: false, blockedBy: [], unassigned: false, ...more });
const recipient: ToldRecipient = { contactId: 'ana', name: 'Ana', road: 'by-hand', language: 'en', form: 'regular', length: 'full' };
const about = (facts: IssueFact[]) => ({ issues: facts, lines: [{ id: 'one', section: 'done', texts: { en: 'We are on it' }, issueIds: facts.map(({ id }) => id), versionIds: [] }] });
const frozen = (id: string, sentAt: string, facts: IssueFact[]) => ({
  id,
  engagementId: 'harbor',
  projectId: '10000',
  clientId: 'client',
  sentAt,
  sentBy: { accountId: '712020:maya', name: 'Maya Lindqvist' },
  versions: [],
  ...about(facts),
});
const update = (number: number, sentAt: string, facts: IssueFact[], more: Partial<UpdateSnapshot> = {}): UpdateSnapshot => ({
  ...frozen(`update-${number}`, sentAt, facts),
  kind: 'update',
  number,
  evidenceUntilAt: sentAt,
  historyIds: [],
  health: { computed: 'on-track', chosen: 'on-track', reasons: [] },
  recipients: [recipient],
  ...more,
});
const note = (sentAt: string, facts: IssueFact[]): NoteSnapshot => ({ ...frozen('note-1', sentAt, facts), kind: 'note', recipients: [recipient] });
const conversation = (sentAt: string, facts: IssueFact[]): WordOfMouthSnapshot => ({ ...frozen('call-1', sentAt, facts), kind: 'word-of-mouth', contactKind: 'call', summary: 'We talked.', contacts: [] });

async function keep(snapshot: Snapshot) {
  const { commit, freeze, freezePayloads, freezeRecipients } = load;
  if (snapshot.kind !== 'word-of-mouth') {
    const payload = { subject: `Subject of ${snapshot.id}`, html: '', text: '', comment: {}, commentHtml: '' };
    await commit([...(await freezeRecipients(snapshot)), ...(await freezePayloads(snapshot, [{ ...recipient, payload }]))]);
  }
  await commit([freeze(snapshot)]);
}
const told = async (issueId = '1'): Promise<ToldView | undefined> => (await load.toldViews('harbor', [issueId]))[0]?.told;

it('tells nothing before somebody says that it has arrived', () =>
  inside.run(async () => {
    await keep(update(1, '2026-11-13T12:00:00.000Z', [fact('1')]));
    expect(await told()).toBeUndefined();
    expect(await load.lastTold('harbor')).toBeUndefined();
    await load.recordTold('update-1');
    expect(await told()).toEqual({
      at: '2026-11-13T12:00:00.000Z',
      by: { accountId: '712020:maya', name: 'Maya Lindqvist' },
      source: { kind: 'update', id: 'update-1', number: 1 },
      told: { category: 'in-progress', status: 'In Progress', blocked: false },
      now: { category: 'in-progress', status: 'In Progress', blocked: false },
      standing: 'as-told',
      differences: [],
    });
  }));

it('counts the issues its lines name, and no others', () =>
  inside.run(async () => {
    await keep({ ...update(1, '2026-11-13T12:00:00.000Z', [fact('1')]), issues: [fact('1'), fact('2')] });
    await load.recordTold('update-1');
    expect((await load.toldViews('harbor', ['1', '2'])).map(({ issueId }) => issueId)).toEqual(['1']);
  }));

const orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]];
it.each(orders)('keeps the newest, in the order %i, %i, %i', (...order) =>
  inside.run(async () => {
    const told3 = [
      update(1, '2026-11-06T12:00:00.000Z', [fact('1', { dueOn: '2026-11-27' })]),
      conversation('2026-11-10T12:00:00.000Z', [fact('1', { dueOn: '2026-12-04' })]),
      note('2026-11-13T12:00:00.000Z', [fact('1', { dueOn: '2026-12-11' })]),
    ];
    for (const snapshot of told3) await keep(snapshot);
    for (const index of order) await load.recordTold(told3[index]!.id);
    expect(await told()).toMatchObject({ source: { kind: 'note', id: 'note-1' }, told: { dueOn: '2026-12-11' } });
    expect(await load.lastTold('harbor')).toEqual({ at: '2026-11-13T12:00:00.000Z', kind: 'note', byName: 'Maya Lindqvist', subject: 'Subject of note-1', updateId: 'note-1' });
  }),
);

it('is the same after it was said twice, at once, or with lists that lag', () =>
  inside.run(async () => {
    inside.runtime.setQueryLag(3_600_000);
    await keep(update(1, '2026-11-06T12:00:00.000Z', [fact('1'), fact('2')]));
    await keep(update(2, '2026-11-13T12:00:00.000Z', [fact('1', { blocked: true })]));
    await Promise.all([1, 2, 1, 2, 1].map((number) => load.recordTold(`update-${number}`)));
    await load.recordTold('update-1');
    expect(await told('1')).toMatchObject({ source: { number: 2 }, told: { blocked: true } });
    expect(await told('2')).toMatchObject({ source: { number: 1 } });
    expect(await load.lastTold('harbor')).toMatchObject({ number: 2, subject: 'Subject of update-2', updateId: 'update-2' });
  }));

it('costs an event now and then, and only until it is recorded', () =>
  inside.run(async () => {
    await keep(update(1, '2026-11-06T12:00:00.000Z', [fact('1')]));
    await load.markTold('update-1');
    await load.markTold('update-1');
    expect(inside.runtime.count.queue).toEqual({ publish: 1 });
    await load.recordTold('update-1');
    inside.runtime.count.reset();
    await load.markTold('update-1');
    expect(inside.runtime.count.queue).toEqual({});
  }));

it('goes on where a run broke off', () =>
  inside.run(async () => {
    const facts = Array.from({ length: 20 }, (_, index) => fact(String(index + 1)));
    await keep(update(1, '2026-11-06T12:00:00.000Z', facts));
    let transactions = 0;
    inside.runtime.setFault(({ path }) => (path.includes('transaction') && ++transactions === 2 ? new Response(JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', message: '' }), { status: 500 }) : undefined));
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(load.recordTold('update-1')).rejects.toMatchObject({ code: 'unavailable' });
    said.mockRestore();
    inside.runtime.setFault(undefined);
    expect((await load.toldViews('harbor', facts.map(({ id }) => id))).length).toBeLessThan(20);
    await load.recordTold('update-1');
    expect(await load.toldViews('harbor', facts.map(({ id }) => id))).toHaveLength(20);
  }));

it('of sixty issues asks Jira nothing, and leaves each issue to an event of its own', () =>
  inside.run(async () => {
    const facts = Array.from({ length: 60 }, (_, index) => fact(String(index + 1), { dueOn: '2026-12-04' }));
    await keep(update(1, '2026-11-13T12:00:00.000Z', facts));
    inside.runtime.count.reset();
    await load.recordTold('update-1');
    expect(inside.runtime.count.jiraCalls).toEqual([]);
    expect(inside.runtime.count.storage['transaction']).toBeLessThanOrEqual(10);
    expect(inside.runtime.pendingCount()).toBe(60);
    expect(await load.toldViews('harbor', facts.map(({ id }) => id))).toHaveLength(60);
  }));

it('waits a little for a conversation that is not kept yet, and gives it up at last', () =>
  inside.run(async () => {
    await expect(load.recordTold('call-1', 0)).rejects.toMatchObject({ afterSeconds: 10 });
    await load.recordTold('call-1', 3);
    expect(await load.lastTold('harbor')).toBeUndefined();
  }));

it('names a conversation by its summary', () =>
  inside.run(async () => {
    await keep(conversation('2026-11-10T12:00:00.000Z', []));
    await load.recordTold('call-1');
    expect(await load.lastTold('harbor')).toEqual({ at: '2026-11-10T12:00:00.000Z', kind: 'word-of-mouth', byName: 'Maya Lindqvist', subject: 'We talked.' });
  }));
