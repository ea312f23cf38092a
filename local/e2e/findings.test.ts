import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Look, Visit } from './visit';

jest.setTimeout(300_000);

describe('what the check of a draft finds', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('findings');
  const section = ({ app }: Visit, name: string) => app.getByRole('region', { name });
  const openDraft = async (visit: Visit) => {
    await visit.goTo('/projects/HAR/candor');
    await visit.app.getByRole('button', { name: /^(Write update|Open draft)/ }).first().click();
    await visit.app.getByText('Evidence from Jira').waitFor();
  };

  it('stands at the line, once the caret has left it, and keeps the update from being sent until it is settled', () =>
    visiting('maya', {}, async (maya) => {
      const { app, page } = maya;
      await openDraft(maya);
      const next = section(maya, 'Coming next');
      await next.getByRole('button', { name: /^Add a line/ }).click();
      const count = await next.getByRole('textbox').count();
      const line = next.getByRole('textbox').last();
      await line.fill('We do the same for 晨光零售 as well');
      const finding = next.getByText('“晨光零售” belongs to another client.');
      expect(await finding.count()).toBe(0);
      await page.keyboard.press('Enter');
      await finding.waitFor();
      expect(await next.getByRole('textbox').count()).toBe(count + 1);
      await page.keyboard.press('Backspace');
      expect(await next.getByRole('textbox').count()).toBe(count);
      await clean(maya, 'stop');

      await app.getByRole('button', { name: 'Preview' }).click();
      await app.getByRole('button', { name: 'Send…' }).click();
      const dialog = app.getByRole('dialog');
      const doNotSend = dialog.getByRole('button', { name: 'Do not send' });
      await doNotSend.waitFor();
      await app.locator('button:focus', { hasText: 'Do not send' }).waitFor();
      await clean(maya, 'do-not-send');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(await app.getByText('晨光零售', { exact: false }).first().isVisible()).toBe(true);
    }));

  const looks: [string, Look, 'English' | '简体中文'][] = [
    ['dark', { theme: 'dark' }, 'English'],
    ['phone', { width: 400 }, 'English'],
    ['chinese', { theme: 'light' }, '简体中文'],
    ['chinese-dark', { theme: 'dark', width: 400 }, '简体中文'],
  ];
  it.each(looks)('reads well: %s', (name, look, language) =>
    visiting('maya', look, async (maya) => {
      await maya.goTo('/projects/HAR/candor');
      if (language !== 'English') await maya.setLanguage(language);
      await maya.app.getByRole('button', { name: /^(Write update|Open draft|撰写更新|打开草稿)/ }).first().click();
      await maya.app.locator('.finding-stop').first().waitFor();
      await clean(maya, name);
      if (language !== 'English') await maya.setLanguage('English');
    }),
  );

  it('is overruled with one click, and that is kept and can be taken back', () =>
    visiting('maya', {}, async (maya) => {
      await openDraft(maya);
      const next = section(maya, 'Coming next');
      const stop = next.locator('.finding-stop').first();
      await stop.getByRole('button', { name: 'agreed with the client' }).click();
      await next.getByText('Overruled by Maya', { exact: false }).waitFor();
      await clean(maya, 'overruled');
      await next.getByRole('button', { name: 'Take back' }).click();
      await stop.waitFor();
      await next.getByRole('textbox').last().fill('We do the same for others as well');
      await next.getByRole('textbox').last().blur();
      await stop.waitFor({ state: 'detached' });
    }));
});
