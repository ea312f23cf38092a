import { startFixture } from './fixture-app';
import type { Fault } from './runtime';

type Recorded = { descriptor: unknown; path: string; body: unknown };

/** Notes every request and answers it without the platform. */
function recorder() {
  const recorded: Recorded[] = [];
  const fault: Fault = ({ descriptor, path, body }) => {
    recorded.push({ descriptor, path, body: body === undefined ? undefined : (JSON.parse(body) as unknown) });
    const status = path.includes('/queue/publish/') ? 201 : 200;
    return new Response(JSON.stringify({ key: 'k', value: 1, data: [], successfulKeys: [], failedKeys: [] }), { status });
  };
  return { recorded, fault };
}

const storage = { type: 'kvs', provider: 'app', remote: 'kvs' };

describe('what the real packages ask of the platform', () => {
  test('storage', async () => {
    const { recorded, fault } = recorder();
    const { runtime, inside } = await startFixture();
    runtime.setFault(fault);
    await inside(async ({ kvs: { kvs, Filter, FilterConditions, WhereConditions, Sort, MetadataField } }) => {
      await kvs.get('a', { metadataFields: [MetadataField.UPDATED_AT] });
      await kvs.set('a', { n: 1 }, { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: 2, unit: 'DAYS' } });
      await kvs.delete('a');
      await kvs.setSecret('s', 'x');
      await kvs.query().where('key', WhereConditions.beginsWith('a:')).limit(20).cursor('c').getMany();
      await kvs.entity('session').set('one', { board: 'B', startedAt: 1 });
      await kvs
        .entity('session')
        .query()
        .index('by-board', { partition: ['B'] })
        .where(WhereConditions.between(1, 9))
        .filters(new Filter<Record<string, never>>().and('open' as never, FilterConditions.equalTo(true)))
        .sort(Sort.DESC)
        .limit(5)
        .cursor('c')
        .getMany();
      await kvs
        .transact()
        .set<number>('a', 1, undefined, { ttl: { value: 1, unit: 'HOURS' } })
        .set<{ board: string }>('one', { board: 'B' }, { entityName: 'session', conditions: new Filter<{ board: string }>().or('board', FilterConditions.notExists()) })
        .delete('b')
        .check('two', { entityName: 'session', conditions: new Filter<{ board: string }>().and('board', FilterConditions.equalTo('B')) })
        .execute();
      await kvs.batchSet<unknown>([{ key: 'a', value: 1 }, { key: 'one', value: { board: 'B' }, entityName: 'session' }]);
      await kvs.batchGet([{ key: 'a' }]);
      await kvs.batchDelete([{ key: 'a' }]);
    });
    expect(recorded).toEqual([
      { descriptor: storage, path: '/api/v1/get', body: { key: 'a', options: { metadataFields: ['UPDATED_AT'] } } },
      { descriptor: storage, path: '/api/v1/set', body: { key: 'a', value: { n: 1 }, options: { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: 2, unit: 'DAYS' } } } },
      { descriptor: storage, path: '/api/v1/delete', body: { key: 'a' } },
      { descriptor: storage, path: '/api/v1/secret/set', body: { key: 's', value: 'x' } },
      { descriptor: storage, path: '/api/v1/query', body: { limit: 20, after: 'c', where: [{ property: 'key', condition: 'BEGINS_WITH', values: ['a:'] }] } },
      { descriptor: storage, path: '/api/v1/entity/set', body: { entityName: 'session', key: 'one', value: { board: 'B', startedAt: 1 } } },
      {
        descriptor: storage,
        path: '/api/v1/entity/query',
        body: {
          entityName: 'session',
          indexName: 'by-board',
          partition: ['B'],
          range: { condition: 'BETWEEN', values: [1, 9] },
          filters: { and: [{ property: 'open', condition: 'EQUAL_TO', values: [true] }] },
          sort: 'DESC',
          limit: 5,
          cursor: 'c',
        },
      },
      {
        descriptor: storage,
        path: '/api/v1/transaction',
        body: {
          set: [
            { key: 'a', value: 1, options: { ttl: { value: 1, unit: 'HOURS' } } },
            { key: 'one', value: { board: 'B' }, entityName: 'session', conditions: { or: [{ property: 'board', condition: 'NOT_EXISTS', values: [true] }] } },
          ],
          delete: [{ key: 'b' }],
          check: [{ key: 'two', entityName: 'session', conditions: { and: [{ property: 'board', condition: 'EQUAL_TO', values: ['B'] }] } }],
        },
      },
      { descriptor: storage, path: '/api/v1/batch/set', body: [{ key: 'a', value: 1 }, { key: 'one', value: { board: 'B' }, entityName: 'session' }] },
      { descriptor: storage, path: '/api/v1/batch/get', body: [{ key: 'a' }] },
      { descriptor: storage, path: '/api/v1/batch/delete', body: [{ key: 'a' }] },
    ]);
  });

  test('queue and Jira', async () => {
    const { recorded, fault } = recorder();
    const { runtime, inside } = await startFixture();
    runtime.setFault(fault);
    const jobId = await inside(async ({ api, events }) => {
      const queue = new events.Queue({ key: 'mail' });
      const pushed = await queue.push({ body: { n: 1 }, delayInSeconds: 30, concurrency: { key: 'c', limit: 1 } });
      await queue.getStats(pushed.jobId);
      await api.asApp().requestJira(api.route`/rest/api/3/issue/${'AB-1'}?fields=${'summary,status'}`);
      await api.asUser().requestJira(api.route`/rest/api/3/issue`, { method: 'POST', body: JSON.stringify({ fields: {} }) });
      await api.asUser('bob').requestJira(api.route`/rest/api/3/myself`);
      await api.requestJira(api.route`/rest/api/3/myself`);
      return pushed.jobId;
    });
    const queuePlaceholders = '{contextAri}/{environmentId}/{appId}/{appVersion}';
    const stargate = { type: 'fpp', provider: 'app', accountId: undefined, remote: 'stargate' };
    expect(recorded).toEqual([
      {
        descriptor: stargate,
        path: `/webhook/queue/publish/${queuePlaceholders}`,
        body: {
          queueName: 'mail',
          jobId,
          type: 'avi:forge:app:event',
          schema: 'ari:cloud:ecosystem::forge/app-event-2',
          payload: [{ body: { n: 1 }, delayInSeconds: 30, concurrency: { key: 'c', limit: 1 } }],
          time: expect.any(String),
        },
      },
      { descriptor: stargate, path: `/webhook/queue/stats/${queuePlaceholders}`, body: { queueName: 'mail', jobId, time: expect.any(String) } },
      { descriptor: { type: 'fpp', provider: 'app', accountId: undefined, remote: 'jira' }, path: '/rest/api/3/issue/AB-1?fields=summary%2Cstatus', body: undefined },
      { descriptor: { type: 'fpp', provider: 'user', accountId: undefined, remote: 'jira' }, path: '/rest/api/3/issue', body: { fields: {} } },
      { descriptor: { type: 'fpp', provider: 'user', accountId: 'bob', remote: 'jira' }, path: '/rest/api/3/myself', body: undefined },
      { descriptor: { type: 'fpp', provider: 'none', accountId: undefined, remote: 'jira' }, path: '/rest/api/3/myself', body: undefined },
    ]);
  });
});
