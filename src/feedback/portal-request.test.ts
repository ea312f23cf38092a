import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import type { Issue } from '../../local/site/model';
import type { Name } from '../../local/testing/people';
import { isRequest } from '../../local/site/service-desk/access';
import { setParticipants } from '../../local/site/service-desk/requests';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const view = (requestKey: string, name: Name = 'ana') => world.portal(name).value('portal.request', { requestKey });

it('shows her request from waiting to told, in plain words', async () => {
  const { id, request } = await world.file('ana', 'I would like to pay by invoice');
  const { reference } = (await world.inbox()).items[0] ?? { reference: '' };
  expect(await view(request.key)).toEqual({
    shown: true,
    reference,
    state: 'waiting',
    ownerName: 'Maya Lindqvist',
    hearsBy: '2026-11-23T12:01:00.000Z',
    overdue: false,
    receivedAt: '2026-11-20T12:01:00.000Z',
    changedAt: '2026-11-20T12:01:00.000Z',
    work: [],
  });
  await world.later(4 * 24 * 60);
  expect(await view(request.key)).toMatchObject({ overdue: true, state: 'waiting' });
  await world.say('jonas', request.key, 'We are looking into it.');
  const answered = await view(request.key);
  expect(answered).toMatchObject({ state: 'answered', overdue: false, changedAt: '2026-11-24T12:02:00.000Z' });
  expect(answered).not.toHaveProperty('hearsBy');

  const [shown, hidden] = world.issues as [Issue, Issue];
  await world.maya.value('clients.save-title', { engagementId: world.harbor.id, issueId: shown.id, language: 'en', title: 'Paying by invoice' });
  await world.maya.value('clients.set-visibility', { engagementId: world.harbor.id, issueId: hidden.id, choice: 'hidden' });
  for (const issue of [shown, hidden]) await world.maya.value('feedback.link-issue', { id, issueId: issue.id });
  expect(await view(request.key)).toMatchObject({ state: 'in-work', work: [{ title: 'Paying by invoice', category: 'to-do' }] });
  await world.move(shown, 'In Progress');
  expect(await view(request.key)).toMatchObject({ work: [{ category: 'in-progress' }] });
  await world.move(shown, 'Done');
  await world.move(hidden, 'Done');
  expect(await view(request.key)).toMatchObject({ state: 'done', work: [{ title: 'Paying by invoice', category: 'done' }] });
  await world.maya.value('feedback.tell-done', { id, tellId: world.id(), text: { en: 'You can pay by invoice now.' } });
  expect(await view(request.key)).toMatchObject({ state: 'told' });
});

it('shows it to a contact who takes part, also by an old key, and to nobody else of the client', async () => {
  const { request } = await world.file('ana', 'How do I refund an order?');
  await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { name: 'Tom Baker', road: 'by-hand', accountId: world.people.tom.accountId } });
  expect(await view(request.key, 'tom')).toEqual({ shown: false });
  const issue = world.state.issues.get(request.id);
  if (isRequest(issue)) setParticipants(world.state, world.people.maya, issue, [world.people.tom.accountId]);
  expect(await view(request.key.toLowerCase(), 'tom')).toMatchObject({ shown: true });
});

it("does not show it to another client's contact, though somebody let her take part", async () => {
  const { request } = await world.file('ana', 'How do I refund an order?');
  const issue = world.state.issues.get(request.id);
  if (isRequest(issue)) setParticipants(world.state, world.people.maya, issue, [world.people.fang.accountId]);
  expect(await view(request.key, 'fang')).toEqual({ shown: false });
});

it('says of merged feedback how the whole stands, under her own reference', async () => {
  const first = await world.file('ana', 'How do I refund an order?');
  const second = await world.file('ana', 'Refunds: how?');
  await world.maya.value('feedback.merge', { id: second.id, intoId: first.id });
  await world.say('jonas', first.request.key, 'Under Orders.');
  const views = [await view(first.request.key), await view(second.request.key)];
  expect(views).toMatchObject([{ state: 'answered' }, { state: 'answered' }]);
  expect(new Set(views.map((each) => (each.shown === true ? each.reference : ''))).size).toBe(2);
});

it('is no feedback where it is the request updates are sent on', async () => {
  expect(await view('SUP-77')).toEqual({ shown: false });
});
