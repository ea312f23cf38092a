import { Hono } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserScripts } from './browser-scripts';
import { mountAvatars } from './avatars';
import { mountActing, mountChoices } from './choices';
import { mountInvocations } from './invocations';
import { JiraRefusal } from './jira';
import { mountAppPages } from './pages/app-page';
import { mountAttachments } from './pages/attachments';
import { mountIssue } from './pages/issue';
import { mountIssues } from './pages/issues';
import { refusalBanner, renderPage, wordsFor } from './pages/layout';
import { mountMailbox } from './pages/mailbox';
import { mountPortal } from './pages/portal';
import { mountProjects } from './pages/projects';
import { frameOrigin, shellOrigin, type Shell, type ShellRequest, type ShellServices } from './services';
import { visitorOf } from './visitor';

const icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1868db"/></svg>';

type MountPages = (shell: Shell, services: ShellServices) => void;

/** Jira's pages round the app. Everything they show and do goes through Jira's REST API as the acting user. */
export function createShell(services: ShellServices, assets: { scripts: BrowserScripts; themes: string }, mountPages: MountPages = mountLocalPages): Shell {
  const shell: Shell = new Hono();
  const stylesheet = readFileSync(join(__dirname, 'shell.css'), 'utf8');
  const origin = shellOrigin(services.port);
  const policy = `default-src 'self'; img-src 'self' data:; frame-src 'self' ${frameOrigin(services.port)}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

  shell.use(async (request, next) => {
    // A page of another origin, the app's frame included, may not act with the visitor's cookie.
    const from = request.req.header('origin');
    if (request.req.method !== 'GET' && from !== undefined && from !== origin) throw new HTTPException(403, { message: 'This page may not do that.' });
    request.set('visitor', visitorOf(request, services.site.state, { mayBeAnonymous: services.remote === undefined }));
    if (request.get('visitor').isAnonymous && !isOpenToAll(request.req.path)) return request.redirect('/portal');
    await next();
    if (!request.res.headers.has('content-security-policy')) request.header('content-security-policy', policy);
    request.header('x-content-type-options', 'nosniff');
    request.header('cache-control', 'no-cache');
  });

  shell.get('/shell/shell.css', (request) => request.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }));
  shell.get('/shell/themes.css', (request) => request.body(assets.themes, 200, { 'content-type': 'text/css; charset=utf-8' }));
  shell.get('/shell/shell.js', (request) => request.body(assets.scripts.shell, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  shell.get('/shell/icon.svg', (request) => request.body(icon, 200, { 'content-type': 'image/svg+xml' }));
  mountChoices(shell, services);
  mountInvocations(shell, services);
  mountProjects(shell, services);
  mountAppPages(shell, services);
  mountIssues(shell, services);
  mountPages(shell, services);

  shell.notFound(async (request) => request.html(await notFoundPage(services, request), 404));
  shell.onError(async (error, request) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (!(error instanceof JiraRefusal)) throw error;
    if (error.status === 404) return request.html(await notFoundPage(services, request), 404);
    const visitor = request.get('visitor');
    const title = wordsFor(visitor)('refusedTitle');
    return request.html(await renderPage(services, request, { title, body: refusalBanner(visitor, error.messages) }), error.status as 403);
  });
  return shell;
}

/** Somebody who has not signed in gets no further than the help center's front page. */
const isOpenToAll = (path: string) => ['/portal', '/mailbox', '/shell', '/secure', '/act-as', '/theme', '/language', '/clock', '/invoke'].some((open) => path === open || (open !== '/portal' && path.startsWith(`${open}/`)));

/** What only a local site has. */
function mountLocalPages(shell: Shell, services: ShellServices): void {
  mountAvatars(shell, services.site.state);
  mountActing(shell, services);
  mountIssue(shell, services);
  mountAttachments(shell, services);
  mountMailbox(shell, services);
  mountPortal(shell, services);
}

function notFoundPage(services: ShellServices, request: ShellRequest) {
  const say = wordsFor(request.get('visitor'));
  const body = html`<h1>${say('notFoundTitle')}</h1><p>${say('notFound')}</p><p><a href="/">${say('projects')}</a></p>`;
  return renderPage(services, request, { title: say('notFoundTitle'), body });
}
