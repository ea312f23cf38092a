import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Visit } from './visit';

jest.setTimeout(300_000);

describe('the charts of an engagement', () => {
  const { visiting } = agencyJourneys();
  const clean = looksClean('charts');
  const course = async ({ app }: Visit) => {
    await app.getByRole('img', { name: /How much is done/ }).waitFor();
    await app.getByRole('img', { name: /Milestones and how their dates moved/ }).waitFor();
    await app.getByRole('img', { name: /How the project stood/ }).waitFor();
  };

  it('stand on the sent update and with the client, drawn or as a table', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor');
      await app.locator('.list-link', { hasText: 'Harbor Coffee' }).first().click();
      await course(maya);
      await clean(maya, 'sent');
      await app.getByRole('button', { name: /^Show as a table.*How much is done$/ }).click();
      await app.getByRole('table', { name: 'How much is done' }).getByText(/^\d+ of \d+ done$/).first().waitFor();
      await clean(maya, 'sent-table');
      await maya.goTo('/projects/HAR/candor/clients');
      await app.getByRole('button', { name: /Harbor Coffee/ }).first().click();
      await course(maya);
      await clean(maya, 'client');
    }));

  it('are chosen in the draft and stand in its message', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor');
      await app.getByRole('button', { name: /^(Write update|Open draft)$/ }).first().click();
      await app.getByRole('checkbox', { name: 'How the project stood' }).uncheck();
      await app.getByRole('checkbox', { name: 'How the project stood', checked: false }).waitFor();
      await clean(maya, 'choice');
      await app.getByRole('button', { name: 'Preview' }).click();
      await app.getByText('This is exactly what Candor hands to Jira.').waitFor();
      await app.getByText(/Milestones and how their dates moved/).first().waitFor();
      expect(await app.getByText('How the project stood').count()).toBe(0);
      await maya.picture('charts-preview');
      await app.getByRole('tab', { name: 'Tom Baker' }).click();
      await app.getByText('Plain text').waitFor();
      await maya.picture('charts-preview-mail');
      await app.getByRole('button', { name: 'Dark' }).click();
      await maya.picture('charts-preview-mail-dark');
      expect(await maya.overflow()).toBeLessThanOrEqual(0);
    }));

  it('are opened on the phone of a customer, in both languages and themes', () =>
    visiting('ana', { width: 400 }, async (ana) => {
      await ana.goTo('/portal');
      const link = ana.page.getByRole('link', { name: /^Updates on / }).first();
      await ana.goTo((await link.getAttribute('href')) ?? 'no request');
      const request = ana.module('portal-request');
      await request.getByRole('button', { name: 'How it has gone so far' }).click();
      await request.getByRole('img', { name: /How much is done/ }).waitFor();
      await clean(ana, 'portal');
      await ana.setLook({ theme: 'dark', width: 400 });
      await ana.page.reload();
      await ana.setLanguage('简体中文');
      await request.getByRole('button', { name: '至今进展如何' }).click();
      await request.getByRole('img', { name: /完成了多少/ }).waitFor();
      await clean(ana, 'portal-dark-zh');
      await ana.setLanguage('English');
    }));

  it('read well in the dark and in Chinese', () =>
    visiting('jonas', { theme: 'dark' }, async (jonas) => {
      await jonas.goTo('/projects/CHG/candor/clients');
      await jonas.setLanguage('简体中文');
      await jonas.app.getByRole('button', { name: /晨光零售/ }).first().click();
      await jonas.app.getByRole('img', { name: /完成了多少/ }).waitFor();
      await clean(jonas, 'client-dark-zh');
      await jonas.setLanguage('English');
    }));
});
