import { messageText } from './message-text';
import { frameLanguage, requestNotification, requestSubject, type FrameContent } from './notification-frame';
import type { AdfNode } from '../model';

const text = (value: string, ...marks: AdfNode[]): AdfNode => ({ type: 'text', text: value, marks });
const paragraph = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const list = (type: string, ...items: AdfNode[][]): AdfNode => ({ type, content: items.map((content) => ({ type: 'listItem', content })) });
const link: AdfNode = { type: 'link', attrs: { href: 'https://studio.example/x?a=1&b=2' } };
const body: AdfNode = {
  type: 'doc',
  version: 1,
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('Week 45')] },
    paragraph(text('Done: '), text('<the menu>', { type: 'strong' }), { type: 'hardBreak' }, text('see here', link)),
    list('bulletList', [paragraph(text('first')), list('orderedList', [paragraph(text('inner'))])], [paragraph(text('进度 🚀'))]),
    { type: 'rule' },
    { type: 'table', content: [{ type: 'tableRow', content: ['a', 'b'].map((cell) => ({ type: 'tableCell', content: [paragraph(text(cell))] })) }] },
  ],
};
const content: FrameContent = {
  kind: 'commented',
  authorName: 'Ed <Agent>',
  body,
  recipientName: 'Ana "A" Silva',
  portalName: 'Client help',
  viewUrl: 'https://x.example/HELP-1',
  muteUrl: 'https://x.example/HELP-1/unsubscribe',
};

it('writes a document as text with its lists, links and rows', () => {
  expect(messageText(body)).toBe(
    ['Week 45', 'Done: <the menu>', 'see here (https://studio.example/x?a=1&b=2)', '* first', '  1. inner', '* 进度 🚀', '----', 'a | b'].join('\n'),
  );
  expect(messageText(null)).toBe('');
});

it('draws the frame round the comment, safe from markup in names', () => {
  const { text: plain, html } = requestNotification('en', content);
  expect(plain.indexOf('Reply above this line.')).toBeLessThan(plain.indexOf('Ed <Agent> commented:'));
  expect(plain).toContain(messageText(body));
  expect(plain).toContain('View request: https://x.example/HELP-1');
  expect(html).toContain('Ed &lt;Agent&gt; commented:');
  expect(html).toContain('<b>&lt;the menu&gt;</b>');
  expect(html).toContain('Ana &quot;A&quot; Silva');
  expect(html).not.toContain('<Agent>');
});

it('speaks the language of the customer, English where it has no other', () => {
  expect(['zh_CN', 'zh_TW', 'en_US', 'pt_PT'].map((locale) => frameLanguage({ locale }))).toEqual(['zh', 'zh', 'en', 'en']);
  expect(requestNotification('zh', { ...content, kind: 'created' }).text).toContain('我们已收到您的请求');
  expect(requestSubject({ key: 'HELP-1', summary: 'A question' })).toBe('HELP-1 A question');
});
