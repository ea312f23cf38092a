import { openDatabase } from '../../database';
import { readManifest } from '../../runtime/manifest';
import type { ProductEvent } from '../../runtime/runtime';
import { jiraAs } from '../../shell/jira';
import type { Issue } from '../../site/model';
import { addComment, editComment } from '../../site/operations/comments';
import { editIssue, transitionIssue } from '../../site/operations/issues';
import { createVersion, deleteVersion, updateVersion } from '../../site/operations/versions';
import { paragraphs } from '../../site/document';
import { createConnection } from '../connection';
import { fixtureRemote } from '../remote-fixture';
import { siteFetch } from '../site-fetch';
import { createLook } from './look';
import { createPolling } from './polling';
import { createSeen } from './seen';

type Remote = Awaited<ReturnType<typeof fixtureRemote>>;
const everything = ['created:issue', 'updated:issue', 'assigned:issue', 'commented:issue', 'created:version', 'updated:version', 'released:version', 'deleted:version'];
const manifestFor = (events: string[]) =>
  readManifest(`app: { id: ari:cloud:ecosystem::app/a }
modules:
  trigger: [{ key: all, function: run, events: [${events.map((event) => `avi:jira:${event}`).join(', ')}] }]
  function: [{ key: run, handler: index.run }]`);

