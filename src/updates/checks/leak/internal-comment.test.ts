import { issue, leaksIn, type Leaky } from './leak-fixture';

const english = { id: '901', issueId: '7', issueKey: 'HAR-7', text: 'The vendor has not paid us yet, so keep the export out of the demo until their invoice is settled.' };
const chinese = { id: '902', issueId: '8', issueKey: 'HAR-8', text: '供应商还没有付款，请在发票结清之前不要在演示里展示导出功能。' };
const quotes = (text: string, more: Partial<Leaky> = {}) => leaksIn({ lines: [{ text }], guarded: { comments: [english, chinese], ...more.guarded }, ...(more.issues && { issues: more.issues }), ...(more.mayTell && { mayTell: more.mayTell }) }).map(({ quote }) => quote);

describe('words of an internal comment', () => {
  it.each([
    ['seven in a row', 'We keep the export out of the demo.', 'keep the export out of the demo'],
    ['whatever stands between them', 'KEEP the export — out of "the demo", until', 'KEEP the export — out of "the demo", until'],
    ['twelve characters in a row', '我们在发票结清之前不要在演示里展示。', '在发票结清之前不要在演示里展示'],
    ['with other punctuation', '发票结清之前，不要在“演示”里', '发票结清之前，不要在“演示”里'],
  ])('are found: %s', (_, text, quote) => {
    expect(quotes(text)).toEqual([quote]);
  });

  it.each([
    ['six words', 'Keep the export out of the shop.'],
    ['eleven characters', '发票结清之前不要在演示。'],
    ['the same words in another order', 'Out of the demo: keep the export until then.'],
    ['nothing of it', 'The export comes next week, and the shop opens on Friday.'],
  ])('are not: %s', (_, text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('are told by a Stop that cites the issue, once for a comment', () => {
    const text = 'Keep the export out of the demo. Later: so keep the export out of the demo until their invoice';
    const [finding, ...rest] = leaksIn({ lines: [{ text }], guarded: { comments: [english] } });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: 'internal-comment', level: 'stop', issueIds: ['7'], about: '901', parameters: { key: 'HAR-7' }, quote: 'so keep the export out of the demo until their invoice' });
  });

  it('are no leak where she reads them anyway: in a title, in a comment or message of hers', () => {
    const text = 'We keep the export out of the demo.';
    expect(quotes(text, { issues: [issue('HAR-7', 'Keep the export out of the demo')] })).toEqual([]);
    expect(quotes(text, { guarded: { comments: [english], publicTexts: ['As agreed: keep the export out of the demo!'] } })).toEqual([]);
    expect(quotes(text, { guarded: { comments: [english], toldTexts: ['As agreed: keep the export out of the demo!'] } })).toEqual([]);
    expect(quotes(text, { issues: [issue('HAR-7', 'Keep the export out of the demo', { visible: false })] })).toEqual(expect.arrayContaining(['keep the export out of the demo']));
  });

  it('count words and characters together where both are mixed', () => {
    const mixed = { ...english, text: 'Apple Pay 的结算接口 vendor 那边还没付款 please wait' };
    expect(quotes('请注意：Apple Pay 的结算接口 vendor 那边还没付款。', { guarded: { comments: [mixed] } })).toHaveLength(1);
    expect(quotes('Apple Pay 的结算接口', { guarded: { comments: [mixed] } })).toEqual([]);
  });
});
