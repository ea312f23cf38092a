import { startInside } from '../../local/testing/inside';
import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';
import type * as Transactions from '../platform/storage/transaction';
import type * as Requests from './update-request';
import type * as Store from './update-store';

let inside: Awaited<ReturnType<typeof startInside>>;
let requests: typeof Requests;
let store: typeof Store;
let commit: typeof Transactions.commit;
beforeEach(async () => {
  inside = await startInside();
  // Loaded once the platform's globals are in place.
  requests = await import('./update-request');
  store = await import('./update-store');
  ({ commit } = await import('../platform/storage/transaction'));
});
afterEach(() => inside.close());

const at = '2026-11-20T11:00:00.000Z';
const row = <Body>(body: Body, state = '-') => ({ scope: 'engagement:e1', at, subject: 'ana', state, body });
const asked = (more: Partial<Parameters<typeof Requests.isUpdateRequest>[0]> = {}) =>
  requests.isUpdateRequest({ engagementId: 'e1', contactId: 'ana', accountId: 'a-1', issueId: '900', summary: 'Anything', ...more });

describe('a request of a contact', () => {
  const summary = 'Updates on Harbor app · 4F2A91C0';

  it('is known by its id, whatever it is called by now', () =>
    inside.run(async () => {
      await commit([store.requestRecords.create('e1.ana', row({ accountId: 'a-1', summary, intendedAt: at, issue: { id: '900', key: 'SUP-1' }, earlierIssueIds: ['800'] }))]);
      expect(await asked()).toBe(true);
      expect(await asked({ issueId: '800' })).toBe(true);
      expect(await asked({ issueId: '901', summary })).toBe(false);
      expect(await asked({ contactId: 'bo' })).toBe(false);
      expect(await asked({ engagementId: 'e2' })).toBe(false);
    }));

  it('is known by its summary while nobody has recorded its id', () =>
    inside.run(async () => {
      await commit([store.requestRecords.create('e1.ana', row({ accountId: 'a-1', summary, intendedAt: at }))]);
      expect(await asked({ summary })).toBe(true);
      expect(await asked({ summary: 'My printer' })).toBe(false);
      expect(await asked({ summary, accountId: 'a-2' })).toBe(false);
    }));
});

describe('what she answers on', () => {
  it('is the newest that reached her, or that was sent to the client', () =>
    inside.run(async () => {
      expect(await requests.updateAnsweredOn('e1', 'ana')).toBeUndefined();
      expect(await requests.updateAnsweredOn('e1')).toBeUndefined();
      const update = (kind: 'update' | 'note', number: number): Store.UpdateBody => ({ kind, engagementId: 'e1', projectId: '1', number, subject: 'News', sentAt: at, sentBy: { accountId: 'm', name: 'Maya' }, undoUntilAt: at, recipients: 0, contactIds: [], issueIds: [] });
      await commit([
        store.toldRecords.create('e1.ana', row({ updateId: 'u-3', number: 3, sentAt: at })),
        store.updateHeadRecords.create('e1', row({ updateId: 'u-4' })),
        store.updateHeadRecords.create('e1.note', row({ updateId: 'n-1' })),
        store.updateRecords.create('u-4', row(update('update', 4), 'waiting')),
        store.updateRecords.create('n-1', { ...row(update('note', 3), 'sent'), at: '2026-11-19T11:00:00.000Z' }),
      ]);
      expect(await requests.updateAnsweredOn('e1', 'ana')).toEqual({ updateId: 'u-3', number: 3 });
      expect(await requests.updateAnsweredOn('e1', 'bo')).toBeUndefined();
      // The update can still be taken back.
      expect(await requests.updateAnsweredOn('e1')).toEqual({ updateId: 'n-1', number: 3 });
      const waiting = await store.updateRecords.get('u-4');
      if (waiting) await commit([store.updateRecords.replace(waiting, { state: 'sent' })]);
      expect(await requests.updateAnsweredOn('e1')).toEqual({ updateId: 'u-4', number: 4 });
    }));
});

describe('a contact with another account than before', () => {
  let sending: Sending;
  beforeEach(async () => {
    sending = await startSending();
  });
  afterEach(() => sending.close());

  it('has two requests that are ours', async () => {
    const { engagementId, ana, world } = sending;
    await sending.send([ana]);
    await sending.settle(undoSeconds);
    const account = world.people.fang.accountId;
    await sending.maya.value('clients.save-contact', { engagementId, contact: { id: ana.id, name: 'Ana Silva', road: 'request', accountId: account } });
    await sending.writeLine('next', 'Gift cards');
    await sending.send([ana]);
    await sending.settle(undoSeconds);
    const known = sending.requests().map(({ id, summary, reporterAccountId }) => ({ engagementId, contactId: ana.id, accountId: reporterAccountId ?? '', issueId: id, summary }));
    expect(known.map(({ accountId }) => accountId)).toEqual([world.people.ana.accountId, account]);
    expect(await sending.inApp(() => Promise.all(known.map((each) => requests.isUpdateRequest(each))))).toEqual([true, true]);
  });
});
