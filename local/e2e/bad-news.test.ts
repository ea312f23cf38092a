import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Visit } from './visit';

jest.setTimeout(400_000);

const ana = 'ana.silva@harborcoffee.example';

describe('bad news', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('bad-news');
  /** Keys depend on the day the seed is planted; summaries do not. */
  const issueNamed = async ({ jira }: Visit, summary: string) => {
    const body = JSON.stringify({ jql: `project = HAR AND summary ~ "\\"${summary}\\""`, fields: ['summary'] });
    const { issues } = (await (await jira('/rest/api/3/search/jql', { method: 'POST', body })).json()) as { issues: { key: string }[] };
    return issues[0]?.key ?? `no issue ${summary}`;
  };

  it('is offered to be told now beside the issue, with its words begun', () =>
    visiting('maya', {}, async (maya) => {
      const { app, page } = maya;
      const key = await issueNamed(maya, 'Mark a drink as sold out');
      await maya.goTo(`/browse/${key}`);
      await app.getByText('as told').waitFor();
      await page.getByRole('combobox', { name: 'Change status' }).selectOption({ label: 'In Progress' });
      await app.getByText('not told for less than a working hour').waitFor();
      await clean(maya, 'panel');
      await app.getByRole('button', { name: 'Tell Harbor Coffee now' }).click();
      const dialog = app.getByRole('dialog');
      const field = dialog.getByRole('textbox', { name: /^Your note/ });
      await field.waitFor();
      expect(await field.inputValue()).toMatch(/was done before and has been opened again\.\nWhat we do about it: \[fill in\]$/);
      await clean(maya, 'note');
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await dialog.locator('.finding').first().waitFor();
      expect(await dialog.getByRole('button', { name: /^Send to/ }).isDisabled()).toBe(true);
      await clean(maya, 'stopped');
      await dialog.getByRole('button', { name: 'Back to the text' }).click();
      await field.fill((await field.inputValue()).replace('[fill in]', 'we are mending it, and tell you on Monday.'));
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await dialog.getByRole('button', { name: 'Send to 2 people' }).click();
      await dialog.getByRole('button', { name: 'Take back' }).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await app.getByText('A note is on its way').waitFor();
      await clean(maya, 'on-its-way');
      await maya.moveTime(20);
      expect((await maya.mail(ana, 'has been opened again')).text).toContain('What we do about it: we are mending it, and tell you on Monday.');
      await maya.reloadUntil(app.getByText('as told'));
      expect(await app.getByRole('button', { name: 'Tell Harbor Coffee now' }).count()).toBe(0);
    }));

  it('is told of once it is over the limit, on the client’s page and on Today', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor');
      await app.getByText(/over the limit/).first().waitFor();
      await maya.moveTime(3600);
      // The limit passed while the seed was planted, or within this hour: that depends on the day.
      expect((await maya.mail('maya@fernlight.example', 'does not know of this yet', maya.mailbox)).text).toMatch(/The plan allows 8\.[^]*– HAR-\d+: blocked/);
      await maya.goTo('/projects/HAR/candor');
      await app.getByText(/over the limit/).first().waitFor();
      await clean(maya, 'project');
      await app.getByRole('button', { name: /not told yet/ }).first().click();
      await app.getByRole('heading', { name: 'What Harbor Coffee does not know yet' }).waitFor();
      await app.getByText(/^Told before: /).click();
      await clean(maya, 'client');
      await maya.goTo('/apps/candor');
      await app.getByRole('heading', { name: /^Not told yet/ }).waitFor();
      await clean(maya, 'today');
      await app.getByRole('button', { name: 'Tell Harbor Coffee now' }).click();
      await app.getByRole('dialog').getByRole('textbox', { name: /^Your note/ }).waitFor();
      await clean(maya, 'today-note');
      await app.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await app.getByRole('button', { name: 'All engagements' }).or(app.getByRole('tab', { name: 'All engagements' })).first().click();
      await app.getByText(/not told yet/).first().waitFor();
      await clean(maya, 'all');
    }));

  it('reads as well in the dark and in Chinese', () =>
    visiting('maya', { theme: 'dark', width: 420 }, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor/clients');
      await maya.setLanguage('简体中文');
      await app.getByText('Harbor Coffee').click();
      await app.getByRole('heading', { name: 'Harbor Coffee尚不知情的事项' }).waitFor();
      await app.getByText(/^此前已告知：/).click();
      await clean(maya, 'client-dark-zh');
      await app.getByRole('button', { name: '立即告知Harbor Coffee' }).first().click();
      await app.getByRole('dialog').getByRole('textbox').waitFor();
      await clean(maya, 'note-dark-zh');
      await maya.goTo('/apps/candor');
      await app.getByRole('heading', { name: /^尚未告知/ }).waitFor();
      await clean(maya, 'today-dark-zh');
    }));
});
