import { defaultPlan } from './communication-plan';
import { join } from 'node:path';
import { loadManifest } from '../../local/runtime/manifest';
import { authorization } from '../../local/site/authentication';
import { indexedPropertiesOf } from '../../local/site/indexed-properties';
import type { Issue } from '../../local/site/model';
import { createProject, createSecurityLevel } from '../../local/site/operations/projects';
import { fixtureSite, fixtureUrl, type SiteFixture } from '../../local/site/site-fixture';
import { startInside } from '../../local/testing/inside';
import { commit } from '../platform/storage/transaction';
import type { Engagement } from './contract';
import { movePlanOn, readEngagement } from './engagement';
import { anchorReason } from './reach';
import { engagementRecords } from './store';
import { invisibleClause, visibleClause, visibleIssueIds } from './visibility';

const id = '5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c11';
let fixture: SiteFixture;
let inside: Awaited<ReturnType<typeof startInside>>;
let calls: string[];

beforeEach(async () => {
  fixture = fixtureSite();
  const { state, app, site } = fixture;
  state.indexedProperties.push(...indexedPropertiesOf(loadManifest(join(__dirname, '../../manifest.yml')).modules));
  calls = [];
  site.observe(({ path }) => calls.push(path.replace('/rest/api/3/', '')));
  inside = await startInside({
    clock: fixture.clock,
    jira: ({ path, init, as }) => {
      const headers = new Headers(init.headers);
      const user = as.kind === 'app' ? app : state.users.get(as.accountId);
      if (user) headers.set('authorization', authorization(user));
      return site.fetch(new Request(fixtureUrl + path, { ...init, headers }));
    },
  });
});
afterEach(() => inside.close());

const engagement = (visibility: Engagement['visibility']) => ({ id, projectId: fixture.project.id, visibility });
const visible = async (rule: Engagement['visibility'], issues: Pick<Issue, 'id'>[]) => {
  const found = await inside.run(() => visibleIssueIds(engagement(rule), issues.map((issue) => issue.id)));
  return issues.map((issue) => found.has(issue.id));
};
const all = { kind: 'all' } as const;

describe('visibleIssueIds', () => {
  it('is the rule or shown, and not hidden, in this project, without a security level', async () => {
    const { issue, state, project, ada, app } = fixture;
    const securityLevelId = createSecurityLevel(state, { name: 'Internal', projectId: project.id, memberAccountIds: [app.accountId] }).id;
    const other = createProject(state, { key: 'OTH', name: 'Other', leadAccountId: ada.accountId });
    const issues = [
      issue({ labels: ['client'] }),
      issue(),
      issue({ properties: { 'candor.visibility': { shown: [id], hidden: [] } } }),
      issue({ labels: ['client'], properties: { 'candor.visibility': { shown: [], hidden: [id] } } }),
      issue({ labels: ['client'], properties: { 'candor.visibility': { shown: [id], hidden: ['other'] } } }),
      issue({ labels: ['client'], securityLevelId }),
      issue({ labels: ['client'], projectId: other.id }),
    ];
    expect(await visible({ kind: 'labels', labels: ['client'] }, issues)).toEqual([true, false, true, false, true, false, false]);
    expect(await visible({ kind: 'milestones' }, issues)).toEqual([false, false, true, false, true, false, false]);
    expect(await visible({ kind: 'jql', jql: 'labels = client OR project = OTH' }, issues)).toEqual([true, false, true, false, true, false, false]);
  });

  it('leaves out what is gone and keeps the rest, in pages of fifty', async () => {
    const issues = Array.from({ length: 60 }, () => fixture.issue());
    expect(await visible(all, issues)).toEqual(issues.map(() => true));
    expect(calls).toEqual(['search/jql', 'search/jql']);
    expect(await visible(all, [...issues.slice(0, 9), { id: '999999' }, { id: 'x" OR 1' }])).toEqual([...issues.slice(0, 9).map(() => true), false, false]);
  });

  it('fails where the rule is no longer valid, instead of asking for every issue', async () => {
    const issues = Array.from({ length: 30 }, () => fixture.issue());
    await expect(visible({ kind: 'jql', jql: 'goneField = 1' }, issues)).rejects.toMatchObject({ code: 'invalid' });
    expect(calls).toEqual(['search/jql', 'search/approximate-count']);
  });

  it('asks nothing for no issues', async () => {
    expect(await visible(all, [])).toEqual([]);
    expect(calls).toEqual([]);
  });
});

