import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { startSending, undoSeconds } from '../../local/testing/sending';
import { paragraphs, plainText } from '../../local/site/document';
import { deleteIssue, editIssue } from '../../local/site/operations/issues';
import { moveIssue } from '../../local/site/operations/moves';
import { createProject, createUser } from '../../local/site/operations/projects';
import { isRequest } from '../../local/site/service-desk/access';
import { createOrganization } from '../../local/site/service-desk/organizations';
import { createRequest, shareRequest } from '../../local/site/service-desk/requests';
import type { Issue, SiteUser } from '../../local/site/model';
import type { Engagement } from '../clients/contract';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const all = async () => (await world.inbox({ show: 'all' })).items;
const receipts = (issueId: string) => world.comments(issueId).filter(({ properties }) => 'candor.receipt' in properties);
const wordsOf = (issueId: string) => receipts(issueId).map(({ body }) => plainText(body));
const issueOf = (id: string) => world.state.issues.get(id) as Issue;
const filed = async (reporter: SiteUser, summary: string, more: { description?: string; actor?: SiteUser; participants?: SiteUser[] } = {}) => {
  const { description, actor = reporter, participants } = more;
  const type = world.feedbackTypes[1] ?? world.requestType;
  const request = createRequest(world.state, actor, { desk: world.serviceDesk, type, summary, reporter, ...(participants && { participants }), ...(description !== undefined && { description: paragraphs(description) }) });
  await world.settle();
  return request;
};
const newCustomer = (displayName: string, more: Partial<SiteUser> = {}) => {
  const user = createUser(world.state, { displayName, accountType: 'customer', ...more });
  const project = world.state.projects.get(world.serviceProject.id) ?? world.serviceProject;
  world.state.projects.put({ ...project, roles: { ...project.roles, 'Service Desk Customers': [...(project.roles['Service Desk Customers'] ?? []), user.accountId] } });
  return user;
};

describe('an ordinary request', () => {
  it('is feedback of her client, with her words once', async () => {
    const { people, ana, harbor, project } = world;
    const { id, key } = await filed(people.ana, 'The printer prints nothing', { description: 'The printer prints nothing since the update.\nIt did yesterday.' });
    expect(await all()).toEqual([
      expect.objectContaining({
        id: `request-${id}`,
        projectId: project.id,
        engagementId: harbor.id,
        client: harbor.client,
        door: 'request',
        asker: { name: 'Ana Silva', accountId: people.ana.accountId, contactId: ana.id, request: { id, key } },
        text: 'The printer prints nothing since the update.\nIt did yesterday.',
        kindBy: 'suggestion',
        suggestion: expect.objectContaining({ kind: expect.any(String) }),
        language: 'en',
        receivedAt: '2026-11-20T12:00:00.000Z',
        hearsBy: '2026-11-23T12:00:00.000Z',
        state: 'waiting',
      }),
    ]);
  });

  it('gets one receipt, as its first public comment: reference, who has it, when she hears', async () => {
    const { id } = await filed(world.people.ana, 'How do I refund an order?');
    const [item] = await all();
    expect(wordsOf(id)).toEqual([
      `Thank you, Ana Silva. Your message has arrived.\nMaya Lindqvist is looking after it. You will hear from us by Mon 23 Nov, 12:00 (Lisbon time).\nReference: ${item?.reference}\nIf there is anything to add, just answer here.`,
    ]);
    expect(item?.reference).toMatch(/^F-[2-9B-DF-HJKMNP-TV-Z]{4}$/);
    expect(receipts(id)).toMatchObject([{ internal: false }]);
    expect(await all()).toHaveLength(1);
  });

  it('is answered in Chinese and in Shanghai time for 王芳, by mail', async () => {
    const { id } = await filed(world.people.fang, '会员积分没有到账');
    const [item] = await all();
    expect(item).toMatchObject({ client: { name: 'Chenguang' }, language: 'zh-CN', kind: 'problem', hearsBy: '2026-11-23T12:00:00.000Z' });
    const words = `由Maya Lindqvist负责跟进，最迟在11月23日周一 20:00（中国时间）前给您答复。`;
    expect(wordsOf(id)[0]).toContain(words);
    const mails = world.mailsTo('fang').filter(({ text }) => text.includes('我们已收到您的留言'));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(words);
    expect(mails[0]?.text).toContain(`编号：${item?.reference}`);
  });

  it('made by an agent for a customer is hers', async () => {
    await filed(world.people.fang, 'She called: the QR code is too small', { actor: world.people.jonas });
    expect(await all()).toMatchObject([{ asker: { name: '王芳' }, client: { name: 'Chenguang' }, door: 'request' }]);
  });

  it("of somebody who is nobody's contact lands in the first inbox, without a client", async () => {
    const { id } = await filed(newCustomer('Lena Nobody', { timeZone: 'Europe/Paris' }), '请问怎么退款？');
    const [item] = await all();
    expect(item).toMatchObject({ projectId: world.project.id, asker: { name: 'Lena Nobody' }, language: 'zh-CN' });
    expect(item).not.toHaveProperty('engagementId');
    expect(item).not.toHaveProperty('client');
    // Nobody knows her time zone, so it is that of the desk's first engagement.
    expect(wordsOf(id)[0]).toContain('葡萄牙时间');
  });

  it('of a contact without a language or a time zone of her own is taken all the same', async () => {
    const nobody = newCustomer('Ivo', { locale: '', timeZone: '' });
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { name: 'Ivo', road: 'request', accountId: nobody.accountId } });
    const { id } = await filed(nobody, 'Where is the menu?');
    expect(await all()).toMatchObject([{ asker: { name: 'Ivo' }, language: 'en' }]);
    expect(wordsOf(id)[0]).toContain('(Lisbon time)');
  });

  it.each([
    ['only emoji', '🎉🎉', '👩‍👩‍👧 ❤️'],
    ['HTML and scripts', '<script>alert(1)</script>', '<img src=x onerror=alert(2)> *bold* {html}x{html}'],
    ['a long text', 'Everything', Array.from({ length: 1500 }, (_, line) => `line ${line}`).join('\n')],
  ])('with %s is kept as text', async (_what, summary, description) => {
    const { id } = await filed(world.people.ana, summary, { description });
    const detail = await world.read(`request-${id}`);
    expect(detail.item.text).toBe(`${summary}\n\n${description}`);
    expect(receipts(id)).toHaveLength(1);
  });

  it('that no customer filed is none', async () => {
    world.issue({ summary: 'Restock paper', projectId: world.serviceProject.id, issueTypeId: world.serviceProject.issueTypeIds[0] });
    await world.settle();
    expect(await all()).toEqual([]);
  });
});

