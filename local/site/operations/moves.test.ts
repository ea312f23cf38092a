import { paragraphs } from '../document';
import type { ProductEvent } from '../model';
import { fixtureDesk } from '../service-desk/desk-fixture';
import { addComment, visibilityProperty } from './comments';
import { createIssue, deleteIssue, transitionIssue } from './issues';
import { moveIssue } from './moves';
import { createComponent } from './components';
import { createSecurityLevel } from './projects';
import { createVersion } from './versions';

/** Two projects: ACME, and HELP with its desk. */
function fixture() {
  const desk = fixtureDesk();
  const events: ProductEvent[] = [];
  desk.state.onEvent((event) => events.push(event));
  return { ...desk, events, keyOf: async (idOrKey: string) => (await desk.call(desk.app, 'GET', `/rest/api/3/issue/${idOrKey}?fields=project`)).body };
}

describe('moving an issue', () => {
  it('gives it a new key and keeps its id; the old key goes on leading to it', async () => {
    const { state, ada, support, issue, call, app } = fixture();
    const work = issue();
    const moved = moveIssue(state, ada, work, support.id);
    expect(moved).toMatchObject({ id: work.id, key: 'HELP-1', projectId: support.id });
    for (const idOrKey of [work.id, work.key, 'HELP-1']) {
      expect((await call(app, 'GET', `/rest/api/3/issue/${idOrKey}`)).body).toMatchObject({ id: work.id, key: 'HELP-1', fields: { project: { key: 'HELP' } } });
    }
    expect((await call(app, 'POST', '/rest/api/3/search/jql', { jql: `key = ${work.key}`, fields: ['key'] })).body).toMatchObject({ issues: [{ key: 'HELP-1' }] });
    expect(issue().key).toBe('ACME-2');
  });

  it('writes project and Key to the changelog, and tells of it once', async () => {
    const { state, ada, project, support, issue, call, app, events } = fixture();
    const work = issue();
    events.splice(0);
    moveIssue(state, ada, work, support.id);
    const items = [
      { field: 'project', fieldId: 'project', from: project.id, fromString: 'Acme launch', to: support.id, toString: 'Help' },
      { field: 'Key', from: null, fromString: 'ACME-1', to: null, toString: 'HELP-1' },
      { field: 'status', fromString: 'To Do', toString: 'Waiting for support' },
    ];
    const changelog = await call<{ values: { items: unknown[] }[] }>(app, 'GET', `/rest/api/3/issue/${work.id}/changelog`);
    expect(changelog.body.values.at(-1)?.items).toMatchObject(items);
    expect(events.map(({ eventType }) => eventType)).toEqual(['avi:jira:updated:issue']);
    expect(events[0]?.payload).toMatchObject({ atlassianId: ada.accountId, issue: { id: work.id, key: 'HELP-1', fields: { project: { key: 'HELP' } } }, changelog: { items } });
  });

  it('keeps what the new project has too, and leaves the rest behind', () => {
    const { state, ada, project, support, issue } = fixture();
    const both = ['Beta', 'Alpha'].map((name) => createVersion(state, ada, { projectId: project.id, name }));
    const there = createVersion(state, ada, { projectId: support.id, name: 'Beta' });
    const component = createComponent(state, { projectId: project.id, name: 'App' });
    const level = createSecurityLevel(state, { projectId: project.id, name: 'Team', memberAccountIds: [ada.accountId] });
    const work = issue({ fixVersionIds: both.map(({ id }) => id), componentIds: [component.id], securityLevelId: level.id, issueTypeId: '10004' });
    const done = transitionIssue(state, ada, work, { statusId: '10002' });
    expect(moveIssue(state, ada, done, support.id)).toMatchObject({
      fixVersionIds: [there.id],
      componentIds: [],
      securityLevelId: null,
      issueTypeId: '10005',
      statusId: '5',
      resolutionId: done.resolutionId,
      resolutiondate: done.resolutiondate,
    });
  });

  it('takes sub-tasks along, and refuses to part them from their parent', () => {
    const { state, ada, support, issue } = fixture();
    const parent = issue();
    const child = issue({ issueTypeId: '10003', parentId: parent.id });
    expect(() => moveIssue(state, ada, child, support.id)).toThrow('A sub-task moves with its parent.');
    moveIssue(state, ada, parent, support.id);
    expect(state.issue(child.id)).toMatchObject({ key: 'HELP-2', parentId: parent.id });
    expect(() => moveIssue(state, ada, parent, '77')).toThrow('Specify a valid project ID or key');
  });

  it('takes a request away from the portal, and its internal comments with it', async () => {
    const { state, agent, ana, project, raise, call } = fixture();
    const key = await raise(ana);
    const request = state.issue(key);
    if (!request) throw new Error('The request is gone.');
    const comment = addComment(state, agent, request, { body: paragraphs('Between us'), properties: { [visibilityProperty]: { internal: true } } });
    const moved = moveIssue(state, agent, request, project.id);
    expect(moved.request).toBeUndefined();
    expect(state.comments.get(comment.id)?.internal).toBe(false);
    expect((await call(ana, 'GET', `/rest/servicedeskapi/request/${key}`)).status).toBe(404);
    expect((await call(ana, 'GET', `/rest/api/3/issue/${key}`)).status).toBe(404);
  });

  it('is forgotten with the issue: its old key leads nowhere', async () => {
    const { state, ada, app, support, issue, call } = fixture();
    const work = issue();
    deleteIssue(state, ada, moveIssue(state, ada, work, support.id));
    expect((await call(app, 'GET', `/rest/api/3/issue/${work.key}`)).status).toBe(404);
  });

  it('is not possible by editing the project', async () => {
    const { bo, support, issue, call } = fixture();
    const work = issue();
    expect(await call(bo, 'PUT', `/rest/api/3/issue/${work.key}`, { fields: { project: { id: support.id } } })).toMatchObject({ status: 400, body: { errors: { project: expect.stringContaining('cannot be set') } } });
  });
});

