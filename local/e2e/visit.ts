import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { themeCookie, userCookie } from '../shell/visitor';

type Mailbox = { id: string; to: string; subject: string; text: string; html: string; at: string }[];
type Choice = { url: string; email: string; token: string; width?: number; theme?: 'light' | 'dark' };
export type Visit = Awaited<ReturnType<typeof openVisit>>;

/** A person at the browser. Console errors and violations of the content policy make `leave` fail. */
export async function openVisit(browser: Browser, { url, email, token, width = 1280, theme = 'light' }: Choice) {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  const me = (await (await fetch(`${url}/rest/api/3/myself`, { headers: { authorization } })).json()) as { accountId: string };
  const context: BrowserContext = await browser.newContext({ viewport: { width, height: 900 } });
  const host = new URL(url).hostname;
  await context.addCookies([
    { name: userCookie, value: encodeURIComponent(me.accountId), domain: host, path: '/' },
    { name: themeCookie, value: theme, domain: host, path: '/' },
  ]);
  const troubles: string[] = [];
  await context.addInitScript("document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))");
  const page: Page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  const app: FrameLocator = page.frameLocator('iframe');
  let interactions = 0;

  return {
    page,
    app,
    troubles,
    interactions: () => interactions,
    /** Each of these is one interaction of the person. */
    async press(target: Locator) {
      interactions += 1;
      await target.click();
    },
    async write(target: Locator, text: string) {
      interactions += 1;
      await target.fill(text);
    },
    async choose(target: Locator, value: string) {
      interactions += 1;
      await target.selectOption(value);
    },
    async goTo(path: string) {
      await page.goto(url + path);
    },
    /** Moves the site's time as the footer's buttons do. */
    async moveTime(seconds: 20 | 3600 | 86400) {
      await page.getByRole('button', { name: seconds === 20 ? /20/ : seconds === 3600 ? /1 (hour|小时)/ : /1 (day|天)/ }).click();
    },
    async mailbox(): Promise<Mailbox> {
      return (await (await fetch(`${url}/mailbox.json`)).json()) as Mailbox;
    },
    jira: (path: string, init: RequestInit = {}) => fetch(url + path, { ...init, headers: { authorization, accept: 'application/json', 'content-type': 'application/json', ...init.headers } }),
    /** Rules of WCAG A and AA inside the app's frame. */
    async violations(): Promise<string[]> {
      const { violations } = await new AxeBuilder({ page }).include(['iframe', 'body']).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    },
    /** Whether anything in the app sticks out to the side. */
    overflow: () => app.locator('html').evaluate((element) => element.scrollWidth - element.clientWidth),
    async leave() {
      await context.close();
      if (troubles.length > 0) throw new Error(`The browser complained:\n${troubles.join('\n')}`);
    },
  };
}
