import { appAccountId } from '../../local/site/base';
import type { Issue } from '../../local/site/model';
import { createProject, createSecurityLevel } from '../../local/site/operations/projects';
import { createVersion } from '../../local/site/operations/versions';
import { startWorld, type World } from '../../local/testing/world';
import type { Engagement, VisibilityRule } from './contract';

let world: World;
let calls: string[];
beforeEach(async () => {
  world = await startWorld();
  calls = [];
  world.site.observe(({ method, path }) => calls.push(`${method} ${path.replace('/rest/api/3/', '').replace('/rest/servicedeskapi/', 'jsm/')}`));
});
afterEach(() => world.close());

const typeId = (name: string) => [...world.state.issueTypes.all()].find((type) => type.name === name)?.id ?? '';
const otherProject = () =>
  createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.maya.accountId, roles: { Administrators: [world.people.maya.accountId] } });
const restricted = (summary: string) => {
  const memberAccountIds = [world.people.maya.accountId, world.people.priya.accountId, appAccountId];
  return world.issue({ summary, securityLevelId: createSecurityLevel(world.state, { name: 'Internal', projectId: world.project.id, memberAccountIds }).id });
};
const engage = (visibility: VisibilityRule, chosenIssueIds?: string[]): Promise<Engagement> =>
  world.as('maya').value('clients.create-engagement', { clientName: 'Harbor', contact: { name: 'Ana', road: 'by-hand' }, visibility, ...(chosenIssueIds && { chosenIssueIds }) });
const refused = (code: string, message: string, field?: string) => ({ ok: false, error: { code, message: `failure.${message}`, ...(field !== undefined && { field }) } });
const first = () => world.issues[0] as Issue;

describe('clients.set-visibility', () => {
  const choose = (engagementId: string, issueId: string, choice: 'shown' | 'hidden' | 'by-rule') => world.as('priya').value('clients.set-visibility', { engagementId, issueId, choice });
  const property = (issueId: string) => world.state.issues.get(issueId)?.properties['candor.visibility'];

  it('says of one issue that she sees it, does not, or that the rule decides', async () => {
    const { id } = await engage({ kind: 'labels', labels: ['client'] });
    const labelled = world.issue({ summary: 'Labelled', labels: ['client'] });
    expect(await choose(id, first().id, 'by-rule')).toEqual({ issueId: first().id, visible: false });
    expect(await choose(id, first().id, 'shown')).toEqual({ issueId: first().id, visible: true });
    expect(property(first().id)).toEqual({ shown: [id], hidden: [] });
    expect(await choose(id, first().id, 'hidden')).toEqual({ issueId: first().id, visible: false });
    expect(property(first().id)).toEqual({ shown: [], hidden: [id] });
    expect(await choose(id, labelled.id, 'hidden')).toMatchObject({ visible: false });
    expect(await choose(id, labelled.id, 'by-rule')).toMatchObject({ visible: true });
    expect(property(labelled.id)).toEqual({ shown: [], hidden: [] });
  });

  it('leaves the choices of other engagements alone', async () => {
    const one = await engage({ kind: 'all' });
    const two = await engage({ kind: 'all' });
    await choose(one.id, first().id, 'hidden');
    await choose(two.id, first().id, 'hidden');
    expect(property(first().id)).toEqual({ shown: [], hidden: [one.id, two.id] });
  });

  it('never shows what a security level keeps', async () => {
    const { id } = await engage({ kind: 'milestones' });
    expect(await choose(id, restricted('Secret').id, 'shown')).toMatchObject({ visible: false });
  });

  it('finds no issue of another project, and none that is gone', async () => {
    const { id } = await engage({ kind: 'all' });
    const foreign = world.issue({ summary: 'Elsewhere', projectId: otherProject().id });
    for (const issueId of [foreign.id, '999999']) {
      const input = { engagementId: id, issueId, choice: 'shown' } as const;
      expect(await world.as('maya').call('clients.set-visibility', input)).toEqual(refused('not-found', 'issue-not-found'));
    }
    expect(property(foreign.id)).toBeUndefined();
  });
});

