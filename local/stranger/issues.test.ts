import { createComponent } from '../site/operations/components';
import { createVersion } from '../site/operations/versions';
import { paragraph, refusal, startStranger, type Stranger } from './stranger';

describe('issues', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const task = (summary: string) => ({ project: { key: 'ACME' }, issuetype: { name: 'Task' }, summary });

  it('are created with all their fields, by a member as by the app', async () => {
    const { client, state, ada, bo, app, project } = stranger;
    const version = createVersion(state, ada, { projectId: project.id, name: '1.0' });
    const component = createComponent(state, { projectId: project.id, name: 'Billing' });
    for (const user of [bo, app]) {
      const { issues } = client(user);
      const created = await issues.createIssue({
        fields: {
          ...task('Totals are wrong'),
          description: paragraph('By one cent'),
          priority: { name: 'High' },
          assignee: { accountId: bo.accountId },
          reporter: { accountId: ada.accountId },
          labels: ['client'],
          components: [{ id: component.id }],
          fixVersions: [{ name: version.name }],
          duedate: '2026-11-20',
        },
        properties: [{ key: 'candor', value: { need: 1 } }],
      });
      expect(await issues.getIssue({ issueIdOrKey: String(created.key), properties: ['candor'], expand: 'names' })).toMatchObject({
        id: created.id,
        properties: { candor: { need: 1 } },
        names: { summary: 'Summary' },
        fields: {
          summary: 'Totals are wrong',
          description: { type: 'doc' },
          priority: { name: 'High' },
          assignee: { accountId: bo.accountId },
          reporter: { accountId: ada.accountId },
          creator: { accountId: user.accountId },
          labels: ['client'],
          components: [{ name: 'Billing' }],
          fixVersions: [{ name: '1.0' }],
          duedate: expect.anything(),
        },
      });
    }
  });

  it('say what may be filled in when they are created and edited', async () => {
    const { client, bo, ana, stranger: outsider, issue } = stranger;
    const { issues } = client(bo);
    const { issueTypes = [] } = await issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'ACME' });
    expect(issueTypes.map(({ name }) => name)).toEqual(['Epic', 'Story', 'Task', 'Bug', 'Sub-task']);
    const required: string[] = [];
    for (let startAt = 0, total = 1; startAt < total; startAt += 5) {
      const page = await issues.getCreateIssueMetaIssueTypeId({ projectIdOrKey: 'ACME', issueTypeId: '10003', startAt, maxResults: 5 });
      required.push(...(page.fields ?? []).filter((field) => field.required).map(({ fieldId }) => fieldId));
      total = page.total ?? 0;
    }
    expect(required.sort()).toEqual(['issuetype', 'parent', 'project', 'reporter', 'summary']);
    const { key } = issue();
    const { fields = {} } = await issues.getEditIssueMeta({ issueIdOrKey: key });
    expect(fields.priority).toMatchObject({ required: false, operations: ['set'], allowedValues: expect.arrayContaining([expect.objectContaining({ name: 'Medium' })]) });
    expect(fields.labels).toMatchObject({ operations: ['add', 'set', 'remove'] });
    expect(fields).not.toHaveProperty('project');
    for (const user of [outsider, ana]) {
      expect((await refusal(client(user).issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'ACME' }))).status).toBe(400);
      expect((await refusal(client(user).issues.getEditIssueMeta({ issueIdOrKey: key }))).status).toBe(404);
    }
  });

  it('are edited by setting, adding and removing', async () => {
    const { client, bo, issue } = stranger;
    const { issues } = client(bo);
    const { key } = issue({ labels: ['old', 'kept'] });
    await issues.editIssue({ issueIdOrKey: key, fields: { summary: 'Better', duedate: '2026-12-01' }, update: { labels: [{ remove: 'old' }, { add: 'new' }], comment: [{ add: { body: paragraph('Changed') } }] } });
    const edited = await issues.getIssue({ issueIdOrKey: key, fields: ['summary', 'labels', 'duedate', 'comment'] });
    expect(edited.fields).toMatchObject({ summary: 'Better', labels: ['kept', 'new'], comment: { total: 1 } });
    const changelog = await issues.getChangeLogs({ issueIdOrKey: key });
    expect(changelog.values?.[0]?.items?.map(({ field }) => field)).toEqual(['summary', 'duedate', 'labels']);
    expect(await issues.getChangeLogsByIds({ issueIdOrKey: key, changelogIds: [Number(changelog.values?.[0]?.id)] })).toMatchObject({ total: 1, histories: [{ id: changelog.values?.[0]?.id }] });
    expect(await issues.getBulkChangelogs({ issueIdsOrKeys: [key], fieldIds: ['summary'] })).toMatchObject({ issueChangeLogs: [{ changeHistories: [{ items: [{ field: 'summary' }] }] }] });
  });

  it.each([
    [{ summary: '' }, 'summary'],
    [{ priority: { name: 'Whenever' } }, 'priority'],
    [{ assignee: { accountId: 'nobody' } }, 'assignee'],
    [{ customfield_99999: 1 }, 'customfield_99999'],
    [{ project: { key: 'HELP' } }, 'project'],
  ])('are not edited to %j', async (fields, field) => {
    const { client, bo, issue } = stranger;
    expect(await refusal(client(bo).issues.editIssue({ issueIdOrKey: issue().key, fields }))).toMatchObject({ status: 400, text: expect.stringContaining(`${field}:`) });
  });

  it('are created many at once, each for itself', async () => {
    const { client, bo } = stranger;
    const { issues } = client(bo);
    const answer = await issues.createIssues({ issueUpdates: [{ fields: task('One') }, { fields: { ...task('Two'), issuetype: { name: 'Riddle' } } }, { fields: task('Three'), transition: { id: '21' } }] });
    expect(answer).toMatchObject({ issues: [{ key: 'ACME-1' }, { key: 'ACME-2' }], errors: [{ failedElementNumber: 1, status: 400, elementErrors: { errors: { issuetype: 'Specify a valid issue type' } } }] });
    expect(await issues.getIssue({ issueIdOrKey: 'ACME-2', fields: ['status'] })).toMatchObject({ fields: { status: { name: 'In Progress' } } });
    expect((await refusal(issues.createIssues({ issueUpdates: [{ fields: { summary: 'Nowhere' } }] }))).status).toBe(400);
  });

  it('are fetched many at once', async () => {
    const { client, bo, issue } = stranger;
    const [one, two] = [issue(), issue()];
    expect(await client(bo).issues.bulkFetchIssues({ issueIdsOrKeys: [one.key, two.id, 'ACME-99'], fields: ['summary'] })).toMatchObject({
      issues: [{ key: one.key }, { key: two.key }],
      issueErrors: [{ id: 'ACME-99' }],
    });
  });

  it('are assigned to somebody, and to nobody', async () => {
    const { client, ada, bo, ana, stranger: outsider, issue } = stranger;
    const { issues } = client(bo);
    const { key } = issue();
    await issues.assignIssue({ issueIdOrKey: key, accountId: bo.accountId });
    expect(await issues.getIssue({ issueIdOrKey: key, fields: ['assignee'] })).toMatchObject({ fields: { assignee: { displayName: 'Bo Builder' } } });
    await issues.editIssue({ issueIdOrKey: key, fields: { assignee: null } });
    expect((await issues.getIssue({ issueIdOrKey: key, fields: ['assignee'] })).fields).toMatchObject({ assignee: null });
    await client(ada).projects.updateProject({ projectIdOrKey: 'ACME', assigneeType: 'PROJECT_LEAD' });
    await issues.assignIssue({ issueIdOrKey: key, accountId: '-1' });
    expect(await issues.getIssue({ issueIdOrKey: key, fields: ['assignee'] })).toMatchObject({ fields: { assignee: { displayName: 'Ada Admin' } } });
    expect((await refusal(issues.assignIssue({ issueIdOrKey: key, accountId: outsider.accountId }))).status).toBe(400);
    for (const user of [outsider, ana]) expect((await refusal(client(user).issues.assignIssue({ issueIdOrKey: key, accountId: bo.accountId }))).status).toBe(404);
  });

  it('are deleted by administrators, with their sub-tasks when they say so', async () => {
    const { client, ada, bo, ana, issue } = stranger;
    const { issues } = client(ada);
    const parent = issue();
    const child = issue({ issueTypeId: '10003', parentId: parent.id });
    expect((await refusal(client(bo).issues.deleteIssue({ issueIdOrKey: parent.key }))).status).toBe(403);
    expect((await refusal(client(ana).issues.deleteIssue({ issueIdOrKey: parent.key }))).status).toBe(404);
    expect(await refusal(issues.deleteIssue({ issueIdOrKey: parent.key }))).toMatchObject({ status: 400, text: expect.stringContaining('subtasks') });
    await issues.deleteIssue({ issueIdOrKey: parent.key, deleteSubtasks: 'true' });
    for (const { key } of [parent, child]) expect((await refusal(issues.getIssue({ issueIdOrKey: key }))).status).toBe(404);
  });

  it('are watched', async () => {
    const { client, ada, bo, issue } = stranger;
    const { issueWatchers } = client(bo);
    const { key } = issue();
    // The client types every free body as an object; this one is a bare string.
    await issueWatchers.addWatcher({ issueIdOrKey: key, body: ada.accountId as unknown as Record<string, unknown> });
    expect(await issueWatchers.getIssueWatchers({ issueIdOrKey: key })).toMatchObject({ watchCount: 2, isWatching: true });
    await issueWatchers.removeWatcher({ issueIdOrKey: key, accountId: ada.accountId });
    expect(await issueWatchers.getIssueWatchers({ issueIdOrKey: key })).toMatchObject({ watchCount: 1 });
  });

  it('carry properties', async () => {
    const { client, bo, agent, issue } = stranger;
    const { issueProperties } = client(bo);
    const place = { issueIdOrKey: issue().key, propertyKey: 'tone' };
    await issueProperties.setIssueProperty({ ...place, body: { calm: true } });
    expect(await issueProperties.getIssueProperty(place)).toEqual({ key: 'tone', value: { calm: true } });
    expect(await issueProperties.getIssuePropertyKeys({ issueIdOrKey: place.issueIdOrKey })).toMatchObject({ keys: [{ key: 'tone' }] });
    expect((await refusal(client(agent).issueProperties.getIssueProperty(place))).status).toBe(404);
    await issueProperties.deleteIssueProperty(place);
    expect((await refusal(issueProperties.getIssueProperty(place))).status).toBe(404);
  });
});