describe('a service desk chosen later', () => {
  it('brings its requests from then on, and none once it is given up', async () => {
    const { maya } = world;
    const byHand = await maya.value('clients.create-engagement', { clientName: 'Tea House', contact: { name: 'Li', road: 'by-hand' }, visibility: { kind: 'all' } });
    const li = newCustomer('Li');
    const { contacts } = await maya.value('clients.save-contact', { engagementId: byHand.id, contact: { ...byHand.contacts[0], name: 'Li', road: 'by-hand', accountId: li.accountId } });
    expect(contacts).toHaveLength(1);
    const draft = async (serviceDesk: Engagement['serviceDesk']) => {
      const current = (await maya.value('clients.open')).engagements.find(({ id }) => id === byHand.id) as Engagement;
      const { client, glossary, anchorIssue: _anchorIssue, contacts: _contacts, projectId: _projectId, createdAt: _createdAt, ...rest } = current;
      return { ...rest, clientName: client.name, statuses: glossary.statuses, serviceDesk };
    };
    const clientOfNext = async (summary: string) => {
      await filed(li, summary);
      return (await all()).find(({ text }) => text === summary)?.client?.name;
    };
    expect(await clientOfNext('Before')).toBeUndefined();
    await maya.value('clients.save-engagement', await draft({ serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' }));
    expect(await clientOfNext('With it')).toBe('Tea House');
    await maya.value('clients.save-engagement', await draft(undefined));
    expect(await clientOfNext('After')).toBeUndefined();
  });
});

describe('a contact of several clients', () => {
  const inBoth = () => world.maya.value('clients.save-contact', { engagementId: world.chenguang.id, contact: { name: 'Ana (Chenguang)', road: 'request', accountId: world.people.ana.accountId } });

  it('means the client whose organization the request is shared with, then the one she last wrote about, then the first', async () => {
    await inBoth();
    const { people, state } = world;
    const organization = createOrganization(state, { name: 'chenguang', memberAccountIds: [people.ana.accountId], serviceDeskIds: [world.serviceDesk.id] });
    await filed(people.ana, 'First of all');
    const shared = createRequest(state, people.ana, { desk: world.serviceDesk, type: world.requestType, summary: 'Shared' });
    shareRequest(state, people.ana, shared, [organization.id]);
    await world.settle();
    await filed(people.ana, 'And after that');
    const byText = new Map((await all()).map(({ text, client }) => [text, client?.name]));
    expect(Object.fromEntries(byText)).toEqual({ 'First of all': 'Harbor Coffee', Shared: 'Chenguang', 'And after that': 'Chenguang' });
  });
});

describe('events come at least once, in any order, with parts missing', () => {
  it.each([false, true])('every one three times (at once: %s) leaves one item and one receipt', async (concurrently) => {
    world.runtime.redeliver(3, { concurrently });
    const { id } = await filed(world.people.ana, 'How do I refund an order?');
    for (let wait = 0; wait < 4; wait++) await world.later(3);
    expect(await all()).toHaveLength(1);
    expect(receipts(id)).toHaveLength(1);
    expect(world.mailsTo('ana').filter(({ text }) => text.includes('has arrived'))).toHaveLength(1);
  });

  it('of a request that is gone by then means nothing', async () => {
    const request = createRequest(world.state, world.people.ana, { desk: world.serviceDesk, type: world.requestType, summary: 'Never mind' });
    deleteIssue(world.state, world.people.maya, request);
    await world.settle();
    expect(await all()).toEqual([]);
  });

  it('a change that is told before the creation does not stand in its way', async () => {
    const request = createRequest(world.state, world.people.ana, { desk: world.serviceDesk, type: world.requestType, summary: 'Too early' });
    await world.runtime.deliverEvent({ eventType: 'avi:jira:updated:issue', payload: { issue: { id: request.id, key: request.key, fields: { project: { id: request.projectId } } } } });
    await world.settle();
    expect(await all()).toMatchObject([{ text: 'Too early' }]);
  });

  it.each([
    ['no fields', { issue: { id: '424242' } }],
    ['fields of another make', { issue: { id: 424242, key: 7, fields: 'none' } }],
    ['no project', { issue: { id: '424242', fields: { project: null } }, changelog: 'x' }],
    ['no issue', {}],
  ])('%s is survived', async (_what, payload) => {
    const log = jest.spyOn(console, 'error').mockImplementation();
    for (const what of ['created', 'updated', 'deleted', 'commented']) await world.runtime.deliverEvent({ eventType: `avi:jira:${what}:issue`, payload: { ...payload, comment: { id: 1 } } });
    await world.settle();
    expect(await all()).toEqual([]);
    expect(world.runtime.pendingCount()).toBe(0);
    log.mockRestore();
  });

  it('without a project the request is found all the same', async () => {
    const request = createRequest(world.state, world.people.ana, { desk: world.serviceDesk, type: world.requestType, summary: 'Where am I?' });
    world.runtime.redeliver(0);
    await world.settle();
    expect(await all()).toEqual([]);
    world.runtime.redeliver(1);
    await world.runtime.deliverEvent({ eventType: 'avi:jira:created:issue', payload: { issue: { id: request.id } } });
    await world.settle();
    expect(await all()).toMatchObject([{ text: 'Where am I?' }]);
  });

  it('costs one storage request and no call to Jira where nobody is concerned', async () => {
    // The first request of an unknown service project has the engagements kept earlier listed, once.
    const desk = createProject(world.state, { key: 'IT', name: 'IT desk', projectTypeKey: 'service_desk', leadAccountId: world.people.maya.accountId });
    const file = () => world.issue({ summary: 'A new laptop', projectId: desk.id, issueTypeId: desk.issueTypeIds[0] });
    file();
    await world.settle();
    for (const cause of [() => world.issue({ summary: 'Another task' }), file]) {
      const issue = cause();
      const [storage, exchanges] = [total(), world.exchanges.length];
      await world.settle();
      expect([total() - storage, world.exchanges.length - exchanges]).toEqual([1, 0]);
      editIssue(world.state, world.people.priya, issueOf(issue.id), { summary: 'Renamed' });
      const before = total();
      await world.settle();
      // Another part of Candor listens to changes as well.
      expect(total() - before).toBe(2);
      expect(world.exchanges.length).toBe(exchanges);
    }
  });
});

const total = () => Object.values(world.runtime.count.storage).reduce((sum, count) => sum + count, 0);

describe('a request that moves', () => {
  it('out of the service project, or is deleted, cannot be answered there any more, and comes back', async () => {
    const { people, state } = world;
    const request = await filed(people.ana, 'How do I refund an order?');
    moveIssue(state, people.maya, request, world.project.id);
    await world.settle();
    expect(await world.read(`request-${request.id}`)).toMatchObject({ unreachable: 'request-missing' });
    moveIssue(state, people.maya, issueOf(request.id), world.serviceProject.id);
    await world.settle();
    expect((await all())[0]).toMatchObject({ asker: { request: { key: issueOf(request.id).key } } });
    deleteIssue(state, people.maya, issueOf(request.id));
    await world.settle();
    expect(await world.read(`request-${request.id}`)).toMatchObject({ unreachable: 'request-missing', readers: [] });
    expect(await all()).toHaveLength(1);
  });

  it('into the service project is feedback from then on, once it is a request', async () => {
    const { people, state } = world;
    const { createdAt, ...issue } = { ...world.issue({ summary: 'Filed in the wrong place', reporterAccountId: people.ana.accountId }), createdAt: state.now() };
    world.clock.advance(3 * 24 * 3_600_000);
    const moved = moveIssue(state, people.maya, issue, world.serviceProject.id);
    state.issues.put({ ...moved, request: { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, participantAccountIds: [], organizationIds: [] } });
    await world.settle();
    expect(createdAt).toBe('2026-11-20T12:00:00.000Z');
    expect(await all()).toMatchObject([{ text: 'Filed in the wrong place', receivedAt: '2026-11-23T12:00:00.000Z', hearsBy: '2026-11-24T12:00:00.000Z', overdue: false }]);
  });
});

describe('the receipt', () => {
  it.each(['lost answer', 'lost request', { status: 503 }] as const)('after %j is there exactly once', async (effect) => {
    world.site.fault({ method: 'POST', path: /\/comment$/, effect });
    const { id } = await filed(world.people.ana, 'How do I refund an order?');
    for (let wait = 0; wait < 8; wait++) await world.later(10);
    expect(receipts(id)).toHaveLength(1);
  });

  it('whose answer was lost, while the comments cannot be read either, is cleared up later', async () => {
    world.site.fault({ method: 'POST', path: /\/comment$/, effect: 'lost answer' });
    world.site.fault({ method: 'GET', path: /\/comment\?/, effect: { status: 500 }, times: 6 });
    const { id } = await filed(world.people.ana, 'How do I refund an order?');
    for (let wait = 0; wait < 8; wait++) await world.later(10);
    expect(receipts(id)).toHaveLength(1);
    expect(world.runtime.pendingCount()).toBe(0);
  });

  it('waits as long as Jira asks', async () => {
    const fault = world.site.fault({ method: 'POST', path: /\/comment$/, effect: { status: 429, retryAfterSeconds: 200 }, times: 7 });
    const { id } = await filed(world.people.ana, 'How do I refund an order?');
    await world.later(3);
    expect(fault.hits()).toBe(1);
    for (let wait = 0; wait < 8; wait++) await world.later(4);
    expect(fault.hits()).toBe(7);
    expect(receipts(id)).toHaveLength(1);
  });

  it('is given up where Jira takes no comment', async () => {
    world.site.fault({ method: 'POST', path: /\/comment$/, effect: { status: 403 }, times: 99 });
    const { id } = await filed(world.people.ana, 'How do I refund an order?');
    for (let wait = 0; wait < 4; wait++) await world.later(60);
    expect(receipts(id)).toEqual([]);
    expect(world.runtime.pendingCount()).toBe(0);
    expect(await all()).toHaveLength(1);
  });

  it('goes to a contact who was removed meanwhile, in her language', async () => {
    world.site.fault({ method: 'POST', path: /\/comment$/, effect: { status: 429, retryAfterSeconds: 100 } });
    const { id } = await filed(world.people.fang, '会员积分没有到账');
    await world.maya.value('clients.remove-contact', { engagementId: world.chenguang.id, contactId: world.fang.id });
    await world.later(3);
    expect(wordsOf(id)[0]).toContain('我们已收到您的留言');
    expect(await all()).toMatchObject([{ asker: { name: '王芳' }, client: { name: 'Chenguang' } }]);
  });
});

describe('a request that is taken late', () => {
  const toldLate = async (request: Issue) => {
    await world.runtime.deliverEvent({ eventType: 'avi:jira:created:issue', payload: { issue: { id: request.id, fields: { project: { id: request.projectId } } } } });
    await world.settle();
  };
  const unheard = async (text: string) => {
    world.runtime.redeliver(0);
    const request = createRequest(world.state, world.people.ana, { desk: world.serviceDesk, type: world.requestType, summary: text });
    await world.settle();
    world.runtime.redeliver(1);
    return request;
  };

  it('is answered where that was done in Jira before', async () => {
    const request = await unheard('How do I refund an order?');
    await world.later(3 * 60);
    await world.say('jonas', request.key, 'Under Orders, Refund.');
    await world.later(3 * 24 * 60);
    await toldLate(request);
    expect(await all()).toMatchObject([{ state: 'answered', answeredAt: '2026-11-20T15:01:00.000Z', overdue: false }]);
    // Whoever has had an answer needs no receipt.
    expect(receipts(request.id)).toEqual([]);
  });

  it('waits where she has asked again since', async () => {
    const request = await unheard('How do I refund an order?');
    await world.later(3 * 60);
    await world.say('jonas', request.key, 'Under Orders, Refund.');
    world.runtime.redeliver(0);
    await world.say('ana', request.key, 'There is no such button.');
    world.runtime.redeliver(1);
    await toldLate(request);
    expect(await all()).toMatchObject([{ state: 'waiting', overdue: false }]);
  });

  it('promises a time that is still to come', async () => {
    const request = await unheard('How do I refund an order?');
    await world.later(5 * 24 * 60);
    await toldLate(request);
    expect(await all()).toMatchObject([{ receivedAt: '2026-11-20T12:00:00.000Z', hearsBy: '2026-11-26T12:00:00.000Z', overdue: false }]);
    expect(wordsOf(request.id)[0]).toContain('by Thu 26 Nov, 12:00 (Lisbon time)');
  });

  it('promises anew where the receipt itself comes too late, and reminds of that', async () => {
    const { times } = await world.admin('maya').value('routing.open');
    const { revision, ...days } = times;
    await world.admin('maya').value('routing.save-times', { revision, times: { ...days, question: 0.25 } });
    world.site.fault({ method: 'POST', path: /\/comment$/, effect: { status: 429, retryAfterSeconds: 800 }, times: 12 });
    const { id } = await filed(world.people.ana, 'How do I refund an order?');
    expect(await all()).toMatchObject([{ hearsBy: '2026-11-20T14:00:00.000Z' }]);
    for (let wait = 0; wait < 13; wait++) await world.later(15);
    expect(receipts(id)).toHaveLength(1);
    expect(await all()).toMatchObject([{ hearsBy: '2026-11-20T16:00:00.000Z', overdue: false }]);
    expect(wordsOf(id)[0]).toContain('by Fri 20 Nov, 16:00');
    const reminders = () => world.mailsTo('maya').filter(({ subject }) => subject.includes('is still waiting')).length;
    await world.runtime.runSchedule('watch-feedback');
    await world.settle();
    expect(reminders()).toBe(0);
    await world.later(120);
    await world.runtime.runSchedule('watch-feedback');
    await world.settle();
    expect(reminders()).toBe(1);
  });
});

describe('an update request', () => {
  it('is no feedback, and neither is what Candor says on it', async () => {
    const sending = await startSending();
    try {
      await sending.send([sending.ana]);
      await sending.settle(undoSeconds);
      expect(sending.comments()).toHaveLength(1);
      expect((await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items).toEqual([]);
      expect(sending.requests().every((issue) => isRequest(issue))).toBe(true);
    } finally {
      await sending.close();
    }
  });

  it('is none either when its event comes before the answer to its creation, or twice', async () => {
    const sending = await startSending();
    try {
      sending.world.runtime.redeliver(2);
      sending.world.site.fault({ method: 'POST', path: /servicedeskapi\/request$/, effect: 'lost answer' });
      await sending.send([sending.ana]);
      await sending.settle(undoSeconds);
      for (let wait = 0; wait < 10; wait++) await sending.settle(60);
      expect(sending.comments()).toHaveLength(1);
      expect((await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items).toEqual([]);
    } finally {
      await sending.close();
    }
  });
});