describe('product events of the app', () => {
  it('carry selfGenerated, those of people do not', async () => {
    const { state, app, bo, issue, call, events, support } = fixture();
    const own = createIssue(state, app, { projectId: support.id, issueTypeId: '10005', summary: 'From the app' });
    const root = `/rest/api/3/issue/${own.key}`;
    await call(app, 'PUT', root, { fields: { summary: 'Better' } });
    await call(app, 'POST', `${root}/transitions`, { transition: { id: '41' } });
    await call(app, 'POST', `${root}/comment`, { body: paragraphs('Public') });
    await call(app, 'POST', `${root}/comment`, { body: paragraphs('Internal'), properties: [{ key: visibilityProperty, value: { internal: true } }] });
    await call(app, 'DELETE', root);
    const told = events.map(({ eventType, payload }) => ({ eventType, selfGenerated: payload.selfGenerated, jsdPublic: (payload.comment as { jsdPublic?: boolean } | undefined)?.jsdPublic }));
    expect(told).toEqual([
      { eventType: 'avi:jira:created:issue', selfGenerated: true },
      { eventType: 'avi:jira:updated:issue', selfGenerated: true },
      { eventType: 'avi:jira:updated:issue', selfGenerated: true },
      { eventType: 'avi:jira:commented:issue', selfGenerated: true, jsdPublic: true },
      { eventType: 'avi:jira:commented:issue', selfGenerated: true, jsdPublic: false },
      { eventType: 'avi:jira:deleted:issue', selfGenerated: true },
    ]);
    events.splice(0);
    const work = issue();
    await call(bo, 'PUT', `/rest/api/3/issue/${work.key}`, { fields: { summary: 'By Bo' } });
    expect(events.map(({ payload }) => payload.selfGenerated)).toEqual([false, false]);
    expect(events[1]?.payload).toMatchObject({ changelog: { items: [{ field: 'summary', toString: 'By Bo' }] } });
  });
});
