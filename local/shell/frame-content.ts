import { Hono } from 'hono';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { movedTime } from '../moved-time';
import type { SiteState } from '../site/state';
import type { AppModules } from './app-modules';
import { mountAvatars } from './avatars';
import type { BrowserScripts } from './browser-scripts';
import { localPolicy } from './content-policy';
import { frameOrigin } from './services';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The origin of the app's frame: the built interface, and what Forge's CDN would serve beside it. Of Jira, only the avatars are here: theirs is another host than the site's in the cloud too. */
export function createFrameContent(options: { modules: AppModules; port: number; scripts: BrowserScripts; themes: string; state: SiteState }): Hono {
  const { modules, port, scripts, themes } = options;
  const app = new Hono();

  app.use(async (request, next) => {
    await next();
    request.header('x-content-type-options', 'nosniff');
    request.header('cache-control', 'no-cache');
  });
  mountAvatars(app, options.state);
  app.get('/cdn/bridge.js', (request) => request.body(scripts.bridge, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/cdn/themes.css', (request) => request.body(themes, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/app/:moduleKey/__LOCALES__/:file', (request) => {
    const { config, texts } = modules.translations;
    const file = request.req.param('file');
    const text = file === 'i18n-info.json' ? JSON.stringify({ config }) : texts(file.replace(/\.json$/, ''));
    return text === undefined ? request.notFound() : request.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  app.get('/app/:moduleKey/:path{.+}', async (request) => {
    const module = modules.byKey(request.req.param('moduleKey'));
    const file = module && fileIn(module.folder, request.req.param('path'));
    const type = file && contentTypes[extname(file)];
    const content = type && (await readFile(file).catch(() => undefined));
    if (!content) return request.notFound();
    if (!type.startsWith('text/html')) return request.body(content, 200, { 'content-type': type });
    const page = content.toString('utf8');
    const policy = localPolicy(page, modules.permissions, port).join('; ');
    return request.body(withBridge(page, port, movedTime(options.state)), 200, { 'content-type': type, 'content-security-policy': policy });
  });
  app.notFound((request) => request.text(`Only the app's frame is served here; Jira is at http://localhost:${port}/.`, 404));
  return app;
}

/** Forge prepends its bridge to the head, before any script of the app. Here it also brings how far the site's time was moved. */
function withBridge(page: string, port: number, moved: number): string {
  return page.replace(/<head[^>]*>/i, (head) => `${head}<script src="${frameOrigin(port)}/cdn/bridge.js" data-moved-time="${moved}"></script>`);
}

function fileIn(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder) + sep) ? file : undefined;
}
