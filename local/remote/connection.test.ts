import fc from 'fast-check';
import { listen, type Listener } from '../listener';
import { ConnectionProblem, createConnection } from './connection';

type Received = { method: string; url: string; headers: Headers; body: string };

const opened = new Set<Listener>();
afterEach(async () => {
  await Promise.all([...opened].map((listener) => listener.close()));
  opened.clear();
});

/** A port that answers as it is told, and keeps what it was asked. */
async function place(answer: (request: Request) => Response | Promise<Response> = () => Response.json({ ok: true })) {
  const received: Received[] = [];
  const listener = await listen(0);
  opened.add(listener);
  listener.serve(async (request) => {
    received.push({ method: request.method, url: request.url, headers: new Headers(request.headers), body: request.body === null ? '' : await request.clone().text() });
    return answer(request);
  });
  return { received, origin: `http://127.0.0.1:${listener.port}` };
}
const connect = (origin: string, allowSend = false, milliseconds?: number) => createConnection({ origin, emailAddress: 'maya@fernlight.example', token: 'täken', allowSend }, milliseconds);
const messageIn = async (response: Response) => ((await response.json()) as { errorMessages: string[] }).errorMessages.join();

describe('the connection to a site', () => {
  it('signs every request with the account, and passes on neither another nor a hidden method', async () => {
    const site = await place();
    const headers = { authorization: 'Basic b3RoZXI=', 'x-http-method-override': 'DELETE', cookie: 'a=b', origin: 'http://elsewhere.example', accept: 'application/json' };
    await connect(site.origin).send('/rest/api/3/myself?expand=groups', { headers });
    const [request] = site.received;
    expect(request?.url).toBe(`${site.origin}/rest/api/3/myself?expand=groups`);
    expect(Buffer.from(request?.headers.get('authorization')?.slice(6) ?? '', 'base64').toString('utf8')).toBe('maya@fernlight.example:täken');
    expect(request?.headers.get('accept')).toBe('application/json');
    expect(['x-http-method-override', 'cookie', 'origin'].filter((name) => request?.headers.has(name))).toEqual([]);
  });

  it('refuses a write with what to do, and the site hears nothing of it', async () => {
    const site = await place();
    const refusal = await connect(site.origin).send('/rest/api/3/issue/10001/notify', { method: 'POST', body: '{}' });
    expect(refusal.status).toBe(403);
    expect(await refusal.json()).toMatchObject({ errorMessages: ['Read-only: start with --allow-send to let Candor write to this site.'] });
    for (const path of ['/rest/api/3/search/jql/../../issue', '/rest/api/3/search/jql/%2e%2e/%2e%2e/issue']) expect((await connect(site.origin).send(path, { method: 'POST' })).status).toBe(403);
    expect(site.received).toEqual([]);
  });

  it('lets questions through, and writes where they are allowed', async () => {
    const site = await place();
    await connect(site.origin).send('/rest/api/3/search/jql', { method: 'POST', body: '{"jql":"project = A"}' });
    await connect(site.origin, true).send('/rest/api/3/issue/10001/comment', { method: 'POST', body: '{"body":1}' });
    expect(site.received.map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"jql":"project = A"}'],
      ['POST', '{"body":1}'],
    ]);
  });

  it('never asks another host, however the path is written', async () => {
    const site = await place();
    const elsewhere = await place();
    const { host } = new URL(elsewhere.origin);
    const paths = [elsewhere.origin, `//${host}/rest/api/3/myself`, `/\\${host}/rest/api/3/myself`, `@${host}/rest/api/3/myself`, `/rest/..//${host}/rest/`, `/../../${host}`, '/secure/Logout.jspa', ''];
    for (const path of paths) expect((await connect(site.origin, true).send(path)).status).toBe(403);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('/', '\\', '@', '..', '//', ':', 'rest', 'api', '3', host, '?', '#', '%2f', '%2e', ' '), { maxLength: 8 }), async (parts) => {
        await connect(site.origin, true).send(`/${parts.join('')}`);
      }),
      { numRuns: 60 },
    );
    expect(elsewhere.received).toEqual([]);
    expect(site.received.every(({ url }) => url.startsWith(`${site.origin}/rest/`))).toBe(true);
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await place();
    const site = await place(() => Response.redirect(`${elsewhere.origin}/rest/api/3/myself`, 302));
    const answer = await connect(site.origin).send('/rest/api/3/myself');
    expect([answer.status, await messageIn(answer)]).toEqual([502, expect.stringContaining(`redirects to ${elsewhere.origin}`)]);
    expect(elsewhere.received).toEqual([]);
  });

  it('passes on that the site is busy, and for how long', async () => {
    const site = await place(() => new Response('Rate limit exceeded', { status: 429, headers: { 'retry-after': '17' } }));
    const connection = connect(site.origin);
    const before = Date.now();
    const answer = await connection.send('/rest/api/3/myself');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '17']);
    expect(connection.busyUntil() - before).toBeGreaterThanOrEqual(17_000);
  });

  it('takes an answer as to nobody for a token that is no longer valid', async () => {
    const site = await place(() => Response.json({ values: [] }, { headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } }));
    expect((await connect(site.origin).send('/rest/api/3/project/search')).status).toBe(401);
  });

  it('puts a page that is no answer of Jira’s into words, and keeps no cookie', async () => {
    const site = await place((request) =>
      request.url.endsWith('myself') ? Response.json({}, { headers: { 'set-cookie': 'session=1' } }) : new Response('<h1>Unavailable</h1>', { status: 503, headers: { 'content-type': 'text/html' } }),
    );
    const connection = connect(site.origin);
    expect(await messageIn(await connection.send('/rest/api/3/field'))).toBe(`${connection.host} answered with HTTP 503.`);
    expect((await connection.send('/rest/api/3/myself')).headers.has('set-cookie')).toBe(false);
  });

  it('gives up when nothing comes, and says whom it asked', async () => {
    let answer = (_response: Response) => undefined as unknown;
    const site = await place(() => new Promise<Response>((resolve) => (answer = resolve)));
    const asked = connect(site.origin, false, 50).send('/rest/api/3/myself');
    await expect(asked).rejects.toThrow(ConnectionProblem);
    await expect(asked).rejects.toThrow(/^127\.0\.0\.1:\d+ does not answer: nothing came within 0\.05 seconds\.$/);
    answer(new Response());
  });
});
