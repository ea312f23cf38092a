import { documentText } from './document-text';

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

describe('the text of a comment', () => {
  it('is its words, a line for each block, whatever they look like', () => {
    const document = {
      type: 'doc',
      version: 1,
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [text('Print')] },
        paragraph(text('<script>alert(1)</script>'), { type: 'hardBreak' }, text('*bold* [a|http://b]')),
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }, { type: 'listItem', content: [paragraph(text('two'))] }] },
        paragraph({ type: 'mention', attrs: { id: '1', text: '@Maya' } }, text(' '), { type: 'emoji', attrs: { shortName: ':tada:', text: '🎉' } }, text(' '), { type: 'inlineCard', attrs: { url: 'https://a.example' } }),
        paragraph({ type: 'date', attrs: { timestamp: '1796342400000' } }),
      ],
    };
    expect(documentText(document)).toBe('Print\n<script>alert(1)</script>\n*bold* [a|http://b]\n- one\n- two\n@Maya 🎉 https://a.example\n2026-12-04');
  });

  it.each([undefined, null, 'words', 7, [], {}, { content: 'x' }, { type: 'text', text: 4 }, { type: 'doc', content: [null, 'x', { type: 'mention' }] }])('is empty of %j', (document) => {
    expect(documentText(document)).toBe('');
  });

  it('survives a document deeper than anybody writes', () => {
    let node: unknown = text('bottom');
    for (let depth = 0; depth < 50_000; depth++) node = { type: 'blockquote', content: [node] };
    expect(documentText({ type: 'doc', content: [paragraph(text('top')), node] })).toBe('top');
  });
});
