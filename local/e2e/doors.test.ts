import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Visit } from './visit';

jest.setTimeout(300_000);

const ana = 'ana.silva@harborcoffee.example';

describe('the doors by which a client reaches us', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('doors');
  /** An ordinary request of Jira's own portal. */
  const raise = async ({ page, goTo }: Visit, type: string, summary: string, details: string) => {
    await goTo('/portal/new');
    await page.getByRole('combobox', { name: 'What is it about?' }).selectOption({ label: type });
    await page.getByRole('textbox', { name: 'Summary' }).fill(summary);
    await page.getByRole('textbox', { name: 'Details' }).fill(details);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/\/portal\/SUP-\d+$/);
  };
  const openInbox = ({ goTo }: Visit) => goTo('/projects/HAR/candor/feedback');

  it('suggests a kind for a plain request, says why, and lets one click put it right', async () => {
    await visiting('ana', {}, (visit) => raise(visit, 'Ask a question', 'Opening hours of Belém', 'On Sunday the app says closed, which is wrong. It does not work for our guests.'));
    await visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await openInbox(maya);
      const row = app.getByRole('button', { name: /Unread: Opening hours of Belém/ });
      await maya.reloadUntil(row);
      await row.click();
      const kind = app.getByRole('combobox', { name: 'Kind' }).last();
      await app.getByText(/^Suggested, because of: .*does not work/).waitFor();
      expect(await kind.inputValue()).toBe('problem');
      await clean(maya, 'suggested');
      await kind.selectOption({ label: 'Question' });
      await app.getByText(/^Suggested/).waitFor({ state: 'detached' });
      await maya.page.reload();
      await app.getByText('by a request', { exact: false }).waitFor();
      expect(await kind.inputValue()).toBe('question');
      expect(await app.getByText(/^Suggested/).count()).toBe(0);
    });
  });

  it('takes an answer to an update as a reply, and sends no receipt for it', async () => {
    const receipts = async (visit: Visit) => (await visit.mailbox()).filter(({ to, text }) => to.includes(ana) && text.includes('Reference: F-')).length;
    let before = 0;
    await visiting('ana', {}, async (visit) => {
      before = await receipts(visit);
      expect(before).toBeGreaterThan(0);
      await visit.goTo('/portal');
      await visit.page.getByRole('link', { name: /^Updates on Harbor ordering app/ }).click();
      await visit.page.getByRole('textbox', { name: 'Add a comment' }).fill('Lovely progress, thank you!');
      await visit.page.getByRole('button', { name: 'Save' }).click();
      await visit.page.locator('.comment', { hasText: 'Lovely progress' }).waitFor();
    });
    await visiting('maya', {}, async (maya) => {
      await openInbox(maya);
      const row = maya.app.getByRole('button', { name: /Unread: Lovely progress/ });
      await maya.reloadUntil(row);
      await row.click();
      await maya.app.getByText('in answer to update 2', { exact: false }).waitFor();
      await clean(maya, 'reply');
      expect(await receipts(maya)).toBe(before);
    });
  });

  it('holds a reply that came another way', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await openInbox(maya);
      await app.getByRole('button', { name: 'Paste a reply…' }).click();
      const dialog = app.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'From' }).selectOption({ label: 'Tom Baker · Harbor Coffee' });
      await dialog.getByRole('textbox', { name: /^Their words/ }).fill('Could the app remember my favourite shop?');
      await clean(maya, 'paste');
      await dialog.getByRole('button', { name: 'Put it in the inbox' }).click();
      await app.getByText('pasted by us', { exact: false }).waitFor();
      await app.getByText('so there is no request to answer on', { exact: false }).waitFor();
      await clean(maya, 'pasted');
    }));

  it('greets a visitor and a stranger, and tells them nothing', async () => {
    const names = /Harbor|晨光|Ana Silva|Maya|F-[0-9A-Z]{4}/;
    await visiting('nobody', { width: 400 }, async (visit) => {
      await visit.goTo('/portal');
      const panel = visit.module('portal-panel');
      await panel.getByText('sign in and tell us anything', { exact: false }).waitFor();
      expect(await panel.locator('body').innerText()).not.toMatch(names);
      await clean(visit, 'visitor');
    });
    await visiting('erik', {}, async (visit) => {
      for (const [path, key] of [['/portal/app', 'portal-feedback'], ['/portal/profile', 'portal-preferences']] as const) {
        await visit.goTo(path);
        await visit.module(key).getByText('You are signed in, but not as a contact of a running project.', { exact: false }).waitFor();
        expect(await visit.module(key).locator('body').innerText()).not.toMatch(names);
      }
      await clean(visit, 'stranger');
      // Who raises requests here for other reasons is not spoken to at all.
      const opened = visit.page.waitForResponse((response) => response.request().postData()?.includes('portal.open') ?? false);
      await visit.goTo('/portal');
      await (await opened).finished();
      const root = visit.module('portal-panel').locator('#root');
      await root.getByRole('status').waitFor({ state: 'detached' });
      expect(await root.innerText()).toBe('');
    });
  });

  it('lets her say how she wants to hear, and shows it to whoever writes', async () => {
    const date = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    const wish = (choose: (visit: Visit) => Promise<unknown>) =>
      visiting('ana', { width: 400 }, async (visit) => {
        await visit.goTo('/portal/profile');
        const form = visit.module('portal-preferences');
        await form.getByRole('button', { name: 'Save' }).waitFor();
        await choose(visit);
        await form.getByRole('button', { name: 'Save' }).click();
        await form.getByText('Saved.').waitFor();
        await clean(visit, 'wishes');
      });
    const preview = async ({ app, goTo }: Visit) => {
      await goTo('/projects/HAR/candor');
      await app.getByRole('button', { name: /^(Write update|Open draft)$/ }).click();
      await app.getByText('Evidence from Jira').waitFor();
      await app.getByRole('button', { name: 'Preview' }).click();
      await app.getByRole('button', { name: 'Send…' }).click();
      await app.getByRole('dialog').waitFor();
    };

    await wish(async (visit) => {
      await visit.module('portal-preferences').getByRole('radio', { name: /^In short/ }).check();
      await visit.module('portal-preferences').getByLabel('Pause until').fill(date);
    });
    await visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor/clients');
      await app.getByText('Harbor Coffee').click();
      await app.getByRole('row', { name: /Ana Silva.*In short.*Paused until/s }).waitFor();
      await clean(maya, 'client');
      await preview(maya);
      await app.getByRole('dialog').getByText(/Ana Silva has paused/).waitFor();
      await clean(maya, 'paused');
    });
    await wish((visit) => visit.module('portal-preferences').getByRole('button', { name: 'Do not pause' }).click());
    await visiting('maya', {}, async (maya) => {
      await preview(maya);
      await maya.app.getByRole('dialog').getByText(/^Ana Silva gets the short form/).waitFor();
      await clean(maya, 'short');
    });
  });

  it('goes by a rule that was tried before it was saved', async () => {
    const words = 'Please send the refund for Sunday again.';
    await visiting('maya', {}, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/settings/candor');
      await app.getByRole('tab', { name: 'Feedback' }).click();
      const tryIt = async (outcome: string | RegExp) => {
        await app.getByRole('textbox', { name: 'A text as a client might write it' }).fill(words);
        await app.getByRole('button', { name: 'Try it', exact: true }).click();
        await app.getByRole('status').getByText(outcome).waitFor();
      };
      await tryIt('No rule catches it');
      await app.getByRole('button', { name: 'Add a rule' }).first().click();
      const dialog = app.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^Name of the rule/ }).fill('Refunds');
      await dialog.getByRole('textbox', { name: 'Words in the text' }).fill('refund\n退款');
      await dialog.getByRole('combobox', { name: 'Owner' }).selectOption({ label: 'Jonas Weber' });
      await dialog.getByRole('textbox', { name: 'Labels' }).fill('money');
      await clean(maya, 'rule');
      await dialog.getByRole('button', { name: 'Done' }).click();
      await app.getByText('When it says “refund” or “退款”: give it to Jonas Weber, label it money.').waitFor();
      await tryIt(/^The rule “Refunds” catches it, because of the words .*refund/);
      await clean(maya, 'tried');
      await app.getByRole('button', { name: 'Save the rules' }).click();
      await maya.page.getByText('The rules are saved.').waitFor();
    });
    await visiting('ana', {}, (visit) => raise(visit, 'Ask a question', 'Refund', words));
    await visiting('jonas', {}, async (jonas) => {
      const { app } = jonas;
      await openInbox(jonas);
      await app.getByRole('combobox', { name: 'Owner' }).waitFor();
      const row = app.getByRole('button', { name: /Unread: Refund Please send.*Jonas Weber/s });
      await jonas.reloadUntil(row);
      await row.click();
      await app.getByText('Labels: money').waitFor();
      await clean(jonas, 'routed');
    });
  });
});
