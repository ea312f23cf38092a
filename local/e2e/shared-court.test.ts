import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Visit } from './visit';

jest.setTimeout(400_000);

describe('the days of delay, shared with a client', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('shared-court');
  const openCourt = async (visit: Visit) => {
    const { app } = visit;
    await visit.goTo('/projects/HAR/candor/clients');
    await app.getByText('Harbor Coffee').click();
    await visit.pressWhenStill(app.getByRole('button', { name: 'Whose court' }));
    await app.getByRole('heading', { name: 'Shared with Harbor Coffee' }).waitFor();
    return app;
  };
  const openDays = async (visit: Visit) => {
    await visit.goTo('/portal/app');
    const page = visit.module('portal-feedback');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText(/later than first promised/).waitFor();
    return page;
  };
  const send = async (maya: Visit) => {
    const dialog = maya.app.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Send to/ }).click();
    await dialog.getByRole('button', { name: 'Close' }).waitFor();
    await maya.moveTime(20);
  };

  it('are seen as the client will see them, frozen, and announced', () =>
    visiting('maya', {}, async (maya) => {
      const app = await openCourt(maya);
      await app.getByRole('button', { name: 'Share with Harbor Coffee…' }).click();
      const dialog = app.getByRole('dialog');
      await dialog.getByRole('textbox').first().fill('As we discussed on the phone on Monday.');
      await clean(maya, 'text');
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await dialog.getByText(/later than first promised/).waitFor();
      await clean(maya, 'page');
      await dialog.getByRole('tab', { name: 'The messages that announce it' }).click();
      await dialog.getByRole('button', { name: /^Send to/ }).waitFor();
      await clean(maya, 'messages');
      await send(maya);
      await openCourt(maya);
      await maya.reloadUntil(app.getByText(/^Version 1, shared/));
      await app.getByText('As Harbor Coffee reads it').click();
      await app.getByText(/later than first promised/).waitFor();
      await app.getByText(/^\d+ intervals?$/).first().click();
      await clean(maya, 'shared');
    }));

  it('are read on her phone, where she sees one otherwise', async () => {
    await visiting('ana', { width: 400 }, async (ana) => {
      const page = await openDays(ana);
      await clean(ana, 'portal');
      await page.getByRole('button', { name: /^I see this otherwise/ }).first().click();
      await page.getByRole('radio').first().check();
      await page.getByRole('textbox', { name: 'What happened, in your own words' }).fill('You had everything from us on Tuesday evening.');
      await clean(ana, 'disputing');
      await page.locator('.days-form').getByRole('button', { name: 'Send' }).click();
      await page.getByText('Not answered yet').waitFor();
      await clean(ana, 'disputed');
      await ana.setLook({ theme: 'dark', width: 400 });
      await ana.goTo('/portal/app');
      await ana.setLanguage('简体中文');
      await ana.module('portal-feedback').getByRole('button', { name: '查看' }).click();
      await ana.module('portal-feedback').getByText(/^比最初承诺合计晚了/).waitFor();
      await clean(ana, 'portal-chinese-dark');
      await ana.setLanguage('English');
      await ana.setLook({ width: 400 });
      await ana.goTo('/portal');
      await ana.goTo((await ana.page.getByRole('link', { name: /^Updates on / }).first().getAttribute('href')) ?? 'no request');
      await ana.module('portal-request').getByRole('button', { name: 'Read it' }).click();
      await ana.module('portal-request').getByText('Not answered yet').waitFor();
      await clean(ana, 'request');
    });
    for (const stranger of ['erik', 'fang'] as const) {
      await visiting(stranger, { width: 400 }, async (visit) => {
        await visit.goTo('/portal/app');
        await visit.module('portal-feedback').locator('.portal-surface:not(.portal-loading)').first().waitFor();
        expect(await visit.module('portal-feedback').getByText('Where the days went').count()).toBe(0);
      });
    }
  });

  it('are settled from the inbox: the next version puts them otherwise and says so', async () => {
    await visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor/feedback');
      await app.getByRole('button', { name: /You had everything from us/ }).click();
      await app.getByText(/^Shared in version 1: /).waitFor();
      await clean(maya, 'inbox');
      await app.getByRole('button', { name: 'Accept or decline in “Whose court”' }).click();
      await app.getByText(/^Ana Silva sees it otherwise/).waitFor();
      await clean(maya, 'to-answer');
      await app.getByRole('button', { name: 'Decline…' }).click();
      await app.getByRole('dialog').getByRole('button', { name: 'Answer' }).waitFor();
      await clean(maya, 'decline');
      await app.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await app.getByRole('button', { name: 'Accept…' }).click();
      await app.getByRole('dialog').getByRole('button', { name: 'Preview' }).waitFor();
      await clean(maya, 'accept');
      await app.getByRole('dialog').getByRole('button', { name: 'Preview' }).click();
      await app.getByRole('dialog').getByText(/^Before it was disputed/).first().waitFor();
      await send(maya);
      await openCourt(maya);
      await maya.reloadUntil(app.getByText('accepted', { exact: true }));
      await clean(maya, 'accepted');
      await maya.setLook({ theme: 'dark', width: 480 });
      await maya.page.reload();
      await app.getByText('accepted', { exact: true }).waitFor();
      await maya.setLanguage('简体中文');
      await app.getByText('已接受', { exact: true }).waitFor();
      await clean(maya, 'accepted-chinese-dark');
      await maya.setLanguage('English');
    });
    await visiting('ana', { width: 400 }, async (ana) => {
      const page = await openDays(ana);
      await page.getByText(/^Before it was disputed/).first().waitFor();
      await page.getByText('What was seen otherwise before').click();
      await page.getByText(/^Settled in version 2/).waitFor();
      await clean(ana, 'settled');
      await page.getByRole('button', { name: /^Version 1,/ }).click();
      await page.getByText('There is a newer version.').waitFor();
    });
  });
});
