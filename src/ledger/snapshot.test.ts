import { startInside } from '../../local/testing/inside';
import type * as Transactions from '../platform/storage/transaction';
import type * as Ledger from './snapshot';
import type { Snapshot, ToldLine, ToldRecipient } from './told';

let inside: Awaited<ReturnType<typeof startInside>>;
let ledger: typeof Ledger;
let commit: typeof Transactions.commit;
beforeEach(async () => {
  inside = await startInside();
  // Loaded once the platform's globals are in place.
  ledger = await import('./snapshot');
  ({ commit } = await import('../platform/storage/transaction'));
});
afterEach(() => inside.close());

const line = (id: string, more: Partial<ToldLine> = {}): ToldLine => ({ id, section: 'done', texts: { en: `Line ${id}` }, issueIds: ['10001'], versionIds: [], ...more });
const recipient = (contactId: string): ToldRecipient => ({ contactId, name: `Contact ${contactId}`, road: 'by-hand', language: 'en', form: 'regular' });
const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  id: 'update-1',
  engagementId: 'engagement-1',
  projectId: '10000',
  clientId: 'client-1',
  number: 7,
  sentAt: '2026-11-20T12:00:00.000Z',
  sentBy: { accountId: '712020:maya', name: 'Maya Lindqvist' },
  evidenceUntilAt: '2026-11-20T11:00:00.000Z',
  historyIds: ['20001'],
  health: { computed: 'at-risk', chosen: 'on-track', reasons: [] },
  issues: [{ id: '10001', key: 'HAR-1', category: 'done', status: 'Done', blocked: false, blockedBy: [], unassigned: true }],
  versions: [{ id: '1', name: 'Beta', releaseOn: '2026-12-12', released: false }],
  lines: [line('one')],
  recipients: [recipient('a')],
  ...more,
});
const payload = (text = 'Hello') => ({ subject: 'News', html: `<p>${text}</p>`, text, comment: { type: 'doc', version: 1, content: [] }, commentHtml: `<p>${text}</p>` });
async function keep(frozen: Snapshot) {
  await commit(await ledger.freezeRecipients(frozen));
  await commit(ledger.freeze(frozen, [{ language: 'en', form: 'regular', payload: payload() }]));
}

it('reads back what was frozen', () =>
  inside.run(async () => {
    await keep(snapshot());
    expect(await ledger.readSnapshot('update-1')).toEqual(snapshot());
    expect(await ledger.readPayload('update-1', 'en', 'regular')).toEqual(payload());
    expect(await ledger.readPayload('update-1', 'en', 'first')).toBeUndefined();
    expect(await ledger.readSnapshot('update-2')).toBeUndefined();
  }));

it('is never written over', () =>
  inside.run(async () => {
    await keep(snapshot());
    await expect(commit(ledger.freeze(snapshot({ number: 8 }), [{ language: 'en', form: 'regular', payload: payload('Other') }]))).rejects.toMatchObject({ code: 'conflict' });
    expect(await ledger.readPayload('update-1', 'en', 'regular')).toEqual(payload());
    expect(await ledger.readSnapshot('update-1')).toEqual(snapshot());
  }));

it('keeps thousands of recipients, whatever their names', () =>
  inside.run(async () => {
    const recipients = Array.from({ length: 2_345 }, (_, index) => ({ ...recipient(String(index)), name: '名'.repeat(200) }));
    const frozen = snapshot({ recipients });
    const pages = await ledger.freezeRecipients(frozen);
    for (let start = 0; start < pages.length; start += 5) await commit(pages.slice(start, start + 5));
    await commit(ledger.freeze(frozen, []));
    expect((await ledger.readSnapshot('update-1'))?.recipients).toEqual(recipients);
  }));

it('writes pages again that a broken-off send left behind', () =>
  inside.run(async () => {
    await commit(await ledger.freezeRecipients(snapshot({ recipients: [recipient('old')] })));
    expect(await ledger.readSnapshot('update-1')).toBeUndefined();
    await keep(snapshot());
    expect((await ledger.readSnapshot('update-1'))?.recipients).toEqual([recipient('a')]);
  }));

it('refuses what does not fit into a value, before anything is written', () => {
  expect(() => ledger.freeze(snapshot(), [{ language: 'en', form: 'regular', payload: payload('文'.repeat(30_000)) }])).toThrow(expect.objectContaining({ code: 'invalid', key: 'failure.message-too-large' }));
});

it('counts as told only once it was sent', () =>
  inside.run(async () => {
    await keep(snapshot());
    expect(await ledger.lastSnapshot('engagement-1')).toBeUndefined();
    await commit([await ledger.tell(snapshot())]);
    expect(await ledger.lastSnapshot('engagement-1')).toEqual(snapshot());
    await keep(snapshot({ id: 'update-2', number: 8 }));
    await commit([await ledger.tell(snapshot({ id: 'update-2' }))]);
    expect((await ledger.lastSnapshot('engagement-1'))?.number).toBe(8);
  }));

it('records each ask once', () =>
  inside.run(async () => {
    const frozen = snapshot({ lines: [line('one'), line('logo', { section: 'asks', neededBy: '2026-12-04' }), line('texts', { section: 'asks' })] });
    const writes = await ledger.recordAsks(frozen);
    expect(writes.map(({ key, value }) => [key, value?.state])).toEqual([
      ['ask:update-1.logo', 'open'],
      ['ask:update-1.texts', 'open'],
    ]);
    expect(writes[0]?.value?.body).toMatchObject({ updateId: 'update-1', clientId: 'client-1', neededBy: '2026-12-04', line: { id: 'logo' } });
    await commit(writes);
    expect(await ledger.recordAsks(frozen)).toEqual([]);
  }));
