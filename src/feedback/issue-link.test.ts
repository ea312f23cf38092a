import { createLink } from '../../local/site/operations/links';
import { createSecurityLevel } from '../../local/site/operations/projects';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';

let world: InboxWorld;
let feedback: { id: string; request: { id: string; key: string } };
beforeEach(async () => {
  world = await startInbox();
  feedback = await world.file('ana', 'It breaks');
});
afterEach(() => world.close());

const refused = (code: string, message: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}` }) });
const issue = (index = 0) => {
  const found = world.issues[index];
  if (!found) throw new Error('No issue.');
  return found;
};
const input = (index = 0) => ({ id: feedback.id, issueId: issue(index).id });

describe('linking', () => {
  it('shows on both sides in Jira, once, and in the index of the issue', async () => {
    for (let time = 0; time < 2; time++) await world.jonas.value('feedback.link-issue', input());
    expect(world.state.linksOf(feedback.request.id)).toHaveLength(1);
    expect((await world.read(feedback.id)).item).toMatchObject({ state: 'in-work', issues: [{ key: issue().key }] });
  });

  it('follows the work, and takes it away again both ways', async () => {
    await world.maya.value('feedback.link-issue', input(0));
    await world.maya.value('feedback.link-issue', input(1));
    await world.move(issue(0), 'Done');
    expect((await world.inbox()).items[0]).toMatchObject({ state: 'in-work' });
    await world.maya.value('feedback.unlink-issue', input(1));
    expect(world.state.linksOf(feedback.request.id)).toHaveLength(1);
    expect((await world.inbox()).items[0]).toMatchObject({ state: 'done' });
    await world.move(issue(0), 'In Progress');
    expect((await world.inbox()).items[0]).toMatchObject({ state: 'in-work' });
    for (let time = 0; time < 2; time++) await world.maya.value('feedback.unlink-issue', input(0));
    expect(world.state.linksOf(feedback.request.id)).toEqual([]);
    expect((await world.inbox()).items[0]).toMatchObject({ state: 'waiting', issues: [] });
  });

  it('leaves a link somebody made in Jira for another reason', async () => {
    await world.maya.value('feedback.link-issue', input());
    const blocks = [...world.state.linkTypes.all()].find(({ name }) => name === 'Blocks');
    createLink(world.state, world.people.maya, { typeId: blocks?.id ?? '', inwardIssueId: issue().id, outwardIssueId: feedback.request.id });
    await world.maya.value('feedback.unlink-issue', input());
    expect(world.state.linksOf(feedback.request.id).map(({ typeId }) => typeId)).toEqual([blocks?.id]);
  });

  it('two issues at once keeps both', async () => {
    await Promise.all([world.maya.value('feedback.link-issue', input(0)), world.jonas.value('feedback.link-issue', input(1)), world.maya.value('feedback.link-issue', input(2))]);
    expect((await world.read(feedback.id)).item.issues).toHaveLength(3);
  });

  it('forgets an issue that is deleted', async () => {
    await world.maya.value('feedback.link-issue', input());
    await world.jira('maya', 'DELETE', `/rest/api/3/issue/${issue().key}`);
    await world.settle();
    expect((await world.read(feedback.id)).item).toMatchObject({ state: 'waiting', issues: [] });
  });

  it('names nothing of an issue the reader may not see', async () => {
    await world.maya.value('feedback.link-issue', input());
    const level = createSecurityLevel(world.state, { name: 'Secret', projectId: world.project.id, memberAccountIds: [world.people.maya.accountId] });
    world.state.issues.put({ ...issue(), securityLevelId: level.id });
    expect((await world.read(feedback.id, 'jonas')).item.issues).toEqual([{ id: issue().id, key: '', summary: '', status: '', category: 'to-do' }]);
    expect((await world.read(feedback.id)).item.issues[0]?.key).toBe(issue().key);
  });
});

describe('refused is', () => {
  it('an issue of another project, one the caller may not see, her own request, and one too many', async () => {
    const foreign = world.issue({ summary: 'Foreign', projectId: world.otherProject.id });
    const level = createSecurityLevel(world.state, { name: 'Secret', projectId: world.project.id, memberAccountIds: [world.people.maya.accountId] });
    const secret = world.issue({ summary: 'Secret', securityLevelId: level.id });
    const link = (issueId: string, name: 'maya' | 'jonas' = 'jonas') => world.as(name).call('feedback.link-issue', { id: feedback.id, issueId });
    expect(await link(foreign.id, 'maya')).toEqual(refused('not-found', 'issue-not-found'));
    expect(await link(secret.id)).toEqual(refused('not-found', 'issue-not-found'));
    expect(await link('99999999')).toEqual(refused('not-found', 'issue-not-found'));
    expect(await link(feedback.request.id, 'maya')).toEqual(refused('invalid', 'own-request'));
    for (let index = 0; index < 15; index++) await world.maya.value('feedback.link-issue', { id: feedback.id, issueId: world.issue({ summary: `Work ${index}` }).id });
    expect(await link(issue().id)).toMatchObject({ ok: false, error: { code: 'invalid', message: 'failure.too-many' } });
  });

  it('everybody who may not edit, and everybody of another project', async () => {
    expect(await world.vera.call('feedback.link-issue', input())).toEqual(refused('forbidden', 'no-permission-edit'));
    expect(await world.vera.call('feedback.unlink-issue', input())).toEqual(refused('forbidden', 'no-permission-edit'));
    expect(await world.as('maya', world.otherProject).call('feedback.link-issue', input())).toEqual(refused('not-found', 'not-found'));
  });
});
