import { startInside } from '../../local/testing/inside';
import type * as Collections from '../platform/storage/collection';
import type * as Transactions from '../platform/storage/transaction';
import type * as Ledger from './snapshot';
import type { MessageEdition, Payload, ToldLine, ToldRecipient, UpdateSnapshot } from './told';

let inside: Awaited<ReturnType<typeof startInside>>;
let ledger: typeof Ledger;
let collection: typeof Collections.collection;
let commit: typeof Transactions.commit;
beforeEach(async () => {
  inside = await startInside();
  // Loaded once the platform's globals are in place.
  ledger = await import('./snapshot');
  ({ commit } = await import('../platform/storage/transaction'));
  ({ collection } = await import('../platform/storage/collection'));
});
afterEach(() => inside.close());

const line = (id: string, more: Partial<ToldLine> = {}): ToldLine => ({ id, section: 'done', texts: { en: `Line ${id}` }, issueIds: ['10001'], versionIds: [], ...more });
const recipient = (contactId: string): ToldRecipient => ({ contactId, name: `Contact ${contactId}`, road: 'by-hand', language: 'en', form: 'regular', length: 'full' });
const snapshot = (more: Partial<UpdateSnapshot> = {}): UpdateSnapshot => ({
  kind: 'update',
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
const edition: MessageEdition = { language: 'en', form: 'regular', length: 'full', road: 'by-hand' };
async function keep(frozen: UpdateSnapshot, told: Payload = payload()) {
  await commit(await ledger.freezeRecipients(frozen));
  await commit([...(await ledger.freezePayloads(frozen, [{ ...edition, payload: told }])), ledger.freeze(frozen)]);
}

it('reads back what was frozen', () =>
  inside.run(async () => {
    await keep(snapshot());
    expect(await ledger.readSnapshot('update-1')).toEqual(snapshot());
    expect(await ledger.readPayload('update-1', edition)).toEqual(payload());
    expect(await ledger.readPayload('update-1', { ...edition, form: 'first' })).toBeUndefined();
    expect(await ledger.readPayload('update-1', { ...edition, length: 'short' })).toBeUndefined();
    expect(await ledger.readPayload('update-1', { ...edition, road: 'notify' })).toBeUndefined();
    expect(await ledger.readSnapshot('update-2')).toBeUndefined();
  }));

it('is never written over', () =>
  inside.run(async () => {
    await keep(snapshot());
    await expect(keep(snapshot({ number: 8 }), payload('Other'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await ledger.readPayload('update-1', edition)).toEqual(payload());
    expect(await ledger.readSnapshot('update-1')).toEqual(snapshot());
  }));

it('keeps thousands of recipients, whatever their names', () =>
  inside.run(async () => {
    const recipients = Array.from({ length: 2_345 }, (_, index) => ({ ...recipient(String(index)), name: '名'.repeat(200) }));
    const frozen = snapshot({ recipients });
    const pages = await ledger.freezeRecipients(frozen);
    for (let start = 0; start < pages.length; start += 5) await commit(pages.slice(start, start + 5));
    await commit([ledger.freeze(frozen)]);
    expect(await ledger.readSnapshot('update-1')).toMatchObject({ recipients });
  }));

it('writes pages again that a broken-off send left behind', () =>
  inside.run(async () => {
    const left = snapshot({ recipients: [recipient('old')] });
    await commit([...(await ledger.freezeRecipients(left)), ...(await ledger.freezePayloads(left, [{ ...edition, payload: payload('Old') }]))]);
    expect(await ledger.readSnapshot('update-1')).toBeUndefined();
    await keep(snapshot());
    expect(await ledger.readSnapshot('update-1')).toMatchObject({ recipients: [recipient('a')] });
    expect(await ledger.readPayload('update-1', edition)).toEqual(payload());
  }));

it('refuses what does not fit into a value, before anything is written', () =>
  inside.run(async () => {
    await expect(ledger.freezePayloads(snapshot(), [{ ...edition, payload: payload('文'.repeat(30_000)) }])).rejects.toMatchObject({ code: 'invalid', key: 'failure.message-too-large' });
  }));

it('reads what was kept before there were notes, conversations and lengths', () =>
  inside.run(async () => {
    const { kind: _kind, recipients: _recipients, ...header } = snapshot();
    const { length: _length, ...before } = recipient('a');
    const row = { scope: 'engagement:engagement-1', at: header.sentAt };
    await commit([
      collection('snapshot', 1).create('update-1', { ...row, body: { ...header, recipientPages: 1 } }),
      collection('snapshot-recipients', 1).create('update-1.0', { ...row, body: [before] }),
      collection('payload', 1).create('update-1.en.regular', { ...row, body: payload() }),
      await ledger.tell(snapshot()),
    ]);
    expect(await ledger.readSnapshot('update-1')).toEqual(snapshot());
    expect(await ledger.lastUpdate('engagement-1')).toEqual(snapshot());
    expect(await ledger.readPayload('update-1', edition)).toEqual(payload());
    expect(await ledger.readPayload('update-1', { ...edition, road: 'request' })).toEqual(payload());
    expect(await ledger.readPayload('update-1', { ...edition, length: 'short' })).toBeUndefined();
  }));

it('counts as told only once it was sent', () =>
  inside.run(async () => {
    await keep(snapshot());
    expect(await ledger.lastUpdate('engagement-1')).toBeUndefined();
    await commit([await ledger.tell(snapshot())]);
    expect(await ledger.lastUpdate('engagement-1')).toEqual(snapshot());
    await keep(snapshot({ id: 'update-2', number: 8 }));
    await commit([await ledger.tell(snapshot({ id: 'update-2' }))]);
    expect((await ledger.lastUpdate('engagement-1'))?.number).toBe(8);
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
