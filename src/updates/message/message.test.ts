import { load } from 'cheerio';
import * as fc from 'fast-check';
import { messageLengths, roads } from '../../clients/contract';
import { languages, type Language } from '../../i18n/language';
import { type MessageEdition, messageForms, type ToldLine } from '../../ledger/told';
import { chartKinds } from '../chart-contract';
import { sectionNames } from '../contract';
import { type DocumentNode, renderCommentHtml } from './comment';
import { compose } from './content';
import { composeNote } from './note';
import { plain } from './plain-text';
import { render } from './render';
import type { MessageSource } from './source';

const line = (section: string, text: string, more: Partial<ToldLine> = {}): ToldLine => ({ id: `${section}-${text}`, section, texts: { en: text }, issueIds: [], versionIds: [], ...more });

const source = (more: Partial<MessageSource> = {}): MessageSource => ({
  projectName: 'Harbor app',
  engagement: {
    client: { id: 'c1', name: 'Harbor Coffee' },
    team: { projectManager: { accountId: 'm', name: 'Maya Lindqvist' }, standIn: 'Jonas Weber', howToReach: 'reply to this mail', ifUrgent: 'call +49 30 1234' },
    cadence: { every: 'week', weekday: 5 },
    purpose: '',
    timeZone: 'Europe/Berlin',
  },
  from: '2026-11-13T12:00:00.000Z',
  until: '2026-11-20T12:00:00.000Z',
  health: 'on-track',
  milestones: [],
  progress: { done: 0, moving: 0, next: 0 },
  lines: [line('done', '“Pay with Apple Pay” is live')],
  ...more,
});
const message = (from: MessageSource, language: Language = 'en', form: 'first' | 'regular' = 'regular', more: Partial<MessageEdition> = {}) =>
  render(compose(from, { language, form, length: 'full', road: 'by-hand', ...more }));
const unspaced = (text: string) => text.replace(/\s+/g, '');

