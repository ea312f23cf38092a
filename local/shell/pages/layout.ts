import { html } from 'hono/html';
import { localeOf } from '../../invoker';
import { globalPagePath } from '../module-context';
import { themeAttribute } from '../theme-styles';
import type { ShellRequest, ShellServices } from '../services';
import { anonymousAccountId, people, type Visitor } from '../visitor';
import { moment, shellLanguages, word, type ShellLanguage, type Word } from '../words';

export type Markup = ReturnType<typeof html>;
export type Crumb = { text: string; href?: string };
export type PageContent = { title: string; crumbs?: Crumb[]; sidebar?: Markup | ''; body: Markup };

const languageNames: Record<ShellLanguage, string> = { en: 'English', 'zh-CN': '简体中文' };

/** The words of a page, in its visitor's language. */
export function wordsFor(visitor: Visitor) {
  return (key: Word) => word(visitor.language, key);
}

/** Jira's frame round every page: the bar with the acting user, the project's sidebar, the time below. */
export function renderPage(services: ShellServices, request: ShellRequest, content: PageContent): Markup {
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const isCustomer = visitor.user.accountType === 'customer';
  const crumbs = content.crumbs ?? [];
  return html`<!doctype html>
    <html lang="${visitor.language}" data-theme="${themeAttribute}" data-color-mode="${visitor.theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${content.title} – ${say('product')}</title>
        <link rel="icon" href="/shell/icon.svg" />
        <link rel="stylesheet" href="/shell/themes.css" />
        <link rel="stylesheet" href="/shell/shell.css" />
        <script src="/shell/shell.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">${say('skipToContent')}</a>
        <header class="bar">
          <a class="product" href="/"><span class="mark" aria-hidden="true"></span>${say('product')} <small>${services.remote?.host ?? say('localSite')}</small></a>
          <nav>
            ${isCustomer ? '' : html`<a href="/projects">${say('projects')}</a> ${appsLink(services, visitor)}`}
            ${services.remote ? '' : html`<a href="/portal">${say('portal')}</a> <a href="/mailbox">${say('mailbox')}</a>`}
          </nav>
          ${choices(services, visitor, request.req.path)}
        </header>
        ${services.remote ? html`<p class="connection">${services.remote.banner(visitor)}</p>` : ''}
        <div class="columns">
          ${content.sidebar ?? ''}
          <main id="content" tabindex="-1">
            ${crumbs.length === 0 ? '' : html`<nav class="crumbs" aria-label="Breadcrumbs">${crumbs.map(crumb)}</nav>`} ${content.body}
          </main>
        </div>
        <div id="flags" role="status" aria-live="polite"></div>
        ${services.remote ? '' : clockBar(services, visitor, request.req.path)}
      </body>
    </html>`;
}

/** What Jira has in its menu Apps. */
function appsLink(services: ShellServices, visitor: Visitor): Markup | '' {
  const page = services.modules.ofType('jira:globalPage');
  return page === undefined ? '' : html`<a href="${globalPagePath}">${page.title(localeOf(visitor.user))}</a>`;
}

function crumb({ text, href }: Crumb): Markup {
  return href === undefined ? html`<span aria-current="page">${text}</span>` : html`<a href="${href}">${text}</a>`;
}

function choices(services: ShellServices, visitor: Visitor, path: string): Markup {
  const say = wordsFor(visitor);
  const everyone = people(services.site.state);
  const group = (label: string, accountType: 'atlassian' | 'customer') =>
    html`<optgroup label="${label}">
      ${everyone.filter((user) => user.accountType === accountType).map((user) => option(user.accountId, user.displayName, user.accountId === visitor.user.accountId))}
    </optgroup>`;
  return html`<div class="choices">
    ${choice('theme', say('theme'), say('apply'), path, (['light', 'dark'] as const).map((theme) => option(theme, say(theme), theme === visitor.theme)))}
    ${choice('language', say('language'), say('apply'), path, shellLanguages.map((language) => option(language, languageNames[language], language === visitor.language)))}
    ${services.remote ? '' : choice('act-as', say('actingAs'), say('apply'), path, [group(say('team'), 'atlassian'), group(say('customers'), 'customer'), option(anonymousAccountId, say('signedOut'), visitor.isAnonymous)])}
    ${visitor.isAnonymous ? '' : avatar(visitor.user.displayName)}
  </div>`;
}

function choice(action: string, label: string, apply: string, path: string, options: Markup[]): Markup {
  return html`<form method="post" action="/${action}">
    <input type="hidden" name="to" value="${path}" />
    <select name="choice" aria-label="${label}" title="${label}" data-applies>${options}</select>
    <noscript><button>${apply}</button></noscript>
  </form>`;
}

function option(value: string, text: string, selected: boolean): Markup {
  return html`<option value="${value}" ${selected ? 'selected' : ''}>${text}</option>`;
}

function clockBar(services: ShellServices, visitor: Visitor, path: string): Markup {
  const say = wordsFor(visitor);
  const now = new Date(services.clock.now()).toISOString();
  const steps = [
    [20, say('seconds20')],
    [3600, say('hour')],
    [86_400, say('day')],
  ] as const;
  return html`<footer class="clock">
    <span>${say('now')}: <time datetime="${now}">${moment(visitor.language, visitor.user.timeZone, now)}</time> (${visitor.user.timeZone})</span>
    <form method="post" action="/clock">
      <input type="hidden" name="to" value="${path}" />
      <span>${say('moveTime')}:</span>
      ${steps.map(([seconds, text]) => html`<button name="seconds" value="${String(seconds)}">+ ${text}</button>`)}
    </form>
  </footer>`;
}

/** Initials on one of six colours, the same for the same name. */
export function avatar(name: string): Markup {
  const initials = /^[\x20-\x7e]/.test(name) ? name.split(/\s+/).map((part) => part.charAt(0)).slice(0, 2).join('') : [...name].slice(-2).join('');
  const colour = [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 0) % 6;
  return html`<span class="avatar avatar-${String(colour)}" aria-hidden="true">${initials}</span>`;
}

export function person(name: string | undefined, otherwise: string): Markup {
  return name === undefined ? html`<span class="quiet">${otherwise}</span>` : html`<span class="person">${avatar(name)} ${name}</span>`;
}

export function lozenge(text: string, categoryKey: string): Markup {
  return html`<span class="lozenge lozenge-${categoryKey}">${text}</span>`;
}

/** What Jira said when it refused. */
export function refusalBanner(visitor: Visitor, messages: string[]): Markup {
  return html`<div class="refusal" role="alert">
    <strong>${word(visitor.language, 'refusedTitle')}</strong>
    ${messages.map((message) => html`<p>${message}</p>`)}
  </div>`;
}
