import { agencyJourneys } from './agency-journeys';
import { looksClean } from './looks-clean';
import type { Visit } from './visit';

jest.setTimeout(300_000);

const reference = /F-[0-9A-Z]{4,}/;

describe('from what a customer says to what she is told', () => {
  const { open, visiting } = agencyJourneys();

  const clean = looksClean('circle');
  const mailsTo = async (visit: Visit, address: string, words: string) => (await visit.mailbox()).filter(({ to, text }) => to.includes(address) && text.includes(words));
  const finish = (issueKey: string) =>
    visiting('priya', {}, async (visit) => {
      const { page, app, goTo } = visit;
      await goTo(`/browse/${issueKey}`);
      await app.getByText(reference).waitFor();
      await clean(visit, `issue-${issueKey}`);
      await page.getByRole('combobox', { name: 'Change status' }).selectOption({ label: 'Done' });
      await page.locator('.status .lozenge', { hasText: 'Done' }).waitFor();
    });

  it('takes a problem from her phone through the inbox and an issue back to her', async () => {
    const address = 'ana.silva@harborcoffee.example';
    const ana = await open('ana', { width: 400 });
    const maya = await open('maya');
    const { app } = maya;

    await ana.goTo('/portal/app');
    const form = ana.module('portal-feedback');
    await form.getByRole('radio', { name: /Something is wrong/ }).check();
    await form.getByRole('radio', { name: 'It holds us up' }).check();
    await form.getByRole('textbox', { name: 'In your own words' }).fill('The stamp disappears when a guest pays with the card.');
    await clean(ana, 'form');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByRole('heading', { name: 'Thank you. We have it.' }).waitFor();
    const given = reference.exec(await form.locator('body').innerText())?.[0] ?? 'no reference';
    expect(given).toMatch(reference);
    await clean(ana, 'receipt');
    const created = await ana.mail(address, 'We have received your request');
    expect(created.text).toContain('The stamp disappears');
    const receipt = await ana.mail(address, `Reference: ${given}`);
    expect(receipt.text).toContain('Maya Lindqvist is looking after it.');
    const requestKey = /SUP-\d+/.exec(receipt.subject)?.[0] ?? 'no request';

    await maya.goTo('/projects/HAR/candor/feedback');
    await app.getByRole('button', { name: /Unread: The stamp disappears/ }).click();
    await app.getByRole('button', { name: 'Take it' }).click();
    await app.getByRole('button', { name: 'No owner' }).waitFor();
    await clean(maya, 'reading');
    await app.getByText('Ana Silva will read this.').waitFor();
    await app.getByRole('textbox', { name: 'Your answer' }).fill('Thank you, Ana. We can see it and mend it this week.');
    await app.getByRole('button', { name: 'Send to the client' }).click();
    await ana.mail(address, 'mend it this week');
    await app.getByRole('button', { name: 'Make an issue…' }).click();
    const dialog = app.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Type' }).waitFor();
    await clean(maya, 'make-issue');
    await dialog.getByRole('button', { name: 'Make the issue' }).click();
    const issue = app.getByRole('region', { name: 'Linked work' }).locator('.issue-key');
    await issue.waitFor();
    await clean(maya, 'linked');

    await ana.goTo(`/portal/${requestKey}`);
    await ana.reloadUntil(ana.module('portal-request').getByText('We are working on it.'));
    await clean(ana, 'in-work');

    await finish(await issue.innerText());
    await maya.reloadUntil(app.getByRole('heading', { name: 'The work is done. Tell those who asked.' }));
    await app.getByText('Goes to Ana Silva').waitFor();
    await clean(maya, 'done');
    await ana.reloadUntil(ana.module('portal-request').getByText('We will tell you in a moment', { exact: false }));
    await app.getByRole('textbox', { name: 'Text in English' }).fill('Stamps stay now, also when a guest pays with the card.');
    await app.getByRole('button', { name: 'Tell them' }).click();
    await app.getByRole('article').getByText('Told', { exact: true }).waitFor();
    await clean(maya, 'told');
    await ana.mail(address, 'Stamps stay now');
    await ana.reloadUntil(ana.module('portal-request').getByText('It is done.'));
    await clean(ana, 'request-told');

    await maya.moveTime(3600);
    await maya.reloadUntil(app.getByRole('article').getByText('Told', { exact: true }));
    expect(await mailsTo(ana, address, 'Stamps stay now')).toHaveLength(1);
    expect(await mailsTo(ana, address, `Reference: ${given}`)).toHaveLength(1);
    await Promise.all([ana.leave(), maya.leave()]);
  });

  it('speaks Chinese with the customer and with the project manager', async () => {
    const address = 'wang.fang@chenguang.example';
    const fang = await open('fang', { theme: 'dark' });
    const jonas = await open('jonas', { theme: 'dark' });
    const { app } = jonas;

    await fang.goTo('/portal');
    const panel = fang.module('portal-panel');
    await panel.getByRole('button', { name: '告诉我们' }).click();
    await panel.getByRole('radio', { name: /^建议或变更/ }).check();
    await panel.getByRole('textbox', { name: '请用您自己的话说' }).fill('希望每家门店可以单独投放优惠券。');
    await clean(fang, 'zh-form');
    await panel.getByRole('button', { name: '发送' }).click();
    await panel.getByRole('heading', { name: '谢谢，我们已收到。' }).waitFor();
    const given = reference.exec(await panel.locator('body').innerText())?.[0] ?? 'no reference';
    await clean(fang, 'zh-receipt');
    const receipt = await fang.mail(address, `编号：${given}`);
    expect(receipt.text).toContain('由Jonas Weber负责跟进');

    await jonas.goTo('/projects/CHG/candor/feedback');
    await jonas.setLanguage('简体中文');
    await app.getByRole('button', { name: /未读: 希望每家门店/ }).click();
    await app.getByText('王芳 会读到。').waitFor();
    await app.getByRole('button', { name: '关联事务…' }).click();
    const dialog = app.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '此项目的事务' }).fill('按门店投放优惠券');
    await dialog.getByRole('option', { name: /按门店投放优惠券/ }).click();
    const issue = app.getByRole('region', { name: '关联的工作' }).locator('.issue-key');
    await issue.waitFor();
    await clean(jonas, 'zh-linked');

    await finish(await issue.innerText());
    await jonas.reloadUntil(app.getByRole('heading', { name: '工作已完成，请告知提出的人。' }));
    const text = app.getByRole('textbox', { name: '中文文字' });
    expect(await text.inputValue()).toContain('按门店投放优惠券');
    await clean(jonas, 'zh-done');
    await app.getByRole('button', { name: '告知他们' }).click();
    await app.getByRole('article').getByText('已告知', { exact: true }).waitFor();
    await fang.mail(address, '您提出的需求已经完成');
    await fang.goTo(`/portal/${/SUP-\d+/.exec(receipt.subject)?.[0]}`);
    const request = fang.module('portal-request');
    await fang.reloadUntil(request.getByText('已完成。'));
    await request.getByText('按门店投放优惠券').waitFor();
    await clean(fang, 'zh-request-told');
    expect(await mailsTo(fang, address, '您提出的需求已经完成')).toHaveLength(1);
    await Promise.all([fang.leave(), jonas.leave()]);
  });
});
