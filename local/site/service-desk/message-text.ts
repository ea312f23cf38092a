import type { AdfNode } from '../model';

/** A document as the text part of a mail: with marks before list items, and addresses behind links. */
export function messageText(document: AdfNode | null): string {
  return blocks(document?.content ?? []).join('\n');
}

/** The lines of block after block. */
function blocks(nodes: AdfNode[]): string[] {
  return nodes.flatMap((node) => {
    const content = node.content ?? [];
    switch (node.type) {
      case 'bulletList':
        return content.flatMap((item) => listed('* ', item));
      case 'orderedList':
        return content.flatMap((item, index) => listed(`${Number(node.attrs?.order ?? 1) + index}. `, item));
      case 'rule':
        return ['----'];
      case 'tableRow':
        return [content.map((cell) => blocks(cell.content ?? []).join(' ')).join(' | ')];
      case 'blockquote':
        return blocks(content).map((line) => `> ${line}`);
      case 'paragraph':
      case 'heading':
      case 'codeBlock':
        return content.map(inline).join('').split('\n');
      default:
        return blocks(content);
    }
  });
}

/** The mark stands before the first line, the others are moved in below it. */
function listed(mark: string, item: AdfNode): string[] {
  return blocks(item.content ?? []).map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}

function inline(node: AdfNode): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'inlineCard') return String(node.attrs?.url ?? '');
  if (node.type !== 'text') return String(node.attrs?.text ?? '');
  const text = node.text ?? '';
  const address = node.marks?.find((mark) => mark.type === 'link')?.attrs?.href;
  return typeof address === 'string' && address !== text ? `${text} (${address})` : text;
}
