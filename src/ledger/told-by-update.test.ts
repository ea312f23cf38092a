import { randomUUID } from 'node:crypto';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import { searchIssues } from '../../local/site/jql/search';
import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';
import type { ToldView } from './contract';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
  const { world, issue, maya, engagementId } = sending;
  transitionIssue(world.state, world.people.priya, issue, { statusId: '3' });
  await maya.value('updates.refresh', { engagementId });
});
afterEach(() => sending.close());

const told = async (): Promise<ToldView | undefined> => (await sending.world.as('jonas').value('panel.open', { issueId: sending.issue.id })).clients[0]?.told;
const found = (standing: string) => searchIssues(sending.world.state, sending.world.people.jonas, `clientTold = ${standing}`).map(({ id }) => id);

it('an update counts once it was posted, with the sender, its number and its facts', async () => {
  const { world, ana, issue } = sending;
  const sent = await sending.send([ana]);
  expect(await told()).toBeUndefined();
  await sending.settle(undoSeconds);
  await sending.settle(60);
  expect(await told()).toMatchObject({
    at: sent.sentAt,
    by: { name: world.people.maya.displayName },
    source: { kind: 'update', id: sent.id, number: 1 },
    told: { category: 'in-progress', status: 'In Progress', blocked: false },
    standing: 'as-told',
  });
  expect(found('worse')).toEqual([]);
  editIssue(world.state, world.people.priya, world.state.issues.get(issue.id)!, { customFields: { customfield_10021: [{ id: '10019', value: 'Impediment' }] } });
  await sending.settle(60);
  expect(found('worse')).toEqual([issue.id]);
});

it('a note counts as an update does', async () => {
  const { world, ana, issue, maya, engagementId } = sending;
  const text = { engagementId, issueId: issue.id, text: { en: 'We are on it.' } };
  const { digest } = await maya.value('updates.preview-note', text);
  const sent = await maya.value('updates.send-note', { ...text, digest, contactIds: [ana.id], sendId: randomUUID() });
  await sending.settle(undoSeconds);
  await sending.settle(60);
  expect(await told()).toMatchObject({ source: { kind: 'note', id: sent.id }, by: { name: world.people.maya.displayName }, told: { category: 'in-progress' }, standing: 'as-told' });
});

it('an update that was taken back tells nothing', async () => {
  const sent = await sending.send([sending.ana]);
  await sending.maya.value('updates.take-back', { updateId: sent.id });
  await sending.settle(undoSeconds);
  await sending.settle(60);
  expect(await told()).toBeUndefined();
});

it('an update that failed tells nothing', async () => {
  const { world, ana } = sending;
  world.site.fault({ method: 'POST', path: /\/request|\/comment/, effect: { status: 403 }, times: 100 });
  const sent = await sending.send([ana]);
  await sending.settle(undoSeconds);
  await sending.settle(60);
  expect((await sending.delivery(sent, ana)).state).toBe('failed');
  expect(await told()).toBeUndefined();
});

it('an update by hand tells once somebody says that it was sent', async () => {
  const { fang } = sending;
  const sent = await sending.send([fang]);
  await sending.settle(undoSeconds);
  await sending.settle(60);
  expect(await told()).toBeUndefined();
  await sending.maya.value('updates.mark-sent', { updateId: sent.id, contactId: fang.id });
  await sending.settle(60);
  expect(await told()).toMatchObject({ source: { id: sent.id } });
});
