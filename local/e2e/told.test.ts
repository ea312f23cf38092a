import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Visit } from './visit';

jest.setTimeout(300_000);

const ana = 'ana.silva@harborcoffee.example';

describe('what a client was told of an issue', () => {
  const { open, visiting } = agencyJourneys();

  const clean = looksClean('told');
  /** Keys depend on the day the seed is planted; summaries do not. */
  const issueNamed = async ({ jira }: Visit, summary: string) => {
    const body = JSON.stringify({ jql: `project = HAR AND summary ~ "\\"${summary}\\""`, fields: ['summary'] });
    const { issues } = (await (await jira('/rest/api/3/search/jql', { method: 'POST', body })).json()) as { issues: { key: string }[] };
    return issues[0]?.key ?? `no issue ${summary}`;
  };
  const search = ({ goTo }: Visit, jql: string) => goTo(`/projects/HAR?${new URLSearchParams({ jql }).toString()}`);

  it('is worse than told when an issue comes back, until somebody has told it in a call', async () => {
    const maya = await open('maya');
    const key = await issueNamed(maya, 'Mark a drink as sold out');
    const worse = `project = HAR AND clientTold = worse AND key = ${key}`;

    await visiting('priya', {}, async (priya) => {
      await search(priya, worse);
      await priya.page.getByText('No issue matches this search.').waitFor();
      await priya.goTo(`/browse/${key}`);
      await priya.app.getByText('as told').waitFor();
      await priya.page.getByRole('combobox', { name: 'Change status' }).selectOption({ label: 'In Progress' });
      await priya.app.getByText('worse than told, since today').waitFor();
    });
    await visiting('jonas', { width: 480, theme: 'dark' }, async (jonas) => {
      await jonas.goTo(`/browse/${key}`);
      await jonas.app.getByText('worse than told, since today').waitFor();
      const facts = await jonas.app.locator('.told-facts').innerText();
      expect(facts.replace(/\s+/g, ' ')).toMatch(/told Done now In progress · Reopened/);
      await jonas.app.getByText(/^Update 2, .*Maya Lindqvist$/).waitFor();
      await clean(jonas, 'worse');
    });
    await search(maya, worse);
    await maya.reloadUntil(maya.page.getByRole('link', { name: 'Mark a drink as sold out' }));

    await maya.goTo(`/browse/${key}`);
    const { app } = maya;
    await app.getByRole('button', { name: 'Log a contact…' }).click();
    const dialog = app.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Ana Silva' }).check();
    await dialog.getByRole('textbox', { name: /^In two lines/ }).fill('Marking drinks came back from the try-out. Ana knows, and can live with it for a week.');
    expect(await dialog.getByRole('checkbox', { name: `Told about ${key}` }).isChecked()).toBe(true);
    expect(await dialog.getByRole('combobox', { name: 'State' }).inputValue()).toBe('in-progress');
    await clean(maya, 'log');
    await dialog.getByRole('button', { name: 'Log it' }).click();
    await app.getByText('as told').waitFor();
    await app.getByText(/^By word of mouth \(Call\), .*, logged by Maya Lindqvist$/).waitFor();
    await clean(maya, 'as-told');

    await search(maya, worse);
    await maya.reloadUntil(maya.page.getByText('No issue matches this search.'));
    await maya.goTo('/projects/HAR/candor/clients');
    await app.getByText('Harbor Coffee').click();
    await app.getByText('Ana knows, and can live with it for a week.', { exact: false }).waitFor();
    await app.getByText(`Told: ${key}`).waitFor();
    await app.getByText('Call · Ana Silva').waitFor();
    await clean(maya, 'contact-log');
    await maya.leave();
  });

  it('is as told again by a note, once the time to take it back has passed', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      const key = await issueNamed(maya, 'Listing in both app stores');
      await maya.goTo(`/browse/${key}`);
      await app.getByText(/worse than told, \d+ days?/).waitFor();
      await app.getByRole('button', { name: 'Tell the client…' }).click();
      const dialog = app.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^Your note/ }).fill('The stores ask for new pictures; we expect both listings next week.');
      await clean(maya, 'note');
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await dialog.getByRole('button', { name: 'Send to 2 people' }).waitFor();
      await clean(maya, 'note-preview');
      await dialog.getByRole('button', { name: 'Send to 2 people' }).click();
      await dialog.getByRole('button', { name: 'Take back' }).waitFor();
      expect((await maya.mailbox()).filter(({ text }) => text.includes('new pictures'))).toEqual([]);
      await clean(maya, 'note-sent');

      await maya.moveTime(20);
      expect((await maya.mail(ana, 'The stores ask for new pictures')).subject).toContain('Updates on Harbor ordering app');
      await maya.reloadUntil(app.getByText('as told'));
      await app.getByText(/^Note, .*, Maya Lindqvist$/).waitFor();
      await clean(maya, 'as-told-by-note');
      await maya.goTo('/projects/HAR/candor');
      await app.getByText('Note', { exact: false }).first().waitFor();
      await clean(maya, 'history');
      expect((await maya.mailbox()).filter(({ to, text }) => to.includes(ana) && text.includes('new pictures'))).toHaveLength(1);
    }));
});
