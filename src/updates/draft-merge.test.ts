import fc from 'fast-check';
import type { LineDraft } from './contract';
import { mergedLines, savedLines } from './draft-merge';
import { isTouched, type StoredLine, writtenLine } from './line';
import { sentence } from './phrase';

const generated = (topic: string, count = 1): StoredLine => writtenLine({ topic, ...sentence('phrase.more', { count }) });
const typed = (id: string, text: string): StoredLine => ({ id, issueIds: [], versionIds: [], text: { en: text }, asIs: [] });

describe('mergedLines', () => {
  it('keeps what a person wrote, brings the facts under it up to date, drops what is no longer so and adds what is new', () => {
    const current = [generated('a'), { ...generated('b'), text: { en: 'Mine' } }, typed('t', 'Hello'), generated('gone')];
    const fresh = [generated('new'), generated('b', 2), generated('a', 3)];
    expect(mergedLines(current, fresh)).toEqual([generated('a', 3), { ...generated('b', 2), text: { en: 'Mine' } }, typed('t', 'Hello'), generated('new')]);
  });

  it('keeps a changed line whose fact is gone', () => {
    const line = { ...generated('gone'), response: { text: { en: 'We call them.' } } };
    expect(mergedLines([line], [])).toEqual([line]);
  });

  it('keeps what a person said of the date', () => {
    const line: StoredLine = { ...generated('a'), dated: { kind: 'forecast' } };
    expect(isTouched(line)).toBe(true);
    expect(mergedLines([line], [generated('a', 2)])).toEqual([{ ...generated('a', 2), dated: { kind: 'forecast' } }]);
    expect(mergedLines([line], [])).toEqual([line]);
  });

  it('leaves the counter at the end', () => {
    expect(mergedLines([generated('a'), generated('more')], [generated('b'), generated('more', 2)]).map(({ id }) => id)).toEqual(['b', 'more']);
  });

  const topics = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'more'), { maxLength: 6 });
  const words = fc.record({ en: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }), 'zh-CN': fc.option(fc.string({ maxLength: 20 }), { nil: undefined }) }, { requiredKeys: [] });
  const lines = topics.chain((list) =>
    fc.tuple(...list.map((topic) => fc.record({ text: words, asIs: fc.constantFrom<LineDraft['asIs']>([], ['en']), own: fc.boolean() }).map(({ text, asIs, own }): StoredLine => ({ ...(own ? typed(topic, '') : generated(topic)), text, asIs })))),
  ) as fc.Arbitrary<StoredLine[]>;

  it('never loses a word anybody typed, and never says a thing twice', () => {
    fc.assert(
      fc.property(lines, topics, (current, freshTopics) => {
        const merged = mergedLines(current, freshTopics.map((topic) => generated(topic, 7)));
        for (const line of current.filter((each) => isTouched(each) || !each.phrase)) {
          expect(merged.find(({ id }) => id === line.id)).toMatchObject({ text: line.text, asIs: line.asIs });
        }
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
        const said = merged.flatMap(({ phrase }) => phrase?.topic ?? []);
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });

  it('changes nothing when it is repeated', () => {
    fc.assert(
      fc.property(lines, topics, (current, freshTopics) => {
        const fresh = freshTopics.map((topic) => generated(topic, 7));
        const once = mergedLines(current, fresh);
        expect(mergedLines(once, fresh)).toEqual(once);
      }),
    );
  });
});

describe('savedLines', () => {
  const draftOf = ({ phrase: _phrase, ...line }: StoredLine): LineDraft => line;
  const never = () => undefined;

  it('keeps the phrases of known lines and takes none from the browser', () => {
    const forged = { ...draftOf(typed('x', 'Hi')), phrase: { topic: 'a', ...sentence('phrase.done') } } as LineDraft;
    const { phrase: _none, ...clean } = forged as StoredLine;
    const saved = savedLines({ lines: [generated('a')], dismissed: [] }, [{ ...draftOf(generated('a')), text: { en: 'Mine' } }, clean], never);
    expect(saved.lines).toEqual([{ ...generated('a'), text: { en: 'Mine' } }, clean]);
  });

  it('remembers what was removed until it is taken back', () => {
    const removed = savedLines({ lines: [generated('a'), generated('b')], dismissed: [] }, [draftOf(generated('b'))], never);
    expect(removed.dismissed).toEqual(['a']);
    expect(savedLines(removed, [draftOf(typed('new', ''))], () => generated('a').phrase).dismissed).toEqual(['b']);
  });
});
