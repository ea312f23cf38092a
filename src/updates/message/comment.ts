import { type ChartRow, rowInText } from './charts';
import type { MessageContent, MessageLine } from './content';
import { type Markup, markup } from './markup';
import { paragraphsOf, type PlainLine } from './plain-form';

type Mark = { type: 'link'; attrs: { href: string } } | { type: 'strong' };
export type DocumentNode = { type: string; attrs?: Record<string, string | number>; text?: string; marks?: Mark[]; content?: DocumentNode[]; version?: number };

const panels: Record<MessageContent['tone'], string> = { 'on-track': 'success', 'at-risk': 'warning', 'off-track': 'error', note: 'info' };

/**
 * The message as a comment. What a person typed stays in text nodes, which Jira never reads as markup.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function renderComment(content: MessageContent): DocumentNode {
  const { tone, headlines, opening, sections, charts = [], signOff } = content;
  if (content.plain) return { type: 'doc', version: 1, content: paragraphsOf(content).map(plainParagraph) };
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
      ...charts.flatMap(({ title, columns, rows }) => [{ type: 'heading', attrs: { level: 3 }, content: inline(title) }, table(columns, rows)]),
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

/** Without widths or colours: how it looks is Jira's. https://developer.atlassian.com/cloud/jira/platform/apis/document/nodes/table/ */
function table(columns: [string, string], rows: ChartRow[]): DocumentNode {
  const row = (cells: string[], type: string) => ({ type: 'tableRow', content: cells.map((text) => ({ type, content: [paragraph(text)] })) });
  return { type: 'table', content: [row(columns, 'tableHeader'), ...rows.map((each) => row([each.label, rowInText(each)], 'tableCell'))] };
}

const plainParagraph = (lines: PlainLine[]): DocumentNode => ({
  type: 'paragraph',
  content: lines.flatMap(({ text, url }, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...(url === undefined ? inline(text) : [linked(text, url)])]),
});

const linked = (text: string, href: string): DocumentNode => ({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });

const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', content: inline(text) });

function blocks({ text, notes, link }: MessageLine): DocumentNode[] {
  return [
    paragraph(text),
    ...(link ? [{ type: 'paragraph', content: [linked(link.label, link.url)] }] : []),
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
    case 'table':
      return markup`<table><tbody>${inner}</tbody></table>`;
    case 'tableRow':
      return markup`<tr>${inner}</tr>`;
    case 'tableHeader':
      return markup`<th scope="col">${inner}</th>`;
    case 'tableCell':
      return markup`<td>${inner}</td>`;
    case 'paragraph':
      return markup`<p dir="auto">${inner}</p>`;
    default:
      return markup`<div>${inner}</div>`;
  }
}