/** What Jira takes of the Atlassian Document Format: which node may stand in which. https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
const children: Record<string, string[]> = {
  doc: ['panel', 'paragraph', 'heading', 'bulletList', 'orderedList', 'rule', 'table'],
  table: ['tableRow'],
  tableRow: ['tableHeader', 'tableCell'],
  tableHeader: ['paragraph'],
  tableCell: ['paragraph'],
  panel: ['paragraph', 'heading', 'bulletList'],
  paragraph: ['text', 'hardBreak'],
  heading: ['text', 'hardBreak'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList'],
};
function faultsIn(node: DocumentNode): string[] {
  const own =
    node.type === 'text'
      ? [...(node.text ? [] : ['an empty text']), ...(node.marks ?? []).flatMap((mark) => (mark.type !== 'link' || /^https?:/.test(mark.attrs.href) ? [] : ['a link elsewhere']))]
      : (node.content ?? []).flatMap((child) => (children[node.type]?.includes(child.type) ? [] : [`${child.type} in ${node.type}`]));
  const hollow = ['bulletList', 'orderedList', 'listItem', 'panel', 'table', 'tableRow', 'tableHeader', 'tableCell'].includes(node.type) && !node.content?.length ? [`an empty ${node.type}`] : [];
  return [...own, ...hollow, ...(node.content ?? []).flatMap(faultsIn)];
}
const textOfDocument = (node: DocumentNode): string => (node.text ?? '') + (node.type === 'hardBreak' ? '\n' : '') + (node.content ?? []).map(textOfDocument).join('');

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{color:red}h1. not a heading{color}', '*bold* _not_ [link|https://x.example]', '👩‍💻 🎉', 'שלום עולם', 'مرحبا <b>', "it's & that's", 'a\nb\n\nc', '&lt;already&gt;', '${markup}', '{date} {count}', '\u202Eevil'),
);
const toldLine: fc.Arbitrary<ToldLine> = fc.record({
  id: fc.uuid(),
  section: fc.constantFrom(...sectionNames),
  number: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  texts: fc.oneof(fc.record({ en: nasty }), fc.record({ 'zh-CN': nasty }), fc.record({ en: nasty, 'zh-CN': nasty })),
  issueIds: fc.constant([]),
  versionIds: fc.constant([]),
  response: fc.option(fc.record({ texts: fc.record({ en: nasty }), by: fc.constantFrom('2026-12-04', undefined) }), { nil: undefined }),
  link: fc.option(fc.record({ url: fc.constantFrom('https://x.example/?a=1&b="2"', 'javascript:alert(1)', 'http://y.example'), label: nasty }), { nil: undefined }),
  neededBy: fc.constantFrom('2026-12-04', undefined),
});
const anySource: fc.Arbitrary<MessageSource> = fc
  .record({ projectName: nasty, client: nasty, manager: nasty, milestone: nasty, words: nasty, chosen: fc.constantFrom('on-track' as const, 'at-risk' as const, 'off-track' as const), lines: fc.array(toldLine, { minLength: 1, maxLength: 12 }) })
  .map(({ projectName, client, manager, milestone, words, chosen, lines }) =>
    source({
      projectName,
      lines,
      engagement: { ...source().engagement, client: { id: 'c', name: client }, purpose: words, team: { projectManager: { accountId: 'm', name: manager }, standIn: words, howToReach: words, ifUrgent: words } },
      milestones: [{ name: milestone, releaseOn: '2026-12-12', released: false, movedFrom: '2026-12-05' }],
      health: chosen,
      charts: {
        kinds: [...chartKinds],
        points: [{ number: 1, on: '2026-11-13', health: chosen, work: { done: 1, open: 4 } }, { number: 2, on: '2026-11-20', health: chosen, work: { done: 2, open: 4 } }],
        milestones: [{ id: '7', name: milestone, told: [{ on: '2026-12-05', released: false }, { on: '2026-12-12', released: false }] }],
      },
      answerOn: { key: 'HAR-10', url: 'https://candor.example.net/browse/HAR-10' },
    }),
  );

const anyEdition = fc.record({ language: fc.constantFrom(...languages), form: fc.constantFrom(...messageForms), length: fc.constantFrom(...messageLengths), road: fc.constantFrom(...roads) });
/** An update in full, in short or a note, and the texts it must hold. */
const anyMessage = fc.oneof(
  fc.tuple(anySource, anyEdition).map(([from, edition]) => ({ content: compose(from, edition), edition, texts: edition.length === 'short' ? [] : from.lines.map(({ texts }) => texts) })),
  fc.tuple(anySource, anyEdition, toldLine, nasty).map(([{ projectName, engagement, answerOn }, edition, { texts }, title]) => {
    const issue = { title, status: title, state: `“${title}”` };
    return { content: composeNote({ projectName, engagement, answerOn, text: texts, subjects: [{ en: issue, 'zh-CN': issue }] }, edition), edition, texts: [texts] };
  }),
);

describe('any text, in all three renderings', () => {
  type Any = typeof anyMessage extends fc.Arbitrary<infer Value> ? Value : never;
  const everyMessage = (check: (rendered: ReturnType<typeof render>, made: Any) => void) => fc.assert(fc.property(anyMessage, (made) => check(render(made.content), made)), { numRuns: 300 });

  it('never becomes markup in the mail', () => {
    const allowed = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'table', 'tbody', 'tr', 'td', 'th', 'p', 'h2', 'hr', 'br', 'span', 'a']);
    everyMessage(({ html }) => {
      const page = load(html);
      for (const { tagName, attribs } of page('*').toArray() as unknown as { tagName: string; attribs: Record<string, string> }[]) {
        expect(allowed).toContain(tagName);
        for (const name of Object.keys(attribs)) expect(name).not.toMatch(/^on/);
      }
      page('a').each((_, element) => expect(page(element).attr('href')).toMatch(/^https?:\/\//));
    });
  });

  it('stands in the mail, the text part and the comment as it was typed', () => {
    everyMessage(({ html, text, comment }, { texts: told, edition: { language } }) => {
      const seen = { html: unspaced(load(html)('body').text()), text: unspaced(text), comment: unspaced(textOfDocument(comment as DocumentNode)) };
      for (const texts of told) {
        const expected = [language, ...languages].map((candidate) => unspaced(plain(texts[candidate]))).find((candidate) => candidate !== '') ?? '';
        for (const rendering of Object.values(seen)) expect(rendering).toContain(expected);
      }
    });
  });

  it('makes a document Jira takes, and a picture of it without foreign markup', () => {
    everyMessage((rendered) => {
      const comment = rendered.comment as DocumentNode;
      expect(faultsIn(comment)).toEqual([]);
      expect(comment).toMatchObject({ type: 'doc', version: 1 });
      const picture = load(renderCommentHtml(comment), null, false);
      expect(unspaced(picture.root().text())).toBe(unspaced(textOfDocument(comment)));
    });
  });

  it('stays on one line in the subject', () => {
    everyMessage(({ subject }) => expect(subject).not.toMatch(/[\n\r]/));
  });
});

