import fc from 'fast-check';
import { fixtureManifest, refusalOf, startFixture, type Packages } from '../fixture-app';

type Session = { board?: string; startedAt?: number; size?: number; open?: boolean; notes?: unknown };
const nested = (depth: number): unknown => (depth === 0 ? 1 : { deeper: nested(depth - 1) });

/** One request and what it is answered with; the status is the wire's. */
const refusals: [name: string, code: string, status: number, request: (packages: Packages) => Promise<unknown>][] = [
  ['an empty key', 'KEY_TOO_SHORT', 400, ({ kvs: { kvs } }) => kvs.set('', 1)],
  ['an empty entity key', 'EMPTY_KEY', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('', {})],
  ['a key of 501 characters', 'KEY_TOO_LONG', 400, ({ kvs: { kvs } }) => kvs.set('k'.repeat(501), 1)],
  ['a key of 500 characters', 'accepted', 200, ({ kvs: { kvs } }) => kvs.set('k'.repeat(500), 1)],
  ['a slash in a key', 'INVALID_KEY', 400, ({ kvs: { kvs } }) => kvs.set('a/b', 1)],
  ['an at sign in a key', 'INVALID_KEY', 400, ({ kvs: { kvs } }) => kvs.get('a@b')],
  ['a key of blanks', 'INVALID_KEY', 400, ({ kvs: { kvs } }) => kvs.get('   ')],
  ['every allowed sign in a key', 'accepted', 200, ({ kvs: { kvs } }) => kvs.set('aZ09:._ -#', 1)],
  ['a value above 240 KiB', 'MAX_SIZE', 400, ({ kvs: { kvs } }) => kvs.set('a', 'é'.repeat(120 * 1024))],
  ['a value of just 240 KiB', 'accepted', 200, ({ kvs: { kvs } }) => kvs.set('a', 'é'.repeat(120 * 1024 - 1))],
  ['a value 32 levels deep', 'MAX_DEPTH', 400, ({ kvs: { kvs } }) => kvs.set('a', nested(32))],
  ['a value 31 levels deep', 'accepted', 200, ({ kvs: { kvs } }) => kvs.set('a', nested(31))],
  ['a time to live above a year', 'INVALID_TTL', 400, ({ kvs: { kvs } }) => kvs.set('a', 1, { ttl: { value: 366, unit: 'DAYS' } } as never)],
  ['an undeclared entity', 'INVALID_ENTITY_TYPE', 400, ({ kvs: { kvs } }) => kvs.entity('meeting').set('a', {})],
  ['an undeclared attribute', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { colour: 'red' })],
  ['an attribute named like an object method', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { toString: 'red' })],
  ['a blank string attribute', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { board: ' ' })],
  ['an integer of 2^31', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { size: 2 ** 31 })],
  ['an integer with a fraction', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { size: 1.5 })],
  ['an integer of 2^31-1, a float, a boolean and anything', 'accepted', 200, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { size: 2 ** 31 - 1, startedAt: 1.8e12, open: false, notes: [null] })],
  ['a text where a boolean belongs', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { open: 'yes' })],
  ['a list as entity', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', [1])],
  ['an indexed attribute of 901 bytes in a range', 'MAX_SIZE', 400, ({ kvs: { kvs } }) => kvs.entity('session').set('a', { board: 'b'.repeat(901) })],
  ['an undeclared index', 'INVALID_ENTITY_INDEX', 400, ({ kvs: { kvs } }) => kvs.entity('session').query().index('by-colour').getMany()],
  ['an index without its partition', 'INVALID_ENTITY_INDEX', 400, ({ kvs: { kvs } }) => kvs.entity('session').query().index('by-board').getMany()],
  ['a partition value of another type', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs } }) => kvs.entity('session').query().index('by-board', { partition: [7] }).getMany()],
  ['a page of 101 entities', 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 400, ({ kvs: { kvs } }) => kvs.entity('session').query().index('startedAt').limit(101).getMany()],
  ['a page of no entities', 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 400, ({ kvs: { kvs } }) => kvs.entity('session').query().index('startedAt').limit(0).getMany()],
  ['a page of 101 keys', 'LIST_QUERY_LIMIT_EXCEEDED', 400, ({ kvs: { kvs } }) => kvs.query().limit(101).getMany()],
  ['a made-up cursor', 'INVALID_CURSOR', 400, ({ kvs: { kvs } }) => kvs.query().cursor('nonsense').getMany()],
  ['a filter on an attribute of type any', 'INVALID_FILTER_CONDITION', 422, ({ kvs: { kvs, Filter, FilterConditions } }) => kvs.entity<Session>('session').query().index('startedAt').filters(new Filter<Session>().and('notes', FilterConditions.exists())).getMany()],
  ['a filter on an undeclared attribute', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs, Filter, FilterConditions } }) => kvs.entity<Session>('session').query().index('startedAt').filters(new Filter<Session>().and('colour' as never, FilterConditions.exists())).getMany()],
  ['text search in a number', 'INVALID_FILTER_CONDITION', 400, ({ kvs: { kvs, Filter, FilterConditions } }) => kvs.entity<Session>('session').query().index('startedAt').filters(new Filter<Session>().and('size', FilterConditions.contains('1'))).getMany()],
  ['a comparison with a text where a number belongs', 'INVALID_ENTITY_VALUE', 400, ({ kvs: { kvs, WhereConditions } }) => kvs.entity('session').query().index('startedAt').where(WhereConditions.greaterThan('soon')).getMany()],
  ['a range with one end', 'INSUFFICIENT_FILTER_VALUES', 400, ({ kvs: { kvs } }) => kvs.entity('session').query().index('startedAt').where({ condition: 'BETWEEN', values: [1] } as never).getMany()],
  ['26 operations in a transaction', 'INVALID_TRANSACTION_REQUEST', 400, ({ kvs: { kvs } }) => Array.from({ length: 26 }, (_, n) => `k${n}`).reduce((transaction, key) => transaction.set<number>(key, 1), kvs.transact()).execute()],
  ['25 operations in a transaction', 'accepted', 200, ({ kvs: { kvs } }) => Array.from({ length: 25 }, (_, n) => `k${n}`).reduce((transaction, key) => transaction.set<number>(key, 1), kvs.transact()).execute()],
  ['a key twice in a transaction', 'INVALID_TRANSACTION_REQUEST', 400, ({ kvs: { kvs } }) => kvs.transact().set('a', 1).delete('a').execute()],
  ['4 MB in a transaction', 'INVALID_TRANSACTION_REQUEST', 400, ({ kvs: { kvs } }) => Array.from({ length: 18 }, (_, n) => `k${n}`).reduce((transaction, key) => transaction.set<string>(key, 'x'.repeat(239 * 1024)), kvs.transact()).execute()],
  ['26 items in a batch', 'INVALID_BATCH_REQUEST', 400, ({ kvs: { kvs } }) => kvs.batchSet(Array.from({ length: 26 }, (_, n) => ({ key: `k${n}`, value: 1 })))],
  ['a key twice in a batch', 'INVALID_BATCH_REQUEST', 400, ({ kvs: { kvs } }) => kvs.batchDelete([{ key: 'a' }, { key: 'a' }])],
];

