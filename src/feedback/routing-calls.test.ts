import { randomUUID } from 'node:crypto';
import { createComponent, deleteComponent } from '../../local/site/operations/components';
import { createProject, deleteProject } from '../../local/site/operations/projects';
import type { Name } from '../../local/testing/people';
import { startWorld, type World } from '../../local/testing/world';
import type { RoutingRule, RuleResults } from './contract';

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: { code, message: `failure.${message}`, ...(field !== undefined && { field }) } });
const rule = (more: Partial<RoutingRule> = {}): RoutingRule => ({ id: randomUUID(), name: 'Invoices', conditions: { words: ['invoice'] }, results: { labels: ['billing'] }, ...more });

describe('routing rules', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  const maya = () => world.admin('maya');
  const open = (name: Name = 'maya') => world.admin(name).value('routing.open');
  const save = async (rules: RoutingRule[], scope: 'project' | 'site' = 'project') => maya().value('routing.save', { scope, revision: (await open())[scope].revision, rules });
  const saving = async (rules: unknown[], scope: 'project' | 'site' = 'project', name: Name = 'maya') => world.admin(name).raw('routing.save', { scope, revision: 'default', rules });
  const trying = (text: string, more = {}) => maya().value('routing.try', { text, ...more });
  const engagement = (inProject?: World['project'], clientName = 'Harbor Coffee') =>
    world.as('maya', inProject).value('clients.create-engagement', {
      clientName,
      contact: { name: 'Ana Silva', road: 'request', accountId: world.people.ana.accountId },
      visibility: { kind: 'all' },
      serviceDesk: { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' },
    });
  const administrators = (name: Name, project = world.project) =>
    world.state.projects.put({ ...project, roles: { ...project.roles, Administrators: [...(project.roles.Administrators ?? []), world.people[name].accountId] } });

  it('open with what a rule may name', async () => {
    const { id } = await engagement();
    createComponent(world.state, { projectId: world.project.id, name: 'Billing' });
    createComponent(world.state, { projectId: world.serviceProject.id, name: 'Desk' });
    const view = await open();
    expect(view).toMatchObject({ project: { revision: 'default', rules: [] }, site: { revision: 'default', rules: [] }, maySaveSite: true, broken: [], times: { praise: 1, question: 1, change: 1, problem: 1, revision: 'default' } });
    expect(view.names.engagements).toEqual([{ id, name: 'Harbor Coffee' }]);
    expect(view.names.requestTypes.map(({ name }) => name)).toEqual(['Project updates', 'Ask a question', 'Report a problem']);
    expect(view.names.components).toEqual(['Billing', 'Desk']);
    expect(view.names.projects.map(({ name }) => name)).toEqual(['Client desk', 'Harbor app']);
    expect(view.names.people.map(({ name }) => name)).toEqual(['Jonas Weber', 'Maya Lindqvist', 'Priya Nair']);
    expect(view.names.priorities).toContain('High');
  });

  it('are for administrators only', async () => {
    for (const [key, payload] of [
      ['routing.open', undefined],
      ['routing.save', { scope: 'project', revision: 'default', rules: [] }],
      ['routing.save-times', { revision: 'default', times: { praise: 1, question: 1, change: 1, problem: 1 } }],
      ['routing.try', { text: 'hello' }],
    ] as const) {
      for (const name of ['jonas', 'vera'] as const) expect(await world.admin(name).raw(key, payload)).toEqual(refused('forbidden', 'no-permission-administer'));
      for (const name of ['ana', 'stranger'] as const) expect(await world.admin(name).raw(key, payload)).toEqual(refused('not-found', 'project-not-found'));
    }
  });

  it('are kept in order, and the second of two editors is refused', async () => {
    const rules = [rule(), rule({ name: ' 退款 ', conditions: { words: ['退款', '退款'], kinds: ['problem'] }, results: { kind: 'problem', priority: 'High', labels: [] } })];
    const view = await save(rules);
    expect(view.project.rules).toEqual([rules[0], { ...rules[1], name: '退款', conditions: { words: ['退款'], kinds: ['problem'] }, results: { kind: 'problem', priority: 'High' } }]);
    expect(await saving([])).toEqual(refused('conflict', 'changed-elsewhere'));
    expect((await open()).project).toEqual(view.project);
    expect(await maya().raw('routing.save', { scope: 'project', revision: view.project.revision, rules: [] })).toMatchObject({ ok: true, value: { project: { rules: [] } } });
  });

  it.each([
    [[rule({ name: ' \u200b' })], 'rules.0.name'],
    [[rule({ results: {} })], 'rules.0.results'],
    [[rule({ results: { labels: [] } })], 'rules.0.results'],
    [[rule({ conditions: { words: [' '] } })], 'rules.0.conditions.words.0'],
    [[rule({ conditions: { words: ['x'.repeat(101)] } })], 'rules.0.conditions.words.0'],
    [[rule({ conditions: { words: Array.from({ length: 51 }, (_, index) => `w${index}`) } })], 'rules.0.conditions.words'],
    [[rule({ results: { labels: ['two words'] } })], 'rules.0.results.labels.0'],
    [[rule({ results: { projectId: '1 OR 1' } })], 'rules.0.results.projectId'],
    [Array.from({ length: 51 }, () => rule()), 'rules'],
    [[{ ...rule(), more: 1 }], 'rules.0'],
    [[rule({ conditions: { kinds: ['complaint' as never] } })], 'rules.0.conditions.kinds.0'],
    [[rule({ id: 'twice' }), rule({ id: 'twice' })], 'rules'],
    [[rule({ results: { projectId: '424242' } })], 'rules.0.results.projectId'],
    [[rule({ results: { ownerAccountId: '712020:nobody' } })], 'rules.0.results.ownerAccountId'],
    [[rule({ results: { notifyAccountIds: ['712020:nobody'] } })], 'rules.0.results.notifyAccountIds'],
    [[rule({ results: { priority: 'Whenever' } })], 'rules.0.results.priority'],
    [[rule({ conditions: { components: ['Nothing'] } })], 'rules.0.conditions.components'],
    [[rule({ conditions: { requestTypeIds: ['99'] } })], 'rules.0.conditions.requestTypeIds'],
    [[rule({ conditions: { engagementIds: [randomUUID()] } })], 'rules.0.conditions.engagementIds'],
    [Array.from({ length: 25 }, () => rule({ conditions: { words: Array.from({ length: 50 }, (_, index) => `${'字'.repeat(97)}${index}`) } })), 'rules'],
  ])('refuse what cannot be: %#', async (rules, field) => {
    expect(await saving(rules)).toMatchObject({ ok: false, error: { code: 'invalid', field } });
    expect((await open()).project.rules).toEqual([]);
  });

  it('refuse a project the caller may not browse and an owner who can be given no work there', async () => {
    const other = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.priya.accountId });
    expect(await saving([rule({ results: { projectId: other.id } })])).toMatchObject({ ok: false, error: { message: 'failure.project-not-found' } });
    expect(await saving([rule({ results: { ownerAccountId: world.people.vera.accountId } })])).toMatchObject({ ok: false, error: { message: 'failure.person-not-found' } });
    expect(await saving([rule({ results: { projectId: world.serviceProject.id, ownerAccountId: world.people.priya.accountId } })])).toMatchObject({ ok: false, error: { message: 'failure.person-not-found' } });
    expect(await saving([rule({ results: { projectId: world.serviceProject.id, ownerAccountId: world.people.jonas.accountId } })])).toMatchObject({ ok: true });
  });

  it('of the site are saved by administrators of Jira only, and seen by all', async () => {
    administrators('jonas');
    expect(await saving([rule()], 'site', 'jonas')).toEqual(refused('forbidden', 'no-permission-site'));
    const everywhere = rule({ name: 'Everywhere' });
    await save([everywhere], 'site');
    expect(await open('jonas')).toMatchObject({ maySaveSite: false, site: { rules: [everywhere] } });
    expect(await maya().raw('routing.save', { scope: 'site', revision: 'default', rules: [] })).toEqual(refused('conflict', 'changed-elsewhere'));
  });

  it('show what is deleted as broken, let it be saved again unchanged, and say nothing of what the caller may not see', async () => {
    const other = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.maya.accountId });
    const elsewhere = await engagement(other, 'Secret client');
    const component = createComponent(world.state, { projectId: world.project.id, name: 'Billing' });
    await engagement();
    const typeId = world.feedbackTypes[0]?.id ?? '';
    const named = rule({ conditions: { components: ['Billing'], requestTypeIds: [typeId] }, results: { projectId: other.id, ownerAccountId: world.people.maya.accountId, notifyAccountIds: [world.people.priya.accountId] } });
    await save([named]);
    await world.admin('maya', other).value('routing.save', { scope: 'site', revision: 'default', rules: [rule({ conditions: { engagementIds: [elsewhere.id] }, results: { labels: ['x'] } })] });
    expect((await open()).broken).toEqual([]);
    expect((await open()).names.engagements).toContainEqual({ id: elsewhere.id, name: 'Secret client' });

    administrators('jonas');
    const seenByJonas = await open('jonas');
    expect(seenByJonas.broken).toEqual([]);
    expect(JSON.stringify(seenByJonas.names)).not.toMatch(/Secret client|Other/);
    expect(await world.admin('jonas').raw('routing.save', { scope: 'project', revision: seenByJonas.project.revision, rules: [{ ...named, name: 'Renamed' }] })).toMatchObject({ ok: true });

    deleteProject(world.state, other);
    deleteComponent(world.state, world.people.maya, component);
    world.state.requestTypes.delete(typeId);
    world.state.users.put({ ...world.people.priya, active: false });
    expect((await open()).broken).toEqual([
      {
        scope: 'project',
        ruleId: named.id,
        parts: [
          { part: 'requestTypeIds', value: typeId },
          { part: 'components', value: 'Billing' },
          { part: 'projectId', value: other.id },
          { part: 'notifyAccountIds', value: world.people.priya.accountId },
        ],
      },
    ]);
    expect((await save([{ ...named, name: 'Again' }])).project.rules[0]?.name).toBe('Again');
  });

  it('say nothing is broken while Jira does not answer', async () => {
    await save([rule({ results: { ownerAccountId: world.people.jonas.accountId } })]);
    world.state.projects.put({ ...world.project, roles: { ...world.project.roles, Members: [] } });
    world.site.fault({ path: /\/user\?/, effect: { status: 503 }, times: 99 });
    expect((await open()).broken).toEqual([]);
  });

  describe('tried on a text', () => {
    it('show the first that matches, and why', async () => {
      const [first, second] = [rule({ conditions: { words: ['invoice', '发票'], kinds: ['problem'] }, results: { priority: 'High', ownerAccountId: world.people.jonas.accountId } }), rule({ conditions: {}, results: { labels: ['rest'] } })];
      await save([first, second]);
      expect(await trying('The INVOICE is broken')).toEqual({
        suggestion: { kind: 'problem', because: ['broken'] },
        kind: 'problem',
        rule: { scope: 'project', ruleId: first.id, name: 'Invoices', because: ['kinds', 'words'], words: ['invoice'], broken: [] },
        loop: false,
        results: { priority: 'High', ownerAccountId: world.people.jonas.accountId },
      });
      expect(await trying('The invoice is broken', { kind: 'question' })).toMatchObject({ kind: 'question', rule: { ruleId: second.id, because: [] }, results: { labels: ['rest'] } });
    });

    it('ask those of the project before those of the site', async () => {
      const [own, everywhere] = [rule({ conditions: { words: ['refund'] } }), rule()];
      await save([own]);
      await save([everywhere], 'site');
      expect(await trying('refund my invoice')).toMatchObject({ rule: { scope: 'project', ruleId: own.id } });
      expect(await trying('my invoice')).toMatchObject({ rule: { scope: 'site', ruleId: everywhere.id } });
      expect(await trying('hello')).toEqual({ suggestion: { kind: 'question', because: [] }, kind: 'question', loop: false, results: {} });
    });

    it('may be tried before they are saved', async () => {
      const saved = rule();
      await save([saved]);
      const other = rule({ results: { kind: 'change' } });
      expect(await trying('invoice', { rules: { scope: 'project', rules: [other] } })).toMatchObject({ rule: { ruleId: other.id }, results: { kind: 'change' } });
      expect(await trying('invoice', { rules: { scope: 'site', rules: [other] } })).toMatchObject({ rule: { ruleId: saved.id } });
      expect((await open()).project.rules).toEqual([saved]);
    });

    it('go by client, request type, severity and component', async () => {
      const { id } = await engagement();
      createComponent(world.state, { projectId: world.project.id, name: 'Billing' });
      const typeId = world.feedbackTypes[1]?.id ?? '';
      await save([rule({ conditions: { engagementIds: [id], requestTypeIds: [typeId], severities: ['blocking'], components: ['Billing'] } })]);
      const given = { engagementId: id, requestTypeId: typeId, severity: 'blocking', component: 'Billing' };
      expect(await trying('x', given)).toMatchObject({ rule: { because: ['engagementIds', 'requestTypeIds', 'severities', 'components'] } });
      for (const part of Object.keys(given)) expect(await trying('x', { ...given, [part]: undefined })).not.toHaveProperty('rule');
    });

    it('follow an item to another project, and stop where the rules go round in a circle', async () => {
      const goesOn = (projectId: string, more: RuleResults = {}) => rule({ conditions: {}, results: { projectId, ...more } });
      await save([goesOn(world.serviceProject.id, { labels: ['from-har'] })]);
      expect(await trying('hello')).toMatchObject({ loop: false, results: { projectId: world.serviceProject.id, labels: ['from-har'] } });
      const there = world.admin('maya', world.serviceProject);
      const { project } = await there.value('routing.save', { scope: 'project', revision: 'default', rules: [rule({ conditions: {}, results: { priority: 'Low', labels: ['from-sup'] } })] });
      expect(await trying('hello')).toMatchObject({ loop: false, results: { projectId: world.serviceProject.id, priority: 'Low', labels: ['from-har', 'from-sup'] } });
      await there.value('routing.save', { scope: 'project', revision: project.revision, rules: [goesOn(world.project.id)] });
      expect(await trying('hello')).toMatchObject({ loop: true, rule: { scope: 'project' }, results: {} });
      await save([goesOn(world.project.id, { kind: 'change' })]);
      expect(await trying('hello')).toMatchObject({ loop: false, results: { kind: 'change' } });
    });

    it('do not show what the rules of another project do to those who do not administer it', async () => {
      administrators('jonas');
      await save([rule({ conditions: {}, results: { projectId: world.serviceProject.id } })]);
      await world.admin('maya', world.serviceProject).value('routing.save', { scope: 'project', revision: 'default', rules: [rule({ conditions: {}, results: { labels: ['inside'] } })] });
      expect((await trying('hello')).results).toEqual({ projectId: world.serviceProject.id, labels: ['inside'] });
      expect((await world.admin('jonas').value('routing.try', { text: 'hello' })).results).toEqual({ projectId: world.serviceProject.id });
    });

    it('show a broken rule, which leaves the item in the inbox it came to', async () => {
      const other = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.maya.accountId });
      const named = rule({ results: { projectId: other.id, labels: ['x'] } });
      await save([named, rule({ results: { labels: ['later'] } })]);
      deleteProject(world.state, other);
      expect(await trying('invoice')).toMatchObject({ rule: { ruleId: named.id, broken: [{ part: 'projectId', value: other.id }] }, loop: false, results: {} });
    });

    it.each(['', '   ', '👍🔥', '<b onclick="x()">hi</b><script>alert(1)</script>', 'line\n'.repeat(10_000), '(((((', '\u0000\ud800', '.*'.repeat(1000)])('take any text: %#', async (text) => {
      await save([rule({ conditions: { words: ['.*', '(a+)+$', '[', '\\'] } })]);
      expect(await maya().raw('routing.try', { text })).toMatchObject({ ok: true });
    });
  });

  describe('the times until a client hears', () => {
    const times = { praise: 5, question: 1, change: 2.5, problem: 0.25 };

    it('are kept for the project', async () => {
      const view = await maya().value('routing.save-times', { revision: 'default', times });
      expect(view.times).toEqual({ ...times, revision: expect.any(String) });
      expect(await maya().raw('routing.save-times', { revision: 'default', times })).toEqual(refused('conflict', 'changed-elsewhere'));
      expect((await world.admin('maya', world.serviceProject).value('routing.open')).times).toMatchObject({ praise: 1 });
    });

    it.each([0, -1, 0.3, 61, Number.NaN])('are no %d days', async (problem) => {
      expect(await maya().raw('routing.save-times', { revision: 'default', times: { ...times, problem } })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'times.problem' } });
    });
  });
});