describe('the news', () => {
  const milestone = { name: 'beta', releaseOn: '2026-12-12', released: false };

  it('stands in the subject: health and the next milestone', () => {
    expect(message(source({ milestones: [{ ...milestone, name: 'later', releaseOn: '2027-02-01' }, milestone] })).subject).toBe('Harbor app: on track, beta on 12 Dec');
    expect(message(source()).subject).toBe('Harbor app: on track');
    expect(message(source({ milestones: [milestone] }), 'zh-CN').subject).toBe('Harbor app：进展正常，beta定于12月12日');
  });

  it('puts a moved milestone before everything else', () => {
    const moved = { ...milestone, releaseOn: '2026-12-19', movedFrom: '2026-12-12' };
    expect(message(source({ milestones: [{ ...milestone, name: 'alpha', releaseOn: '2026-12-01' }, moved] })).subject).toBe('Harbor app: beta moves to 19 Dec');
  });

  it('says fine or not, what changed and what is needed in the first three lines', () => {
    const summary = [line('summary', 'The plan is at risk: the import is blocked.'), line('summary', 'Since our last update: 2 items done.'), line('summary', 'We meet on Monday.')];
    const asks = [line('asks', 'Send us the logo', { neededBy: '2026-12-04' })];
    expect(message(source({ lines: [...asks, ...summary], health: 'at-risk' })).text.split('\n').slice(0, 5)).toEqual([
      'The plan is at risk: the import is blocked.',
      'Since our last update: 2 items done.',
      'We need one thing from you by Fri 4 Dec: Send us the logo',
      'We meet on Monday.',
      '',
    ]);
  });

  it('says so by itself where nobody wrote a summary', () => {
    const lines = [line('done', 'A')];
    expect(message(source({ lines, health: 'off-track', progress: { done: 2, moving: 0, next: 1 } })).text).toMatch(/^We are off track\.\nSince Fri 13 Nov: 2 done, 1 coming next\.\nNothing is needed from you\.\n\n/);
    expect(message(source({ lines: [line('milestones', 'Beta')] })).text).toMatch(/^We are on track\.\nNothing has changed since Fri 13 Nov\.\n/);
  });

  it('names the first date when several things are needed', () => {
    const lines = [line('asks', 'A', { neededBy: '2026-12-11' }), line('asks', 'B', { neededBy: '2026-12-04' })];
    expect(message(source({ lines })).text).toContain('We need 2 things from you, the first by Fri 4 Dec; they are listed below.');
  });

  it('says what is done about a line, and by when', () => {
    const lines = [line('risks', 'The import is blocked', { response: { texts: { en: 'We ask the vendor' }, by: '2026-12-04' } })];
    expect(message(source({ lines })).text).toContain('- The import is blocked\n  What we do about it, by Fri 4 Dec: We ask the vendor');
  });

  it('signs with the project manager, the stand-in and how to answer', () => {
    expect(message(source()).text.trimEnd().split('\n').slice(-4)).toEqual(['Maya Lindqvist', 'To answer: reply to this mail', 'When I am away: Jonas Weber', 'If it is urgent: call +49 30 1234']);
  });

  it('opens a first message with who we are, how often she hears and what to do if urgent', () => {
    const first = message(source(), 'en', 'first').text;
    expect(first).toMatch(/^This is the first update on Harbor app from us to Harbor Coffee\. Maya\nLindqvist leads the work and writes to you\.\nYou will hear from us every week on Friday\.\nIf it is urgent: call \+49 30 1234\n\nWe are on track\./);
    expect(message(source()).text).not.toContain('first update');
  });
});

