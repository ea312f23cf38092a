import { startInside } from '../../local/testing/inside';
import { keepCorrection, readCorrections } from './kind-corrections';

describe('corrections of a project', () => {
  let inside: Awaited<ReturnType<typeof startInside>>;
  beforeEach(async () => {
    inside = await startInside();
  });
  afterEach(() => inside.close());

  it('are its telling words, not the text, newest last', async () => {
    await inside.run(() => keepCorrection('1', 'The terminal ledger of pier seven', 'question', 'problem'));
    await inside.run(() => keepCorrection('1', '七号码头的账簿', 'problem', 'change'));
    expect(await inside.run(() => readCorrections('1'))).toEqual([
      { words: ['terminal', 'ledger', 'pier', 'seven'], from: 'question', to: 'problem', at: expect.any(String) },
      { words: ['码头', '账簿'], from: 'problem', to: 'change', at: expect.any(String) },
    ]);
    expect(await inside.run(() => readCorrections('2'))).toEqual([]);
  });

  it('are none where nothing was corrected or nothing can be told by', async () => {
    await inside.run(() => keepCorrection('1', 'The terminal ledger', 'problem', 'problem'));
    await inside.run(() => keepCorrection('1', '👍', 'question', 'praise'));
    expect(await inside.run(() => readCorrections('1'))).toEqual([]);
  });

  it('are all kept when two people correct at once, and the oldest make room', async () => {
    await inside.run(() => Promise.all(['first ledger', 'second ledger', 'third ledger'].map((text) => keepCorrection('1', text, 'question', 'change'))));
    expect(await inside.run(() => readCorrections('1'))).toHaveLength(3);
    for (let index = 0; index < 200; index++) await inside.run(() => keepCorrection('1', `number${index} ledger`, 'question', 'change'));
    const kept = await inside.run(() => readCorrections('1'));
    expect(kept).toHaveLength(200);
    expect(kept.at(-1)?.words).toEqual(['number199', 'ledger']);
  });
});
