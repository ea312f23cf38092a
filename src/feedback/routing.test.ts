import { authorization } from '../../local/site/authentication';
import { createComponent, deleteComponent } from '../../local/site/operations/components';
import { createProject, deleteProject } from '../../local/site/operations/projects';
import { fixtureSite, fixtureUrl, type SiteFixture } from '../../local/site/site-fixture';
import { startInside } from '../../local/testing/inside';
import type { RoutingRule, RuleConditions, RuleResults } from './contract';
import { route } from './routing';
import { saveRules } from './rule-sets';
import type { RulePlaces } from './store';

let fixture: SiteFixture;
let inside: Awaited<ReturnType<typeof startInside>>;
let calls: string[];

beforeEach(async () => {
  fixture = fixtureSite();
  calls = [];
  fixture.site.observe(({ path }) => calls.push(path.replace('/rest/api/3/', '')));
  inside = await startInside({
    clock: fixture.clock,
    jira: ({ path, init, as }) => {
      const headers = new Headers(init.headers);
      if (as.kind === 'app') headers.set('authorization', authorization(fixture.app));
      return fixture.site.fetch(new Request(fixtureUrl + path, { ...init, headers }));
    },
  });
});
afterEach(() => inside.close());

const rule = (id: string, conditions: RuleConditions, results: RuleResults): RoutingRule => ({ id, name: id, conditions, results });
const keep = (projectId: string, rules: RoutingRule[], scope: 'project' | 'site' = 'project', places: Partial<RulePlaces> = {}) =>
  inside.run(() => saveRules(scope, projectId, 'default', rules, { requestTypes: {}, components: {}, ...places }));
const routed = (more: Partial<Parameters<typeof route>[0]> = {}) => inside.run(() => route({ text: 'The invoice is wrong', kind: 'problem', components: [], projectId: fixture.project.id, ...more }));
const stays = () => ({ projectId: fixture.project.id, labels: [], notifyAccountIds: [] });

