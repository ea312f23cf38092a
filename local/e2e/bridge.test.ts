import type * as ForgeBridge from '@forge/bridge';
import { build } from 'esbuild';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { wallClock } from '../clock';
import { listen, type Listener } from '../listener';
import { keepMovedTime } from '../moved-time';
import { readAppModules } from '../shell/app-modules';
import { buildBrowserScripts } from '../shell/browser-scripts';
import { createFrameContent } from '../shell/frame-content';
import { createFrontDoor } from '../shell/front-door';
import type { ShellServices } from '../shell/services';
import { createShell } from '../shell/shell';
import { themeStyles } from '../shell/theme-styles';
import { themeCookie, userCookie } from '../shell/visitor';
import { fixtureSite } from '../site/site-fixture';
import { launchBrowser } from './browser';

declare const probe: Pick<typeof ForgeBridge, 'events' | 'invoke' | 'requestJira' | 'router' | 'showFlag' | 'view'>;

const manifest = `
modules:
  jira:projectPage: [{ key: probe, title: Probe, resource: ui/probe }]
resources: [{ key: ui, path: ., entry: { probe: probe.html } }]
`;

describe('the bridge of the shell, as the unmodified @forge/bridge meets it', () => {
  const { site, bo, state } = fixtureSite({ clock: wallClock() });
  let listener: Listener;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let frame: Frame;
  const violations: string[] = [];
  const year = 365 * 86_400_000;

  beforeAll(async () => {
    keepMovedTime(state, year);
    const folder = mkdtempSync(join(tmpdir(), 'candor-probe-'));
    writeFileSync(join(folder, 'manifest.yml'), manifest);
    writeFileSync(join(folder, 'probe.html'), '<!doctype html><html><head></head><body><p>Probe</p><script type="module" src="./probe.js"></script></body></html>');
    await build({ entryPoints: [join(__dirname, 'bridge-probe.ts')], outfile: join(folder, 'probe.js'), bundle: true, format: 'iife', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error' });
    listener = await listen(0);
    const { port } = listener;
    const services: ShellServices = {
      site,
      runtime: {
        invoke: async ({ functionKey, payload, accountId }) => {
          if (functionKey === 'fail') throw new Error('There was an error invoking the function - no');
          return { functionKey, payload, accountId };
        },
      },
      modules: readAppModules(join(folder, 'manifest.yml')),
      clock: state.clock,
      cloudId: 'cloud',
      port,
      moveTime: () => undefined,
    };
    const assets = { scripts: await buildBrowserScripts(), themes: await themeStyles() };
    listener.serve(
      createFrontDoor({ port, shell: createShell(services, assets), frame: createFrameContent({ ...assets, modules: services.modules, port, state }), jira: site.fetch }),
    );
    browser = await launchBrowser();
    context = await browser.newContext();
    await context.addCookies([
      { name: userCookie, value: encodeURIComponent(bo.accountId), url: `http://localhost:${port}` },
      { name: themeCookie, value: 'dark', url: `http://localhost:${port}` },
    ]);
    page = await context.newPage();
    page.on('console', (message) => message.text().includes('Content Security Policy') && violations.push(message.text()));
    await page.goto(`http://localhost:${port}/projects/ACME/candor/updates`);
    await page.frameLocator('#app-frame').getByText('Probe').waitFor();
    frame = page.frames().find((candidate) => candidate.url().includes('/app/probe/')) ?? page.mainFrame();
    await frame.waitForFunction('globalThis.probe !== undefined');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await listener?.close();
    await site.mail.close();
  });

  it('invokes as the acting user, and brings back failures', async () => {
    expect(await frame.evaluate(() => probe.invoke('open', { a: 1 }))).toEqual({ functionKey: 'open', payload: { a: 1 }, accountId: bo.accountId });
    await expect(frame.evaluate(() => probe.invoke('fail'))).rejects.toThrow(/There was an error invoking the function - no/);
  });

  it('gives the context, and Jira as this user', async () => {
    expect(await frame.evaluate(() => probe.view.getContext())).toMatchObject({ accountId: bo.accountId, moduleKey: 'probe', locale: 'en-US', extension: { project: { key: 'ACME' } } });
    expect(await frame.evaluate(async () => (await probe.requestJira('/rest/api/3/project/ACME')).status)).toBe(200);
    expect(await frame.evaluate(async () => (await probe.requestJira('/rest/api/3/project/NONE')).status)).toBe(404);
  });

  it('lets the app see the time of the site, however far it was moved', async () => {
    const before = Date.now();
    expect(await frame.evaluate(() => Date.now())).toBeGreaterThanOrEqual(before + year);
    expect(await frame.evaluate(() => [Date.now() <= new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date])).toEqual([true, 5, true]);
  });

  it('applies Jira’s theme to the frame', async () => {
    await frame.evaluate(() => probe.view.theme.enable());
    expect(await frame.evaluate('document.documentElement.dataset.colorMode')).toBe('dark');
    expect(await frame.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ds-surface')")).not.toBe('');
  });

  it('keeps the history of the app in the address', async () => {
    const start = await frame.evaluate(async () => {
      const history = await probe.view.createHistory();
      Object.assign(globalThis, { seen: [] as string[] });
      history.listen((location) => void (globalThis as unknown as { seen: string[] }).seen.push(location.pathname));
      const before = history.location.pathname;
      history.push('/updates/3?tab=preview');
      return before;
    });
    expect(start).toBe('/updates');
    await page.waitForURL(/\/projects\/ACME\/candor\/updates\/3\?tab=preview$/);
    await page.goBack();
    await frame.waitForFunction("seen.join() === '/updates/3,/updates'");
  });

  it('draws flags, whose buttons call back', async () => {
    await frame.evaluate(() => {
      Object.assign(globalThis, { pressed: false });
      const onClick = () => Object.assign(globalThis, { pressed: true });
      Object.assign(globalThis, { flag: probe.showFlag({ id: 'sent', title: 'Update sent', type: 'success', actions: [{ text: 'Undo', onClick }] }) });
    });
    await page.getByRole('button', { name: 'Undo' }).click();
    await frame.waitForFunction('pressed');
    await frame.evaluate('flag.close()');
    await page.getByText('Update sent').waitFor({ state: 'detached' });
  });

  it('tells the app its own events, and refuses what it does not model by name', async () => {
    const heard = frame.evaluate(() => new Promise((resolve) => void probe.events.on('changed', resolve).then(() => probe.events.emit('changed', { id: 1 }))));
    expect(await heard).toEqual({ id: 1 });
    await expect(frame.evaluate("globalThis.__bridge.callBridge('openRovo')")).rejects.toThrow(/does not model the bridge command openRovo/);
    await expect(frame.evaluate("globalThis.__bridge.callBridge('constructor')")).rejects.toThrow(/does not model/);
    await expect(frame.evaluate(() => probe.view.close())).rejects.toThrow(/not closable/);
    await expect(frame.evaluate(() => probe.router.navigate('javascript:alert(1)'))).rejects.toThrow(/does not follow/);
  });

  it('makes the frame as high as its content', async () => {
    await frame.evaluate("document.body.style.height = '3000px'");
    await page.waitForFunction('document.querySelector("#app-frame").offsetHeight >= 3000');
  });

  it('breaks none of Forge’s policy', () => {
    expect(violations).toEqual([]);
  });

  it('opens Jira’s pages from the frame', async () => {
    const { key } = state.issues.all().next().value ?? { key: 'ACME-1' };
    await frame.evaluate((issueKey) => void probe.router.navigate(`/browse/${issueKey}`), key);
    await page.waitForURL(/\/browse\//);
  });
});