describe('languages', () => {
  it('take another language where a line has none, and count it', () => {
    const lines = [line('done', 'Only English'), line('next', 'Both', { texts: { en: 'Both', 'zh-CN': '都有' } }), line('next', '   ')];
    const content = compose(source({ lines }), { language: 'zh-CN', form: 'regular', length: 'full', road: 'by-hand' });
    expect(content.linesInOtherLanguage).toBe(1);
    const { text, html } = render(content);
    expect(text).toContain('Only English');
    expect(text).toContain('都有');
    expect(load(html)('html').attr('lang')).toBe('zh-CN');
  });

  it('isolate a right-to-left name inside a left-to-right sentence', () => {
    expect(message(source({ milestones: [{ name: 'שלום', releaseOn: '2026-12-12', released: false }] })).subject).toContain('\u2068שלום\u2069 on 12 Dec');
    expect(load(message(source({ lines: [line('done', 'שלום')] })).html)('p[dir=auto]').filter((_, element) => load(element).text() === 'שלום').length).toBe(1);
  });
});

describe('the number of a line', () => {
  const lines = [
    line('summary', 'We are on track.'),
    line('done', 'Apple Pay is live', { number: 1 }),
    line('done', 'Receipts by mail', { number: 2 }),
    line('milestones', 'Beta', { number: 3, versionIds: ['7'] }),
    line('risks', 'The import is blocked', { number: 4 }),
    line('risks', 'Launch moved', { number: 5, versionIds: ['8'] }),
    line('asks', 'Send us the logo', { number: 6 }),
  ];
  const lists = (document: unknown) =>
    ((document as DocumentNode).content ?? []).flatMap(({ type, attrs, content = [] }) => (type === 'orderedList' ? [[attrs?.['order'], content.length]] : []));

  it('stands before it in the mail, the text and the comment, and says how to ask about it', () => {
    const { html, text, comment } = message(source({ lines }));
    expect(text).toContain('Done\n1. Apple Pay is live\n2. Receipts by mail\n\nMilestones\n3. Beta');
    expect(text).toContain('“no. 2?” is enough to ask about it.');
    expect(unspaced(load(html)('body').text())).toContain('1.ApplePayislive');
    expect(lists(comment)).toEqual([[1, 2], [3, 1], [4, 2], [6, 1]]);
    expect(message(source({ lines }), 'zh-CN').text).toContain('写“第 2 条？”即可');
  });

  it('is the same in the short form, which leaves some out', () => {
    const { text, comment } = message(source({ lines: [...lines, line('risks', 'Alpha moved', { number: 7, versionIds: ['9'] })] }), 'en', 'regular', { length: 'short' });
    expect(text).toContain('5. Launch moved\n7. Alpha moved');
    expect(lists(comment)).toEqual([[3, 1], [5, 1], [7, 1], [6, 1]]);
  });

  it('is not spoken of where there is one line only', () => {
    expect(message(source({ lines: lines.slice(0, 2) })).text).not.toContain('enough to ask');
  });
});

describe('the mail', () => {
  const page = load(message(source({ progress: { done: 1, moving: 1, next: 0 } })).html);

  it('is laid out in tables nobody reads as tables, without images, at most 600 px wide', () => {
    expect(page('table').length).toBeGreaterThan(2);
    page('table').each((_, element) => expect(element.attribs['role']).toBe('presentation'));
    expect(page('img').length).toBe(0);
    expect(page.html()).toContain('max-width:600px');
    expect(page.html()).toContain('<!--[if mso]><table role="presentation" width="600"');
  });

  it('knows dark mode and draws health and progress as coloured cells', () => {
    expect(page('meta[name="color-scheme"]').attr('content')).toBe('light dark');
    expect(page('style').text()).toContain('prefers-color-scheme: dark');
    expect(page('td[bgcolor="#22a06b"]').length).toBe(2);
    expect(page('td[bgcolor="#388bff"]').attr('width')).toBe('50%');
  });
});

