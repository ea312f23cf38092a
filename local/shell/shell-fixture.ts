import { fixedClock } from '../clock';
import type { Invocation } from '../runtime/runtime';
import type { SiteUser } from '../site/model';
import { fixtureSite } from '../site/site-fixture';
import { readAppModules } from './app-modules';
import { createFrameContent } from './frame-content';
import { createFrontDoor } from './front-door';
import type { ShellServices } from './services';
import { createShell } from './shell';
import { userCookie } from './visitor';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const fixturePort = 8090;

const manifest = `
modules:
  jira:projectPage:
    - { key: page, title: { i18n: page.title }, resource: ui/page }
  jira:projectSettingsPage:
    - { key: settings, title: Settings, resource: ui/settings }
resources:
  - { key: ui, path: built, entry: { page: page.html, settings: settings.html } }
translations:
  resources: [{ key: en-US, path: en.json }, { key: zh-CN, path: zh.json }]
  fallback: { default: en-US }
`;

/** A folder with a manifest and a built interface of two pages. */
function appFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-shell-'));
  mkdirSync(join(folder, 'built', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'manifest.yml'), manifest);
  writeFileSync(join(folder, 'en.json'), '{"page.title":"Client talk"}');
  writeFileSync(join(folder, 'zh.json'), '{"page":{"title":"客户沟通"}}');
  writeFileSync(join(folder, 'built', 'page.html'), '<!doctype html><html><head><title>Page</title></head><body><script type="module" src="./assets/page.js"></script></body></html>');
  writeFileSync(join(folder, 'built', 'assets', 'page.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for the frame');
  return folder;
}

/** The shell over a small site, with a runtime that writes down what it is asked. */
export function fixtureShell() {
  const clock = fixedClock('2026-11-06T12:00:00.000Z');
  const fixture = fixtureSite({ clock });
  const invocations: Invocation[] = [];
  const services: ShellServices = {
    site: fixture.site,
    runtime: {
      async invoke(invocation) {
        invocations.push(invocation);
        if (invocation.functionKey === 'fail') throw new Error('There was an error invoking the function - no');
        return { said: invocation.functionKey };
      },
    },
    modules: readAppModules(join(appFolder(), 'manifest.yml')),
    clock,
    cloudId: 'cloud',
    port: fixturePort,
    moveTime: (milliseconds) => clock.advance(milliseconds),
  };
  const scripts = { bridge: '/* bridge */', shell: '/* shell */' };
  const open = createFrontDoor({
    port: fixturePort,
    shell: createShell(services, { scripts, themes: '/* themes */' }),
    frame: createFrameContent({ modules: services.modules, port: fixturePort, scripts, themes: '/* themes */', state: fixture.state }),
    jira: fixture.site.fetch,
  });

  const ask = async (url: string, init: RequestInit & { as?: SiteUser } = {}) => {
    const headers = new Headers(init.headers);
    if (init.as) headers.set('cookie', `${userCookie}=${encodeURIComponent(init.as.accountId)}`);
    const response = await open(new Request(new URL(url, `http://localhost:${fixturePort}`), { redirect: 'manual', ...init, headers }));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = (path: string, body: unknown, init: RequestInit & { as?: SiteUser } = {}) =>
    ask(path, { method: 'POST', ...init, headers: { 'content-type': 'application/json', ...init.headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const submit = (path: string, fields: Record<string, string> | FormData, as: SiteUser) => ask(path, { method: 'POST', as, body: fields instanceof FormData ? fields : new URLSearchParams(fields) });

  return { ...fixture, services, invocations, ask, post, submit };
}
