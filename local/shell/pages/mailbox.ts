import { html, raw } from 'hono/html';
import type { MailboxMessage } from '../../site/model';
import type { SiteState } from '../../site/state';
import type { Shell, ShellServices } from '../services';
import type { Visitor } from '../visitor';
import { moment } from '../words';
import { renderPage, wordsFor, type Markup } from './layout';

/** A mail may carry no script and load nothing; its own styles apply. The page around it reads its height. */
const mailPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-same-origin allow-top-navigation-by-user-activation";
const mailSandbox = 'allow-same-origin allow-top-navigation-by-user-activation';

/** All mail the site has sent, to whomever it went. */
export function mountMailbox(shell: Shell, services: ShellServices): void {
  const { state } = services.site;

  shell.get('/mailbox.json', (request) => request.json(newestFirst(state).map(({ id, to, subject, text, html, at }) => ({ id, to, subject, text, html, at }))));

  shell.get('/mailbox', async (request) => {
    const visitor = request.get('visitor');
    const title = wordsFor(visitor)('mailbox');
    const messages = newestFirst(state);
    const recipient = request.req.query('to') ?? '';
    const listed = recipient === '' ? messages : messages.filter((message) => message.to === recipient);
    const chosen = listed.find((message) => message.id === request.req.query('id')) ?? listed[0];
    const body = html`<h1>${title}</h1>
      ${recipientFilter(visitor, messages, recipient)}
      <div class="mailbox">${messageList(visitor, listed, chosen, recipient)} ${chosen === undefined ? '' : messageView(visitor, chosen)}</div>`;
    return request.html(await renderPage(services, request, { title, body }));
  });

  shell.get('/mailbox/:id/html', (request) => {
    const message = state.mailbox.get(request.req.param('id'));
    if (message === undefined) return request.notFound();
    request.header('content-security-policy', mailPolicy);
    return request.html(raw(message.html));
  });
}

export function newestFirst(state: SiteState): MailboxMessage[] {
  return [...state.mailbox.all()].sort((a, b) => b.at.localeCompare(a.at) || Number.parseInt(b.id, 10) - Number.parseInt(a.id, 10) || b.id.localeCompare(a.id));
}

function recipientFilter(visitor: Visitor, messages: MailboxMessage[], chosen: string): Markup {
  const say = wordsFor(visitor);
  const recipients = [...new Set(messages.map(({ to }) => to))].sort();
  return html`<form method="get" class="search">
    <label>${say('to')}
      <select name="to" data-applies>
        <option value="">${say('everyone')}</option>
        ${recipients.map((recipient) => html`<option value="${recipient}" ${recipient === chosen ? 'selected' : ''}>${recipient}</option>`)}
      </select>
    </label>
    <noscript><button>${say('apply')}</button></noscript>
  </form>`;
}

function messageList(visitor: Visitor, messages: MailboxMessage[], chosen: MailboxMessage | undefined, recipient: string): Markup {
  const say = wordsFor(visitor);
  if (messages.length === 0) return html`<p class="quiet">${say('noMail')}</p>`;
  return html`<ul class="messages">
    ${messages.map(
      (message) => html`<li>
        <a href="/mailbox?${new URLSearchParams({ ...(recipient === '' ? {} : { to: recipient }), id: message.id }).toString()}" ${message === chosen ? html`aria-current="true"` : ''}>
          <strong>${message.subject}</strong><span>${message.to}</span><time datetime="${message.at}">${moment(visitor.language, visitor.user.timeZone, message.at)}</time>
        </a>
      </li>`,
    )}
  </ul>`;
}

function messageView(visitor: Visitor, message: MailboxMessage): Markup {
  const say = wordsFor(visitor);
  const htmlPart = html`<iframe id="mail" title="${say('htmlPart')}" sandbox="${mailSandbox}" src="/mailbox/${message.id}/html"></iframe>`;
  return html`<article class="message">
    <h2>${message.subject}</h2>
    <dl>
      <dt>${say('from')}</dt><dd>${message.from}</dd>
      <dt>${say('to')}</dt><dd>${message.to}</dd>
    </dl>
    <h3>${say('htmlPart')}</h3>
    ${message.html === '' ? html`<p class="quiet">${say('noHtml')}</p>` : htmlPart}
    <h3>${say('textPart')}</h3>
    <pre>${message.text}</pre>
  </article>`;
}
