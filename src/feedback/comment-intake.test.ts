import { randomUUID } from 'node:crypto';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { paragraphs } from '../../local/site/document';
import type { Issue } from '../../local/site/model';
import type { Engagement } from '../clients/contract';
import { addComment, editComment } from '../../local/site/operations/comments';
import { createUser } from '../../local/site/operations/projects';
import { createRequest, setParticipants } from '../../local/site/service-desk/requests';
import { isRequest } from '../../local/site/service-desk/access';
import type { Name } from '../../local/testing/people';

describe('a comment on a request that is feedback', () => {
  let world: InboxWorld;
  beforeEach(async () => {
    world = await startInbox();
  });
  afterEach(() => world.close());
  const item = async () => (await world.inbox({ show: 'all' })).items[0];

  it('of ours keeps the promise, unless only we read it', async () => {
    const { request } = await world.file('ana', 'How do I refund an order?');
    await world.say('jonas', request.key, 'Does anybody know?', { internal: true });
    expect(await item()).toMatchObject({ state: 'waiting', hearsBy: '2026-11-23T12:01:00.000Z' });
    await world.say('jonas', request.key, 'Under Orders, Refund.');
    expect(await item()).toMatchObject({ state: 'answered', answeredAt: '2026-11-20T12:03:00.000Z' });
    expect(await item()).not.toHaveProperty('hearsBy');
  });

  it('of hers makes it our turn again, whatever it was', async () => {
    const { id, request } = await world.file('ana', 'How do I refund an order?');
    await world.say('jonas', request.key, 'Under Orders, Refund.');
    await world.say('ana', request.key, 'There is no such button.');
    expect(await item()).toMatchObject({ state: 'waiting', unread: true });
    await world.maya.value('feedback.change', { id, revision: (await item())?.revision ?? '', state: 'closed' });
    expect((await world.inbox()).items).toEqual([]);
    await world.say('ana', request.key, 'Hello?');
    expect((await world.inbox()).items).toMatchObject([{ id, state: 'waiting' }]);
    expect((await world.inbox({ show: 'all' })).items).toHaveLength(1);
  });

  it("of a colleague of hers who takes part is her side's word, and a stranger's customer comment is no answer", async () => {
    const { request } = await world.file('ana', 'How do I refund an order?');
    const issue = world.state.issues.get(request.id) as Issue;
    const rui = createUser(world.state, { displayName: 'Rui Costa', accountType: 'customer' });
    if (isRequest(issue)) setParticipants(world.state, world.people.maya, issue, [rui.accountId]);
    await world.say('jonas', request.key, 'Under Orders, Refund.');
    world.clock.advance(60_000);
    addComment(world.state, rui, issue, { body: paragraphs('I do not see it either.') });
    await world.settle();
    expect(await item()).toMatchObject({ state: 'waiting' });
  });

  it('of a Jira user who is a contact is hers, not ours', async () => {
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { name: 'Jonas at Harbor', road: 'by-hand', accountId: world.people.jonas.accountId } });
    const { request } = await world.file('ana', 'How do I refund an order?');
    await world.say('jonas', request.key, 'We need this by Friday.');
    expect(await item()).toMatchObject({ state: 'waiting', hearsBy: '2026-11-23T12:01:00.000Z' });
  });

  it("of Candor's own is neither", async () => {
    const { id } = await world.file('ana', 'How do I refund an order?');
    await world.later(1);
    expect(world.comments(id.slice('request-'.length))).toHaveLength(1);
    expect(await item()).toMatchObject({ state: 'waiting' });
    expect((await world.inbox({ show: 'all' })).items).toHaveLength(1);
  });

  it("of another app, such as an automation, is nobody's word", async () => {
    const { request } = await world.file('ana', 'How do I refund an order?');
    const automation = createUser(world.state, { displayName: 'Automation for Jira', accountType: 'app' });
    world.clock.advance(60_000);
    addComment(world.state, automation, world.state.issues.get(request.id) as Issue, { body: paragraphs('Thank you for your request.') });
    // An event does not say of which app it is.
    await world.runtime.deliverEvent({
      eventType: 'avi:jira:commented:issue',
      payload: { issue: { id: request.id, fields: { project: { id: world.serviceProject.id } } }, comment: { id: world.comments(request.id).at(-1)?.id }, selfGenerated: false },
    });
    await world.settle();
    expect(await item()).toMatchObject({ state: 'waiting', hearsBy: '2026-11-23T12:01:00.000Z' });
  });

  it('told out of order changes nothing back', async () => {
    const { request } = await world.file('ana', 'How do I refund an order?');
    const issue = world.state.issues.get(request.id) as Issue;
    world.runtime.redeliver(0);
    const earlier = addComment(world.state, world.people.ana, issue, { body: paragraphs('And how long does it take?') });
    world.clock.advance(60_000);
    const later = addComment(world.state, world.people.jonas, issue, { body: paragraphs('Under Orders. Three days.') });
    await world.settle();
    world.runtime.redeliver(2);
    for (const { id } of [later, earlier, later]) {
      await world.runtime.deliverEvent({ eventType: 'avi:jira:commented:issue', payload: { issue: { id: issue.id, fields: { project: { id: issue.projectId } } }, comment: { id } } });
      await world.settle();
    }
    expect(await item()).toMatchObject({ state: 'answered' });
    world.clock.advance(60_000);
    const { id } = addComment(world.state, world.people.ana, issue, { body: paragraphs('Three days is too long.') });
    await world.settle();
    for (const known of [id, earlier.id, later.id]) {
      await world.runtime.deliverEvent({ eventType: 'avi:jira:commented:issue', payload: { issue: { id: issue.id, fields: { project: { id: issue.projectId } } }, comment: { id: known } } });
      await world.settle();
    }
    expect(await item()).toMatchObject({ state: 'waiting' });
  });

  it('that comes before its request is told of brings the request along', async () => {
    world.runtime.redeliver(0);
    const request = createRequest(world.state, world.people.ana, { desk: world.serviceDesk, type: world.requestType, summary: 'Too early' });
    await world.settle();
    world.runtime.redeliver(1);
    world.clock.advance(60_000);
    addComment(world.state, world.people.jonas, request, { body: paragraphs('We are on it.') });
    await world.settle();
    expect(await item()).toMatchObject({ text: 'Too early', state: 'answered', receivedAt: '2026-11-20T12:00:00.000Z' });
    // Whoever has had an answer needs no receipt.
    expect(world.comments(request.id)).toHaveLength(1);
  });

  it('on a request older than Candor takes it as of today when it is hers, and leaves it alone when it is ours', async () => {
    world.runtime.redeliver(0);
    const request = createRequest(world.state, world.people.ana, { desk: world.serviceDesk, type: world.requestType, summary: 'From long ago' });
    await world.settle();
    world.runtime.redeliver(1);
    world.clock.advance(10 * 24 * 3_600_000);
    addComment(world.state, world.people.jonas, request, { body: paragraphs('Closing this soon.') });
    await world.settle();
    expect(await item()).toBeUndefined();
    world.clock.advance(60_000);
    addComment(world.state, world.people.ana, request, { body: paragraphs('Please do not!') });
    await world.settle();
    expect(await item()).toMatchObject({ text: 'From long ago', receivedAt: '2026-11-30T12:01:00.000Z', overdue: false, state: 'waiting' });
  });

  it('that names an issue is shown beside what the client was told of it', async () => {
    const { request } = await world.file('ana', 'How do I refund an order?');
    const issue = world.issues[7] as Issue;
    await world.say('ana', request.key, `Is it ${world.issues[6]?.key}?`);
    await world.say('jonas', request.key, `We do that in ${issue.key}, not in UTF-8 or NOPE-1.`);
    const confirm = (issueId: string) => world.maya.call('ledger.confirm-mention', { engagementId: world.harbor.id, issueId });
    expect(await confirm(issue.id)).toMatchObject({ ok: true, value: { standing: 'as-told' } });
    expect(await confirm(world.issues[6]?.id ?? '')).toMatchObject({ ok: false });
  });
});

