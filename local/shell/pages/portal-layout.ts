import { html } from 'hono/html';
import { localeOf } from '../../invoker';
import type { PortalModuleType } from '../app-modules';
import { isShownTo, type ModulePlace, type PortalPage } from '../module-context';
import type { ShellRequest, ShellServices } from '../services';
import { renderPage, wordsFor, type Crumb, type Markup } from './layout';
import { moduleFrame } from './module-frame';

type PortalContent = { title: string; crumbs?: Crumb[]; current: string; body: Markup; page: PortalPage; requestKey?: string; withoutPanel?: boolean };

/** A page of the help center: its navigation with the app's action, and the app's panel below the header. */
export async function renderPortalPage(services: ShellServices, request: ShellRequest, { current, page, requestKey, withoutPanel, ...content }: PortalContent): Promise<Markup> {
  const visitor = request.get('visitor');
  const say = wordsFor(visitor);
  const panel = withoutPanel ? '' : await portalFrame(services, request, 'jiraServiceManagement:portalSubheader', { portalPage: page, ...(requestKey !== undefined && { requestKey }) });
  const action = services.modules.ofType('jiraServiceManagement:portalUserMenuAction');
  const links: [string, string][] = [
    ['/portal', say('myRequests')],
    ['/portal/new', say('raiseRequest')],
    ...(action && isShownTo(action, visitor) ? [['/portal/app', action.title(localeOf(visitor.user))] as [string, string]] : []),
    ['/portal/profile', say('profile')],
  ];
  const navigation = html`<nav class="portal-nav" aria-label="${say('portal')}">
    ${links.map(([path, text]) => html`<a href="${path}" ${path === current ? html`aria-current="page"` : ''}>${text}</a>`)}
  </nav>`;
  const body = html`<div class="portal">${visitor.isAnonymous ? '' : navigation}${panel === '' ? '' : panel.body}${content.body}</div>`;
  return renderPage(services, request, { crumbs: [{ text: say('portal') }], ...content, body });
}

/** A module of the portal, where the app has it and the visitor gets to see it. */
export async function portalFrame(services: ShellServices, request: ShellRequest, type: PortalModuleType, place: Omit<ModulePlace, 'moduleKey'>): Promise<{ title: string; body: Markup } | ''> {
  const module = services.modules.ofType(type);
  if (module === undefined || !isShownTo(module, request.get('visitor'))) return '';
  return { title: module.title(localeOf(request.get('visitor').user)), body: await moduleFrame(services, request, { module, place, id: `frame-${module.key}` }) };
}
