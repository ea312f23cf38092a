import type { MessageContent, MessageLine } from './content';
import { type Markup, markup } from './markup';

type Mark = { type: 'link'; attrs: { href: string } } | { type: 'strong' };
export type DocumentNode = { type: string; attrs?: Record<string, string | number>; text?: string; marks?: Mark[]; content?: DocumentNode[]; version?: number };

const panels: Record<MessageContent['tone'], string> = { 'on-track': 'success', 'at-risk': 'warning', 'off-track': 'error', note: 'info' };

/**
 * The message as a comment. What a person typed stays in text nodes, which Jira never reads as markup.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function renderComment({ tone, headlines, opening, sections, signOff }: MessageContent): DocumentNode {
  const [fine, ...others] = headlines;
  return {
    type: 'doc',
    version: 1,
    content: [
      { type: 'panel', attrs: { panelType: panels[tone] }, content: fine ? blocks(fine) : [] },
      ...others.flatMap(blocks),
      ...opening.map(paragraph),
      ...sections.flatMap(({ title, lines }) => [
        { type: 'heading', attrs: { level: 3 }, content: inline(title) },
        ...lists(lines),
      ]),
      { type: 'rule' },
      ...signOff.lines.map(paragraph),
    ],
  };
}

/** A list counts on by itself: where a number is left out, another list begins. */
function lists(lines: MessageLine[]): DocumentNode[] {
  const runs: MessageLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && (line.number === undefined ? previous.number === undefined : line.number - 1 === previous.number)) run.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => {
    const first = run[0]?.number;
    const content = run.map((line) => ({ type: 'listItem', content: blocks(line) }));
    return first === undefined ? { type: 'bulletList', content } : { type: 'orderedList', attrs: { order: first }, content };
  });
}

const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', content: inline(text) });

function blocks({ text, notes, link }: MessageLine): DocumentNode[] {
  return [
    paragraph(text),
    ...(link ? [{ type: 'paragraph', content: [{ type: 'text', text: link.label, marks: [{ type: 'link' as const, attrs: { href: link.url } }] }] }] : []),
    ...notes.map(paragraph),
  ];
}

/** A text node may not be empty. */
function inline(text: string): DocumentNode[] {
  return text.split('\n').flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...(line === '' ? [] : [{ type: 'text', text: line }])]);
}

/** A picture of the comment for the preview, without styles of its own; Jira draws it in its own way. */
export const renderCommentHtml = (document: DocumentNode) => drawn(document).html;

function drawn({ type, text = '', attrs = {}, marks = [], content = [] }: DocumentNode): Markup {
  const inner = content.map(drawn);
  switch (type) {
    case 'text':
      return marks.reduce<Markup>((drawing, mark) => (mark.type === 'link' ? markup`<a href="${mark.attrs.href}" rel="noopener noreferrer" target="_blank">${drawing}</a>` : drawing), markup`${text}`);
    case 'hardBreak':
      return markup`<br>`;
    case 'rule':
      return markup`<hr>`;
    case 'panel':
      return markup`<div data-panel="${attrs['panelType'] ?? ''}">${inner}</div>`;
    case 'heading':
      return markup`<h3>${inner}</h3>`;
    case 'bulletList':
      return markup`<ul>${inner}</ul>`;
    case 'orderedList':
      return markup`<ol start="${String(attrs['order'] ?? 1)}">${inner}</ol>`;
    case 'listItem':
      return markup`<li>${inner}</li>`;
    case 'paragraph':
      return markup`<p dir="auto">${inner}</p>`;
    default:
      return markup`<div>${inner}</div>`;
  }
}