describe('the short form', () => {
  const lines = [
    line('summary', 'We are on track: Beta is planned for Sat 12 Dec.', { texts: { en: 'We are on track: Beta is planned for Sat 12 Dec.', 'zh-CN': '项目进展正常：测试版计划于12月12日周六发布。' } }),
    line('summary', 'Since our last update: 2 items done.', { texts: { en: 'Since our last update: 2 items done.', 'zh-CN': '自上次更新以来：完成 2 项。' } }),
    line('summary', 'We meet on Monday.'),
    line('done', 'Apple Pay is live', { issueIds: ['1'] }),
    line('milestones', 'Beta is planned for Sat 12 Dec.', { versionIds: ['7'], texts: { en: 'Beta is planned for Sat 12 Dec.', 'zh-CN': '测试版计划于12月12日周六发布。' } }),
    line('risks', 'Launch moved from 1 Feb to 8 Feb.', { versionIds: ['8'], texts: { en: 'Launch moved from 1 Feb to 8 Feb.', 'zh-CN': '正式版由2月1日推迟至2月8日。' } }),
    line('risks', 'The import is blocked', { issueIds: ['2'] }),
    line('asks', 'Send us the logo', { neededBy: '2026-12-04', texts: { en: 'Send us the logo', 'zh-CN': '请提供徽标' } }),
  ];
  const short = (language: Language) => message(source({ lines, progress: { done: 2, moving: 1, next: 1 } }), language, 'regular', { length: 'short', road: 'request' });

  it('says fine or not, what changed, what she must do by when, the milestones, and how to see more', () => {
    expect(short('en').text).toBe(`We are on track: Beta is planned for Sat 12 Dec.
Since our last update: 2 items done.
We need one thing from you by Fri 4 Dec: Send us the logo

Milestones
- Beta is planned for Sat 12 Dec.

Risks and delays
- Launch moved from 1 Feb to 8 Feb.

What we need from you
- Send us the logo
  Needed by Fri 4 Dec

This is the short form, as you chose. To read everything, choose the full
form in your preferences on the portal.
Maya Lindqvist
To answer: reply to this mail
When I am away: Jonas Weber
If it is urgent: call +49 30 1234
`);
  });

  it('says so in Chinese', () => {
    expect(short('zh-CN').text).toBe(`项目进展正常：测试版计划于12月12日周六发布。
自上次更新以来：完成 2 项。
有一件事需要您在12月4日周五前完成：请提供徽标

里程碑
- 测试版计划于12月12日周六发布。

风险与延误
- 正式版由2月1日推迟至2月8日。

需要您的配合
- 请提供徽标
  请在12月4日周五前完成

按您的选择，这里只列出要点。如需阅读全部内容，请在门户的偏好设置中选择完整版。
Maya Lindqvist
回复方式：reply to this mail
我不在时请联系：Jonas Weber
如遇紧急情况：call +49 30 1234
`);
  });

  it('draws no bar, and counts only lines it holds', () => {
    expect(load(short('en').html)('td[bgcolor="#388bff"]').length).toBe(0);
    expect(compose(source({ lines }), { language: 'zh-CN', form: 'regular', length: 'short', road: 'request' }).linesInOtherLanguage).toBe(0);
  });
});

