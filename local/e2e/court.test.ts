import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';

jest.setTimeout(300_000);

describe('what a client was asked for', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('court');

  it('stands first on her portal, in the next draft and on her page until it is given', async () => {
    await visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor');
      await app.getByRole('button', { name: 'Write update' }).first().click();
      await app.getByText('Evidence from Jira').waitFor();
      await app.getByRole('button', { name: /Add a line.*We need from you/ }).click();
      await app.getByRole('textbox', { name: /^We need from you, line 1/ }).fill('Please send us the logo as SVG.');
      await app.getByRole('textbox', { name: /^In short, line 1/ }).click();
      await app.getByText(/^Saved /).waitFor();
      await app.getByRole('button', { name: 'Preview' }).click();
      await app.getByText('This is exactly what Candor hands to Jira.').waitFor();
      await app.getByRole('button', { name: 'Send…' }).click();
      await app.getByRole('button', { name: 'Send to 2 people' }).click();
      await app.getByRole('button', { name: 'Take back' }).waitFor();
      await maya.moveTime(20);
      await app.getByRole('button', { name: /Update 3/ }).first().click();
      await app.getByText('Posted').waitFor({ timeout: 60_000 });
    });
    await visiting('ana', { width: 420 }, async (ana) => {
      await ana.goTo('/portal/app');
      await ana.module('portal-feedback').getByText('Please send us the logo as SVG.').waitFor();
      await clean(ana, 'portal');
      await ana.setLook({ theme: 'dark', width: 420 });
      await ana.goTo('/portal/app');
      await ana.module('portal-feedback').getByText('Please send us the logo as SVG.').waitFor();
      await clean(ana, 'portal-dark');
    });
    await visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor');
      await app.getByRole('button', { name: /Update 3/ }).first().click();
      await app.getByRole('button', { name: 'What became of it…' }).click();
      await app.getByRole('dialog').getByRole('button', { name: 'Save' }).waitFor();
      await clean(maya, 'settle-on-sent-page');
      await app.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await clean(maya, 'sent-page');
      await maya.goTo('/projects/HAR/candor');
      await app.getByRole('button', { name: 'Write update' }).first().click();
      await app.getByText(/^Asked for on .*; the client reads that, too\.$/).waitFor();
      await clean(maya, 'carried');
      await maya.goTo('/projects/HAR/candor/clients');
      await app.getByText('Harbor Coffee').click();
      await app.getByRole('heading', { name: 'What we asked Harbor Coffee for' }).waitFor();
      await app.getByText('Please send us the logo as SVG.').waitFor();
      await clean(maya, 'asks');
      await app.getByRole('button', { name: 'What became of it…' }).click();
      await app.getByRole('dialog').getByRole('button', { name: 'Save' }).waitFor();
      await clean(maya, 'settle');
      await app.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await app.getByText('Nothing is open.').waitFor();
      await app.getByRole('button', { name: 'Whose court' }).click();
      await app.getByRole('heading', { name: 'Whose court: Harbor Coffee' }).waitFor();
      await app.getByText(/^\d+ intervals?$/).first().click();
      await clean(maya, 'light');
    });
  });

  it('tells in whose court a delay lay, in the dark and in Chinese', () =>
    visiting('maya', { theme: 'dark', width: 420 }, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor/clients');
      await maya.setLanguage('简体中文');
      await app.getByRole('heading', { name: '客户沟通' }).waitFor();
      await app.getByText('Harbor Coffee').click();
      await maya.pressWhenStill(app.getByRole('button', { name: '等待哪一方' }));
      await app.getByRole('heading', { name: '等待哪一方：Harbor Coffee' }).waitFor();
      await app.getByText(/^\d+ 个时段$/).first().click();
      await clean(maya, 'dark-zh');
    }));
});