describe('an answer to an update', () => {
  let sending: Sending;
  beforeEach(async () => {
    sending = await startSending();
    const sent = await sending.send([sending.ana, sending.tom]);
    expect(sent.number).toBe(1);
    await sending.settle(undoSeconds);
  });
  afterEach(() => sending.close());

  const all = async () => (await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items;
  const comment = async (name: Name, issue: Issue, text: string) => {
    sending.advance(60);
    const made = addComment(sending.world.state, sending.world.people[name], issue, { body: paragraphs(text) });
    await sending.settle();
    return made;
  };
  const updates = () => sending.requests()[0] as Issue;

  it('on her update request is feedback of its own: her words, the update, no promise and no receipt', async () => {
    const { id } = await comment('ana', updates(), 'Great news, thank you!');
    expect(await all()).toEqual([
      expect.objectContaining({
        id: `comment-${id}`,
        door: 'reply',
        text: 'Great news, thank you!',
        replyTo: { updateId: expect.any(String), number: 1 },
        asker: expect.objectContaining({ name: 'Ana Silva', request: { id: updates().id, key: updates().key } }),
        client: { id: expect.any(String), name: 'Harbor Coffee' },
        kindBy: 'suggestion',
      }),
    ]);
    expect((await all())[0]).not.toHaveProperty('hearsBy');
    for (let wait = 0; wait < 3; wait++) await sending.settle(3600);
    // The update and her answer; nothing more.
    expect(sending.world.state.commentsOf(updates().id)).toHaveLength(2);
  });

  it('is one also after the updates have moved to another request type', async () => {
    const [current] = (await sending.maya.value('clients.open')).engagements;
    const { client, glossary, anchorIssue, contacts: _contacts, projectId: _projectId, createdAt: _createdAt, ...rest } = current as Engagement;
    const { world } = sending;
    const serviceDesk = { serviceDeskId: world.serviceDesk.id, requestTypeId: world.feedbackTypes[0]?.id ?? '', name: 'Client desk' };
    await sending.maya.value('clients.save-engagement', { ...rest, clientName: client.name, statuses: glossary.statuses, anchorIssueId: anchorIssue?.id, serviceDesk });
    await comment('ana', updates(), 'Great news, thank you!');
    expect(await all()).toMatchObject([{ door: 'reply', text: 'Great news, thank you!', client: { name: 'Harbor Coffee' } }]);
  });

  it('that is changed later stays one item with the new words', async () => {
    const made = await comment('ana', updates(), 'Great news!');
    const long = `Not so great after all. ${'Really. '.repeat(200)}`.trim();
    for (const text of [long, 'Fine.']) {
      sending.advance(60);
      editComment(sending.world.state, sending.world.people.ana, made, { body: paragraphs(text) });
      await sending.settle();
      const [item, ...others] = await all();
      expect(others).toEqual([]);
      expect((await sending.maya.value('feedback.read', { id: item?.id ?? '' })).item.text).toBe(text);
    }
  });

  it('is answered by what one of ours says there', async () => {
    await comment('ana', updates(), 'When will refunds be ready?');
    await comment('jonas', updates(), 'Next week.');
    expect(await all()).toMatchObject([{ state: 'answered' }]);
    await comment('ana', updates(), 'And gift cards?');
    expect((await all()).map(({ text, state }) => [text, state])).toEqual([['And gift cards?', 'waiting'], ['When will refunds be ready?', 'answered']]);
  });

  it('on the issue notify mails hang on counts for a contact, and for nobody else', async () => {
    await comment('priya', sending.anchor, 'Printer is broken again');
    expect(await all()).toEqual([]);
    await comment('tom', sending.anchor, 'Thanks, looks good.');
    expect(await all()).toMatchObject([{ door: 'reply', asker: { name: 'Tom Baker' }, replyTo: { number: 1 }, text: 'Thanks, looks good.' }]);
  });

  it('with a picture and no word is kept', async () => {
    sending.advance(60);
    addComment(sending.world.state, sending.world.people.ana, updates(), { body: { type: 'doc', version: 1, content: [{ type: 'mediaSingle', content: [{ type: 'media', attrs: { type: 'file', id: randomUUID(), collection: '' } }] }] } });
    await sending.settle();
    expect(await all()).toMatchObject([{ text: '📎' }]);
  });

  it('of a contact removed meanwhile is not lost', async () => {
    await sending.maya.value('clients.remove-contact', { engagementId: sending.engagementId, contactId: sending.ana.id });
    await comment('ana', updates(), 'One more thing');
    const [item] = await all();
    expect(item).toMatchObject({ door: 'reply', text: 'One more thing', asker: { name: 'Ana Silva' } });
    expect(item).not.toHaveProperty('engagementId');
  });

  it('on another issue of the project costs one storage request and no call to Jira', async () => {
    const { storage } = sending.world.runtime.count;
    const total = () => Object.values(storage).reduce((sum, count) => sum + count, 0);
    const [before, exchanges] = [total(), sending.exchanges.length];
    await comment('priya', sending.other, 'Tested, works');
    expect([total() - before, sending.exchanges.length - exchanges]).toEqual([1, 0]);
  });
});
