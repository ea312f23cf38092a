import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';

jest.setTimeout(400_000);

describe('a file of an issue on a line of an update', () => {
  const { visiting } = agencyJourneys();
  const clean = looksClean('attachments');

  it('is private until it is marked, goes with the line, and arrives on the client’s request', async () => {
    let requestKey = '';
    await visiting('maya', {}, async (maya) => {
      const { app } = maya;
      const { issues } = (await (await maya.jira(`/rest/api/3/search/jql?${new URLSearchParams({ jql: 'project = HAR AND summary ~ "Receipt by e-mail"', fields: 'attachment' }).toString()}`)).json()) as { issues: { key: string; fields: { attachment: { id: string }[] } }[] };
      const [issue] = issues;
      const line = app.locator('li.line', { has: app.getByRole('button', { name: new RegExp(`\\b${issue?.key}\\b`) }) }).first();
      const openDraft = async () => {
        await maya.goTo('/projects/HAR/candor');
        await app.getByRole('button', { name: /^(Write update|Open draft)/ }).first().click();
        await app.getByText('Evidence from Jira').waitFor();
      };
      await openDraft();
      await line.hover();
      await line.getByRole('button', { name: `Attach a file of ${issue?.key}` }).click();
      const dialog = app.getByRole('dialog');
      await dialog.getByText('Sample receipt.pdf', { exact: true }).waitFor();
      await clean(maya, 'private');
      const take = dialog.getByRole('checkbox', { name: 'Send with this line: Sample receipt.pdf' });
      expect(await take.isDisabled()).toBe(true);
      await dialog.getByRole('checkbox', { name: /^May go to Harbor Coffee/ }).click();
      await dialog.getByText('For Harbor Coffee').waitFor();
      await take.click();
      await clean(maya, 'marked');
      await dialog.getByRole('button', { name: 'Done' }).click();
      await line.getByRole('list', { name: 'Files' }).getByText('Sample receipt.pdf').waitFor();
      await clean(maya, 'line');

      await app.getByRole('button', { name: 'Preview' }).click();
      await app.getByRole('heading', { name: /^Preview/ }).waitFor();
      await app.getByText(/Sample receipt\.pdf/).first().waitFor();
      await clean(maya, 'preview');

      // Its mark is taken back meanwhile: a Stop, and off with one click.
      await openDraft();
      await line.hover();
      await line.getByRole('button', { name: `Attach a file of ${issue?.key}` }).click();
      await dialog.getByRole('checkbox', { name: /^May go to Harbor Coffee/ }).click();
      await dialog.getByText('Private').waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await line.getByRole('list', { name: 'Files' }).waitFor({ state: 'detached' });
      await line.hover();
      await line.getByRole('button', { name: `Attach a file of ${issue?.key}` }).click();
      await dialog.getByRole('checkbox', { name: /^May go to Harbor Coffee/ }).click();
      await dialog.getByText('For Harbor Coffee').waitFor();
      await take.click();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await line.getByRole('list', { name: 'Files' }).waitFor();

      await maya.setLook({ theme: 'dark', width: 480 });
      await openDraft();
      await line.getByRole('list', { name: 'Files' }).waitFor();
      await clean(maya, 'line-dark');
      await maya.setLook({});

      await openDraft();
      await app.getByRole('button', { name: 'Send…' }).click();
      await dialog.getByRole('button', { name: /^Send to/ }).waitFor();
      await dialog.getByRole('button', { name: /^Send to/ }).click();
      await app.getByRole('heading', { name: 'Recipients' }).waitFor();
      await maya.moveTime(20);
      await maya.reloadUntil(app.getByText('Posted', { exact: true }));
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