describe('clients.preview-visibility', () => {
  const preview = (rule: VisibilityRule) => world.as('priya').value('clients.preview-visibility', { rule });

  it('counts and lists what the rule shows', async () => {
    world.issue({ summary: 'Part', issueTypeId: typeId('Sub-task'), parentId: first().id });
    world.issue({ summary: 'Labelled', labels: ['client'] });
    restricted('Secret');
    world.issue({ summary: 'Elsewhere', projectId: otherProject().id, labels: ['client'] });
    expect(await preview({ kind: 'all' })).toMatchObject({ count: 11 });
    const labelled = await preview({ kind: 'labels', labels: ['client'] });
    expect(labelled.issues).toEqual([expect.objectContaining({ summary: 'Labelled', status: 'To Do', category: 'to-do' })]);
    expect((await preview({ kind: 'labels', labels: ['none") OR (project = OTH'] })).count).toBe(0);
  });

  it('lists fifty and counts all', async () => {
    for (let index = 0; index < 60; index++) world.issue({ summary: `Issue ${index}`, labels: ['client'] });
    const { count, issues } = await preview({ kind: 'labels', labels: ['client'] });
    expect([count, issues.length]).toEqual([60, 50]);
  });

  it('shows milestones under every rule, by their dates, and counts them under theirs', async () => {
    const version = (name: string, more: object = {}) => createVersion(world.state, world.people.maya, { projectId: world.project.id, name, ...more } as never);
    version('Later', { releaseDate: '2026-12-18' });
    version('Someday');
    version('Sooner', { releaseDate: '2026-12-01' });
    calls = [];
    const { count, issues, milestones } = await preview({ kind: 'milestones' });
    expect(calls).toEqual(['GET mypermissions', `GET project/${world.project.id}/versions`]);
    expect([count, issues]).toEqual([3, []]);
    expect(milestones.map(({ name, releaseOn }) => [name, releaseOn])).toEqual([['Sooner', '2026-12-01'], ['Later', '2026-12-18'], ['Someday', undefined]]);
    expect(await preview({ kind: 'chosen' })).toMatchObject({ count: 0, issues: [], milestones: [{}, {}, {}] });
  });
});

describe('clients.visibility-choices', () => {
  it('offers labels, milestones and service desks in few calls', async () => {
    world.issue({ summary: 'A', labels: ['client', 'web'] });
    world.issue({ summary: 'B', labels: ['client'] });
    calls = [];
    expect(await world.as('maya').value('clients.visibility-choices')).toEqual({
      labels: [{ name: 'client', count: 2 }, { name: 'web', count: 1 }],
      milestones: [],
      allCount: 12,
      serviceDesks: [
        {
          serviceDeskId: '1',
          name: 'Client desk',
          requestTypes: [
            { id: '11', name: 'Project updates' },
            { id: '12', name: 'Ask a question' },
            { id: '13', name: 'Report a problem' },
          ],
        },
      ],
    });
    expect(calls).toHaveLength(6);
  });

  it.each([403, 404])('offers no service desk where Jira Service Management answers %d', async (status) => {
    world.site.fault({ path: /servicedeskapi/, effect: { status } });
    expect(await world.as('maya').value('clients.visibility-choices')).toMatchObject({ serviceDesks: [], allCount: 10 });
  });
});

