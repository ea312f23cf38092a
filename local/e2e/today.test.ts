import type { Browser, Locator } from 'playwright-core';
import { fridayCustomers } from '../site/seed/friday-customers';
import { launchBrowser } from './browser';
import { type Running, removeData, startProgram } from './program';
import { type Look, openVisit, type Visit } from './visit';

jest.setTimeout(600_000);

const maya = { email: 'maya@fernlight.example', token: 'maya-token' };
const jonas = { email: 'jonas@fernlight.example', token: 'jonas-token' };
const { pieter: paused, ...due } = fridayCustomers;
const addresses = ['ana.silva@harborcoffee.example', 'wang.fang@chenguang.example', ...Object.values(due).map(({ emailAddress }) => emailAddress)];

describe('eight updates on a Friday', () => {
  let browser: Browser;
  let program: Running;
  beforeAll(async () => {
    [browser, program] = await Promise.all([launchBrowser(), startProgram('friday')]);
  });
  afterAll(async () => {
    await browser?.close();
    if (program === undefined) return;
    await program.stop();
    removeData(program);
  });
  const open = (person: typeof maya, look: Look = {}) => openVisit(browser, { url: program.url, person, ...look });
  const found = (place: Locator) => place.first().waitFor({ timeout: 2000 }).then(() => true, () => false);

  /** What the rules stop is settled where it stands: she has told it by phone. */
  async function settleStops({ app }: Visit) {
    const reason = app.getByRole('dialog').getByRole('button', { name: 'told by phone' }).first();
    while (await found(reason)) await reason.click();
  }

  async function sendThis(visit: Visit) {
    const { app } = visit;
    await app.getByRole('button', { name: /^(Send and next…|Send…)$/ }).click();
    const send = app.getByRole('button', { name: /^Send to \d/ });
    await send.waitFor();
    await settleStops(visit);
    await send.click();
  }

  it('are found by a person who looks round in Jira, and by nobody else', async () => {
    const visit = await open(jonas);
    await visit.goTo('/projects');
    await visit.page.getByRole('link', { name: 'Client communication: Today' }).click();
    await visit.app.getByRole('region', { name: /^Updates to send/ }).getByText('Nordlys Outdoor').waitFor();
    expect(await visit.app.getByRole('region', { name: /^Updates to send/ }).getByRole('listitem').count()).toBe(8);
    await visit.leave();
    const erik = await open({ email: 'erik.holm@elsewhere.example', token: 'erik-token' });
    await erik.goTo('/apps/candor');
    await erik.app.getByText('No client of yours yet').waitFor();
    await erik.app.getByRole('tab', { name: 'All engagements' }).click();
    await erik.app.getByText('No project that you may see has a client.', { exact: false }).waitFor();
    await erik.leave();
  });

  it.each([
    ['light', 1280],
    ['dark', 400],
  ] as const)('read well in both languages, %s, at %i px', async (theme, width) => {
    const visit = await open(maya, { theme, width });
    await visit.goTo('/apps/candor');
    await visit.app.getByRole('button', { name: 'Read and send all 8' }).waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
    await visit.picture(`today-${theme}`);
    await visit.app.getByRole('tab', { name: 'All engagements' }).click();
    await visit.app.getByText('Old Mill Museum').waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
    await visit.picture(`all-${theme}`);
    await visit.setLanguage('简体中文');
    await visit.app.getByRole('tab', { name: '我负责的' }).click();
    await visit.app.getByRole('button', { name: '逐份阅读并发送（8 份）' }).waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
    await visit.picture(`today-zh-${theme}`);
    await visit.setLanguage('English');
    await visit.app.getByRole('heading', { name: 'Today' }).waitFor();
    await visit.leave();
  });

  it('are read, edited and sent by one person without leaving Today', async () => {
    const visit = await open(maya);
    const { app, page } = visit;
    await visit.goTo('/apps/candor');
    await app.getByRole('button', { name: 'Read and send all 8' }).click();
    for (let position = 1; position <= 8; position++) {
      await app.getByText(`${position} of 8`, { exact: true }).waitFor();
      await app.getByText('Evidence from Jira').waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/apps\/candor\/write\/\d+\//);
      if (position === 1) {
        expect(await visit.violations()).toEqual([]);
        await app.getByRole('button', { name: 'Preview' }).click();
        await app.getByText('This is exactly what Candor hands to Jira.').waitFor();
        await app.getByRole('button', { name: 'Back to the draft' }).click();
        await app.getByText('Evidence from Jira').waitFor();
      }
      if (position === 2) {
        // What was sent a moment ago can still be taken back from here.
        await app.getByRole('region', { name: 'Just sent' }).getByRole('button', { name: 'Take back' }).waitFor();
        await visit.picture('walk');
        const line = app.getByRole('textbox', { name: /^In short, line 1/ });
        await line.fill(`${await line.inputValue()} Words of Maya.`);
        await line.blur();
        await app.getByText(/^Saved/).waitFor();
      }
      await sendThis(visit);
    }
    await app.getByRole('tab', { name: 'Mine' }).waitFor();
    await app.getByText('Old Mill Museum').waitFor();
    expect(await app.getByRole('heading', { name: /^Updates to send/ }).count()).toBe(0);
    // Two readers of 晨光零售 get theirs by hand.
    await app.getByText('2 messages are yours to send by hand.').waitFor();

    for (const address of addresses) await visit.mail(address, '');
    expect((await visit.newMail()).some(({ to, text }) => addresses.some((address) => to.includes(address)) && text.includes('Words of Maya.'))).toBe(true);
    expect((await visit.newMail()).filter(({ to }) => to.includes(paused.emailAddress))).toEqual([]);
    await visit.leave();
  });
});