it('visible and invisible share out the open issues of the project', async () => {
  const { issue, app, project } = fixture;
  issue({ labels: ['client'] });
  issue({ labels: ['other'] });
  issue();
  issue({ properties: { 'candor.visibility': { shown: [id], hidden: [] } } });
  issue({ labels: ['client'], properties: { 'candor.visibility': { shown: [], hidden: [id] } } });
  const keys = async (jql: string) => {
    const { body } = await fixture.call<{ issues: { key: string }[] }>(app, 'POST', '/rest/api/3/search/jql', { jql, fields: ['key'] });
    return body.issues.map(({ key }) => key);
  };
  const open = (await keys(`project = ${project.id}`)).sort();
  for (const visibility of [{ kind: 'labels', labels: ['client'] }, all, { kind: 'chosen' }] as Engagement['visibility'][]) {
    const [seen, unseen] = [await keys(visibleClause(engagement(visibility))), await keys(invisibleClause(engagement(visibility)))];
    expect([...seen, ...unseen].sort()).toEqual(open);
  }
  // Jira's NOT leaves out issues without the field a filter asks about: ACME-3 has no label.
  const filtered = engagement({ kind: 'jql', jql: 'labels = client' });
  const [seen, unseen] = [await keys(visibleClause(filtered)), await keys(invisibleClause(filtered))];
  expect([...seen, ...unseen].sort()).toEqual(open.filter((key) => key !== 'ACME-3'));
});

describe('anchorReason', () => {
  it('is whether the person may see the anchor issue', async () => {
    const anchor = fixture.issue();
    const reason = (accountId: string | undefined, road: 'notify' | 'request' = 'notify') =>
      inside.run(() => anchorReason({ anchorIssue: { id: anchor.id, key: anchor.key } }, { road, accountId }));
    expect(await reason(fixture.bo.accountId)).toBeUndefined();
    expect(await reason(fixture.stranger.accountId)).toBe('cannot-see-anchor');
    expect(await reason(fixture.customer.accountId)).toBe('cannot-see-anchor');
    expect(calls).toEqual(['user/viewissue/search', 'user/viewissue/search', 'user/viewissue/search']);
    expect([await reason(undefined), await reason('x', 'request')]).toEqual([undefined, undefined]);
    expect(calls).toHaveLength(3);
  });
});

describe('answers that are behind or too wide', () => {
  const answering = async <Result>(answer: unknown, work: () => Promise<Result>) => {
    const behind = await startInside({ jira: async () => Response.json(answer) });
    return behind.run(work).finally(() => behind.close());
  };

  it('show no issue that was hidden, restricted or moved since Jira indexed it', async () => {
    const found = (issueId: string, fields: object, value: object = {}) => ({
      id: issueId,
      key: `ACME-${issueId}`,
      fields: { project: { id: fixture.project.id, key: 'ACME' }, security: null, ...fields },
      properties: { 'candor.visibility': value },
    });
    const issues = [found('1', {}), found('2', {}, { shown: [], hidden: [id] }), found('3', { security: { id: '7' } }), found('4', { project: { id: '1', key: 'X' } })];
    expect([...(await answering({ issues }, () => visibleIssueIds(engagement(all), ['1', '2', '3', '4'])))]).toEqual(['1']);
  });

  it('take nobody else for the person who may see the anchor issue', async () => {
    const recipient = { road: 'notify', accountId: 'a' } as const;
    const reason = () => anchorReason({ anchorIssue: { id: '1', key: 'ACME-1' } }, recipient);
    expect(await answering([{ accountId: 'b', displayName: 'B' }], reason)).toBe('cannot-see-anchor');
    expect(await answering([{ accountId: 'a', displayName: 'A' }], reason)).toBeUndefined();
  });
});

describe('movePlanOn', () => {
  const planned = async (nextUpdateOn: string) => {
    const body = { projectId: fixture.project.id, client: { id: 'c', name: 'Harbor' }, createdAt: '2026-11-01T00:00:00.000Z', visibility: all, purpose: '', cadence: { every: 'week' as const, weekday: 5 as const }, nextUpdateOn, plan: defaultPlan, language: 'en' as const, timeZone: 'UTC', team: { projectManager: { accountId: 'a', name: 'A' }, standIn: '', howToReach: '', ifUrgent: '' }, statuses: {}, contactIds: [] };
    await inside.run(() => commit([engagementRecords.create(id, { scope: 'project:1', at: body.createdAt, body })]));
  };
  const next = async () => (await inside.run(() => readEngagement(id)))?.nextUpdateOn;

  it.each([
    ['on time', '2026-11-20', '2026-11-27'],
    ['early', '2026-11-18', '2026-11-27'],
    ['late', '2026-11-30', '2026-12-04'],
  ])('goes on after an update sent %s, once', async (_, today, expected) => {
    await planned('2026-11-20');
    await inside.run(() => movePlanOn(id, '2026-11-20', today));
    await inside.run(() => movePlanOn(id, '2026-11-20', today));
    expect(await next()).toBe(expected);
  });

  it('leaves a plan alone that a person has changed since', async () => {
    await planned('2026-11-25');
    await inside.run(() => movePlanOn(id, '2026-11-20', '2026-11-20'));
    expect(await next()).toBe('2026-11-25');
  });

  it('leaves alone what is not there', async () => {
    await inside.run(() => movePlanOn(id, '2026-11-20', '2026-11-20'));
    expect(await next()).toBeUndefined();
  });
});
