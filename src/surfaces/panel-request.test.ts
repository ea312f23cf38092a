import { createUser } from '../../local/site/operations/projects';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import type { Name } from '../../local/testing/people';

let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const open = async (issueId: string, name: Name = 'maya') => world.as(name, world.serviceProject).value('panel.open', { issueId });

describe('the panel on a customer’s request', () => {
  it('says what feedback it is: whose, of what kind, how it stands, who has it, and in which inbox', async () => {
    const { id, request } = await world.file('ana', 'How do I refund an order?');
    expect(await open(request.id)).toMatchObject({
      clients: [],
      request: { id, kind: 'question', state: 'waiting', askerName: 'Ana Silva', clientName: 'Harbor Coffee', projectKey: 'HAR', overdue: false, lookedAfterBy: 'Maya Lindqvist', reference: expect.stringMatching(/^F-/) },
    });
    const { item } = await world.read(id);
    await world.maya.value('feedback.change', { id, revision: item.revision, ownerAccountId: world.people.jonas.accountId });
    expect((await open(request.id)).request).toMatchObject({ ownerName: 'Jonas Weber' });
  });

  it('leads to what it was merged into', async () => {
    const one = await world.file('ana', 'How do I refund an order?');
    const other = await world.file('fang', '如何退款？');
    await world.maya.value('feedback.merge', { id: other.id, intoId: one.id });
    expect((await open(other.request.id)).request).toMatchObject({ id: one.id, askerName: '王芳' });
  });

  it('says nothing of it to an agent who does not browse the project of the inbox, nor to somebody of the client', async () => {
    const { request } = await world.file('ana', 'How do I refund an order?');
    const { state, serviceProject, people } = world;
    const agent = createUser(state, { displayName: 'An agent elsewhere' });
    const desk = state.projects.get(serviceProject.id) ?? serviceProject;
    state.projects.put({ ...desk, roles: { ...desk.roles, 'Service Desk Team': [...(desk.roles['Service Desk Team'] ?? []), agent.accountId] } });
    const reply = await world.runtime.invoke({
      moduleKey: 'issue-panel',
      functionKey: 'panel.open',
      payload: { issueId: request.id },
      accountId: agent.accountId,
      extension: { project: { id: serviceProject.id, key: serviceProject.key } },
    });
    expect(reply).toMatchObject({ ok: true, value: { clients: [] } });
    expect(JSON.stringify(reply)).not.toContain('Ana');
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { name: 'Jonas Weber', road: 'by-hand', accountId: people.jonas.accountId } });
    expect(await open(request.id, 'jonas')).not.toHaveProperty('request');
  });
});
