import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

describe('the list of updates', () => {
  it('shows an update the moment it is sent, though queries lag', async () => {
    sending.world.runtime.setQueryLag(3_600_000);
    const sent = await sending.send();
    const { sent: updates, drafts } = await sending.maya.value('updates.open');
    expect(updates).toEqual([sent]);
    expect(drafts).toEqual([]);
  });

  it('says how an update stands now, not how it stood when the query was last brought up to date', async () => {
    const sent = await sending.send();
    sending.world.runtime.setQueryLag(3_600_000);
    await sending.settle(undoSeconds);
    expect((await sending.maya.value('updates.open')).sent).toMatchObject([{ id: sent.id, state: 'sent', deliveries: [{ state: 'posted' }, { state: 'queued' }, { state: 'waiting' }] }]);
  });

  it('has the newest first, at most twenty, and only of this project', async () => {
    for (let count = 1; count <= 22; count += 1) {
      await sending.writeLine('next', `Line ${count}`);
      await sending.send([sending.fang]);
      await sending.settle(undoSeconds);
    }
    const { sent } = await sending.maya.value('updates.open');
    expect(sent.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => 22 - index));
    expect((await sending.world.as('maya', sending.world.serviceProject).value('updates.open')).sent).toEqual([]);
  });
});

describe('a sent update', () => {
  it('reads as it was sent, whatever changes afterwards', async () => {
    const sent = await sending.send();
    await sending.settle(undoSeconds);
    const before = await sending.maya.value('updates.read', { updateId: sent.id });
    sending.world.state.issues.put({ ...sending.issue, summary: 'Renamed', updated: sending.world.state.now() });
    await sending.maya.value('clients.save-contact', { engagementId: sending.engagementId, contact: { ...sending.tom, name: 'Thomas Baker' } });
    await sending.maya.value('clients.save-title', { engagementId: sending.engagementId, issueId: sending.issue.id, language: 'en', title: 'Another title' });
    const after = await sending.maya.value('updates.read', { updateId: sent.id });
    expect(after.messages).toEqual(before.messages);
    expect(after.update).toEqual(before.update);
    expect(after.engagement.contacts.map(({ name }) => name)).toContain('Thomas Baker');
  });

  it('moves the plan to the next date', async () => {
    const planned = sending.engagement.nextUpdateOn;
    await sending.send([sending.fang]);
    expect((await sending.maya.value('clients.open')).engagements[0]?.nextUpdateOn).toBe(planned);
    await sending.settle(undoSeconds);
    const moved = (await sending.maya.value('clients.open')).engagements[0]?.nextUpdateOn ?? '';
    expect(moved > planned).toBe(true);
  });

  it('begins the next period where its evidence ended', async () => {
    const draft = await sending.maya.value('updates.draft', { engagementId: sending.engagementId });
    await sending.send([sending.fang]);
    await sending.settle(undoSeconds);
    sending.advance(3 * 86_400);
    const next = await sending.maya.value('updates.draft', { engagementId: sending.engagementId });
    expect(next).toMatchObject({ number: 2, evidence: { from: draft.evidence.until } });
  });
});

it('records what it asks of the client when it leaves, not before', async () => {
  const asks: string[] = [];
  sending.world.runtime.setFault(({ path, body }) => {
    if (path.endsWith('/transaction') && body?.includes('"key":"ask:')) asks.push(body);
    return undefined;
  });
  await sending.send([sending.fang]);
  expect(asks).toEqual([]);
  await sending.settle(undoSeconds);
  expect(asks).toHaveLength(1);
  expect(asks[0]).toContain('Send us the new logo');
});

describe('many contacts', () => {
  it('are sent to in several transactions and several pushes', async () => {
    const { engagementId, maya } = sending;
    for (let count = 0; count < 130; count += 1) await maya.value('clients.save-contact', { engagementId, contact: { name: `Contact ${count}`, road: 'by-hand' } });
    const all = (await maya.value('clients.open')).engagements[0]?.contacts ?? [];
    const input = await sending.sendInput(all);
    const transactionsFor = async (work: () => Promise<unknown>) => {
      const before = sending.world.runtime.count.storage['transaction'] ?? 0;
      await work();
      return (sending.world.runtime.count.storage['transaction'] ?? 0) - before;
    };
    // One keeps what was read of the team's comments, six hold recipients and deliveries, one the messages.
    // The last transaction fails: but for the comments, which are read again, what was written before it is not written again.
    const log = jest.spyOn(console, 'error').mockImplementation();
    sending.world.runtime.setFault(({ path, body }) => (path.endsWith('/transaction') && body?.includes('"key":"update:') ? new Response('{}', { status: 500 }) : undefined));
    expect(await transactionsFor(() => maya.call('updates.send', input))).toBe(8);
    sending.world.runtime.setFault(undefined);
    log.mockRestore();
    expect((await maya.value('updates.open')).sent).toEqual([]);
    expect(await transactionsFor(() => maya.value('updates.send', input))).toBe(2);
    const sent = { id: input.sendId };
    expect(await sending.follow(sent)).toMatchObject({ recipients: 133, counts: { 'by-hand': 131, waiting: 2, failed: 0, unknown: 0, told: 0 } });
    expect((await sending.follow(sent)).deliveries).toHaveLength(100);
    await sending.settle(undoSeconds);
    const { update, messages } = await maya.value('updates.read', { updateId: sent.id });
    expect(update.counts).toEqual({ 'by-hand': 131, waiting: 0, failed: 0, unknown: 0, told: 2 });
    const pages = await Promise.all([0, 1, 2, 3].map((page) => maya.value('updates.deliveries', { updateId: sent.id, page })));
    expect(pages.map(({ deliveries }) => deliveries.length)).toEqual([50, 50, 33, 0]);
    expect(pages.flatMap(({ deliveries }) => deliveries.map(({ contactId }) => contactId))).toEqual(input.contactIds);
    expect((await maya.value('updates.deliveries', { updateId: sent.id, group: 'told', page: 0 })).deliveries.map(({ name }) => name)).toEqual(['Ana Silva', 'Tom Baker']);
    const last = all.at(-1)?.id ?? '';
    expect(messages.some(({ contactId }) => contactId === last)).toBe(false);
    expect((await maya.value('updates.message', { updateId: sent.id, contactId: last })).text).toContain('Send us the new logo');
    expect(messages.length).toBe(50);
  });
});