describe('routing', () => {
  it('leaves in the inbox what no rule catches, and asks Jira nothing', async () => {
    expect(await routed()).toEqual(stays());
    await keep(fixture.project.id, [rule('a', { words: ['refund'] }, { projectId: '424242', ownerAccountId: 'nobody', priority: 'Whenever' })]);
    expect(await routed()).toEqual(stays());
    expect(calls).toEqual([]);
  });

  it('does what the first rule that matches says, and asks only about what it names', async () => {
    const { project, bo, ada } = fixture;
    await keep(project.id, [
      rule('other', { kinds: ['praise'] }, { labels: ['no'] }),
      rule('first', { kinds: ['problem'], words: ['invoice'] }, { ownerAccountId: bo.accountId, kind: 'change', priority: 'High', labels: ['billing'], notifyAccountIds: [ada.accountId] }),
      rule('second', {}, { labels: ['no'] }),
    ]);
    const result = await routed();
    expect(result).toMatchObject({ ...stays(), owner: { accountId: bo.accountId, name: 'Bo Builder' }, kind: 'change', priority: 'High', labels: ['billing'], notifyAccountIds: [ada.accountId], routedBy: { ruleId: 'first', broken: false } });
    expect(calls.sort()).toEqual(['priority', 'user']);
    calls.length = 0;
    expect(await routed({ text: 'nothing' })).toMatchObject({ labels: ['no'], routedBy: { ruleId: 'second' } });
    expect(calls).toEqual([]);
  });

  it('asks the rules of the project before those of the site', async () => {
    await keep(fixture.project.id, [rule('own', { words: ['invoice'] }, { labels: ['own'] })]);
    await keep(fixture.project.id, [rule('site', {}, { labels: ['site'] })], 'site');
    expect(await routed()).toMatchObject({ labels: ['own'] });
    expect(await routed({ text: 'x' })).toMatchObject({ labels: ['site'] });
  });

  it('hands it on to a project, whose own rules go on from there', async () => {
    const { state, project, ada, bo } = fixture;
    const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: ada.accountId });
    await keep(project.id, [rule('on', {}, { projectId: other.id, kind: 'question', labels: ['a'], ownerAccountId: ada.accountId })]);
    expect(await routed()).toMatchObject({ projectId: other.id, labels: ['a'], owner: { name: 'Ada Admin' }, routedBy: { ruleId: 'on' } });
    await keep(other.id, [rule('kind', { kinds: ['problem'] }, { labels: ['not this'] }), rule('there', { kinds: ['question'] }, { ownerAccountId: bo.accountId, labels: ['b', 'a'] })]);
    await keep(other.id, [rule('everywhere', {}, { labels: ['not asked again'] })], 'site');
    expect(await routed()).toMatchObject({ projectId: other.id, kind: 'question', labels: ['a', 'b'], owner: { name: 'Bo Builder' }, routedBy: { ruleId: 'there', broken: false } });
  });

  it('leaves it where it came to when the rules go round in a circle', async () => {
    const { state, project, ada } = fixture;
    const others = ['ONE', 'TWO'].map((key) => createProject(state, { key, name: key, leadAccountId: ada.accountId }));
    const [one, two] = others.map(({ id }) => id) as [string, string];
    await keep(project.id, [rule('a', {}, { projectId: one, labels: ['a'], ownerAccountId: ada.accountId })]);
    await keep(one, [rule('b', {}, { projectId: two })]);
    await keep(two, [rule('c', {}, { projectId: one })]);
    expect(await routed()).toEqual({ ...stays(), routedBy: { ruleId: 'a', broken: false } });
  });

  it('stops after a few projects, however long the row', async () => {
    const { state, ada } = fixture;
    const row = Array.from({ length: 20 }, (_, index) => createProject(state, { key: `P${index}`, name: `P${index}`, leadAccountId: ada.accountId }).id);
    for (const [index, id] of row.entries()) await keep(id, [rule(`to-${index + 1}`, {}, { projectId: row[index + 1] ?? row[0] })]);
    expect(await routed({ projectId: row[0] })).toEqual({ projectId: row[0], labels: [], notifyAccountIds: [], routedBy: { ruleId: 'to-1', broken: false } });
    expect(calls.length).toBeLessThan(10);
  });

  describe('by a rule that names something deleted', () => {
    const broken = (ruleId: string) => ({ ...stays(), routedBy: { ruleId, broken: true } });

    it.each<[string, (site: SiteFixture) => RuleResults]>([
      ['a deleted project', ({ state, ada }) => {
        const gone = createProject(state, { key: 'GONE', name: 'Gone', leadAccountId: ada.accountId });
        deleteProject(state, gone);
        return { projectId: gone.id };
      }],
      ['an archived project', ({ state, ada }) => ({ projectId: createProject(state, { key: 'OLD', name: 'Old', leadAccountId: ada.accountId, archived: true }).id })],
      ['an owner who has left', ({ state, bo }) => ({ ownerAccountId: state.users.put({ ...bo, active: false }).accountId })],
      ['an unknown owner', () => ({ ownerAccountId: '712020:nobody' })],
      ['a priority that is no more', () => ({ priority: 'Whenever' })],
    ])('as its result, %s, leaves it in the inbox without an owner', async (_, results) => {
      await keep(fixture.project.id, [rule('r', { words: ['invoice'] }, { ownerAccountId: fixture.ada.accountId, labels: ['x'], ...results(fixture) }), rule('later', {}, { labels: ['later'] })]);
      expect(await routed()).toEqual(broken('r'));
      expect(await routed({ text: 'else' })).toMatchObject({ labels: ['later'] });
      expect(calls.length).toBeLessThanOrEqual(2);
    });

    it('in a condition, catches by the rest of the rule what it would have caught', async () => {
      const { state, project, ada } = fixture;
      const component = createComponent(state, { projectId: project.id, name: 'Billing' });
      await keep(project.id, [rule('r', { components: ['Billing'], words: ['invoice'] }, { ownerAccountId: ada.accountId }), rule('later', {}, { labels: ['later'] })], 'project', { components: { Billing: [project.id] } });
      expect(await routed({ components: ['Billing'] })).toMatchObject({ owner: { name: 'Ada Admin' } });
      expect(await routed()).toMatchObject({ routedBy: { ruleId: 'later' } });
      deleteComponent(state, ada, component);
      expect(await routed()).toEqual(broken('r'));
      expect(await routed({ text: 'nothing of the kind' })).toMatchObject({ routedBy: { ruleId: 'later' } });
    });

    it('is not handed on, though the project it names is there', async () => {
      const { state, project, ada } = fixture;
      const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: ada.accountId });
      await keep(project.id, [rule('r', {}, { projectId: other.id, ownerAccountId: '712020:nobody' })]);
      await keep(other.id, [rule('there', {}, { labels: ['x'] })]);
      expect(await routed()).toEqual(broken('r'));
    });

    it('in its only condition, catches nothing', async () => {
      await keep(fixture.project.id, [rule('r', { engagementIds: ['gone'] }, { labels: ['x'] })]);
      expect(await routed()).toEqual(stays());
    });

    it('a client, catches what the rest does', async () => {
      await keep(fixture.project.id, [rule('r', { engagementIds: ['gone'], kinds: ['problem'] }, { labels: ['x'] })]);
      expect(await routed()).toEqual(broken('r'));
      expect(calls).toEqual([]);
    });

    it('a request type, catches what the rest does; without knowing its desk it says nothing', async () => {
      const rules = [rule('r', { requestTypeIds: ['77'], kinds: ['problem'] }, { labels: ['x'] })];
      await keep(fixture.project.id, rules);
      expect(await routed()).toEqual(stays());
      const service = createProject(fixture.state, { key: 'SUP', name: 'Desk', projectTypeKey: 'service_desk', leadAccountId: fixture.ada.accountId });
      fixture.state.serviceDesks.put({ id: '1', projectId: service.id, name: 'Desk' });
      await keep(service.id, rules, 'project', { requestTypes: { '77': '1' } });
      expect(await routed({ projectId: service.id })).toEqual({ ...broken('r'), projectId: service.id });
    });

    it('still goes by what is left of a list', async () => {
      await keep(fixture.project.id, [rule('r', { engagementIds: ['gone', 'here'], kinds: ['problem'] }, { labels: ['x'] })]);
      expect(await routed({ engagementId: 'here' })).toMatchObject({ labels: ['x'], routedBy: { broken: false } });
    });

    it('in a project it was handed on to, leaves it in that inbox without an owner', async () => {
      const { state, project, ada } = fixture;
      const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: ada.accountId });
      await keep(project.id, [rule('on', {}, { projectId: other.id, ownerAccountId: ada.accountId, labels: ['a'] })]);
      await keep(other.id, [rule('bad', {}, { priority: 'Whenever', labels: ['b'] })]);
      expect(await routed()).toEqual({ projectId: other.id, labels: ['a'], notifyAccountIds: [], routedBy: { ruleId: 'bad', broken: true } });
    });
  });

  it('never fails because Jira does not answer: what it cannot confirm is left out', async () => {
    const { project, ada } = fixture;
    await keep(project.id, [rule('r', {}, { projectId: '424242', ownerAccountId: ada.accountId, priority: 'High', labels: ['x'] })]);
    fixture.site.fault({ path: /./, effect: { status: 503 }, times: 99 });
    expect(await routed()).toEqual({ ...stays(), labels: ['x'], routedBy: { ruleId: 'r', broken: false } });
  });
});
