import type { AdfNode } from './model';

const blocks = new Set(['paragraph', 'heading', 'listItem', 'codeBlock', 'blockquote', 'panel', 'tableRow', 'rule', 'mediaSingle', 'taskItem']);

/** The text of a document, a line per block, as searching and length limits see it. */
export function plainText(node: AdfNode | null): string {
  if (node === null) return '';
  const parts: string[] = [];
  const visit = (current: AdfNode): void => {
    if (current.type === 'text') parts.push(current.text ?? '');
    else if (current.type === 'hardBreak') parts.push('\n');
    else if (current.type === 'mention' || current.type === 'emoji' || current.type === 'status') parts.push(String(current.attrs?.text ?? ''));
    else if (current.type === 'inlineCard') parts.push(String(current.attrs?.url ?? ''));
    for (const child of current.content ?? []) visit(child);
    if (blocks.has(current.type)) parts.push('\n');
  };
  visit(node);
  return parts.join('').replace(/\n+$/, '');
}

/** A document of plain paragraphs, one per line. */
export function paragraphs(text: string): AdfNode {
  return {
    type: 'doc',
    version: 1,
    content: text.split('\n').map((line) => (line === '' ? { type: 'paragraph', content: [] } : { type: 'paragraph', content: [{ type: 'text', text: line }] })),
  };
}

/** Whether a request's value has the outline Jira insists on; what stands inside is not checked. */
export function isDocument(value: unknown): value is AdfNode {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc' && 'content' in value && Array.isArray(value.content) && 'version' in value && value.version === 1;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

const markTags: Record<string, string> = { strong: 'b', em: 'em', code: 'tt', strike: 'del', underline: 'ins' };
const blockTags: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
  panel: 'div',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

function markedText(node: AdfNode): string {
  let html = escaped(node.text ?? '');
  for (const mark of node.marks ?? []) {
    const href = mark.attrs?.href;
    if (mark.type === 'link' && typeof href === 'string' && /^(https?:|mailto:)/i.test(href)) html = `<a href="${escaped(href)}" rel="nofollow">${html}</a>`;
    const tag = markTags[mark.type];
    if (tag !== undefined) html = `<${tag}>${html}</${tag}>`;
  }
  return html;
}

/** The document as Jira's `renderedBody` would show it, plainly. */
export function renderedHtml(node: AdfNode | null): string {
  if (node === null) return '';
  if (node.type === 'text') return markedText(node);
  if (node.type === 'hardBreak') return '<br/>';
  if (node.type === 'rule') return '<hr/>';
  if (node.type === 'mention' || node.type === 'emoji' || node.type === 'status') return escaped(String(node.attrs?.text ?? ''));
  const inner = (node.content ?? []).map(renderedHtml).join('');
  if (node.type === 'orderedList' && Number(node.attrs?.order ?? 1) !== 1) return `<ol start="${Number(node.attrs?.order)}">${inner}</ol>`;
  const level = Number(node.attrs?.level ?? 1);
  const tag = node.type === 'heading' ? `h${Math.min(6, Math.max(1, level))}` : blockTags[node.type];
  return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
}