describe('what a site tells by asking', () => {
  let remote: Remote;
  let told: ProductEvent[];
  let now: number;
  const database = () => openDatabase(':memory:');
  beforeEach(async () => {
    remote = await fixtureRemote();
    told = [];
    now = Date.parse('2026-11-06T12:00:00.000Z');
  });
  afterEach(() => remote.close());

  const lookFrom = (kept = database(), events = everything, user = remote.bo) => {
    const connection = createConnection(remote.optionsOf(user));
    const seen = createSeen(kept);
    const jira = jiraAs({ fetch: siteFetch(connection) }, 'http://localhost:1', user);
    return { seen, connection, look: createLook({ manifest: manifestFor(events), jira, seen, deliver: async (event) => void told.push(event), now: () => now }) };
  };
  /** Time passes for the site and for this machine. */
  const pass = (seconds: number) => {
    remote.clock.advance(seconds * 1000);
    now += seconds * 1000;
  };
  const current = ({ id }: Issue) => remote.state.issues.get(id)!;
  const kinds = () => told.splice(0).map(({ eventType }) => eventType.replace('avi:jira:', ''));
  const asked = () => remote.received.splice(0).map(({ method, path }) => `${method} ${path.replace(/^.*\/3\//, '').replace(/\?.*/, '')}`);

  it('is nothing at the first look, whatever is there', async () => {
    const { look } = lookFrom();
    const issue = remote.issue();
    editIssue(remote.state, remote.bo, issue, { summary: 'Changed before' });
    pass(1);
    await look();
    pass(60);
    await look();
    expect(told).toEqual([]);
    expect(asked()).toEqual(['GET serverInfo', 'POST search/jql']);
  });

  it('tells a change once, in Forge’s shape', async () => {
    const { look } = lookFrom();
    const issue = remote.issue({ assigneeAccountId: remote.ada.accountId });
    pass(1);
    await look();
    pass(30);
    editIssue(remote.state, remote.bo, current(issue), { summary: 'Pay with Apple Pay', duedate: '2026-11-20' });
    pass(30);
    for (let times = 0; times < 3; times += 1) await look();
    expect(told).toEqual([
      {
        eventType: 'avi:jira:updated:issue',
        payload: {
          eventType: 'avi:jira:updated:issue',
          atlassianId: remote.bo.accountId,
          issue: expect.objectContaining({ id: issue.id, key: issue.key, fields: expect.objectContaining({ summary: 'Pay with Apple Pay', status: { id: issue.statusId, name: 'To Do' }, assignee: { accountId: remote.ada.accountId } }) }),
          changelog: { id: current(issue).histories[0]?.id, items: current(issue).histories[0]?.items },
          associatedUsers: [{ accountId: remote.bo.accountId }, { accountId: remote.ada.accountId }],
          associatedStatuses: [{ id: issue.statusId, name: 'To Do' }],
          selfGenerated: false,
          timestamp: '2026-11-06T12:00:31.000Z',
        },
      },
    ]);
  });

  it('is what the site itself would have told, field by field', async () => {
    const site: ProductEvent[] = [];
    const { look } = lookFrom();
    await look();
    pass(1);
    remote.state.onEvent((event) => site.push(event));
    const issue = remote.issue({ summary: 'New' });
    await look();
    pass(1);
    const done = remote.state.projects.get(issue.projectId)?.statusIds.at(-1) ?? '';
    transitionIssue(remote.state, remote.ada, current(issue), { statusId: done });
    pass(1);
    editIssue(remote.state, remote.bo, current(issue), { assigneeAccountId: remote.ada.accountId });
    pass(1);
    addComment(remote.state, remote.ada, current(issue), { body: paragraphs('Done') });
    pass(1);
    await look();
    // An answer of Jira's has the issue as it is now, an event as it was then: only the last two agree in that.
    const comparable = ({ eventType, payload: { issue: _issue, ...payload } }: ProductEvent) => ({ eventType, payload: { ...payload, comment: undefined, associatedUsers: undefined } });
    expect(told.map(comparable)).toEqual(site.map(comparable));
    const [ours, theirs] = [told, site].map((events) => events.at(-1)?.payload as { issue: { fields: Record<string, unknown> }; comment: Record<string, unknown> });
    expect({ ...ours?.issue.fields, created: '', updated: '' }).toEqual({ ...theirs?.issue.fields, created: '', updated: '' });
    expect({ ...ours?.comment, created: '', updated: '' }).toEqual({ ...theirs?.comment, created: '', updated: '' });
  });

  it('goes on after a restart where it ended, and tells what came in between', async () => {
    const kept = database();
    const issue = remote.issue();
    pass(1);
    await lookFrom(kept).look();
    pass(60);
    editIssue(remote.state, remote.bo, current(issue), { summary: 'One' });
    pass(60);
    await lookFrom(kept).look();
    expect(kinds()).toEqual(['updated:issue']);
    editIssue(remote.state, remote.bo, current(issue), { summary: 'Two' });
    pass(5 * 3600);
    await lookFrom(kept).look();
    expect(kinds()).toEqual(['updated:issue']);
  });

  it('tells new comments and edited ones, each once', async () => {
    const { look } = lookFrom();
    const issue = remote.issue();
    addComment(remote.state, remote.bo, issue, { body: paragraphs('Before') });
    pass(1);
    await look();
    pass(10);
    const comment = addComment(remote.state, remote.bo, current(issue), { body: paragraphs('One') });
    pass(10);
    await look();
    expect(kinds()).toEqual(['commented:issue']);
    editIssue(remote.state, remote.bo, current(issue), { summary: 'Changed' });
    pass(10);
    await look();
    expect(kinds()).toEqual(['updated:issue']);
    editComment(remote.state, remote.bo, comment, { body: paragraphs('One, edited') });
    pass(10);
    await look();
    await look();
    expect(kinds()).toEqual(['commented:issue']);
  });

  it('tells again what was not taken, and only that', async () => {
    const { look } = lookFrom();
    const [first, second] = [remote.issue(), remote.issue()];
    pass(1);
    await look();
    pass(10);
    for (const issue of [first, second]) editIssue(remote.state, remote.bo, current(issue), { summary: 'Changed' });
    remote.site.fault({ path: /comment/, after: 1, effect: { status: 503 } });
    await expect(look()).rejects.toThrow(/Internal server error/);
    expect(kinds()).toEqual(['updated:issue']);
    await look();
    expect(kinds()).toEqual(['updated:issue']);
  });

  it('holds nothing of what this account may not see', async () => {
    const { look } = lookFrom(database(), everything, remote.stranger);
    await look();
    pass(10);
    remote.issue();
    pass(10);
    await look();
    expect(told).toEqual([]);
  });

  it('tells of versions in the projects somebody opened', async () => {
    const { look, seen } = lookFrom();
    const [moved, gone] = ['1.0', '2.0'].map((name) => createVersion(remote.state, remote.ada, { projectId: remote.project.id, name, releaseDate: '2026-12-01' }));
    await look();
    expect(asked()).toEqual(['GET serverInfo']);
    seen.openProject(remote.project.id, now);
    await look();
    expect(kinds()).toEqual([]);
    updateVersion(remote.state, remote.ada, moved!, { releaseDate: '2026-12-08', released: true });
    deleteVersion(remote.state, remote.ada, gone!);
    createVersion(remote.state, remote.ada, { projectId: remote.project.id, name: '3.0' });
    await look();
    expect(told.map(({ payload }) => (payload.version as { name: string; releaseDate?: string }).releaseDate)).toEqual(['2026-12-08', '2026-12-08', undefined, '2026-12-01']);
    expect(kinds()).toEqual(['released:version', 'updated:version', 'created:version', 'deleted:version']);
    await look();
    expect(kinds()).toEqual([]);
  });

  it('costs one call while nothing happens, and nothing for what no trigger listens to', async () => {
    const { look } = lookFrom(database(), ['updated:issue']);
    await look();
    asked();
    await look();
    expect(asked()).toEqual(['POST search/jql']);
    const silent = lookFrom(database(), ['created:issuelink']);
    await silent.look();
    expect(asked()).toEqual([]);
  });

  it('names a trouble once, stands still while the site is busy, and says when it is over', async () => {
    const messages: string[] = [];
    const { look, connection } = lookFrom();
    let moment = Date.now();
    const polling = createPolling({ look, host: connection.host, busyUntil: connection.busyUntil, log: (message) => messages.push(message), now: () => moment });
    await polling.look();
    remote.site.fault({ path: /search/, times: 3, effect: { status: 503 } });
    for (let times = 0; times < 3; times += 1) await polling.look();
    remote.site.fault({ path: /search/, effect: { status: 429, retryAfterSeconds: 300 } });
    await polling.look();
    asked();
    await polling.look();
    expect(asked()).toEqual([]);
    moment += 301_000;
    await polling.look();
    await polling.look();
    expect(messages).toEqual([
      `${connection.host}: changes are not noticed for now. Internal server error`,
      `${connection.host}: changes are not noticed for now. Rate limit exceeded.`,
      `${connection.host}: changes are noticed again.`,
    ]);
    await polling.stop();
  });

  it('is asked by one look at a time, and by none after the end', async () => {
    let running = 0;
    let most = 0;
    let looks = 0;
    const look = async () => {
      running += 1;
      looks += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const polling = createPolling({ look, host: 'fernlight', busyUntil: () => 0, log: () => undefined, now: () => now });
    await Promise.all([polling.look(), polling.look(), polling.look()]);
    // The second and the third are content with one look after the first.
    expect([most, looks]).toEqual([1, 2]);
    void polling.look();
    await polling.stop();
    await polling.look();
    expect([running, looks]).toEqual([0, 3]);
  });
});
