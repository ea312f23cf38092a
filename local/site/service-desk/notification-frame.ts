import { renderedHtml } from '../document';
import type { AdfNode, SiteUser } from '../model';
import { messageText } from './message-text';

export type FrameLanguage = 'en' | 'zh';

type Wording = {
  /** Above this line a customer types her answer. */
  reply: string;
  commented(name: string): string;
  created: string;
  view: string;
  mute: string;
  sentTo(name: string): string;
};
const wordings: Record<FrameLanguage, Wording> = {
  en: {
    reply: '—-—-—-—\nReply above this line.',
    commented: (name) => `${name} commented:`,
    created: 'We have received your request and will get back to you:',
    view: 'View request',
    mute: 'Turn off notifications for this request',
    sentTo: (name) => `This is shared with ${name}.`,
  },
  zh: {
    reply: '—-—-—-—\n请在此行上方回复。',
    commented: (name) => `${name} 发表了评论：`,
    created: '我们已收到您的请求，会尽快答复：',
    view: '查看请求',
    mute: '关闭此请求的通知',
    sentTo: (name) => `此请求与 ${name} 共享。`,
  },
};

export const frameLanguage = (user: Pick<SiteUser, 'locale'>): FrameLanguage => (user.locale.toLowerCase().startsWith('zh') ? 'zh' : 'en');

/** What Jira Service Management puts before everything else in the subject. */
export const requestSubject = (request: { key: string; summary: string }): string => `${request.key} ${request.summary}`;

export type FrameContent = {
  kind: 'created' | 'commented';
  /** Who commented. */
  authorName: string;
  body: AdfNode | null;
  recipientName: string;
  portalName: string;
  viewUrl: string;
  muteUrl: string;
};

/** A customer notification: Jira Service Management's words round the comment, as text and as HTML. */
export function requestNotification(language: FrameLanguage, content: FrameContent): { text: string; html: string } {
  const words = wordings[language];
  const lead = content.kind === 'created' ? words.created : words.commented(content.authorName);
  const text = [
    words.reply,
    '',
    lead,
    '',
    messageText(content.body),
    '',
    `${words.view}: ${content.viewUrl}`,
    `${words.mute}: ${content.muteUrl}`,
    '',
    `${words.sentTo(content.recipientName)} ${content.portalName}`,
  ].join('\n');
  const html = `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"></head>
<body data-frame="service-desk" style="margin:0;padding:24px;background:#f4f5f7;font-family:sans-serif;color:#172b4d">
<p style="color:#6b778c;font-size:12px">${lines(words.reply)}</p>
<div style="background:#ffffff;padding:24px;border-radius:3px">
<p>${escaped(lead)}</p>
<div data-frame-content>${renderedHtml(content.body)}</div>
<p><a href="${escaped(content.viewUrl)}">${escaped(words.view)}</a> · <a href="${escaped(content.muteUrl)}">${escaped(words.mute)}</a></p>
</div>
<p style="color:#6b778c;font-size:12px">${escaped(`${words.sentTo(content.recipientName)} ${content.portalName}`)}</p>
</body></html>`;
  return { text, html };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');
