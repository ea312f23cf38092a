import { agencyJourneys } from './agency-journeys';
import type { Visit } from './visit';

jest.setTimeout(240_000);

describe('an agency with two clients', () => {
  const { open, visiting } = agencyJourneys();
  const openDraft = async ({ app, goTo }: Visit, project: string) => {
    await goTo(`/projects/${project}/candor`);
    await app.getByRole('button', { name: /^(Write update|Open draft|撰写更新|打开草稿)$/ }).first().click();
    await app.getByRole('heading', { name: /^(Update \d+ to|给.*第)/ }).waitFor();
  };
  const saved = ({ app }: Visit) => app.getByText(/^(Saved|已保存|保存于)/).waitFor();

  it('shows what was sent before, with who sent it', () =>
    visiting('maya', {}, async (visit) => {
      await visit.goTo('/projects/HAR/candor');
      await visit.app.getByText('Update 2', { exact: false }).first().waitFor();
      await visit.app.getByText('Maya Lindqvist', { exact: false }).first().waitFor();
      expect(await visit.violations()).toEqual([]);
    }));

  it('keeps what is typed through a reload, and says nothing of issues the client may not see', () =>
    visiting('maya', {}, async (visit) => {
      await openDraft(visit, 'HAR');
      const { app } = visit;
      await app.getByRole('button', { name: /Add a line.*We need from you/ }).click();
      await app.getByRole('textbox', { name: /^We need from you, line 1/ }).fill('Please confirm the beta date.');
      await app.getByRole('textbox', { name: /^In short, line 1/ }).click();
      await saved(visit);
      await visit.page.reload();
      await app.getByText('Evidence from Jira').waitFor();
      expect(await app.getByRole('textbox', { name: /^We need from you, line 1/ }).inputValue()).toBe('Please confirm the beta date.');
      await app.getByRole('button', { name: 'Preview' }).click();
      const preview = await app.locator('body').innerText();
      expect(preview).not.toMatch(/HAR-\d/);
      await app.getByRole('tab', { name: 'Tom Baker' }).click();
      await app.getByText('Plain text').waitFor();
      expect(await app.locator('body').innerText()).toContain('Please confirm the beta date.');
    }));

  it('lets two editors see each other’s words instead of losing one', async () => {
    const maya = await open('maya');
    const jonas = await open('jonas');
    await openDraft(maya, 'HAR');
    await openDraft(jonas, 'HAR');
    const first = (visit: Visit) => visit.app.getByRole('textbox', { name: /^In short, line 1/ });
    await first(maya).fill('Words of Maya.');
    await first(maya).blur();
    await saved(maya);
    await first(jonas).fill('Words of Jonas.');
    await first(jonas).blur();
    await jonas.app.getByText('Saved by Maya Lindqvist:').waitFor();
    expect(await first(jonas).inputValue()).toBe('Words of Jonas.');
    await jonas.app.getByText('Words of Maya.').waitFor();
    await jonas.app.getByRole('button', { name: 'Keep mine' }).click();
    await saved(jonas);
    await maya.page.reload();
    await maya.app.getByText('Evidence from Jira').waitFor();
    expect(await first(maya).inputValue()).toBe('Words of Jonas.');
    await maya.leave();
    await jonas.leave();
  });

  it('takes an update back, then sends it for good by two roads', () =>
    visiting('maya', {}, async (visit) => {
      const { app } = visit;
      const send = async () => {
        await openDraft(visit, 'HAR');
        await app.getByRole('button', { name: 'Preview' }).click();
        await app.getByText('This is exactly what Candor hands to Jira.').waitFor();
        await app.getByRole('button', { name: 'Send…' }).click();
        await app.getByRole('button', { name: 'Send to 2 people' }).click();
      };
      await send();
      await app.getByRole('button', { name: 'Take back' }).click();
      await app.getByText(/Taken back/).first().waitFor();
      await visit.moveTime(20);
      expect(await visit.newMail()).toEqual([]);

      await send();
      await app.getByRole('button', { name: 'Take back' }).waitFor();
      await visit.moveTime(20);
      await app.getByRole('button', { name: /Update 3/ }).first().click();
      await app.getByText('Posted').waitFor({ timeout: 60_000 });
      await app.getByText('Queued by Jira').waitFor();
      expect(await visit.violations()).toEqual([]);
      for (const address of ['ana.silva', 'tom.baker']) await visit.mail(address, 'Please confirm the beta date.');
      const mails = await visit.newMail();
      expect(mails.map(({ to }) => to).sort()).toEqual([expect.stringContaining('ana.silva'), expect.stringContaining('tom.baker')]);
      expect(mails.every(({ text }) => text.includes('Please confirm the beta date.'))).toBe(true);
    }));

  it('writes for readers of two languages from the same evidence', () =>
    visiting('jonas', {}, async (visit) => {
      await openDraft(visit, 'CHG');
      const { app } = visit;
      await app.getByRole('tab', { name: /中文/ }).click();
      const chinese = await app.getByRole('textbox').first().inputValue();
      expect(chinese).toMatch(/\p{Script=Han}/u);
      await app.getByRole('tab', { name: /English/ }).click();
      await app.getByRole('button', { name: /Add a line.*Risks/ }).click();
      await app.getByRole('textbox', { name: /^Risks, line \d+, English/ }).last().fill('One thing only people know.');
      await app.getByRole('textbox', { name: /^In short, line 1/ }).click();
      await app.getByRole('tab', { name: /中文.*1/ }).click();
      await app.getByText(/Not written in/).waitFor();
      await app.getByRole('button', { name: /use as is/i }).click();
      await saved(visit);
      expect(await visit.violations()).toEqual([]);
    }));

  it.each([
    ['light', 1280],
    ['dark', 400],
  ] as const)('reads in Chinese, %s, at %i px, without anything sticking out', (theme, width) =>
    visiting('jonas', { theme, width }, async (visit) => {
      await visit.goTo('/projects/CHG/candor');
      await visit.setLanguage('简体中文');
      await visit.app.getByText('客户沟通').first().waitFor();
      expect(await visit.violations()).toEqual([]);
      expect(await visit.overflow()).toBeLessThanOrEqual(0);
      await visit.setLanguage('English');
      await visit.app.getByRole('heading', { name: 'Client communication' }).waitFor();
    }),
  );

  it('lets a viewer read and an outsider see nothing', async () => {
    await visiting('tom', {}, async (visit) => {
      await visit.goTo('/projects/HAR/candor');
      await visit.app.getByText('Drafts are for people who may edit').or(visit.app.getByText('Update 2', { exact: false })).first().waitFor();
      expect(await visit.app.getByRole('button', { name: /Write update|Open draft/ }).count()).toBe(0);
    });
    const erik = await open('erik');
    await erik.goTo('/projects/HAR/candor');
    expect(await erik.page.locator('iframe').count()).toBe(0);
    await erik.page.context().close();
  });

  it('saves settings for an administrator', () =>
    visiting('maya', {}, async (visit) => {
      await visit.goTo('/projects/HAR/settings/candor');
      const { app } = visit;
      await app.getByRole('button', { name: 'Save', exact: true }).waitFor();
      expect(await visit.violations()).toEqual([]);
      await app.getByRole('spinbutton').first().fill('2');
      await app.getByRole('button', { name: 'Save', exact: true }).click();
      await visit.page.getByText('Saved.').first().waitFor();
    }));
});
