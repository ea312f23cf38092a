import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';

jest.setTimeout(300_000);

describe('a wrong line of a sent update', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('correction');

  it('is corrected for those who hold it, and stays readable with its mark', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor/updates');
      await app.getByRole('button', { name: /Update 2/ }).first().click();
      await app.getByRole('heading', { name: 'What it said, line by line' }).waitFor();
      await clean(maya, 'lines');
      await app.getByRole('button', { name: /^Correct this line/ }).last().click();
      const dialog = app.getByRole('dialog');
      await dialog.getByText('What we said').waitFor();
      await clean(maya, 'text');
      const words = dialog.getByRole('textbox', { name: /^What is true/ });
      for (let index = 0; index < (await words.count()); index += 1) await words.nth(index).fill('It comes one week later than we said.');
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await dialog.getByRole('button', { name: /^Send to/ }).waitFor();
      await clean(maya, 'preview');
      await dialog.getByRole('button', { name: /^Send to/ }).click();
      await dialog.getByRole('button', { name: 'Close' }).waitFor();
      await maya.moveTime(20);
      await app.getByRole('button', { name: /Update 2/ }).first().click();
      await app.getByRole('heading', { name: 'What it said, line by line' }).waitFor();
      await maya.reloadUntil(app.getByText(/^Corrected on/));
      await clean(maya, 'marked');
      await maya.setLook({ theme: 'dark', width: 480 });
      await maya.page.reload();
      await app.getByText(/^Corrected on/).waitFor();
      await clean(maya, 'marked-dark');
      await maya.setLanguage('简体中文');
      await app.getByText(/^已于.*更正$/).waitFor();
      await app.getByRole('button', { name: /^更正这一条/ }).first().click();
      await app.getByRole('dialog').getByText('我们当时说的').waitFor();
      await clean(maya, 'chinese-dark');
    }));

  it('is marked on the portal, where the client reads the original and beside it what is true', () =>
    visiting('ana', { width: 400 }, async (ana) => {
      await ana.goTo('/portal');
      await ana.goTo((await ana.page.getByRole('link', { name: /^Updates on / }).first().getAttribute('href')) ?? 'no request');
      const request = ana.module('portal-request');
      await request.getByText(/^This was not right, as we told on/).waitFor();
      await request.getByText('It comes one week later than we said.').waitFor();
      await clean(ana, 'portal');
      await ana.setLook({ theme: 'dark', width: 400 });
      await ana.page.reload();
      await request.getByText(/^This was not right, as we told on/).waitFor();
      await clean(ana, 'portal-dark');
    }));
});