test.each(refusals)('%s: %s', async (_name, code, status, request) => {
  const { inside } = await startFixture();
  expect(await inside((packages) => refusalOf(request(packages)))).toEqual({ code, status });
});

test('a manifest without storage:app gets no storage', async () => {
  const { inside } = await startFixture({ manifest: fixtureManifest.replace("'storage:app', ", '') });
  expect(await inside(({ kvs: { kvs } }) => refusalOf(kvs.get('a')))).toMatchObject({ status: 403 });
});

test('values come back as they were, and are apart by kind', async () => {
  const { inside } = await startFixture();
  const seen = await inside(async ({ kvs: { kvs } }) => {
    await kvs.set('one', { text: '中文', list: [1, null] });
    await kvs.setSecret('one', 'secret');
    await kvs.entity('session').set('one', { board: 'B' });
    await kvs.delete('missing');
    return [await kvs.get('one'), await kvs.getSecret('one'), await kvs.entity('session').get('one'), await kvs.get('missing'), (await kvs.query().getMany()).results];
  });
  const value = { text: '中文', list: [1, null] };
  expect(seen).toEqual([value, 'secret', { board: 'B' }, undefined, [{ key: 'one', value }]]);
});

test('FAIL_IF_EXISTS keeps the first value; OVERRIDE can return the one before', async () => {
  const { inside, clock } = await startFixture();
  const first = clock.now();
  const seen = await inside(async ({ kvs: { kvs, MetadataField } }) => {
    await kvs.set('a', 1, { keyPolicy: 'FAIL_IF_EXISTS' });
    const second = await refusalOf(kvs.set('a', 2, { keyPolicy: 'FAIL_IF_EXISTS' }));
    clock.advance(1000);
    const previous = await kvs.set('a', 3, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' });
    return { second, previous, stored: await kvs.get('a', { metadataFields: [MetadataField.CREATED_AT, MetadataField.UPDATED_AT] }) };
  });
  expect(seen).toEqual({
    second: { code: 'KEY_CONFLICT', status: 409 },
    previous: { key: 'a', value: 1 },
    stored: { key: 'a', value: 3, createdAt: first, updatedAt: first + 1000 },
  });
});

test('what has outlived its time is gone for get, for queries and for FAIL_IF_EXISTS', async () => {
  const { inside, clock } = await startFixture();
  await inside(({ kvs: { kvs } }) => kvs.set('lease', 'first', { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: 1, unit: 'MINUTES' } }));
  clock.advance(59_999);
  expect(await inside(({ kvs: { kvs } }) => kvs.get('lease'))).toBe('first');
  clock.advance(1);
  const seen = await inside(async ({ kvs: { kvs } }) => {
    const gone = [await kvs.get('lease'), (await kvs.query().getMany()).results];
    await kvs.set('lease', 'second', { keyPolicy: 'FAIL_IF_EXISTS' });
    return [...gone, await kvs.get('lease')];
  });
  expect(seen).toEqual([undefined, [], 'second']);
});

