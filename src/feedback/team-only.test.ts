import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

it('keeps what the team says to itself from a client’s own Jira user, who may browse the project', async () => {
  const { id } = await world.file('ana', 'How do I refund an order?');
  await world.maya.value('feedback.answer', { id, answerId: world.id(), mode: 'internal', text: 'Copied from another customer' });
  const { engagements } = await world.maya.value('clients.open');
  const engagementId = engagements[0]?.id ?? '';
  const issueId = world.issues[0]?.id ?? '';
  const ask = async (name: 'tom' | 'vera') =>
    Promise.all([
      world.as(name).call('feedback.open', { filter: { show: 'open' } }),
      world.as(name).call('feedback.read', { id }),
      world.as(name).call('ledger.contact-log', { engagementId }),
      world.as(name).call('panel.open', { issueId }),
    ]);
  // Both may browse; only Vera works for us.
  expect((await ask('tom')).map(({ ok }) => ok)).toEqual([true, true, true, true]);
  await world.maya.value('clients.save-contact', { engagementId, contact: { name: 'Tom Baker', road: 'by-hand', accountId: world.people.tom.accountId } });
  expect((await ask('vera')).map(({ ok }) => ok)).toEqual([true, true, true, true]);
  for (const reply of await ask('tom')) expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.for-the-team' } });
});
