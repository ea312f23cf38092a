import { startInside } from '../../../local/testing/inside';
import type { Row } from './record';

type Note = { text: string };
const row = (text: string, more: Partial<Row<Note>> = {}): Row<Note> => ({ scope: 'project:1', at: '2026-11-20T12:00:00.000Z', body: { text }, ...more });

describe('a collection of records', () => {
  let inside: Awaited<ReturnType<typeof startInside>>;
  beforeEach(async () => {
    inside = await startInside();
  });
  afterEach(() => inside.close());

  // Loaded late: @forge/kvs chooses its client when it is imported.
  const load = async () => ({ ...(await import('./collection')), ...(await import('./transaction')) });

  it('keeps what was created and refuses to create it twice', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    await inside.run(() => commit([notes.create('a', row('first'))]));
    expect(await inside.run(() => notes.get('a'))).toMatchObject({ id: 'a', scope: 'project:1', body: { text: 'first' } });
    await expect(inside.run(() => commit([notes.create('a', row('second'))]))).rejects.toMatchObject({ code: 'conflict' });
    expect(await inside.run(() => notes.get('a'))).toMatchObject({ body: { text: 'first' } });
  });

  it('puts what whoever is last says, whatever stands there', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    for (const text of ['first', 'second']) await inside.run(() => commit([notes.put('a', row(text))]));
    expect(await inside.run(() => notes.get('a'))).toMatchObject({ body: { text: 'second' } });
  });

  it('tells how a write leaves a record without reading it', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    const write = notes.create('a', row('first', { subject: ' Ana ' }));
    await inside.run(() => commit([write]));
    const found = await inside.run(() => notes.get('a'));
    expect(notes.written(write)).toEqual(found);
    expect(() => found && notes.written(notes.remove(found))).toThrow('Nothing is left of note:a.');
  });

  it('lets exactly one of two writers that read the same record win', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    const outcomes = await inside.run(async () => {
      await commit([notes.create('a', row('first'))]);
      const read = await notes.get('a');
      if (!read) throw new Error('missing');
      return Promise.allSettled([commit([notes.replace(read, { body: { text: 'mine' } })]), commit([notes.replace(read, { body: { text: 'yours' } })])]);
    });
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('writes all of a transaction or nothing', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    await inside.run(() => commit([notes.create('taken', row('there'))]));
    await expect(inside.run(() => commit([notes.create('new', row('new')), notes.create('taken', row('again'))]))).rejects.toMatchObject({ code: 'conflict' });
    expect(await inside.run(() => notes.get('new'))).toBeUndefined();
  });

  it('counts a write whose answer was lost as done', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    inside.runtime.setFault(({ path }) => (path.includes('transaction') ? 'lose the answer' : undefined));
    await inside.run(() => commit([notes.create('a', row('first'))]));
    expect(await inside.run(() => notes.get('a'))).toMatchObject({ body: { text: 'first' } });
  });

  it('says unavailable, not conflict, when storage refused and nothing was written', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    inside.runtime.setFault(({ path }) => (path.includes('transaction') ? new Response(JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', message: '' }), { status: 500 }) : undefined));
    await expect(inside.run(() => commit([notes.create('a', row('first'))]))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('reads many in the order asked for, over more than one batch', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    const ids = Array.from({ length: 60 }, (_, index) => `n${index}`);
    const found = await inside.run(async () => {
      for (const id of ids) await commit([notes.create(id, row(id))]);
      return notes.getMany([...ids, 'missing']);
    });
    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it('lists by scope, newest first, in pages, and apart from other kinds', async () => {
    const { collection, commit } = await load();
    const notes = collection<Note>('note', 1);
    const others = collection<Note>('other', 1);
    const { first, second } = await inside.run(async () => {
      for (const day of [1, 2, 3]) await commit([notes.create(`d${day}`, row('x', { at: `2026-11-0${day}T00:00:00.000Z` }))]);
      await commit([others.create('o', row('x')), notes.create('elsewhere', row('x', { scope: 'project:2' }))]);
      const first = await notes.list({ scope: 'project:1', limit: 2 });
      const second = await notes.list({ scope: 'project:1', limit: 2, cursor: first.cursor });
      return { first, second };
    });
    expect(first.records.map(({ id }) => id)).toEqual(['d3', 'd2']);
    expect(second.records.map(({ id }) => id)).toEqual(['d1']);
  });

  it('upgrades a body written under an older schema', async () => {
    const { collection, commit } = await load();
    const before = collection<string>('note', 1);
    const after = collection<Note>('note', 2, (body) => ({ text: String(body) }));
    await inside.run(() => commit([before.create('a', { ...row(''), body: 'old words' })]));
    expect(await inside.run(() => after.get('a'))).toMatchObject({ body: { text: 'old words' } });
  });
});
