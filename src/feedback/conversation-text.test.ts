import { documentOf, paragraphsOf, signedDocument, unsigned } from './answer-document';
import { documentText } from './conversation-text';

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

describe('a person’s words as a document', () => {
  it('keeps lines and paragraphs, without an empty text node', () => {
    const nodes = paragraphsOf('Dear Ana,\r\n\r\n\nit works.\nThanks\u0000\n');
    expect(nodes).toEqual([paragraph(text('Dear Ana,')), paragraph(text('it works.'), { type: 'hardBreak' }, text('Thanks'))]);
    expect(JSON.stringify(documentOf(paragraphsOf(Array.from({ length: 10_000 }, (_, line) => `${line}\n`).join('\n'))))).not.toContain('"text":""');
  });

  it.each([
    ['en', 'Maya Lindqvist'],
    ['zh-CN', '王芳'],
  ] as const)('is signed in %s, and taken apart again', (language, name) => {
    const signed = documentText(signedDocument('It works.\n\nReally — it does', name, language));
    expect(signed.endsWith(name)).toBe(true);
    expect(unsigned(signed)).toEqual({ text: 'It works.\nReally — it does', name });
    expect(unsigned('Nothing but words')).toEqual({ text: 'Nothing but words' });
  });
});
