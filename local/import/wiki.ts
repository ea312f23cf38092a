import type { AdfNode } from '../site/model';
import { inlineNodes } from './wiki-inline';

const macro = /(?<!\{)\{(code|noformat|quote)(?::([^}\n]*))?\}(?!\})/g;

/** Jira's wiki text as a document: headings, lists, quotes, code and rules, and what a line may hold. All else, HTML too, stays text. */
export function wikiDocument(text: string): AdfNode {
  const source = text.replace(/\r\n?/g, '\n');
  const content: AdfNode[] = [];
  let quote: AdfNode[] | undefined;
  const add = (nodes: AdfNode[]) => (quote ? quote.push(...nodes.map(withinQuote)) : content.push(...nodes));
  let end = 0;
  macro.lastIndex = 0;
  for (let match = macro.exec(source); match; match = macro.exec(source)) {
    const [whole, name = '', parameters = ''] = match;
    const after = match.index + whole.length;
    const closing = source.indexOf(`{${name}}`, after);
    if (closing === -1 && !(name === 'quote' && quote)) continue;
    if (name === 'quote') {
      add(blocks(source.slice(end, match.index)));
      if (quote === undefined) quote = [];
      else {
        content.push(quoted(quote));
        quote = undefined;
      }
      end = after;
    } else {
      add([...blocks(source.slice(end, match.index)), codeBlock(source.slice(after, closing), parameters)]);
      end = closing + name.length + 2;
    }
    macro.lastIndex = end;
  }
  add(blocks(source.slice(end)));
  if (quote) content.push(quoted(quote));
  return { type: 'doc', version: 1, content };
}

const paragraph = (content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const quoted = (content: AdfNode[]): AdfNode => ({ type: 'blockquote', content: content.length > 0 ? content : [paragraph([])] });

/** A document allows neither headings nor rules within a quote. */
function withinQuote(node: AdfNode): AdfNode {
  if (node.type === 'heading' || node.type === 'blockquote') return node.type === 'heading' ? paragraph(node.content ?? []) : (node.content?.[0] ?? paragraph([]));
  return node.type === 'rule' ? paragraph([{ type: 'text', text: '----' }]) : node;
}

function codeBlock(text: string, parameters: string): AdfNode {
  const language = parameters.split('|').find((parameter) => parameter !== '' && !parameter.includes('='));
  const code = text.replace(/^\n/, '').replace(/\n$/, '');
  return { type: 'codeBlock', ...(language !== undefined && { attrs: { language } }), content: code === '' ? [] : [{ type: 'text', text: code }] };
}

const heading = /^\s*h([1-6])\.\s+(.*)$/;
const quoteLine = /^\s*bq\.\s+(.*)$/;
const listLine = /^\s*([*#]{1,20}|-)\s+(.*)$/;

/** Blocks of text without macros, line by line. */
function blocks(text: string): AdfNode[] {
  const nodes: AdfNode[] = [];
  /** What the next line of plain text continues. */
  let open: AdfNode[] | undefined;
  let list: ReturnType<typeof createList> | undefined;
  for (const line of text.split('\n')) {
    const block = blockOf(line);
    const [, bullets, point = ''] = block ? [] : (listLine.exec(line) ?? []);
    if (bullets !== undefined) {
      list ??= createList((node) => nodes.push(node));
      open = inlineNodes(point);
      list.add(bullets, open);
    } else if (block || line.trim() === '') {
      if (block) nodes.push(block);
      open = undefined;
      list = undefined;
    } else if (open) open.push({ type: 'hardBreak' }, ...inlineNodes(line.trim()));
    else {
      open = inlineNodes(line.trim());
      nodes.push(paragraph(open));
    }
  }
  return nodes;
}

/** A line that is a block by itself. */
function blockOf(line: string): AdfNode | undefined {
  const [, level, title = ''] = heading.exec(line) ?? [];
  if (level !== undefined) return { type: 'heading', attrs: { level: Number(level) }, content: inlineNodes(title) };
  const [, quotation] = quoteLine.exec(line) ?? [];
  if (quotation !== undefined) return quoted([paragraph(inlineNodes(quotation))]);
  return /^\s*-{4,}\s*$/.test(line) ? { type: 'rule' } : undefined;
}

/** Builds lists within lists from the marks before each item: `*`, `**`, `#`, `*#`. */
function createList(begin: (list: AdfNode) => void) {
  const levels: { type: string; items: AdfNode[] }[] = [];
  return {
    add(bullets: string, content: AdfNode[]): void {
      const type = bullets.endsWith('#') ? 'orderedList' : 'bulletList';
      levels.splice(Math.min(bullets.length, levels.length + 1));
      // An item two levels deeper than the one before stands one level deeper.
      const depth = Math.min(bullets.length, levels.length + 1);
      if (levels[depth - 1]?.type !== type) {
        levels.splice(depth - 1);
        const items: AdfNode[] = [];
        const list = { type, content: items };
        const above = levels.at(-1)?.items.at(-1)?.content;
        if (above) above.push(list);
        else begin(list);
        levels.push({ type, items });
      }
      levels.at(-1)?.items.push({ type: 'listItem', content: [paragraph(content)] });
    },
  };
}
