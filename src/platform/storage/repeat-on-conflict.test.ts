import { startInside } from '../../../local/testing/inside';

describe('a change that is repeated', () => {
  let inside: Awaited<ReturnType<typeof startInside>>;
  beforeEach(async () => {
    inside = await startInside();
  });
  afterEach(() => inside.close());

  // Loaded late: @forge/kvs chooses its client when it is imported.
  const load = async () => ({ ...(await import('./collection')), ...(await import('./transaction')), ...(await import('./repeat-on-conflict')), ...(await import('../app-error')) });

  it('loses nothing of what six write to one record at once', async () => {
    const { collection, commit, repeatOnConflict } = await load();
    const lists = collection<{ names: string[] }>('list', 1);
    const add = (name: string) =>
      repeatOnConflict(async () => {
        const current = await lists.get('one');
        const row = { scope: 'site', at: '2026-11-20T12:00:00.000Z', body: { names: [...(current?.body.names ?? []), name] } };
        await commit([current ? lists.replace(current, row) : lists.create('one', row)]);
      });
    await inside.run(() => Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(add)));
    expect((await inside.run(() => lists.get('one')))?.body.names.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('leaves a conflict with what a person had seen to her', async () => {
    const { repeatOnConflict, conflict } = await load();
    const change = jest.fn().mockRejectedValue(conflict());
    await expect(repeatOnConflict(change)).rejects.toMatchObject({ code: 'conflict' });
    expect(change).toHaveBeenCalledTimes(1);
  });

  it('gives up in the end, and passes on what is no conflict', async () => {
    const { collection, commit, repeatOnConflict } = await load();
    const notes = collection<{ text: string }>('note', 1);
    const row = { scope: 'site', at: '2026-11-20T12:00:00.000Z', body: { text: '' } };
    const taken = jest.fn(() => commit([notes.create('taken', row)]));
    await inside.run(() => commit([notes.create('taken', row)]));
    await expect(inside.run(() => repeatOnConflict(taken))).rejects.toMatchObject({ code: 'conflict' });
    expect(taken).toHaveBeenCalledTimes(8);
    const broken = jest.fn().mockRejectedValue(new Error('broken'));
    await expect(repeatOnConflict(broken)).rejects.toThrow('broken');
    expect(broken).toHaveBeenCalledTimes(1);
  });
});
