import { openDatabase } from '../database';
import { listen } from '../listener';
import type { SiteOptions } from '../options';
import type { SiteUser } from '../site/model';
import { createConformance, type Violation } from '../site/openapi';
import { fixtureSite } from '../site/site-fixture';
import { startRemoteProgram, type RemoteProgram } from './program';

/** Where Atlassian's descriptions are at hand, every request is held to them. */
const conformance = process.env.JIRA_OPENAPI ? createConformance(process.env.JIRA_OPENAPI) : undefined;

type Received = { method: string; path: string; host: string | null; authorization: string | null };

/** The small local site behind a port of its own, in the place of a real one, and the program that runs against it. */
export async function fixtureRemote() {
  const fixture = fixtureSite();
  const { site } = fixture;
  const received: Received[] = [];
  const violations: Violation[] = [];
  if (conformance) site.observe((exchange) => violations.push(...conformance.check(exchange)));
  const listener = await listen(0);
  const serve = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    received.push({ method: request.method, path: pathname + search, host: request.headers.get('host'), authorization: request.headers.get('authorization') });
    return site.fetch(request);
  };
  listener.serve(serve);
  const origin = `http://127.0.0.1:${listener.port}`;
  const running = new Set<RemoteProgram>();
  const messages: string[] = [];
  let isUp = true;
  const goDown = async () => {
    if (isUp) await listener.close();
    isUp = false;
  };

  const optionsOf = (user: SiteUser, more: Partial<SiteOptions> = {}): SiteOptions => ({ origin, emailAddress: user.emailAddress, token: user.apiToken, allowSend: false, ...more });
  const start = async (user: SiteUser, { confirm = async () => undefined, ...more }: Partial<SiteOptions> & { confirm?: () => Promise<void> } = {}) => {
    const program = await startRemoteProgram({ port: 0, site: optionsOf(user, more), openDatabase: () => openDatabase(':memory:'), confirm, log: (message) => messages.push(message) });
    running.add(program);
    const post = async (path: string, body: unknown) => {
      const response = await fetch(program.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      return { status: response.status, body: (await response.json()) as { value?: unknown; message?: string } };
    };
    return {
      ...program,
      async open(path: string) {
        const response = await fetch(program.url + path, { redirect: 'manual' });
        return { status: response.status, text: await response.text() };
      },
      post,
      /** A call of the app's frame, as the browser makes it; in project ACME unless said otherwise. */
      call: (functionKey: string, payload?: unknown, place: Record<string, string> = { moduleKey: 'project-page', projectKey: 'ACME' }) => post('/invoke', { place, accountId: user.accountId, functionKey, payload }),
    };
  };

  return {
    ...fixture,
    origin,
    optionsOf,
    /** Every request that reached the site's port. */
    received,
    /** What the programs logged. */
    messages,
    listener,
    serve,
    start,
    goDown,
    async close() {
      for (const program of running) await program.close();
      await goDown();
      if (violations.length > 0) throw new Error(`Against Atlassian's descriptions:\n${JSON.stringify(violations.slice(0, 5), null, 2)}`);
    },
  };
}
