import { startInside } from '../../../local/testing/inside';

it('is true for one of those who try at once, and throws where storage does not answer', async () => {
  const inside = await startInside();
  try {
    // Loaded late: @forge/kvs chooses its client when it is imported.
    const { collection } = await import('./collection');
    const { commitIfFirst } = await import('./commit-if-first');
    const notes = collection<string>('note', 1);
    const row = { scope: 'site', at: '2026-11-20T12:00:00.000Z', body: 'x' };
    const outcomes = await inside.run(() => Promise.all([1, 2, 3].map(() => commitIfFirst([notes.create('a', row)]))));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const log = jest.spyOn(console, 'error').mockImplementation();
    inside.runtime.setFault(({ path }) => (path.includes('transaction') ? new Response('{}', { status: 500 }) : undefined));
    await expect(inside.run(() => commitIfFirst([notes.create('b', row)]))).rejects.toMatchObject({ code: 'unavailable' });
    log.mockRestore();
  } finally {
    await inside.close();
  }
});
