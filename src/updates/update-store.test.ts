import { startInside } from '../../local/testing/inside';

const at = '2026-11-20T11:00:00.000Z';
const row = (body: unknown) => ({ scope: 'project:1', at, state: 'sent', body });

it('reads what was kept before there were notes and short forms', async () => {
  const inside = await startInside();
  try {
    await inside.run(async () => {
      // Loaded once the platform's globals are in place.
      const { collection } = await import('../platform/storage/collection');
      const { commit } = await import('../platform/storage/transaction');
      const store = await import('./update-store');
      await commit([
        collection('update', 1).create('u-1', row({ number: 7, health: 'on-track', contactIds: ['ana'] })),
        collection('delivery', 1).create('u-1.ana', row({ contactId: 'ana', road: 'request', language: 'en', form: 'regular' })),
        collection('told', 1).create('e1.ana', row({ updateId: 'u-1', number: 7 })),
      ]);
      expect((await store.updateRecords.get('u-1'))?.body).toEqual({ kind: 'update', number: 7, health: 'on-track', contactIds: ['ana'], recipients: 1 });
      expect((await store.readDelivery('u-1', 'ana'))?.body).toMatchObject({ contactId: 'ana', length: 'full' });
      expect((await store.toldRecords.get('e1.ana'))?.body).toEqual({ updateId: 'u-1', number: 7, sentAt: '' });
    });
  } finally {
    await inside.close();
  }
});
