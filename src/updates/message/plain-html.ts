import type { MessageContent } from './content';
import { type Markup, markup, nothing, withBreaks } from './markup';
import { paragraphsOf, type PlainLine } from './plain-form';

/** The message as mail programs write what a person types: paragraphs in the reader's own font and colours. */
export function renderPlainHtml(content: MessageContent): string {
  const { language, subject } = content;
  return markup`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body lang="${language}">
${paragraphsOf(content).map((lines) => markup`<p dir="auto">${lines.map(line)}</p>
`)}</body>
</html>
`.html;
}

const line = ({ text, url }: PlainLine, index: number): Markup =>
  markup`${index > 0 ? markup`<br>` : nothing}${url === undefined ? withBreaks(text) : markup`<a href="${url}">${text}</a>`}`;
