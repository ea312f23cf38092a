import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';

jest.setTimeout(400_000);

describe('a file of an issue on a line of an update', () => {
  const { visiting } = agencyJourneys();
  const clean = looksClean('attachments');

  it('is private until it is marked, goes with the line, and arrives on the client’s request', async () => {
    let requestKey = '';
    await visiting('maya', {}, async (maya) => {
      const { app, page } = maya;
      const found = async () => {
        const query = new URLSearchParams({ jql: 'project = HAR AND summary ~ "Receipt by e-mail"', fields: 'attachment' });
        const { issues } = (await (await maya.jira(`/rest/api/3/search/jql?${query.toString()}`)).json()) as { issues: { key: string; fields: { attachment: { id: string; filename: string }[] } }[] };
        return issues[0];
      };
      const key = (await found())?.key ?? '';
      await maya.goTo(`/browse/${key}`);
      await page.getByLabel('Attach a file').setInputFiles({ name: 'Draft, old.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
      await page.locator('.add-file button').click();
      await page.getByRole('link', { name: 'Draft, old.pdf' }).waitFor();
      await maya.picture('attachments-issue');

      const line = app.locator('li.line', { has: app.getByRole('button', { name: new RegExp(`\\b${key}\\b`) }) }).first();
      const files = line.locator('.line-files');
      const dialog = app.getByRole('dialog');
      const openDraft = async () => {
        await maya.goTo('/projects/HAR/candor');
        await app.getByRole('button', { name: /^(Write update|Open draft|撰写更新|打开草稿)/ }).first().click();
        await line.waitFor();
      };
      const openFiles = async () => {
        await line.hover();
        await line.getByRole('button', { name: new RegExp(`^(Attach a file of ${key}|附加 ${key} 的文件)$`) }).click();
        await dialog.getByText('Sample receipt.pdf', { exact: true }).waitFor();
      };
      const mark = async (name: string) => {
        await dialog.getByRole('checkbox', { name: `May go to Harbor Coffee: ${name}` }).click();
        const take = dialog.getByRole('checkbox', { name: `Send with this line: ${name}` });
        await dialog.locator('li', { hasText: name }).getByText('For Harbor Coffee', { exact: true }).waitFor();
        await take.click();
      };
      await openDraft();
      await openFiles();
      expect(await dialog.getByRole('checkbox', { name: 'Send with this line: Sample receipt.pdf' }).isDisabled()).toBe(true);
      await clean(maya, 'private');
      await mark('Sample receipt.pdf');
      await mark('Draft, old.pdf');
      await clean(maya, 'marked');
      await dialog.getByRole('button', { name: 'Done' }).click();
      await files.getByText('Sample receipt.pdf').waitFor();
      await clean(maya, 'line');

      // Somebody deletes one meanwhile: the message is stopped until it is taken off.
      const old = (await found())?.fields.attachment.find(({ filename }) => filename === 'Draft, old.pdf');
      await maya.jira(`/rest/api/3/attachment/${old?.id}`, { method: 'DELETE' });
      await app.getByRole('button', { name: 'Preview' }).click();
      const stop = app.getByText('“Draft, old.pdf” is not on its issue any more.');
      await stop.waitFor();
      await clean(maya, 'stop');
      await app.getByRole('button', { name: 'Take it off' }).click();
      await stop.waitFor({ state: 'detached' });
      await clean(maya, 'preview');

      await maya.setLook({ theme: 'dark', width: 480 });
      await openDraft();
      await files.waitFor();
      await maya.setLanguage('简体中文');
      await openDraft();
      await files.getByText('Sample receipt.pdf').waitFor();
      expect(await files.getByText('Draft, old.pdf').count()).toBe(0);
      await openFiles();
      await clean(maya, 'chinese-dark');
      await maya.setLook({});
      await maya.page.reload();
      await maya.setLanguage('English');

      await openDraft();
      await app.getByRole('button', { name: 'Send…' }).click();
      await dialog.getByRole('button', { name: /^Send to/ }).click();
      await app.getByRole('button', { name: 'Take back' }).waitFor();
      await maya.moveTime(20);
      await app.getByRole('button', { name: /Update 3/ }).first().click();
      await app.getByText('Posted').waitFor({ timeout: 60_000 });
      await clean(maya, 'sent');
      requestKey = /SUP-\d+/.exec((await app.getByText(/SUP-\d+/).first().textContent()) ?? '')?.[0] ?? '';
    });
    await visiting('ana', {}, async (ana) => {
      await ana.goTo(`/portal/${requestKey}`);
      const file = ana.page.getByRole('link', { name: 'Sample receipt.pdf' });
      await file.waitFor();
      await ana.picture('attachments-portal');
      const content = await ana.page.request.get(new URL((await file.getAttribute('href')) ?? '', ana.page.url()).href);
      expect((await content.body()).subarray(0, 5).toString()).toBe('%PDF-');
    });
  });
});
