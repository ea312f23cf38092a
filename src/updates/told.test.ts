import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';

let sending: Sending;
let log: jest.SpyInstance;
/** Snapshots the ledger heard of. */
let heard: string[];
beforeEach(async () => {
  sending = await startSending();
  log = jest.spyOn(console, 'error').mockImplementation();
  heard = [];
  listen();
});
afterEach(async () => {
  log.mockRestore();
  await sending.close();
});

const listen = (lost = () => false) =>
  sending.world.runtime.setFault(({ body }) => {
    const found = /"snapshotId":"([^"]+)"/.exec(body ?? '')?.[1];
    if (found === undefined) return undefined;
    if (lost()) return new Response('{}', { status: 500 });
    heard.push(found);
    return undefined;
  });
const failing = (effect: { status: number } | 'lost answer') => sending.world.site.fault({ method: 'POST', path: /\/notify$/, effect });

describe('the ledger hears that something was told', () => {
  it.each(['update', 'note'] as const)('once Jira has taken an %s, by either road', async (kind) => {
    for (const contact of [sending.ana, sending.tom]) {
      const sent = await (kind === 'update' ? sending.send([contact]) : sending.sendNote([contact]));
      expect(heard).not.toContain(sent.id);
      await sending.settle(undoSeconds);
      expect(heard).toContain(sent.id);
      await sending.writeLine('next', `More for ${contact.name}`);
    }
  });

  it('once a person says she has sent it, and whenever she says it again', async () => {
    const sent = await sending.send([sending.fang]);
    await sending.settle(undoSeconds);
    expect(heard).toEqual([]);
    const target = { updateId: sent.id, contactId: sending.fang.id };
    await sending.maya.value('updates.mark-sent', target);
    await sending.maya.value('updates.mark-sent', target);
    expect(heard).toContain(sent.id);
  });

  it('not of what Jira refused or what nobody knows, until a person has found out', async () => {
    failing({ status: 400 });
    const refused = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(refused, sending.tom)).toMatchObject({ state: 'failed' });
    expect(heard).toEqual([]);
    await sending.writeLine('next', 'Gift cards');
    failing('lost answer');
    const lost = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(lost, sending.tom)).toMatchObject({ state: 'unknown' });
    expect(heard).toEqual([]);
    await sending.maya.value('updates.settle', { updateId: lost.id, contactId: sending.tom.id, arrived: true });
    expect(new Set(heard)).toEqual(new Set([lost.id]));
  });

  it('not of what a person says did not arrive', async () => {
    failing('lost answer');
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    await sending.maya.value('updates.settle', { updateId: sent.id, contactId: sending.tom.id, arrived: false });
    expect(heard).toEqual([]);
  });

  it('with the event that comes again, when the queue did not answer the first time', async () => {
    let down = true;
    listen(() => down);
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(heard).toEqual([]);
    down = false;
    for (let wait = 0; wait < 6; wait += 1) await sending.settle(120);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
    expect(heard).toContain(sent.id);
    expect(sending.mailsTo(sending.world.people.tom.emailAddress)).toHaveLength(1);
  });

  it('when somebody looks, where the queue did not answer to a person', async () => {
    const sent = await sending.send([sending.fang]);
    await sending.settle(undoSeconds);
    let down = true;
    listen(() => down);
    expect(await sending.maya.call('updates.mark-sent', { updateId: sent.id, contactId: sending.fang.id })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    down = false;
    expect((await sending.follow(sent)).deliveries).toMatchObject([{ state: 'sent-by-hand' }]);
    expect(heard).toContain(sent.id);
  });
});

it('costs no event any more once the ledger has written it down', async () => {
  const sent = await sending.send([sending.tom]);
  await sending.settle(undoSeconds);
  await sending.settle(60);
  heard = [];
  await sending.follow(sent);
  await sending.follow(sent);
  expect(heard).toEqual([]);
});

it('counts an issue as told that a person named beside the evidence', async () => {
  const { world, ana, issue } = sending;
  // Nothing has happened to it since the period began, so the evidence does not know it.
  const { evidence } = await sending.maya.value('updates.draft', { engagementId: sending.engagementId });
  expect(Object.values(evidence.groups).flat().map(({ id }) => id)).not.toContain(issue.id);
  await sending.send([ana]);
  await sending.settle(undoSeconds);
  await sending.settle();
  const { clients } = await world.as('jonas').value('panel.open', { issueId: issue.id });
  expect(clients[0]?.told).toMatchObject({ standing: 'as-told', source: { kind: 'update', number: 1 }, told: { category: 'to-do' } });
});
