export type NotifyContent = {
  siteTitle: string;
  issue: { key: string; summary: string; url: string };
  callerName: string;
  /** As the caller gave them; either may be empty. */
  textBody: string;
  htmlBody: string;
};

/** The mail Jira makes of a notification: the caller's bodies word for word, in Jira's frame. */
export function notifyMail({ siteTitle, issue, callerName, textBody, htmlBody }: NotifyContent): { text: string; html: string } {
  const heading = `${callerName} sent a notification about a work item in ${siteTitle}.`;
  const line = `${issue.key}: ${issue.summary}`;
  const text = [heading, '', line, issue.url, '', '-----', '', textBody || withoutTags(htmlBody), '', '-----', `This message was sent by ${siteTitle}.`].join('\n');
  const html = `<!DOCTYPE html>
<html><head><meta charset="utf-8"></head>
<body data-frame="jira" style="margin:0;background:#f4f5f7;font-family:sans-serif;color:#172b4d">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="background:#ffffff">
<tr><td style="padding:20px 24px;border-bottom:1px solid #dfe1e6;color:#6b778c;font-size:13px">${escaped(heading)}</td></tr>
<tr><td style="padding:16px 24px 0"><a href="${escaped(issue.url)}">${escaped(line)}</a></td></tr>
<tr><td data-frame-content style="padding:16px 24px 24px">${htmlBody || asHtml(textBody)}</td></tr>
<tr><td style="padding:12px 24px;border-top:1px solid #dfe1e6;color:#6b778c;font-size:12px">${escaped(`This message was sent by ${siteTitle}.`)}</td></tr>
</table></td></tr></table>
</body></html>`;
  return { text, html };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
const asHtml = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;

function withoutTags(html: string): string {
  const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };
  return html
    .replace(/<(br|\/p|\/div|\/li|\/h[1-6]|\/tr)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (entity) => entities[entity] ?? entity)
    .trim();
}
