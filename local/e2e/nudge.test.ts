import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Look, Visit } from './visit';

jest.setTimeout(300_000);

describe('a question to a colleague', () => {
  const { visiting, open } = agencyJourneys();

  const clean = looksClean('nudge');
  const openDraft = async (visit: Visit) => {
    await visit.goTo('/projects/HAR/candor');
    await visit.app.getByRole('button', { name: /^(Write update|Open draft|撰写更新|打开草稿)/ }).first().click();
    await visit.app.getByText(/^(Evidence from Jira|来自 Jira 的依据)/).first().waitFor();
  };
  const words = 'Finance signs the new tax table tomorrow morning, then I can finish the receipt.';

  it('is read before it is posted, answered in Jira, and used in the line, where the check then stops it', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await openDraft(maya);
      await clean(maya, 'may-ask');
      const row = app.getByRole('listitem').filter({ hasText: 'Receipt shows the wrong tax rate' }).filter({ has: app.getByRole('button', { name: /^Ask / }) });
      await row.getByRole('button', { name: /^Ask / }).click();
      const dialog = app.getByRole('dialog');
      await dialog.getByText(/has passed: when will it be done\?/).waitFor();
      await clean(maya, 'dialog');
      await dialog.getByRole('button', { name: 'Post comment' }).click();
      const asked = app.getByText(/^Maya .* asked .+, \d\d:\d\d$/);
      await asked.waitFor();
      await dialog.waitFor({ state: 'detached' });
      await clean(maya, 'asked');

      const { issues } = (await (await maya.jira('/rest/api/3/search/jql', { method: 'POST', body: JSON.stringify({ jql: 'project = HAR AND summary ~ "\\"wrong tax rate\\""', fields: ['assignee'] }) })).json()) as { issues: { id: string; fields: { assignee: { displayName: string } } }[] };
      const [issue] = issues;
      const colleague = await open(issue?.fields.assignee.displayName.startsWith('Priya') ? 'priya' : 'jonas');
      const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
      expect((await colleague.jira(`/rest/api/3/issue/${issue?.id}/comment`, { method: 'POST', body: JSON.stringify({ body }) })).status).toBe(201);
      await colleague.leave();

      await app.getByRole('button', { name: 'Read Jira again' }).click();
      await app.getByText(words).waitFor();
      await app.getByText(words).scrollIntoViewIfNeeded();
      await clean(maya, 'answered');
      await app.getByRole('button', { name: 'Use in the line' }).click();
      await app.getByText(/^Answer of .* used, /).waitFor();
      const line = app.locator('textarea:focus');
      await line.waitFor();
      expect(await line.inputValue()).toContain(words);
      await app.locator('.finding-stop').first().waitFor();
      await clean(maya, 'used');
    }));

  const looks: [string, Look, 'English' | '简体中文'][] = [
    ['phone-dark', { theme: 'dark', width: 400 }, 'English'],
    ['chinese', {}, '简体中文'],
  ];
  it.each(looks)('reads well: %s', (name, look, language) =>
    visiting('maya', look, async (maya) => {
      await maya.goTo('/projects/HAR/candor');
      await maya.setLanguage(language);
      await openDraft(maya);
      await maya.app.getByRole('button', { name: language === 'English' ? /^Ask / : /^询问 / }).first().click();
      await maya.app.getByRole('dialog').waitFor();
      await clean(maya, `dialog-${name}`);
      await maya.app.getByRole('dialog').getByRole('button').first().click();
      await clean(maya, name);
      await maya.setLanguage('English');
    }),
  );
});
