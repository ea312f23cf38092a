import { randomUUID } from 'node:crypto';
import { editIssue } from '../../local/site/operations/issues';
import { type Sending, startSending } from '../../local/testing/sending';
import type { WatchedRisk } from '../clients/risk-contract';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

const draft = () => ({ engagementId: sending.engagementId });
const bank: WatchedRisk = { id: randomUUID(), names: { en: 'The bank answers slowly.', 'zh-CN': '银行答复慢' }, issues: [] };
const saving = async (watchedRisks: object[]) => {
  const { engagements } = await sending.maya.value('clients.open');
  const { client, glossary, anchorIssue, contacts: _contacts, projectId: _project, createdAt: _created, ...rest } = engagements.find(({ id }) => id === sending.engagementId) ?? sending.engagement;
  return { ...rest, plan: { ...rest.plan, watchedRisks }, clientName: client.name, statuses: glossary.statuses, ...(anchorIssue && { anchorIssueId: anchorIssue.id }) };
};
const watch = async (...risks: WatchedRisk[]) => sending.maya.value('clients.save-engagement', (await saving(risks)) as never);
const risks = async () => (await sending.maya.value('updates.refresh', draft())).sections.find(({ name }) => name === 'risks');
const findings = async () => (await sending.maya.value('updates.check', draft())).findings.filter(({ rule }) => rule === 'left-out-risk');

it('is written into every update in the words of its readers, and keeps nothing from leaving', async () => {
  await watch(bank);
  expect((await risks())?.lines.map(({ generated }) => generated)).toEqual([{ en: 'A risk we keep an eye on: The bank answers slowly.', 'zh-CN': '我们持续关注的风险：银行答复慢。' }]);
  expect((await sending.preview()).check).toMatchObject({ openStops: 0, openNotes: 0 });
  await sending.send();
  await sending.settle(3600);
  const next = await sending.maya.value('updates.draft', draft());
  expect(next.sections.find(({ name }) => name === 'risks')?.lines).toHaveLength(1);
});

it('stops the update a person has taken it out of, and brings its sentence back with one click', async () => {
  await watch(bank);
  const section = await risks();
  await sending.maya.value('updates.save-section', { ...draft(), section: 'risks', revision: section?.revision ?? '', lines: [] });
  expect(await findings()).toEqual([expect.objectContaining({ level: 'stop', state: 'open', section: 'risks', parameters: { name: 'The bank answers slowly.' }, suggestion: { language: 'en', text: 'A risk we keep an eye on: The bank answers slowly.' } })]);
  expect(await sending.maya.call('updates.send', await sending.sendInput())).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.findings-open' } });
  await watch();
  expect(await findings()).toEqual([]);
});

it('is told of by bad news of its issue', async () => {
  const { world, issue } = sending;
  await watch({ ...bank, issues: [{ id: issue.id, key: issue.key }] });
  expect((await risks())?.lines).toHaveLength(1);
  editIssue(world.state, world.people.priya, world.state.issues.get(issue.id) ?? issue, { duedate: '2026-11-12' });
  await sending.settle(120);
  expect((await risks())?.lines.map(({ issueIds }) => issueIds)).toEqual([[issue.id]]);
  expect(await findings()).toEqual([]);
});

it('needs a name, at its field, and the right to edit', async () => {
  const nameless = await saving([bank, { ...bank, id: randomUUID(), names: { en: '  ' } }]);
  expect(await sending.maya.raw('clients.save-engagement', nameless)).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.required', field: 'plan.watchedRisks.1.names' } });
  expect(await sending.world.as('vera').raw('clients.save-engagement', await saving([bank]))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});
