import { type Bar, healthMarks, type MessageChart } from './charts';
import type { MessageContent, MessageLine } from './content';
import { type Markup, markup, nothing, withBreaks } from './markup';
import { renderPlainHtml } from './plain-html';

const font = 'font-family:-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,PingFang SC,Microsoft YaHei,Arial,sans-serif';
const body = `${font};font-size:16px;line-height:24px;color:#172b4d`;
const small = `${font};font-size:14px;line-height:20px;color:#44546f`;
const heading = `${font};font-size:18px;line-height:24px;font-weight:600;color:#172b4d;margin:0`;

/** Light enough for dark words, and dark enough to be seen on white. */
const colours: Record<MessageContent['tone'], { bar: string; mark?: string }> = {
  'on-track': { bar: '#22a06b', mark: healthMarks['on-track'] },
  'at-risk': { bar: '#e2b203', mark: healthMarks['at-risk'] },
  'off-track': { bar: '#e2483d', mark: healthMarks['off-track'] },
  note: { bar: '#388bff' },
};

const darkMode = markup`<style>
@media (prefers-color-scheme: dark) {
.page { background-color: #1d2125 !important; }
.card { background-color: #22272b !important; }
.words, .words h2 { color: #dee4ea !important; }
.quiet { color: #9fadbc !important; }
.link { color: #579dff !important; }
.rule { border-color: #454f59 !important; }
.rest { background-color: #596773 !important; }
}
</style>`;

/**
 * The message as a mail: tables, inline styles and bgcolor, which is what mail programs agree on, at most 600 px wide, without
 * images. https://www.caniemail.com/features/css-at-media-prefers-color-scheme/
 */
export function renderHtml(content: MessageContent): string {
  if (content.plain) return renderPlainHtml(content);
  const { language, subject, tone, headlines, opening, sections, progress, charts = [], signOff } = content;
  const [fine, ...others] = headlines;
  const { bar, mark } = colours[tone];
  const fineStyle = tone === 'note' ? 'margin:0 0 8px' : 'margin:0 0 8px;font-size:18px;font-weight:600';
  return markup`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
${darkMode}
</head>
<body class="page" lang="${language}" style="margin:0;padding:0;background-color:#f7f8f9">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f7f8f9" class="page"><tr><td align="center" style="padding:16px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" class="card" style="max-width:600px">
<tr><td height="6" bgcolor="${bar}" style="height:6px;line-height:6px;font-size:1px">&nbsp;</td></tr>
<tr><td align="left" class="words" style="padding:24px;${body}">
${opening.map((sentence) => paragraph(sentence))}${opening.length > 0 ? rule : nothing}
${fine ? lineBlock(fine, fineStyle, mark === undefined ? nothing : markup`<span aria-hidden="true" style="color:${bar}">${mark}</span> `) : nothing}
${others.map((line) => lineBlock(line, 'margin:0 0 8px'))}${progress ? progressBar(progress) : nothing}
${sections.map(({ title, lines }) => section(title, lines))}${charts.map(chart)}
${rule}${signOff.lines.map((sentence) => markup`<p dir="auto" class="quiet" style="margin:0 0 4px;${small}">${withBreaks(sentence)}</p>`)}${answerLine(signOff)}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`.html;
}

const paragraph = (text: string) => markup`<p dir="auto" style="margin:0 0 8px">${withBreaks(text)}</p>
`;
const rule = markup`<hr class="rule" style="border:0;border-top:1px solid #dcdfe4;margin:16px 0">
`;

function section(title: string, lines: MessageLine[]): Markup {
  return markup`<h2 style="${heading};padding:16px 0 8px">${title}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${lines.map(
    (line) => markup`<tr>${mark(line)}<td valign="top" class="words" style="${body}">${lineBlock(line, 'margin:0 0 4px')}</td></tr>
`,
  )}</table>`;
}

