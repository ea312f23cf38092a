import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Look } from './visit';

jest.setTimeout(300_000);

describe('what a client was promised', () => {
  const { visiting } = agencyJourneys();

  const clean = looksClean('promises');
  const looks: [string, Look][] = [['light', {}], ['dark-phone', { theme: 'dark', width: 420 }]];

  it.each(looks)('stands in a list, with what became of it: %s', (name, look) =>
    visiting('maya', look, async (maya) => {
      const { app } = maya;
      await maya.goTo('/projects/HAR/candor');
      await app.getByRole('button', { name: /^promises kept \d+ of \d+$/ }).click();
      await app.getByRole('heading', { name: 'Promises to Harbor Coffee' }).waitFor();
      await app.getByText(/^\d+ of \d+ kept$/).waitFor();
      await clean(maya, `open-${name}`);
      await app.getByRole('tab', { name: /^Late \(\d+\)$/ }).click();
      await app.getByText('late, announced', { exact: true }).first().waitFor();
      await app.getByText(/^announced .*, for .* · not done yet$/).waitFor();
      await clean(maya, `late-${name}`);
      await app.getByRole('button', { name: 'It will not be done…' }).first().click();
      await app.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await app.getByText('By then the promised day had passed, so it was late.').waitFor();
      await clean(maya, `settle-${name}`);
      await app.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await app.getByRole('tab', { name: /^Kept \(\d+\)$/ }).click();
      await app.getByText('kept', { exact: true }).first().waitFor();
      await app.getByRole('button', { name: 'Back to Harbor Coffee' }).click();
      await app.getByRole('button', { name: 'Promises', exact: true }).waitFor();
    }),
  );

  it('is said beside its issue, and beside every date of the next update, which may also be only expected', () =>
    visiting('maya', {}, async (maya) => {
      const { app } = maya;
      const { issues } = (await (await maya.jira('/rest/api/3/search/jql', { method: 'POST', body: JSON.stringify({ jql: 'project = HAR AND summary ~ "\\"Menu pictures load slowly\\""', fields: ['summary'] }) })).json()) as { issues: { key: string }[] };
      await maya.goTo(`/browse/${issues[0]?.key}`);
      await app.getByText(/^promised .* \(open\)$/).waitFor();
      await app.getByText('1 earlier promise').click();
      await app.getByText(/\(late, announced .*\)$/).waitFor();
      await clean(maya, 'panel');
      await maya.goTo('/projects/HAR/candor');
      await app.getByRole('button', { name: 'Write update' }).first().click();
      await app.getByText(/Our record: usually .*; /).first().waitFor();
      await clean(maya, 'draft');
      const line = app.getByRole('listitem').filter({ hasText: /Promised by/ }).first();
      await line.hover();
      await line.getByRole('button', { name: 'Only expect it' }).click();
      await app.getByText(/^Expected by .*, not promised$/).waitFor();
      await app.getByText(/^Saved /).waitFor();
      await app.getByRole('button', { name: 'Preview' }).click();
      await app.getByRole('tab', { name: /Ana Silva/ }).waitFor();
      await app.getByText('Expected, not promised.').first().waitFor();
    }));

  it('reads in Chinese', () =>
    visiting('jonas', {}, async (jonas) => {
      const { app } = jonas;
      await jonas.goTo('/projects/CHG/candor');
      await jonas.setLanguage('简体中文');
      await app.getByRole('button', { name: /^\d+ 项承诺兑现 \d+ 项$/ }).click();
      await app.getByRole('heading', { name: '对 晨光零售 的承诺' }).waitFor();
      await app.getByText('未到期', { exact: true }).first().waitFor();
      await clean(jonas, 'chinese');
      await jonas.setLanguage('English');
    }));
});
