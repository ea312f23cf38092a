import { rowInText } from './charts';
import type { MessageContent, MessageLine } from './content';
import { paragraphsOf } from './plain-form';

/** Where people break lines in plain mail. https://www.rfc-editor.org/rfc/rfc3676#section-4.2 */
const longestLine = 76;

/** The message as a person would have typed it. */
export function renderText(content: MessageContent): string {
  const { opening, headlines, sections, charts = [], signOff } = content;
  if (content.plain) return joined(paragraphsOf(content).map((paragraph) => paragraph.map(({ text, url }) => wrapped(url === undefined || url === text ? text : `${text}: ${url}`))));
  return joined([
    opening.map((sentence) => wrapped(sentence)),
    headlines.flatMap((line) => writtenLine(line, '')),
    ...sections.map(({ title, lines }) => [title, ...lines.flatMap((line) => writtenLine(line, line.number === undefined ? '- ' : `${line.number}. `))]),
    ...charts.map(({ title, rows }) => [title, ...rows.map((row) => wrapped(row.bar ? `${rowInText(row)} · ${row.label}` : `${row.label}: ${rowInText(row)}`, '- ', '  '))]),
    [...signOff.lines, ...(signOff.answer ? [signOff.answer.text] : [])].map((sentence) => wrapped(sentence)),
  ]);
}

const joined = (blocks: string[][]) =>
  `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;

function writtenLine({ text, notes, link }: MessageLine, bullet: string): string[] {
  const indent = ' '.repeat(bullet.length);
  const address = link && (link.label === link.url ? link.url : `${link.label}: ${link.url}`);
  return [wrapped(text, bullet, indent), ...(address ? [wrapped(address, indent, indent)] : []), ...notes.map((note) => wrapped(note, indent, indent))];
}

/** Breaks at spaces only: addresses stay whole, and so do languages that write without spaces. */
function wrapped(text: string, first = '', indent = ''): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? first : indent;
    let empty = true;
    for (const word of paragraph.split(' ')) {
      if (!empty && line.length + 1 + word.length > longestLine) {
        lines.push(line);
        line = indent;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(line);
  }
  return lines.join('\n');
}
