import type { AdfNode } from '../site/model';

/** Marked runs are short; a limit keeps a line of thousands of asterisks from being searched again and again. */
const run = (mark: string) => String.raw`(?<![\p{L}\p{N}${mark}])${mark}(?=[^\s${mark}])(?<MARK>[^\n]{0,399}?[^\s])${mark}(?![\p{L}\p{N}${mark}])`;

const patterns = [
  String.raw`(?<lineBreak>\\\\(?!\\))`,
  String.raw`\\(?<literal>[*_\-{}[\]+^~|!#])`,
  String.raw`\{\{(?<code>[^\n]{1,400}?)\}\}`,
  String.raw`\[(?:(?<label>[^\[\]|\n]{1,400})\|)?(?<target>(?:https?:\/\/|ftp:\/\/|mailto:)[^\]|\s]{1,2000})(?:\|[^\]\n]{0,200})?\]`,
  String.raw`(?<address>https?:\/\/[^\s<>"|{}[\]]{1,2000})`,
  run(String.raw`\*`).replace('MARK', 'strong'),
  run('_').replace('MARK', 'em'),
];
const markup = new RegExp(patterns.join('|'), 'gu');

/** One line of Jira's wiki text: bold, italics, code, links and line breaks. All else stays as it is written. */
export function inlineNodes(text: string, marks: AdfNode[] = []): AdfNode[] {
  const nodes: AdfNode[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push(textNode(plain, marks));
    plain = '';
  };
  const add = (...more: AdfNode[]) => {
    flush();
    nodes.push(...more);
  };
  let end = 0;
  for (const match of text.matchAll(markup)) {
    const { lineBreak, literal, code, label, target, address, strong, em } = match.groups ?? {};
    plain += text.slice(end, match.index);
    end = match.index + match[0].length;
    if (literal !== undefined) plain += literal;
    else if (lineBreak !== undefined) add({ type: 'hardBreak' });
    // A document knows code marks only alone or with a link.
    else if (code !== undefined) add(textNode(code, [{ type: 'code' }]));
    else if (target !== undefined) add(linkNode(label ?? target, target, marks));
    else if (address !== undefined) {
      const shown = address.replace(/[.,;:!?)'*_]+$/, '');
      add(linkNode(shown, shown, marks));
      plain += address.slice(shown.length);
    } else if (strong !== undefined) add(...inlineNodes(strong, [...marks, { type: 'strong' }]));
    else if (em !== undefined) add(...inlineNodes(em, [...marks, { type: 'em' }]));
  }
  plain += text.slice(end);
  flush();
  return nodes;
}

const textNode = (text: string, marks: AdfNode[]): AdfNode => ({ type: 'text', text, ...(marks.length > 0 && { marks }) });
const linkNode = (text: string, href: string, marks: AdfNode[]) => textNode(text, [...marks, { type: 'link', attrs: { href } }]);
