type Node = { type?: unknown; text?: unknown; attrs?: Record<string, unknown>; content?: unknown };

const blocks = new Set(['paragraph', 'heading', 'codeBlock', 'rule', 'mediaSingle', 'mediaGroup', 'tableRow', 'taskItem', 'decisionItem', 'blockCard']);
/** Deeper than people nest lists and tables. */
const deepest = 60;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const attribute = ({ attrs }: Node, name: string) => (typeof attrs?.[name] === 'string' ? attrs[name] : '');

/**
 * The words of an Atlassian Document, a line for each block; never markup. What is no text is named by its type's own words, where
 * it has any. https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function documentText(document: unknown): string {
  const parts: string[] = [];
  write(document, parts, 0, '- ');
  return parts.join('').replace(/\n{3,}/g, '\n\n').trim();
}

/** `mark` stands before it where it is an item of a list. */
function write(node: unknown, parts: string[], depth: number, mark: string): void {
  if (!isNode(node) || depth > deepest) return;
  if (node.type === 'listItem') parts.push(mark);
  parts.push(ownWords(node));
  if (Array.isArray(node.content)) for (const [index, child] of (node.content as unknown[]).entries()) write(child, parts, depth + 1, node.type === 'orderedList' ? `${orderOf(node) + index}. ` : '- ');
  if (typeof node.type === 'string' && blocks.has(node.type)) parts.push('\n');
  if (node.type === 'tableCell' || node.type === 'tableHeader') parts.push(' ');
}

function orderOf({ attrs }: Node): number {
  const order = Number(attrs?.['order'] ?? 1);
  return Number.isSafeInteger(order) ? order : 1;
}

function ownWords(node: Node): string {
  switch (node.type) {
    case 'text':
      return typeof node.text === 'string' ? node.text : '';
    case 'hardBreak':
      return '\n';
    case 'mention':
    case 'emoji':
    case 'status':
      return attribute(node, 'text');
    case 'inlineCard':
    case 'blockCard':
      return attribute(node, 'url');
    case 'date': {
      const at = Number(attribute(node, 'timestamp'));
      return Number.isSafeInteger(at) && at > 0 ? new Date(at).toISOString().slice(0, 10) : '';
    }
    default:
      return '';
  }
}
