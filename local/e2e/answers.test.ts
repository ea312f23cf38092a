import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Visit } from './visit';

jest.setTimeout(300_000);

describe('what a client answers to an update', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('answers');
  const openUpdate = async (visit: Visit) => {
    await visit.goTo('/portal');
    const link = visit.page.getByRole('link', { name: /^Updates on / }).first();
    await visit.goTo((await link.getAttribute('href')) ?? 'no request');
    return visit.module('portal-request');
  };

  it('is said on her phone, of the whole and of one line', () =>
    visiting('ana', { width: 400 }, async (ana) => {
      const request = await openUpdate(ana);
      await request.getByRole('heading', { name: /^Update \d+, .*: is everything clear\?$/ }).waitFor();
      await clean(ana, 'first');
      await request.getByRole('button', { name: 'Answer line by line' }).click();
      expect(await request.locator('.portal-lines').evaluate((list) => list.ownerDocument.defaultView?.getComputedStyle(list).listStyleType)).toBe('decimal');
      const line = request.getByRole('group', { name: 'No. 2', exact: true });
      await line.getByRole('button', { name: 'Question' }).click();
      await request.getByRole('textbox', { name: 'In your own words, if you like' }).fill('Does this hold for no. 3? too');
      await clean(ana, 'asking');
      await request.getByRole('button', { name: 'Send' }).click();
      await request.getByText('“Does this hold for no. 3? too”').waitFor();
      await request.getByRole('group', { name: 'The whole update' }).getByRole('button', { name: 'All clear' }).click();
      await request.locator('[aria-pressed=true]', { hasText: 'All clear' }).waitFor();
      await clean(ana, 'given');
    }));

  it('stands with the update and in the inbox, where it is tied to another line in one click', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor/feedback');
      await app.getByRole('button', { name: /Does this hold for no\. 3/ }).click();
      await app.getByText(/^About no\. 2 of update \d+:/).waitFor();
      await clean(maya, 'inbox');
      const which = app.getByRole('combobox', { name: 'Which line is meant?' });
      await which.selectOption({ label: 'The whole update' });
      await app.getByRole('button', { name: 'Tie to no. 3' }).click();
      await app.getByText(/^About no\. 3 of update \d+:/).waitFor();
      await maya.goTo('/projects/HAR/candor');
      await app.locator('.list-link', { hasText: 'Harbor Coffee' }).first().click();
      await app.getByRole('heading', { name: 'What they answered' }).waitFor();
      await app.getByText('a question on no. 2').waitFor();
      await clean(maya, 'sent');
    }));

  it('reads well in Chinese and in the dark', () =>
    visiting('ana', { theme: 'dark', width: 400 }, async (ana) => {
      const request = await openUpdate(ana);
      await request.getByRole('heading', { name: /is everything clear/ }).waitFor();
      await ana.setLanguage('简体中文');
      await request.getByRole('heading', { name: /都清楚吗/ }).waitFor();
      await clean(ana, 'chinese-dark');
      await ana.setLanguage('English');
    }));
});
