import { startInside } from '../../local/testing/inside';

const reader = { projectId: '1', accountId: '712020:maya' };

describe('what a person has read', () => {
  let inside: Awaited<ReturnType<typeof startInside>>;
  beforeEach(async () => {
    inside = await startInside();
  });
  afterEach(() => inside.close());
  // Loaded late: @forge/kvs chooses its client when it is imported.
  const load = async () => ({ ...(await import('./read-marks')), ...(await import('./store')) });

  it('is hers alone, in one project, whoever else reads at the same moment', async () => {
    const { markRead, readMarks } = await load();
    await inside.run(() => Promise.all([markRead(reader, ['request-1']), markRead(reader, ['request-2']), markRead({ ...reader, accountId: 'other' }, ['request-3'])]));
    expect(Object.keys(await inside.run(() => readMarks(reader))).sort()).toEqual(['request-1', 'request-2']);
    expect(await inside.run(() => readMarks({ ...reader, projectId: '2' }))).toEqual({});
  });

  it('is remembered for the thousand opened last', async () => {
    const { markRead, readMarks } = await load();
    await inside.run(() => markRead(reader, Array.from({ length: 1_000 }, (_, index) => `request-${index}`)));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await inside.run(() => markRead(reader, ['request-new', 'request-7']));
    const marks = await inside.run(() => readMarks(reader));
    expect(Object.keys(marks)).toHaveLength(1_000);
    expect([marks['request-new'], marks['request-7']]).toEqual([expect.any(String), marks['request-new']]);
  });

  it('tells what she had in hand a moment ago, newest first', async () => {
    const { inHand } = await load();
    const now = Date.parse('2026-11-20T12:00:00.000Z');
    const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
    expect(inHand({ old: ago(16), b: ago(10), a: ago(1) }, now)).toEqual(['a', 'b']);
    expect(inHand(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`r${index}`, ago(1)])), now)).toHaveLength(25);
  });
});
