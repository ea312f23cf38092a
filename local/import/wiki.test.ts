import fc from 'fast-check';
import { plainText, renderedHtml } from '../site/document';
import type { AdfNode } from '../site/model';
import { wikiDocument } from './wiki';

const html = (text: string) => renderedHtml(wikiDocument(text));

describe('wiki text', () => {
  it.each([
    ['h2. Steps', '<h2>Steps</h2>'],
    ['one\ntwo\n\nthree', '<p>one<br/>two</p><p>three</p>'],
    ['a *bold* word, an _italic_ one and *_both_*', '<p>a <b>bold</b> word, an <em>italic</em> one and <em><b>both</b></em></p>'],
    ['run {{npm start}} now, not {{code}} or {{quote}}', '<p>run <tt>npm start</tt> now, not <tt>code</tt> or <tt>quote</tt></p>'],
    ['see [the plan|https://example.com/a_b_c] or https://example.com/x.', '<p>see <a href="https://example.com/a_b_c" rel="nofollow">the plan</a> or <a href="https://example.com/x" rel="nofollow">https://example.com/x</a>.</p>'],
    ['[https://example.com|https://example.com|smart-link] [mailto:a@b.example]', '<p><a href="https://example.com" rel="nofollow">https://example.com</a> <a href="mailto:a@b.example" rel="nofollow">mailto:a@b.example</a></p>'],
    ['* a\n** b\n* c\n# d', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul><ol><li><p>d</p></li></ol>'],
    ['Before:\n- a\nmore of a\n- b\n\nafter', '<p>Before:</p><ul><li><p>a<br/>more of a</p></li><li><p>b</p></li></ul><p>after</p>'],
    ['# one\n#* point\n# two', '<ol><li><p>one</p><ul><li><p>point</p></li></ul></li><li><p>two</p></li></ol>'],
    ['{code:java|title=A.java}\nint *x* = 1;\n{code}', '<pre>int *x* = 1;</pre>'],
    ['{noformat}h1. no heading{noformat} after', '<pre>h1. no heading</pre><p>after</p>'],
    ['bq. said once', '<blockquote><p>said once</p></blockquote>'],
    ['{quote}h3. said\n* twice{quote}', '<blockquote><p>said</p><ul><li><p>twice</p></li></ul></blockquote>'],
    ['above\n----\nbelow', '<p>above</p><hr/><p>below</p>'],
    ['left\\\\right \\*plain\\*', '<p>left<br/>right *plain*</p>'],
    ['2 * 3 * 4, snake_case_name, a*b*c, * alone', '<p>2 * 3 * 4, snake_case_name, a*b*c, * alone</p>'],
    ['||Name||Age||\n|Ann|7|', '<p>||Name||Age||<br/>|Ann|7|</p>'],
    ['<b>HTML</b> & {color:red}colour{color} !shot.png! [~mia]', '<p>&lt;b&gt;HTML&lt;/b&gt; &amp; {color:red}colour{color} !shot.png! [~mia]</p>'],
    ['an open {code} stays', '<p>an open {code} stays</p>'],
    ['*重要*：今天完成', '<p><b>重要</b>：今天完成</p>'],
    ['', ''],
  ])('%j reads as it was meant', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('names the language of code', () => {
    expect(wikiDocument('{code:title=x|sql}SELECT 1{code}').content).toEqual([{ type: 'codeBlock', attrs: { language: 'sql' }, content: [{ type: 'text', text: 'SELECT 1' }] }]);
  });

  it('never loses a word, nor makes an empty text', () => {
    const words = fc.array(fc.constantFrom('*', '_', '{code}', '{quote}', '{noformat}', '\n', '\n\n', '* ', '# ', '## ', 'h1. ', 'bq. ', '{{', '}}', '[', '|', ']', 'https://a.example', '\\\\', ' ', 'word1', 'word2', '词'), { maxLength: 40 });
    const texts = (node: AdfNode): string[] => [...(node.type === 'text' ? [node.text ?? ''] : []), ...(node.content ?? []).flatMap(texts)];
    fc.assert(
      fc.property(words, (parts) => {
        const document = wikiDocument(parts.join(''));
        const told = plainText(document);
        for (const word of ['word1', 'word2', '词']) expect(told.split(word).length).toBe(parts.join('').split(word).length);
        expect(texts(document)).not.toContain('');
      }),
    );
  });
});
