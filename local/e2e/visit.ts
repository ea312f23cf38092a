import AxeBuilder from '@axe-core/playwright';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { anonymousAccountId, themeCookie, userCookie } from '../shell/visitor';

export type Person = { email: string; token: string } | 'not signed in';
type Mail = { id: string; to: string; subject: string; text: string; html: string; at: string };
export type Look = { width?: number; theme?: 'light' | 'dark' };
type Choice = Look & { url: string; person: Person };
/** Milliseconds: a busy machine is no failure. */
const patience = 60_000;
const windowHeight = 900;
export type Visit = Awaited<ReturnType<typeof openVisit>>;

/** A person at the browser. Console errors and violations of the content policy make `leave` fail. */
export async function openVisit(browser: Browser, { url, person, ...look }: Choice) {
  const authorization = person === 'not signed in' ? undefined : `Basic ${Buffer.from(`${person.email}:${person.token}`).toString('base64')}`;
  const jira = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { ...(authorization && { authorization }), accept: 'application/json', 'content-type': 'application/json', ...init.headers } });
  const me = person === 'not signed in' ? { accountId: anonymousAccountId } : ((await (await jira('/rest/api/3/myself')).json()) as { accountId: string });
  const context: BrowserContext = await browser.newContext();
  const host = new URL(url).hostname;
  await context.addCookies([{ name: userCookie, value: encodeURIComponent(me.accountId), domain: host, path: '/' }]);
  const troubles: string[] = [];
  await context.addInitScript("document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))");
  const page: Page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.setDefaultTimeout(patience);
  const app: FrameLocator = page.frameLocator('iframe');
  const mailbox = async () => (await (await fetch(`${url}/mailbox.json`)).json()) as Mail[];
  const mailBefore: ReadonlySet<string> = new Set((await mailbox()).map(({ id }) => id));
  /** What has arrived since the visit began; a seed's mails may say the same. */
  const newMail = async () => (await mailbox()).filter(({ id }) => !mailBefore.has(id));
  let interactions = 0;
  let width = 1280;
  /** How the next page looks. */
  const setLook = async ({ theme = 'light', width: wanted = 1280 }: Look) => {
    width = wanted;
    await context.addCookies([{ name: themeCookie, value: theme, domain: host, path: '/' }]);
    await page.setViewportSize({ width, height: windowHeight });
  };
  /** Sends a form of the shell and waits for the page it comes back to: until then what is there is still the page before it. */
  const comingBack = async (submit: () => Promise<unknown>) => {
    await page.evaluate("document.documentElement.dataset.left = 'yes'");
    await submit();
    await page.locator('html:not([data-left])').waitFor({ state: 'attached' });
    await page.waitForLoadState();
  };
  await setLook(look);

  return {
    page,
    /** The app on a page that holds one of its modules. */
    app,
    /** A module of the app on the portal, by its key. */
    module: (key: string): FrameLocator => page.frameLocator(`#frame-${key}`),
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
    setLook,
    /** Jira keeps the language in the account. */
    async setLanguage(label: 'English' | '简体中文') {
      await comingBack(() => page.getByRole('combobox', { name: /^(Language|语言)$/ }).selectOption({ label }));
    },
    /** Moves the site's time by the footer's buttons: by keyboard, for the footer moves while a frame above it grows or shrinks. */
    async moveTime(seconds: 20 | 3600 | 86400) {
      const button = page.getByRole('button', { name: seconds === 20 ? /20/ : seconds === 3600 ? /1 (hour|小时)/ : /1 (day|天)/ });
      await comingBack(() => button.press('Enter'));
    },
    /**
     * Presses it once nothing on the page has grown or shrunk for a moment. Chromium gives the app's frame a process of its own,
     * and a press that falls into a change of its height may reach the page around it instead.
     */
    async pressWhenStill(target: Locator) {
      await target.waitFor();
      for (let height = -1, looks = 0; looks < 5; looks += 1, await setTimeout(100)) {
        const now = await page.evaluate<number>('document.body.scrollHeight');
        if (now !== height) looks = 0;
        height = now;
      }
      await target.click();
    },
    mailbox,
    newMail,
    /** Waits for a mail to this address which says something: jobs send it. */
    async mail(address: string, words: string, among = newMail): Promise<Mail> {
      for (const giveUp = Date.now() + patience; ; await setTimeout(250)) {
        const found = (await among()).find((mail) => mail.to.includes(address) && mail.text.includes(words));
        if (found) return found;
        if (Date.now() > giveUp) throw new Error(`No mail to ${address} says “${words}”.`);
      }
    },
    /** Loads the page again until a job has brought something onto it. */
    async reloadUntil(target: Locator) {
      for (const giveUp = Date.now() + patience; ; ) {
        await page.reload();
        const seen = await target.first().waitFor({ timeout: 5000 }).then(() => true, () => false);
        if (seen) return;
        if (Date.now() > giveUp) return target.first().waitFor({ timeout: 1 });
      }
    },
    jira,
    /** Rules of WCAG A and AA inside the app's frames. */
    async violations(): Promise<string[]> {
      const frames = page.mainFrame().childFrames();
      if (frames.length === 0) throw new Error('No frame of the app is on this page.');
      return (await Promise.all(frames.map(violationsIn))).flat();
    },
    /** By how many pixels anything sticks out to the side, on the page or in the app. */
    async overflow(): Promise<number> {
      const widths = await Promise.all(page.frames().map((frame) => frame.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')));
      return Math.max(...widths);
    },
    /** Keeps a picture of the page where JOURNEY_PICTURES names a folder. */
    async picture(name: string) {
      const folder = process.env.JOURNEY_PICTURES;
      if (!folder) return;
      // What lies outside of the window is not painted inside a frame.
      const height = await page.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
      await page.setViewportSize({ width, height: windowHeight });
    },
    async leave() {
      await context.close();
      if (troubles.length > 0) throw new Error(`The browser complained:\n${troubles.join('\n')}`);
    },
  };
}

/**
 * axe looks at one frame by itself ('legacy'): otherwise it would open a page of its own, and while that is there the frames of
 * this one stop taking clicks.
 */
async function violationsIn(frame: Frame): Promise<string[]> {
  const asPage = { evaluate: frame.evaluate.bind(frame), frames: () => frame.childFrames() } as unknown as Page;
  const { violations } = await new AxeBuilder({ page: asPage }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
