import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { readSnapshot } from '../ledger/snapshot';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
  const [engagement] = (await sending.maya.value('clients.open')).engagements;
  if (!engagement) throw new Error('No engagement.');
  const { client, glossary, anchorIssue, contacts: _contacts, projectId: _project, createdAt: _created, ...rest } = engagement;
  await sending.maya.value('clients.save-engagement', { ...rest, clientName: client.name, statuses: glossary.statuses, plan: { ...rest.plan, needsApproval: true }, ...(anchorIssue && { anchorIssueId: anchorIssue.id }) });
});
afterEach(() => sending.close());

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...(field !== undefined && { field }) }) });
const draft = () => ({ engagementId: sending.engagementId });
const jonas = () => sending.world.as('jonas');
const approval = async () => (await sending.maya.value('updates.check', draft())).approval;

describe('an update somebody has to approve', () => {
  it('leaves once somebody else has read and approved just that', async () => {
    expect(await approval()).toEqual({ needed: true, state: 'not-asked' });
    expect(await sending.maya.call('updates.send', await sending.sendInput())).toEqual(refused('conflict', 'approval-needed', 'approval'));
    const asked = await sending.maya.value('updates.ask-approval', draft());
    expect(asked.approval).toEqual({ needed: true, state: 'asked', askedBy: expect.objectContaining({ name: 'Maya Lindqvist' }), askedAt: '2026-11-20T12:00:00.000Z' });
    expect(await sending.maya.call('updates.send', await sending.sendInput())).toEqual(refused('conflict', 'approval-needed'));

    await jonas().value('updates.open');
    sending.advance(60);
    const { digest, check } = await sending.preview('jonas');
    expect(check.approval).toMatchObject({ state: 'asked' });
    const approved = await jonas().value('updates.approve', { ...draft(), digest });
    expect(approved.approval).toMatchObject({ needed: true, state: 'approved', by: { name: 'Jonas Weber' }, at: '2026-11-20T12:01:00.000Z' });
    const sent = await sending.send();
    expect(await sending.inApp(() => readSnapshot(sent.id))).toMatchObject({ approved: { by: { name: 'Jonas Weber' }, at: '2026-11-20T12:01:00.000Z' } });
    await sending.settle(undoSeconds);
    expect(await sending.follow(sent)).toMatchObject({ state: 'sent' });
  });

  it('asks again after an edit', async () => {
    await sending.maya.value('updates.ask-approval', draft());
    await jonas().value('updates.approve', { ...draft(), digest: (await sending.preview('jonas')).digest });
    await sending.writeLine('next', 'Gift cards');
    expect(await approval()).toMatchObject({ state: 'outdated', by: { accountId: sending.world.people.jonas.accountId } });
    expect(await sending.maya.call('updates.send', await sending.sendInput())).toEqual(refused('conflict', 'approval-outdated', 'approval'));
    expect((await jonas().value('updates.ask-approval', draft())).approval).toMatchObject({ state: 'asked', askedBy: { accountId: sending.world.people.jonas.accountId } });
    const { digest } = await sending.preview();
    expect(await jonas().call('updates.approve', { ...draft(), digest })).toEqual(refused('forbidden', 'own-approval'));
    expect((await sending.maya.value('updates.approve', { ...draft(), digest })).approval).toMatchObject({ state: 'approved' });
    // Asking for what is approved already changes nothing.
    expect((await jonas().value('updates.ask-approval', draft())).approval).toMatchObject({ state: 'approved' });
    expect(await sending.send()).toMatchObject({ state: 'waiting' });
  });

  it('is approved by nobody who asked, nor unasked, nor unread, nor when it says nothing', async () => {
    const { digest } = await sending.preview();
    expect(await jonas().call('updates.approve', { ...draft(), digest })).toEqual(refused('conflict', 'approval-not-asked'));
    await sending.maya.value('updates.ask-approval', draft());
    expect(await sending.maya.call('updates.approve', { ...draft(), digest })).toEqual(refused('forbidden', 'own-approval'));
    expect(await jonas().call('updates.approve', { ...draft(), digest: '0'.repeat(64) })).toEqual(refused('conflict', 'preview-outdated'));
    for (const { name, revision } of (await sending.maya.value('updates.draft', draft())).sections) await sending.maya.value('updates.save-section', { ...draft(), section: name, revision, lines: [] });
    expect(await sending.maya.call('updates.ask-approval', draft())).toEqual(refused('invalid', 'draft-empty'));
    expect(await approval()).toMatchObject({ state: 'asked' });
  });

  it('is approved still when it was taken back', async () => {
    await sending.maya.value('updates.ask-approval', draft());
    await jonas().value('updates.approve', { ...draft(), digest: (await sending.preview('jonas')).digest });
    const sent = await sending.send();
    await sending.maya.value('updates.take-back', { updateId: sent.id });
    expect(await approval()).toMatchObject({ state: 'approved' });
  });

  it('is asked for nothing where the plan does not want it, and a note never is', async () => {
    expect(await sending.sendNote()).toMatchObject({ kind: 'note', state: 'waiting' });
    const [engagement] = (await sending.maya.value('clients.open')).engagements;
    const { client, glossary, anchorIssue, contacts: _contacts, projectId: _project, createdAt: _created, ...rest } = engagement!;
    await sending.maya.value('clients.save-engagement', { ...rest, clientName: client.name, statuses: glossary.statuses, plan: { ...rest.plan, needsApproval: false }, ...(anchorIssue && { anchorIssueId: anchorIssue.id }) });
    expect(await approval()).toEqual({ needed: false, state: 'not-asked' });
    const sent = await sending.send();
    expect(await sending.inApp(() => readSnapshot(sent.id))).not.toHaveProperty('approved');
  });
});
