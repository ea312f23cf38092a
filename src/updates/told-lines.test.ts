import { startSending, type Sending } from '../../local/testing/sending';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

async function without(section: 'risks') {
  const { maya, engagementId } = sending;
  const draft = await maya.value('updates.refresh', { engagementId });
  const current = draft.sections.find(({ name }) => name === section);
  await maya.value('updates.save-section', { engagementId, section, revision: current?.revision ?? '', lines: [] });
}

it('an issue that only the summary names is checked before it is told', async () => {
  const late = sending.world.issue({ summary: 'Loyalty sync', duedate: '2026-11-12' });
  await without('risks');
  const input = await sending.sendInput();
  expect((await sending.preview()).recipients[0]?.message.text).toContain('Loyalty sync');
  await sending.maya.value('clients.set-visibility', { engagementId: sending.engagementId, issueId: late.id, choice: 'hidden' });
  expect(await sending.maya.call('updates.send', input)).toMatchObject({ ok: false, error: { message: 'failure.issue-hidden', parameters: { key: late.key } } });
});

it('words a person typed in every language name no issue but their own', async () => {
  const { maya, engagementId } = sending;
  const late = sending.world.issue({ summary: 'Loyalty sync', duedate: '2026-11-12' });
  await without('risks');
  const draft = await maya.value('updates.draft', { engagementId });
  const summary = draft.sections.find(({ name }) => name === 'summary');
  const lines = (summary?.lines ?? []).map(({ generated: _generated, ...line }) => ({ ...line, text: { en: 'Something is late.', 'zh-CN': '有一项工作逾期。' } }));
  await maya.value('updates.save-section', { engagementId, section: 'summary', revision: summary?.revision ?? '', lines });
  // That it leaves bad news out is another matter.
  const { findings } = await maya.value('updates.check', { engagementId });
  for (const { id, evidence, level } of findings) if (level === 'stop') await maya.value('updates.overrule', { engagementId, findingId: id, evidence, reason: 'told-by-phone' });
  const input = await sending.sendInput();
  await maya.value('clients.set-visibility', { engagementId, issueId: late.id, choice: 'hidden' });
  expect(await maya.call('updates.send', input)).toMatchObject({ ok: true });
});
