import { refusal, startStranger, type Stranger } from './stranger';

describe('projects', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const draft = () => ({ key: 'NOVA', name: 'Nova', description: 'A new client', leadAccountId: stranger.ada.accountId, projectTypeKey: 'software' as const, assigneeType: 'UNASSIGNED' as const });

  it('are created, read, changed and deleted by an administrator of the site', async () => {
    const { client, ada } = stranger;
    const { projects } = client(ada);
    const created = await projects.createProject(draft());
    expect(created).toMatchObject({ key: 'NOVA', id: expect.any(Number) });
    expect(await projects.getProject({ projectIdOrKey: 'NOVA' })).toMatchObject({
      id: String(created.id),
      name: 'Nova',
      description: 'A new client',
      projectTypeKey: 'software',
      assigneeType: 'UNASSIGNED',
      lead: { accountId: ada.accountId },
      issueTypes: [{ name: 'Epic' }, { name: 'Story' }, { name: 'Task' }, { name: 'Bug' }, { name: 'Sub-task' }],
    });
    expect(await projects.updateProject({ projectIdOrKey: 'NOVA', name: 'Nova II', assigneeType: 'PROJECT_LEAD' })).toMatchObject({ name: 'Nova II', description: 'A new client', assigneeType: 'PROJECT_LEAD' });
    await projects.deleteProject({ projectIdOrKey: 'NOVA' });
    expect((await refusal(projects.getProject({ projectIdOrKey: 'NOVA' }))).status).toBe(404);
  });

  it('of the service kind come with a desk of their own', async () => {
    const { client, ada } = stranger;
    const { projects, serviceDesk } = client(ada);
    await projects.createProject({ ...draft(), projectTypeKey: 'service_desk' });
    const { values = [] } = await serviceDesk.servicedesk.getServiceDesks();
    const own = values.find((desk) => desk.projectKey === 'NOVA');
    expect(await serviceDesk.servicedesk.getRequestTypes({ serviceDeskId: String(own?.id) })).toMatchObject({ values: [{ name: 'Submit a request' }] });
    await projects.deleteProject({ projectIdOrKey: 'NOVA' });
    expect((await refusal(serviceDesk.servicedesk.getServiceDeskById({ serviceDeskId: String(own?.id) }))).status).toBe(404);
  });

  it('take their issues with them when they are deleted, and give them new keys when they get one', async () => {
    const { client, ada, state, issue } = stranger;
    const { projects, issues } = client(ada);
    const work = issue();
    await projects.updateProject({ projectIdOrKey: 'ACME', key: 'ZENITH' });
    expect(await issues.getIssue({ issueIdOrKey: 'ACME-1' })).toMatchObject({ id: work.id, key: 'ZENITH-1' });
    expect(await projects.getProject({ projectIdOrKey: 'ACME' })).toMatchObject({ key: 'ZENITH' });
    await projects.deleteProject({ projectIdOrKey: 'ZENITH' });
    expect((await refusal(issues.getIssue({ issueIdOrKey: work.id }))).status).toBe(404);
    expect(state.issue(work.id)).toBeUndefined();
  });

  it('are archived and restored, and not deleted in between', async () => {
    const { client, ada, bo, issue } = stranger;
    const { projects, send } = client(ada);
    const { key } = issue();
    await projects.archiveProject({ projectIdOrKey: 'ACME' });
    expect((await refusal(projects.deleteProject({ projectIdOrKey: 'ACME' }))).status).toBe(400);
    expect((await refusal(client(bo).issues.editIssue({ issueIdOrKey: key, fields: { summary: 'x' } }))).status).toBe(403);
    expect(await send({ url: '/rest/api/3/project/ACME/restore', method: 'POST' })).toMatchObject({ key: 'ACME' });
    await client(bo).issues.editIssue({ issueIdOrKey: key, fields: { summary: 'Back again' } });
  });

  it('are searched in pages', async () => {
    const { client, ada } = stranger;
    const { projects } = client(ada);
    await projects.createProject(draft());
    const keys: (string | undefined)[] = [];
    for (let startAt = 0, last = false; !last; startAt += 1) {
      const page = await projects.searchProjects({ startAt, maxResults: 1, orderBy: 'key' });
      keys.push(...(page.values ?? []).map(({ key }) => key));
      last = page.isLast ?? true;
    }
    expect(keys).toEqual(['ACME', 'HELP', 'NOVA']);
    expect(await projects.searchProjects({ query: 'nov', typeKey: 'software' })).toMatchObject({ total: 1, values: [{ key: 'NOVA' }] });
  });

  it.each([
    [{ key: 'nova' }, 'projectKey'],
    [{ key: 'ACME' }, 'projectKey'],
    [{ name: 'acme launch' }, 'projectName'],
    [{ leadAccountId: 'nobody' }, 'projectLead'],
    [{ projectTypeKey: 'poem' as 'software' }, 'projectTypeKey'],
  ])('are not created with %j', async (change, field) => {
    const { client, ada } = stranger;
    expect(await refusal(client(ada).projects.createProject({ ...draft(), ...change }))).toMatchObject({ status: 400, text: expect.stringContaining(`${field}:`) });
  });

  it('are made and deleted by nobody else; their own administrator changes them but not their key', async () => {
    const { client, bo, agent, ana, stranger: outsider, state, project } = stranger;
    for (const user of [bo, ana]) expect((await refusal(client(user).projects.createProject(draft()))).status).toBe(403);
    expect((await refusal(client(bo).projects.updateProject({ projectIdOrKey: 'ACME', name: 'Mine' }))).status).toBe(403);
    expect((await refusal(client(bo).projects.deleteProject({ projectIdOrKey: 'ACME' }))).status).toBe(404);
    expect((await refusal(client(bo).projects.archiveProject({ projectIdOrKey: 'ACME' }))).status).toBe(403);
    for (const user of [agent, ana, outsider]) expect((await refusal(client(user).projects.updateProject({ projectIdOrKey: 'ACME', name: 'Mine' }))).status).toBe(404);
    state.projects.put({ ...project, roles: { ...project.roles, Administrators: [bo.accountId] } });
    expect(await client(bo).projects.updateProject({ projectIdOrKey: 'ACME', name: 'Acme relaunch' })).toMatchObject({ name: 'Acme relaunch' });
    expect((await refusal(client(bo).projects.updateProject({ projectIdOrKey: 'ACME', key: 'MINE' }))).status).toBe(403);
  });

  it('have statuses, roles and components; only administrators change the components', async () => {
    const { client, ada, bo, issue } = stranger;
    const { projectComponents, projectRoles, projects, issues } = client(ada);
    expect((await projects.getAllStatuses({ projectIdOrKey: 'ACME' }))[0]).toMatchObject({ name: 'Epic', statuses: expect.arrayContaining([expect.objectContaining({ name: 'Blocked' })]) });
    expect(await projectRoles.getProjectRoles({ projectIdOrKey: 'ACME' })).toHaveProperty('Administrators');
    const billing = await projectComponents.createComponent({ project: 'ACME', name: 'Billing', description: 'Money' });
    const shop = await projectComponents.createComponent({ project: 'ACME', name: 'Shop' });
    expect(await projectComponents.updateComponent({ id: String(billing.id), body: { name: 'Payments' } })).toMatchObject({ name: 'Payments', description: 'Money' });
    const { key } = issue({ componentIds: [String(billing.id)] });
    expect(await projectComponents.getComponentRelatedIssues({ id: String(billing.id) })).toMatchObject({ issueCount: 1 });
    expect((await refusal(client(bo).projectComponents.createComponent({ project: 'ACME', name: 'Mine' }))).status).toBe(403);
    expect((await refusal(projectComponents.createComponent({ project: 'ACME', name: 'shop' }))).text).toContain('name:');
    await projectComponents.deleteComponent({ id: String(billing.id), moveIssuesTo: String(shop.id) });
    expect(await issues.getIssue({ issueIdOrKey: key, fields: ['components'] })).toMatchObject({ fields: { components: [{ name: 'Shop' }] } });
    expect((await projectComponents.getProjectComponents({ projectIdOrKey: 'ACME' })).map(({ name }) => name)).toEqual(['Shop']);
  });

  it('gain and lose members through their roles', async () => {
    const { client, ada, bo, ana, stranger: outsider } = stranger;
    const { projectRoles, projectRoleActors } = client(ada);
    const id = Number((await projectRoles.getProjectRoles({ projectIdOrKey: 'ACME' })).Members?.split('/').at(-1));
    const place = { projectIdOrKey: 'ACME', id };
    const opens = async () => client(outsider).projects.getProject({ projectIdOrKey: 'ACME' });
    expect((await refusal(opens())).status).toBe(404);
    const { actors = [] } = await projectRoleActors.addActorUsers({ ...place, user: [outsider.accountId] });
    expect(actors.map(({ displayName }) => displayName)).toEqual(['Bo Builder', 'Sam Stranger']);
    expect(await opens()).toMatchObject({ key: 'ACME' });
    await projectRoleActors.deleteActor({ ...place, user: outsider.accountId });
    expect((await refusal(opens())).status).toBe(404);
    await projectRoleActors.setActors({ ...place, body: { categorisedActors: { 'atlassian-user-role-actor': [bo.accountId, outsider.accountId] } } });
    expect((await projectRoles.getProjectRole(place)).actors).toHaveLength(2);
    expect((await refusal(projectRoleActors.addActorUsers({ ...place, user: ['nobody'] }))).status).toBe(404);
    expect((await refusal(client(bo).projectRoles.getProjectRole(place))).status).toBe(404);
    expect((await refusal(client(bo).projectRoleActors.addActorUsers({ ...place, user: [bo.accountId] }))).status).toBe(401);
    expect((await refusal(client(ana).projectRoleActors.deleteActor({ ...place, user: bo.accountId }))).status).toBe(404);
  });

  it('carry properties', async () => {
    const { client, ada, bo, ana } = stranger;
    const { projectProperties } = client(ada);
    const place = { projectIdOrKey: 'ACME', propertyKey: 'plan' };
    await projectProperties.setProjectProperty({ ...place, body: { tier: 2 } });
    expect(await client(bo).projectProperties.getProjectProperty(place)).toEqual({ key: 'plan', value: { tier: 2 } });
    expect(await projectProperties.getProjectPropertyKeys({ projectIdOrKey: 'ACME' })).toMatchObject({ keys: [{ key: 'plan' }] });
    expect((await refusal(client(bo).projectProperties.setProjectProperty({ ...place, body: {} }))).status).toBe(403);
    expect((await refusal(client(ana).projectProperties.getProjectProperty(place))).status).toBe(404);
    await projectProperties.deleteProjectProperty(place);
    expect((await refusal(projectProperties.getProjectProperty(place))).status).toBe(404);
  });
});
