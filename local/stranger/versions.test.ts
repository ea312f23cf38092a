import { refusal, startStranger, type Stranger } from './stranger';

describe('versions', () => {
  let stranger: Stranger;
  beforeEach(async () => {
    stranger = await startStranger();
  });
  afterEach(() => stranger.close());
  const make = async (name: string): Promise<string> => String((await stranger.client(stranger.ada).projectVersions.createVersion({ projectId: Number(stranger.project.id), name })).id);
  const names = async () => (await stranger.client(stranger.bo).projectVersions.getProjectVersions({ projectIdOrKey: 'ACME' })).map(({ name }) => name);

  it('are made, read, changed, released and deleted', async () => {
    const { client, ada, project } = stranger;
    const { projectVersions } = client(ada);
    const { id = '' } = await projectVersions.createVersion({ projectId: Number(project.id), name: 'Spring', startDate: '2026-10-01', releaseDate: '2026-11-01' });
    expect(await projectVersions.getVersion({ id })).toMatchObject({ name: 'Spring', released: false, overdue: true, projectId: Number(project.id) });
    expect(await projectVersions.updateVersion({ id, body: { released: true, description: 'Out' } })).toMatchObject({ released: true, description: 'Out' });
    expect(await projectVersions.getProjectVersionsPaginated({ projectIdOrKey: 'ACME', status: 'released', orderBy: '-releaseDate' })).toMatchObject({ total: 1, values: [{ name: 'Spring' }] });
    await projectVersions.deleteAndReplaceVersion({ id });
    expect((await refusal(projectVersions.getVersion({ id }))).status).toBe(404);
  });

  it('stand in the order they are moved to', async () => {
    const { client, bo, baseUrl } = stranger;
    const [one, two, three] = [await make('One'), await make('Two'), await make('Three')];
    const { projectVersions } = client(bo);
    await projectVersions.moveVersion({ id: three, position: 'First' });
    expect(await names()).toEqual(['Three', 'One', 'Two']);
    await projectVersions.moveVersion({ id: one, position: 'Later' });
    expect(await names()).toEqual(['Three', 'Two', 'One']);
    await projectVersions.moveVersion({ id: three, after: `${baseUrl}/rest/api/3/version/${two}` });
    expect(await names()).toEqual(['Two', 'Three', 'One']);
    await make('Four');
    expect(await names()).toEqual(['Two', 'Three', 'One', 'Four']);
    for (const body of [{}, { position: 'Last' as const, after: `${baseUrl}/rest/api/3/version/${two}` }]) expect((await refusal(projectVersions.moveVersion({ id: one, ...body }))).status).toBe(400);
    expect((await refusal(projectVersions.moveVersion({ id: one, after: `${baseUrl}/rest/api/3/version/77` }))).status).toBe(404);
  });

  it('are merged and replaced, with a line in the history of their issues', async () => {
    const { client, ada, issue } = stranger;
    const { projectVersions, issues } = client(ada);
    const [one, two, three] = [await make('One'), await make('Two'), await make('Three')];
    const { key } = issue({ fixVersionIds: [one], affectedVersionIds: [one, two] });
    expect(await projectVersions.getVersionRelatedIssues({ id: one })).toMatchObject({ issuesFixedCount: 1, issuesAffectedCount: 1 });
    await projectVersions.mergeVersions({ id: one, moveIssuesTo: two });
    const versionsOf = async () => (await issues.getIssue({ issueIdOrKey: key, fields: ['fixVersions', 'versions'] })).fields;
    expect(await versionsOf()).toMatchObject({ fixVersions: [{ name: 'Two' }], versions: [{ name: 'Two' }] });
    await projectVersions.deleteAndReplaceVersion({ id: two, moveFixIssuesTo: Number(three) });
    expect(await versionsOf()).toMatchObject({ fixVersions: [{ name: 'Three' }], versions: [] });
    const { values = [] } = await issues.getChangeLogs({ issueIdOrKey: key });
    expect(values.map(({ items }) => items?.filter(({ field }) => field === 'Fix Version').map(({ fromString, toString }) => fromString ?? toString))).toEqual([['One', 'Two'], ['Two', 'Three']]);
    expect(await projectVersions.getVersionUnresolvedIssues({ id: three })).toMatchObject({ issuesCount: 1, issuesUnresolvedCount: 1 });
    expect(await names()).toEqual(['Three']);
    expect((await refusal(projectVersions.mergeVersions({ id: three, moveIssuesTo: three }))).status).toBe(400);
    expect((await refusal(projectVersions.mergeVersions({ id: three, moveIssuesTo: '77' }))).status).toBe(404);
  });

  it('are changed by administrators, seen by members, and not there for others', async () => {
    const { client, bo, agent, ana, project } = stranger;
    const [one, two] = [await make('One'), await make('Two')];
    const { projectVersions } = client(bo);
    expect(await projectVersions.getVersion({ id: one })).toMatchObject({ name: 'One' });
    // The statuses the descriptions name.
    expect((await refusal(projectVersions.createVersion({ projectId: Number(project.id), name: 'Mine' }))).status).toBe(404);
    expect((await refusal(projectVersions.updateVersion({ id: one, body: { released: true } }))).status).toBe(400);
    expect((await refusal(projectVersions.mergeVersions({ id: one, moveIssuesTo: two }))).status).toBe(401);
    expect((await refusal(projectVersions.deleteAndReplaceVersion({ id: one }))).status).toBe(404);
    for (const user of [agent, ana]) {
      expect((await refusal(client(user).projectVersions.getVersion({ id: one }))).status).toBe(404);
      expect((await refusal(client(user).projectVersions.getProjectVersions({ projectIdOrKey: 'ACME' }))).status).toBe(404);
      expect((await refusal(client(user).projectVersions.moveVersion({ id: one, position: 'Last' }))).status).toBe(404);
    }
  });
});
