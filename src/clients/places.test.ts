import { defaultPlan } from './communication-plan';
import { authorization } from '../../local/site/authentication';
import { createProject } from '../../local/site/operations/projects';
import { createRequestType, createServiceDesk } from '../../local/site/service-desk/desks';
import { fixtureSite, fixtureUrl, type SiteFixture } from '../../local/site/site-fixture';
import { startInside } from '../../local/testing/inside';
import { startWorld, type World } from '../../local/testing/world';
import { commit } from '../platform/storage/transaction';
import type { Engagement, EngagementDraft, NewEngagement, ServiceDeskPlace } from './contract';
import { engagementsOfAnchor, engagementsOfDesk, listPlaces, wantedPlacesMark } from './places';
import { type EngagementBody, engagementRecords, projectRecords } from './store';
import { readTogether } from '../platform/storage/batch';

describe('the service desk of an engagement', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  const place = (more: Partial<ServiceDeskPlace> = {}): ServiceDeskPlace => ({ serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk', ...more });
  const input = (serviceDesk: ServiceDeskPlace): NewEngagement => ({ clientName: 'Harbor Coffee', contact: { name: 'Ana Silva', road: 'by-hand' }, visibility: { kind: 'all' }, serviceDesk });
  const draftOf = ({ client, glossary, anchorIssue, contacts: _contacts, projectId: _projectId, createdAt: _createdAt, ...engagement }: Engagement): EngagementDraft => ({
    ...engagement,
    clientName: client.name,
    statuses: glossary.statuses,
    ...(anchorIssue && { anchorIssueId: anchorIssue.id }),
  });
  const maya = () => world.as('maya');

  it('is completed: the service project, and a type for feedback that is not the one of updates', async () => {
    const { serviceDesk } = await maya().value('clients.create-engagement', input(place()));
    expect(serviceDesk).toEqual({ ...place(), feedbackRequestTypeId: world.feedbackTypes[0]?.id, projectId: world.serviceProject.id });
  });

  it('takes the type that was chosen, and that of updates where there is no other', async () => {
    const chosen = await maya().value('clients.create-engagement', input(place({ feedbackRequestTypeId: world.feedbackTypes[1]?.id ?? '' })));
    expect(chosen.serviceDesk?.feedbackRequestTypeId).toBe(world.feedbackTypes[1]?.id);
    for (const { id } of world.feedbackTypes) world.state.requestTypes.delete(id);
    const only = await maya().value('clients.create-engagement', input(place()));
    expect(only.serviceDesk?.feedbackRequestTypeId).toBe(world.requestType.id);
  });

  it('is where Jira says it is, whatever the page says', async () => {
    const { serviceDesk } = await maya().value('clients.create-engagement', input(place({ projectId: world.project.id })));
    expect(serviceDesk?.projectId).toBe(world.serviceProject.id);
  });

  it.each([{ feedbackRequestTypeId: '99' }, { requestTypeId: '99' }, { serviceDeskId: '99' }])('is refused with %j', async (more) => {
    expect(await maya().call('clients.create-engagement', input(place(more)))).toEqual({ ok: false, error: { code: 'invalid', message: 'failure.service-desk-needed', field: 'serviceDesk' } });
  });

  it('is refused to somebody who has no part in it', async () => {
    expect(await world.as('priya').call('clients.create-engagement', input(place()))).toMatchObject({ ok: false, error: { field: 'serviceDesk' } });
  });

  it('stays when the page sends it back, without a call to Jira, and may be taken away', async () => {
    const engagement = await maya().value('clients.create-engagement', input(place()));
    const calls: string[] = [];
    world.site.observe(({ path }) => calls.push(path));
    const saved = await maya().value('clients.save-engagement', { ...draftOf(engagement), serviceDesk: place(), purpose: 'Another one' });
    expect(saved.serviceDesk).toEqual(engagement.serviceDesk);
    expect(calls.filter((path) => path.includes('servicedesk'))).toEqual([]);
    const without = await maya().value('clients.save-engagement', { ...draftOf(saved), serviceDesk: undefined });
    expect(without).not.toHaveProperty('serviceDesk');
  });

  it('may be saved by two people for two clients at the same moment', async () => {
    const [one, other] = [await maya().value('clients.create-engagement', input(place())), await maya().value('clients.create-engagement', input(place()))];
    const bare = await Promise.all([one, other].map((engagement) => maya().value('clients.save-engagement', { ...draftOf(engagement), serviceDesk: undefined })));
    const again = await Promise.all(bare.map((engagement) => maya().value('clients.save-engagement', { ...draftOf(engagement), serviceDesk: place() })));
    expect(again.map(({ serviceDesk }) => serviceDesk?.projectId)).toEqual([world.serviceProject.id, world.serviceProject.id]);
  });
});

describe('engagements kept before they were listed by their places', () => {
  let fixture: SiteFixture;
  let inside: Awaited<ReturnType<typeof startInside>>;
  beforeEach(async () => {
    fixture = fixtureSite();
    inside = await startInside({
      clock: fixture.clock,
      jira: ({ path, init }) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', authorization(fixture.app));
        return fixture.site.fetch(new Request(fixtureUrl + path, { ...init, headers }));
      },
    });
  });
  afterEach(() => inside.close());

  it('are listed page by page, once, whatever was listed before', async () => {
    const { state, ada } = fixture;
    const deskProject = createProject(state, { key: 'DESK', name: 'Desk', projectTypeKey: 'service_desk', leadAccountId: ada.accountId });
    const desk = createServiceDesk(state, deskProject);
    const [updates, questions] = ['Updates', 'Questions'].map((name) => createRequestType(state, desk, { name, description: '' }));
    const projects = Array.from({ length: 60 }, (_, index) => createProject(state, { key: `P${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`, name: `Project ${index}`, leadAccountId: ada.accountId }));
    const at = '2026-01-01T00:00:00.000Z';
    const kept = [projects[0], projects[59]].map((project, index) => ({ id: `5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c1${index}`, projectId: project?.id ?? '' }));
    const gone = { id: '5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c19', projectId: projects[1]?.id ?? '' };
    const bodyOf = (projectId: string, serviceDeskId: string): EngagementBody => ({
      projectId,
      client: { id: 'c', name: 'Old client' },
      createdAt: at,
      visibility: { kind: 'all' },
      purpose: '',
      cadence: { every: 'week', weekday: 5 },
      plan: defaultPlan,
      nextUpdateOn: '2026-01-02',
      language: 'en',
      timeZone: 'UTC',
      team: { projectManager: { accountId: ada.accountId, name: 'Ada' }, standIn: '', howToReach: '', ifUrgent: '' },
      serviceDesk: { serviceDeskId, requestTypeId: updates?.id ?? '', name: 'Desk' },
      anchorIssue: { id: '777', key: 'P-1' },
      statuses: {},
      contactIds: [],
    });
    await inside.run(async () => {
      for (const { id, projectId } of [...kept, gone]) {
        await commit([
          projectRecords.create(projectId, { scope: `project:${projectId}`, at, body: { engagementIds: [id] } }),
          engagementRecords.create(id, { scope: `project:${projectId}`, at, body: bodyOf(projectId, id === gone.id ? '99' : desk.id) }),
        ]);
      }
    });
    const mark = () => inside.run(async () => (await readTogether({ mark: wantedPlacesMark() })).mark.length);
    const run = async () => {
      const starts: number[] = [];
      for (let start: number | undefined = 0; start !== undefined; ) {
        starts.push(start);
        const from: number = start;
        start = await inside.run(() => listPlaces(from));
      }
      return starts;
    };
    expect(await mark()).toBe(0);
    expect(await run()).toEqual([0, 50]);
    expect(await mark()).toBe(1);
    const found = await inside.run(() => engagementsOfDesk(deskProject.id));
    expect(found.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id));
    expect(found[0]?.serviceDesk).toMatchObject({ projectId: deskProject.id, feedbackRequestTypeId: questions?.id });
    const anchored = async () => (await inside.run(() => engagementsOfAnchor('777'))).map(({ id }) => id).sort();
    expect(await anchored()).toEqual([...kept, gone].map(({ id }) => id).sort());
    await run();
    expect(await anchored()).toHaveLength(3);
    expect(await inside.run(() => engagementsOfDesk(deskProject.id))).toHaveLength(2);
  });
});
