import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { type Running, removeData, startProgram } from './program';
import { openVisit, type Visit } from './visit';

jest.setTimeout(240_000);

const maya = { email: 'maya@studio.example', token: 'maya-token' };

describe('a newcomer with an empty project', () => {
  let browser: Browser;
  let program: Running;
  let visit: Visit;

  beforeAll(async () => {
    [browser, program] = await Promise.all([launchBrowser(), startProgram('empty')]);
    visit = await openVisit(browser, { url: program.url, person: maya });
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
    removeData(program);
  });

  it('sends the first update in at most five screens and twelve interactions, and reads it in the mailbox', async () => {
    const { app, press, write, choose } = visit;
    const screens: string[] = [];
    const screen = async (heading: string | RegExp) => {
      await app.getByRole('heading', { name: heading }).first().waitFor();
      screens.push(String(heading));
      expect(await visit.violations()).toEqual([]);
      expect(await visit.overflow()).toBeLessThanOrEqual(0);
    };

    await visit.goTo('/projects/FIR/candor');
    await screen('Who is this for?');
    await write(app.getByRole('textbox', { name: /^Client/ }), 'Harbor Coffee');
    await choose(app.getByRole('combobox', { name: 'How messages reach them' }), 'request');
    await write(app.getByRole('combobox', { name: /^Account/ }), 'Ana');
    await press(app.getByRole('listbox').getByRole('option', { name: /Ana Silva/ }));
    await press(app.getByRole('button', { name: 'Continue' }));

    await screen('What may they see?');
    expect(await app.getByRole('radio', { checked: true }).count()).toBe(0);
    await press(app.getByText('All issues but sub-tasks'));
    await press(app.getByRole('button', { name: 'Write the draft' }));

    await screen(/Update 1 to Harbor Coffee/);
    await app.getByText('Evidence from Jira').waitFor();
    await press(app.getByRole('button', { name: 'Preview' }));

    await screen('Preview for Harbor Coffee');
    await app.getByText('This is exactly what Candor hands to Jira.').waitFor();
    await press(app.getByRole('button', { name: 'Send…' }));

    await screen('Send to Harbor Coffee?');
    await press(app.getByRole('button', { name: 'Send to 1 person' }));
    await app.getByRole('button', { name: 'Take back' }).waitFor();

    expect(screens.length).toBeLessThanOrEqual(5);
    expect(visit.interactions()).toBeLessThanOrEqual(12);

    await app.getByText('Posted').waitFor({ timeout: 60_000 });
    const mail = await visit.mail('ana@client.example', 'first update');
    expect(mail.html).toContain('Harbor Coffee');
  });

  it('shows the message to the customer on her request, and to nobody else', async () => {
    const asAna = { authorization: `Basic ${Buffer.from('ana@client.example:ana-token').toString('base64')}` };
    const requests = (await (await fetch(`${program.url}/rest/servicedeskapi/request`, { headers: asAna })).json()) as { values: { issueKey: string }[] };
    const key = requests.values[0]?.issueKey ?? '';
    const comments = (await (await fetch(`${program.url}/rest/servicedeskapi/request/${key}/comment`, { headers: asAna })).json()) as { values: { body: string; public: boolean }[] };
    expect(comments.values).toEqual([expect.objectContaining({ public: true, body: expect.stringContaining('Harbor Coffee') })]);
    const asTom = { authorization: `Basic ${Buffer.from('tom@client.example:tom-token').toString('base64')}` };
    expect((await fetch(`${program.url}/rest/api/3/issue/${key}`, { headers: asTom })).status).toBe(404);
  });

  it('keeps the update through a crash', async () => {
    await visit.leave();
    await program.kill();
    program = await startProgram('empty', program.dataFolder);
    visit = await openVisit(browser, { url: program.url, person: maya });
    await visit.goTo('/projects/FIR/candor');
    await visit.app.getByText('Update 1', { exact: false }).first().waitFor();
    expect((await visit.mailbox()).filter(({ text }) => text.includes('first update'))).toHaveLength(1);
    await visit.leave();
  });
});