describe('queries', () => {
  const fill = async (count: number) => {
    const fixture = await startFixture();
    await fixture.inside(async ({ kvs: { kvs } }) => {
      for (let start = 0; start < count; start += 25) {
        const rows = Array.from({ length: Math.min(25, count - start) }, (_, offset) => start + offset);
        await kvs.batchSet(rows.map((n) => ({ key: `s${n}`, entityName: 'session', value: { board: n % 2 ? 'odd' : 'even', startedAt: Math.floor(n / 3), open: n % 5 === 0 } })));
      }
    });
    return fixture;
  };

  test('pages of 1,250 rows hold each row once, in order of range and key, in both directions', async () => {
    const { inside } = await fill(1250);
    for (const direction of ['ASC', 'DESC'] as const) {
      const keys = await inside(async ({ kvs: { kvs, Sort } }) => {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const query = kvs.entity('session').query().index('startedAt').sort(Sort[direction]).limit(100);
          const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
          found.push(...page.results.map(({ key }) => key));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return found;
      });
      const rows = Array.from({ length: 1250 }, (_, n) => ({ key: `s${n}`, range: Math.floor(n / 3) }));
      const expected = rows.sort((left, right) => left.range - right.range || (left.key < right.key ? -1 : 1)).map(({ key }) => key);
      expect(keys).toEqual(direction === 'ASC' ? expected : expected.reverse());
    }
  });

  test('a query stays in its partition and range and gives 10 rows unless told', async () => {
    const { inside } = await fill(100);
    const seen = await inside(async ({ kvs: { kvs, WhereConditions } }) => {
      const index = () => kvs.entity<Session>('session').query().index('by-board', { partition: ['odd'] });
      return {
        unlimited: (await index().getMany()).results.length,
        between: (await index().where(WhereConditions.between(2, 3)).getMany()).results.map(({ key }) => key),
        above: (await index().where(WhereConditions.greaterThan(31)).getMany()).results.map(({ key }) => key),
        byBoolean: (await kvs.entity<Session>('session').query().index('by-open', { partition: [true] }).where(WhereConditions.beginsWith('od')).limit(100).getMany()).results.length,
        byKey: (await kvs.entity<Session>('session').query().index('by-key').where(WhereConditions.beginsWith('s9')).limit(100).getMany()).results.length,
        one: (await index().getOne())?.key,
      };
    });
    expect(seen).toEqual({ unlimited: 10, between: ['s7', 's11', 's9'], above: ['s97', 's99'], byBoolean: 10, byKey: 11, one: 's1' });
  });

  test('a row without the indexed attribute is not in the index', async () => {
    const { inside } = await startFixture();
    const keys = await inside(async ({ kvs: { kvs } }) => {
      await kvs.entity('session').set('complete', { board: 'B', startedAt: 1 });
      await kvs.entity('session').set('no-range', { board: 'B' });
      await kvs.entity('session').set('no-partition', { startedAt: 1 });
      return (await kvs.entity('session').query().index('by-board', { partition: ['B'] }).getMany()).results.map(({ key }) => key);
    });
    expect(keys).toEqual(['complete']);
  });

  test('filters apply after the page was read: an empty page can have a cursor', async () => {
    const { inside } = await fill(40);
    const pages = await inside(async ({ kvs: { kvs, Filter, FilterConditions } }) => {
      const filter = new Filter<Session>().and('board', FilterConditions.equalTo('odd')).and('startedAt', FilterConditions.greaterThanEqualTo(9));
      const query = () => kvs.entity<Session>('session').query().index('startedAt').filters(filter).limit(20);
      const first = await query().getMany();
      const second = await query().cursor(first.nextCursor!).getMany();
      return [first, second].map(({ results, nextCursor }) => ({ keys: results.length, more: nextCursor !== undefined }));
    });
    expect(pages).toEqual([{ keys: 0, more: true }, { keys: 7, more: true }]);
  });

  test('a cursor of another query is refused', async () => {
    const { inside } = await fill(30);
    const refusal = await inside(async ({ kvs: { kvs } }) => {
      const { nextCursor } = await kvs.entity('session').query().index('by-board', { partition: ['odd'] }).getMany();
      return refusalOf(kvs.entity('session').query().index('by-board', { partition: ['even'] }).cursor(nextCursor!).getMany());
    });
    expect(refusal).toEqual({ code: 'INVALID_CURSOR', status: 400 });
  });

  test('queries see a write, a change and a deletion only after the lag; get sees them at once', async () => {
    const { inside, runtime, clock } = await startFixture();
    const look = () =>
      inside(async ({ kvs: { kvs } }) => ({
        got: [await kvs.entity<Session>('session').get('a'), await kvs.get('k')],
        found: [
          ...(await kvs.entity<Session>('session').query().index('startedAt').getMany()).results.map(({ value }) => value.startedAt),
          ...(await kvs.query().getMany()).results.map(({ value }) => value),
        ],
      }));
    runtime.setQueryLag(2000);
    await inside(async ({ kvs: { kvs } }) => [await kvs.entity('session').set('a', { startedAt: 1 }), await kvs.set('k', 'v')]);
    expect(await look()).toEqual({ got: [{ startedAt: 1 }, 'v'], found: [] });
    clock.advance(1000);
    await inside(async ({ kvs: { kvs } }) => [await kvs.entity('session').set('a', { startedAt: 2 }), await kvs.delete('k')]);
    clock.advance(1000);
    expect(await look()).toEqual({ got: [{ startedAt: 2 }, undefined], found: [1, 'v'] });
    clock.advance(1000);
    expect(await look()).toEqual({ got: [{ startedAt: 2 }, undefined], found: [2] });
  });
});