describe('where to answer', () => {
  const answerOn = { key: 'HAR-10', url: 'https://candor.example.net/browse/HAR-10' };
  const lastOf = (text: string) => text.trimEnd().split('\n').slice(-2);

  it('stands in the last line of what Jira mails, as text and as a link', () => {
    const mail = message(source({ answerOn }), 'en', 'regular', { road: 'notify' });
    expect(lastOf(mail.text)).toEqual(['A reply to this mail may not reach us.', 'To answer, comment on HAR-10: https://candor.example.net/browse/HAR-10']);
    const last = load(mail.html)('p').last();
    expect(last.text()).toBe('To answer, comment on HAR-10: https://candor.example.net/browse/HAR-10');
    expect(last.find('a').attr('href')).toBe(answerOn.url);
    expect(lastOf(message(source({ answerOn }), 'zh-CN', 'regular', { road: 'notify' }).text)).toEqual(['直接回复此邮件可能无法送达我们。', '如需回复，请在 HAR-10 上留言：https://candor.example.net/browse/HAR-10']);
  });

  it('names the issue alone where nobody knows the address of the site', () => {
    expect(message(source({ answerOn: { key: 'HAR-10' } }), 'en', 'regular', { road: 'notify' }).text.trimEnd()).toMatch(/\nTo answer, comment on HAR-10\.$/);
  });

  it.each(['request', 'by-hand'] as const)('is not said by %s, where an answer arrives', (road) => {
    for (const part of Object.values(message(source({ answerOn }), 'en', 'regular', { road }))) expect(JSON.stringify(part)).not.toContain('HAR-10');
  });
});

describe('the plain form', () => {
  const lines = [
    line('summary', 'The plan is at risk.'),
    line('done', 'Pay with Apple Pay is live', { number: 1, link: { url: 'https://x.example/demo', label: 'See it' } }),
    line('risks', 'The import is blocked', { number: 2, response: { texts: { en: 'We ask the vendor' }, by: '2026-12-04' } }),
    line('asks', 'Send us the logo', { number: 3, neededBy: '2026-12-04' }),
  ];
  const from = source({
    lines,
    health: 'at-risk',
    progress: { done: 2, moving: 1, next: 1 },
    charts: { kinds: ['health'], points: [{ number: 1, on: '2026-11-13', health: 'on-track' }, { number: 2, on: '2026-11-20', health: 'at-risk' }], milestones: [] },
  });
  const made = (language: Language = 'en') => message(from, language, 'regular', { length: 'plain', road: 'request' });

  it('says all that the full form says, in paragraphs', () => {
    expect(made().text).toBe(
      [
        'The plan is at risk.\nWe need one thing from you by Fri 4 Dec: Send us the logo',
        'Done',
        '1. Pay with Apple Pay is live\nSee it: https://x.example/demo',
        'Risks and delays',
        '2. The import is blocked\nWhat we do about it, by Fri 4 Dec: We ask the vendor',
        'What we need from you',
        '3. Send us the logo\nNeeded by Fri 4 Dec',
        'Maya Lindqvist\nTo answer: reply to this mail\nEvery line has a number: “no. 2?” is enough to ask about it.\nWhen I am away: Jonas Weber\nIf it is urgent: call +49 30 1234',
        '',
      ].join('\n\n').replace(/\n\n$/, '\n'),
    );
  });

  it('is nothing but paragraphs in the mail and the comment: no tables, bars, panels, lists or marks', () => {
    fc.assert(
      fc.property(anySource, fc.constantFrom(...languages), fc.constantFrom(...roads), (any, language, road) => {
        const { html, comment } = render(compose(any, { language, form: 'regular', length: 'plain', road }));
        const tags = new Set(load(html)('body *').toArray().map((element) => (element as { tagName: string }).tagName));
        for (const tag of tags) expect(['p', 'br', 'a']).toContain(tag);
        expect(html).not.toMatch(/style=|bgcolor/);
        for (const { type } of (comment as DocumentNode).content ?? []) expect(type).toBe('paragraph');
      }),
      { numRuns: 60 },
    );
    expect(JSON.stringify(made())).not.toMatch(/[●▲■█░]|\p{Extended_Pictographic}/u);
  });

  it('is the form of notes, too', () => {
    const { projectName, engagement } = source();
    const issue = { title: 'Apple Pay', status: 'live', state: '“Apple Pay” is live' };
    const { comment, html } = render(composeNote({ projectName, engagement, text: { en: 'It works.' }, subjects: [{ en: issue, 'zh-CN': issue }] }, { language: 'en', form: 'regular', length: 'plain', road: 'request' }));
    expect((comment as DocumentNode).content?.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
    expect(html).not.toContain('<table');
  });
});