describe('transitions', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());

  it('are listed with the fields of their screens', async () => {
    const { client, bo, issue } = stranger;
    const { issues } = client(bo);
    const { key } = issue();
    const { transitions = [] } = await issues.getTransitions({ issueIdOrKey: key, expand: 'transitions.fields' });
    expect(transitions.map(({ name, hasScreen }) => [name, hasScreen])).toEqual([['To Do', false], ['In Progress', false], ['In Review', false], ['Blocked', false], ['Done', true]]);
    expect(transitions[4]?.fields).toMatchObject({ resolution: { required: true, allowedValues: expect.arrayContaining([expect.objectContaining({ name: "Won't Do" })]) } });
    expect((await issues.getTransitions({ issueIdOrKey: key, transitionId: '31' })).transitions).toMatchObject([{ name: 'In Review', to: { statusCategory: { key: 'indeterminate' } } }]);
  });

  it('move an issue, with a resolution and a comment where the screen has them', async () => {
    const { client, bo, issue } = stranger;
    const { issues, issueComments } = client(bo);
    const { key } = issue();
    await issues.doTransition({ issueIdOrKey: key, transition: { id: '21' } });
    await issues.doTransition({ issueIdOrKey: key, transition: { id: '51' }, fields: { resolution: { name: "Won't Do" } }, update: { comment: [{ add: { body: paragraph('Not now') } }] } });
    expect(await issues.getIssue({ issueIdOrKey: key, fields: ['status', 'resolution', 'resolutiondate'] })).toMatchObject({ fields: { status: { name: 'Done' }, resolution: { name: "Won't Do" }, resolutiondate: expect.anything() } });
    expect(await issueComments.getComments({ issueIdOrKey: key })).toMatchObject({ total: 1 });
    const { values = [] } = await issues.getChangeLogs({ issueIdOrKey: key });
    expect(values.map(({ items }) => items?.find(({ field }) => field === 'status')?.toString)).toEqual(['In Progress', 'Done']);
  });

  it('are refused without their id, with a field that is not on the screen, and to those who may not move the issue', async () => {
    const { client, state, bo, ana, stranger: outsider, project, issue } = stranger;
    const { key } = issue();
    const move = (user: typeof bo, input: object) => refusal(client(user).issues.doTransition({ issueIdOrKey: key, ...input }));
    expect(await move(bo, { transition: { id: '99' } })).toMatchObject({ status: 400 });
    expect(await move(bo, {})).toMatchObject({ status: 400, text: "Missing 'transition' identifier" });
    expect(await move(bo, { transition: { id: '21' }, fields: { resolution: { name: 'Done' } } })).toMatchObject({ status: 400, text: expect.stringContaining('resolution:') });
    expect(await move(bo, { transition: { id: '51' }, fields: { summary: 'x' } })).toMatchObject({ status: 400, text: expect.stringContaining('summary:') });
    for (const user of [ana, outsider]) expect(await move(user, { transition: { id: '21' } })).toMatchObject({ status: 404 });
    state.projects.put({ ...project, roles: { ...project.roles, Viewers: [outsider.accountId] } });
    expect(await client(outsider).issues.getTransitions({ issueIdOrKey: key })).toMatchObject({ transitions: [] });
    expect(await move(outsider, { transition: { id: '21' } })).toMatchObject({ status: 400, text: 'You do not have permission to transition this issue.' });
  });
});
