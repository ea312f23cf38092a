import { UsageError } from '../options';
import { authorization } from '../site/authentication';
import { fixtureRemote } from './remote-fixture';

type Remote = Awaited<ReturnType<typeof fixtureRemote>>;

/** Waits for what happens after an answer. */
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('the program before a real site', () => {
  let remote: Remote;
  beforeEach(async () => {
    remote = await fixtureRemote();
  });
  afterEach(() => remote.close());

  const writes = () => remote.received.filter(({ method, path }) => method !== 'GET' && !/search\/jql|approximate-count|bulkfetch|jql\/parse/.test(path));
  /** A client of project ACME whose one contact is told by notify mail, with a line written to her. */
  const engage = async (program: Awaited<ReturnType<Remote['start']>>, visibility: 'all' | 'chosen' = 'all') => {
    const issue = remote.issue({ summary: 'Pay with Apple Pay' });
    const contact = { name: 'Sam Stranger', road: 'notify', accountId: remote.stranger.accountId };
    const created = await program.call('clients.create-engagement', { clientName: 'Harbor Coffee', contact, visibility: { kind: visibility }, chosenIssueIds: visibility === 'all' ? [] : [issue.id], anchorIssueId: issue.id });
    return { issue, created: created.body.value as { ok: boolean; value: { id: string } } };
  };

  it('says on every page which site and whose account it is', async () => {
    const issue = remote.issue();
    const program = await remote.start(remote.bo);
    const host = new URL(remote.origin).host;
    for (const path of ['/projects', '/projects/ACME', '/projects/ACME/candor', `/browse/${issue.key}`, '/nothing']) {
      expect((await program.open(path)).text).toContain(`Connected to ${host} as Bo Builder · read-only`);
    }
    expect((await program.open('/projects')).text).toContain('Acme launch');
    expect((await program.open(`/browse/${issue.key}`)).text).toContain(`${remote.origin}/browse/${issue.key}`);
  });

  it('has neither the portal nor anything else that only the local site can have', async () => {
    const program = await remote.start(remote.ada);
    const { text } = await program.open('/projects');
    for (const absent of ['/portal', '/mailbox', '/act-as', '/clock']) {
      expect(text).not.toContain(`"${absent}"`);
      expect((await program.open(absent)).status).toBe(404);
    }
    expect((await fetch(`${program.url}/rest/api/3/myself`)).status).toBe(404);
    expect((await program.call('open', undefined, { moduleKey: 'portal-feedback' })).status).toBe(404);
  });

  it('opens the project page and settings to whom Jira opens them', async () => {
    const program = await remote.start(remote.bo);
    expect((await program.open('/projects/ACME/candor')).text).toContain('data-source=');
    expect((await program.open('/projects/ACME/settings/candor')).status).toBe(403);
    expect((await program.call('clients.open')).body.value).toMatchObject({ ok: true, value: { engagements: [] } });
  });

  it('refuses a person who may not see the project', async () => {
    const program = await remote.start(remote.stranger);
    expect((await program.open('/projects')).text).not.toContain('Acme launch');
    expect((await program.open('/projects/ACME')).status).toBe(404);
    expect((await program.call('clients.open')).status).toBe(404);
  });

  it('writes a draft from what the site says', async () => {
    const program = await remote.start(remote.bo);
    const { created } = await engage(program);
    expect(created).toMatchObject({ ok: true });
    const draft = await program.call('updates.draft', { engagementId: created.value.id });
    expect(draft.body.value).toMatchObject({ ok: true, value: { engagementId: created.value.id } });
    expect(writes()).toEqual([]);
  });

  it('refuses to write while it reads only, and the site hears nothing of it', async () => {
    const program = await remote.start(remote.bo);
    const { issue, created } = await engage(program, 'chosen');
    expect(created).toMatchObject({ ok: false, error: { message: 'failure.jira-refused', parameters: { reason: expect.stringContaining('Read-only: start with --allow-send') } } });
    const direct = await program.post('/product-request', { restPath: `/rest/api/3/issue/${issue.id}`, method: 'DELETE' });
    expect(direct.body.value).toMatchObject({ status: 403 });
    expect(writes()).toEqual([]);
    expect(remote.state.issues.get(issue.id)?.properties).toEqual({});
  });

  it('writes where it may, once somebody has confirmed it', async () => {
    const confirm = jest.fn(async () => undefined);
    const program = await remote.start(remote.bo, { allowSend: true, confirm });
    expect(confirm).toHaveBeenCalledWith(expect.objectContaining({ displayName: 'Bo Builder' }));
    expect((await program.open('/projects')).text).toContain('as Bo Builder · sending allowed');
    const { issue, created } = await engage(program, 'chosen');
    expect(created).toMatchObject({ ok: true });
    expect(remote.state.issues.get(issue.id)?.properties).toHaveProperty(['candor.visibility']);
    expect(new Set(remote.received.map(({ authorization }) => authorization))).toEqual(new Set([authorization(remote.bo)]));
  });

  it('says in words that the site has gone', async () => {
    const program = await remote.start(remote.bo);
    await program.open('/projects');
    await remote.goDown();
    const page = await program.open('/projects');
    expect(page.status).toBe(502);
    expect(page.text).toMatch(/127\.0\.0\.1:\d+ does not answer: /);
    expect(page.text).toContain('read-only');
    expect(await program.call('clients.open')).toMatchObject({ status: 502, body: { message: expect.stringContaining('does not answer') } });
  });

  it('asks for changes when somebody opens an issue', async () => {
    const issue = remote.issue();
    const program = await remote.start(remote.bo);
    await until(() => remote.received.some(({ path }) => path.includes('serverInfo') && remote.received.length > 2));
    remote.received.splice(0);
    await program.open(`/browse/${issue.key}`);
    await until(() => remote.received.some(({ path }) => path === '/rest/api/3/search/jql'));
    await program.close();
    remote.received.splice(0);
    await expect(program.open('/projects')).rejects.toThrow();
    expect(remote.received).toEqual([]);
  });

  it('is one person, whoever acted before in this browser', async () => {
    const program = await remote.start(remote.bo);
    const response = await fetch(`${program.url}/projects`, { headers: { cookie: 'candor-user=unidentified' } });
    expect(await response.text()).toContain('as Bo Builder');
  });
});

describe('starting before a real site', () => {
  let remote: Remote;
  beforeEach(async () => {
    remote = await fixtureRemote();
  });
  afterEach(() => remote.close());

  it('refuses a wrong token with where to get one, and never shows it', async () => {
    const start = remote.start(remote.bo, { token: 'wrong-token' });
    await expect(start).rejects.toThrow(UsageError);
    await expect(start).rejects.toThrow(/does not accept this e-mail address and API token.*https:\/\/id\.atlassian\.com/s);
    await expect(start).rejects.not.toThrow(/wrong-token/);
  });

  it('begins nothing when the site’s name was not typed', async () => {
    const confirm = async () => {
      throw new UsageError('no');
    };
    await expect(remote.start(remote.bo, { allowSend: true, confirm })).rejects.toThrow('no');
    expect(remote.received.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('says when nobody answers', async () => {
    await remote.goDown();
    await expect(remote.start(remote.bo)).rejects.toThrow(/does not answer: ECONNREFUSED.*address of --site/);
  });
});
