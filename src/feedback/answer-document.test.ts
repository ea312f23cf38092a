import { documentText } from '../platform/jira/document-text';
import { documentOf, paragraphsOf, signedDocument, unsigned } from './answer-document';

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

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