function mark({ number }: MessageLine): Markup {
  if (number === undefined) return markup`<td width="20" valign="top" class="words" style="${body}" aria-hidden="true">•</td>`;
  return markup`<td width="32" valign="top" class="quiet" style="${body};color:#44546f">${String(number)}.</td>`;
}

function lineBlock({ text, notes, link }: MessageLine, style: string, before = nothing): Markup {
  return markup`<p dir="auto" style="${style}">${before}${withBreaks(text)}</p>${link ? markup`<p dir="auto" style="margin:0 0 4px"><a href="${link.url}" class="link" style="color:#0c66e4">${link.label}</a></p>` : nothing}${notes.map(
    (note) => markup`<p dir="auto" class="quiet" style="margin:0 0 8px;${small}">${withBreaks(note)}</p>`,
  )}`;
}

/** A table of facts, so a reader of screens hears its columns. A bar is drawn beside the words that say the same. */
function chart({ title, columns, rows }: MessageChart): Markup {
  const head = (text: string) => markup`<th scope="col" align="left" class="quiet" style="${small};font-weight:400;padding:0 8px 4px 0">${text}</th>`;
  return markup`<h2 style="${heading};padding:16px 0 8px">${title}</h2>
<table width="100%" cellpadding="0" cellspacing="0" border="0"><tr>${columns.map(head)}</tr>${rows.map(
    ({ label, text, bar, tone }) => markup`<tr><th scope="row" width="30%" align="left" valign="top" class="words" style="${small};color:#172b4d;font-weight:400;padding:0 8px 6px 0">${label}</th><td valign="top" class="words" style="${small};color:#172b4d;padding:0 0 6px">${bar ? drawnBar(bar) : nothing}${tone ? markup`<span aria-hidden="true" style="color:${colours[tone].bar}">${healthMarks[tone]}</span> ` : nothing}${text}</td></tr>
`,
  )}</table>
`;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** From zero, and all bars of a chart to one scale. */
function drawnBar({ done, open }: Bar): Markup {
  if (done + open <= 0) return nothing;
  const cell = (share: number, colour: string, name: string) => (share > 0 ? markup`<td width="${percent(share)}" height="8" bgcolor="${colour}" class="${name}" style="height:8px;line-height:8px;font-size:1px">&nbsp;</td>` : nothing);
  const left = 1 - done - open;
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 2px"><tr>${cell(done, '#22a06b', 'done')}${cell(open, '#b3b9c4', 'rest')}${left > 0.005 ? markup`<td width="${percent(left)}" height="8" style="height:8px;line-height:8px;font-size:1px">&nbsp;</td>` : nothing}</tr></table>`;
}

function answerLine({ answer }: MessageContent['signOff']): Markup {
  if (!answer) return nothing;
  const { text, url } = answer;
  const [before = '', after = ''] = url === undefined ? [text] : text.split(url);
  const address = url === undefined ? nothing : markup`<a href="${url}" class="link" style="color:#0c66e4">${url}</a>`;
  return markup`<p dir="auto" class="quiet" style="margin:0 0 4px;${small}">${before}${address}${after}</p>`;
}

function progressBar({ done, moving, next, caption }: NonNullable<MessageContent['progress']>): Markup {
  const parts = [
    { share: done, colour: '#22a06b' },
    { share: moving, colour: '#388bff' },
    { share: next, colour: '#8590a2' },
  ].filter(({ share }) => share > 0);
  const total = done + moving + next;
  if (total === 0) return nothing;
  // The numbers stand beside the bar: whoever cannot see it reads them.
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 4px"><tr>${parts.map(
    ({ share, colour }) => markup`<td width="${Math.round((share / total) * 100)}%" height="8" bgcolor="${colour}" style="height:8px;line-height:8px;font-size:1px">&nbsp;</td>`,
  )}</tr></table>
<p class="quiet" style="margin:0 0 12px;${small}">${caption}</p>
`;
}