describe('clients.find-issues', () => {
  const find = async (text: string) => (await world.as('priya').value('clients.find-issues', { text })).map(({ key }) => key);

  it('finds by key, by the beginning of words, and the newest for nothing', async () => {
    expect(await find(' har-3 ')).toEqual(['HAR-3']);
    expect(await find('app pay')).toEqual(['HAR-1']);
    expect((await find('')).length).toBe(10);
    expect(await find('HAR-999')).toEqual([]);
    expect(await find('")(*?~!')).toEqual([]);
  });

  it('finds titles in Chinese, at most twenty, and none of another project or behind a security level', async () => {
    for (let index = 0; index < 25; index++) world.issue({ summary: `登录页面 ${index}` });
    const foreign = world.issue({ summary: '登录页面', projectId: otherProject().id });
    const secret = restricted('Launch codes');
    expect(await find('登录')).toHaveLength(20);
    expect(await find(foreign.key)).toEqual([]);
    expect([await find(secret.key), await find('launch codes')]).toEqual([[], []]);
  });
});

describe('clients.find-people', () => {
  const find = (text: string, more: object) => world.as('maya').call('clients.find-people', { text, road: 'request', ...more } as never);
  const names = async (text: string, more: object = {}) => {
    const reply = await find(text, more);
    return reply.ok ? reply.value.map(({ name }) => name) : reply.error;
  };

  it('finds customers and users, never an app', async () => {
    expect(await names('王')).toEqual(['王芳']);
    expect(await names('ana')).toEqual(['Ana Silva']);
    expect(await names('candor')).toEqual([]);
    expect(await names('')).toEqual([]);
  });

  it('finds for notify only those who may see the anchor issue', async () => {
    const anchorIssueId = first().id;
    expect(await names('', { road: 'notify', anchorIssueId })).toEqual([]);
    expect(await names('tom', { road: 'notify', anchorIssueId })).toEqual(['Tom Baker']);
    expect(await names('sam', { road: 'notify', anchorIssueId })).toEqual([]);
    expect(await names('ana', { road: 'notify', anchorIssueId })).toEqual([]);
  });

  it('asks for the anchor issue, of this project', async () => {
    const foreign = world.issue({ summary: 'Elsewhere', projectId: otherProject().id });
    expect(await find('tom', { road: 'notify' })).toEqual(refused('invalid', 'anchor-needed', 'anchorIssueId'));
    expect(await find('tom', { road: 'notify', anchorIssueId: foreign.id })).toEqual(refused('not-found', 'issue-not-found'));
  });
});

describe('clients.save-title', () => {
  const save = (engagementId: string, issueId: string, language: 'en' | 'zh-CN', title: string) => world.as('priya').call('clients.save-title', { engagementId, issueId, language, title });
  const titles = async () => (await world.as('maya').value('clients.open')).engagements[0]?.glossary.titles;

  it('keeps a title per language, and takes Jira’s again for an empty one', async () => {
    const { id } = await engage({ kind: 'all' });
    await save(id, first().id, 'en', ' Paying\nwith a phone ');
    await save(id, first().id, 'zh-CN', '手机支付');
    expect(await titles()).toEqual({ [first().id]: { en: 'Paying with a phone', 'zh-CN': '手机支付' } });
    await save(id, first().id, 'en', '');
    expect(await titles()).toEqual({ [first().id]: { 'zh-CN': '手机支付' } });
    await save(id, first().id, 'zh-CN', ' ');
    expect(await titles()).toEqual({});
  });

  it('keeps both when two people name two issues at the same moment, and does not disturb an open plan', async () => {
    const { id, revision } = await engage({ kind: 'all' });
    await Promise.all(world.issues.slice(0, 3).map((issue) => save(id, issue.id, 'en', issue.key)));
    expect(Object.keys((await titles()) ?? {})).toHaveLength(3);
    expect((await world.as('maya').value('clients.open')).engagements[0]?.revision).toBe(revision);
  });

  it('refuses an over-long title and an issue of another project', async () => {
    const { id } = await engage({ kind: 'all' });
    const foreign = world.issue({ summary: 'Elsewhere', projectId: otherProject().id });
    expect(await save(id, first().id, 'en', 'x'.repeat(201))).toMatchObject(refused('invalid', 'too-long', 'title'));
    expect(await save(id, foreign.id, 'en', 'x')).toEqual(refused('not-found', 'issue-not-found'));
  });
});