describe('transactions', () => {
  test('of two writers that expect the same version exactly one wins, however they interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 1000 }), async (writers, version) => {
        const { inside } = await startFixture();
        await inside(({ kvs: { kvs } }) => kvs.entity('session').set('shared', { size: version }));
        const outcomes = await Promise.all(
          Array.from({ length: writers }, (_, writer) =>
            inside(async ({ kvs: { kvs, Filter, FilterConditions } }) => {
              const read = await kvs.entity<Session>('session').get('shared');
              const conditions = new Filter<Session>().and('size', FilterConditions.equalTo(read!.size!));
              const written: Session = { size: read!.size! + 1, board: `writer ${writer}` };
              return refusalOf(kvs.transact().set('shared', written, { entityName: 'session', conditions }).execute());
            }),
          ),
        );
        const stored = await inside(({ kvs: { kvs } }) => kvs.entity<Session>('session').get('shared'));
        const winners = outcomes.flatMap(({ code }, writer) => (code === 'accepted' ? [writer] : []));
        expect(stored).toEqual({ size: version + winners.length, board: `writer ${winners.at(-1)}` });
        expect(winners).toHaveLength(1);
        expect(outcomes.filter(({ code, status }) => code === 'CONDITIONAL_CHECK_FAILED' && status === 400)).toHaveLength(writers - 1);
      }),
      { numRuns: 15 },
    );
  });

  test('a failed check leaves every other operation undone', async () => {
    const { inside } = await startFixture();
    const seen = await inside(async ({ kvs: { kvs, Filter, FilterConditions } }) => {
      await kvs.set('keep', 1);
      const transaction = kvs
        .transact()
        .set('new', 1)
        .delete('keep')
        .check('absent', { entityName: 'session', conditions: new Filter<Session>().and('board', FilterConditions.exists()) });
      return [(await refusalOf(transaction.execute())).code, await kvs.get('new'), await kvs.get('keep')];
    });
    expect(seen).toEqual(['CONDITIONAL_CHECK_FAILED', undefined, 1]);
  });

  test('a batch does what it can', async () => {
    const { inside } = await startFixture();
    const seen = await inside(async ({ kvs: { kvs } }) => {
      const batch = await kvs.batchSet<unknown>([{ key: 'a', value: 1 }, { key: 'b/c', value: 1 }, { key: 'd', value: { size: 'x' }, entityName: 'session' }]);
      return { batch, stored: await kvs.get('a'), read: await kvs.batchGet([{ key: 'a' }, { key: 'z' }]) };
    });
    expect(seen.batch.successfulKeys).toEqual([{ key: 'a' }]);
    expect(seen.batch.failedKeys.map(({ key, error }) => [key, error.code])).toEqual([['b/c', 'INVALID_KEY'], ['d', 'INVALID_ENTITY_VALUE']]);
    expect(seen.stored).toBe(1);
    expect(seen.read.successfulKeys).toMatchObject([{ key: 'a', value: 1 }]);
    expect(seen.read.failedKeys).toMatchObject([{ key: 'z', error: { code: 'KEY_NOT_FOUND' } }]);
  });
});
