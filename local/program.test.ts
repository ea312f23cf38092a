import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from './database';
import { listen } from './listener';
import { UsageError, type SeedName } from './options';
import { type Program, startProgram } from './program';

type Mail = { to: string; subject: string; text: string; html: string; at: string };

/** Closing only lets go: the same database can be opened by the next program. */
function keptDatabase(): () => Database {
  const database = openDatabase(':memory:');
  return () => ({ ...database, close: () => undefined });
}

describe('the program', () => {
  const messages: string[] = [];
  const running = new Set<Program>();
  const start = async (seed: SeedName | undefined, open = keptDatabase(), port = 0, importFiles: string[] = []) => {
    const program = await startProgram({ port, seed, importFiles, openDatabase: open, log: (message) => messages.push(message) });
    running.add(program);
    return program;
  };
  const close = async (program: Program) => {
    running.delete(program);
    await program.close();
  };
  afterEach(() => Promise.all([...running].map(close)));
  const json = async (url: string, init?: RequestInit) => (await (await fetch(url, init)).json()) as unknown;
  beforeEach(() => messages.splice(0));

  it('serves Jira, the mailbox and the shell, and keeps what it holds', async () => {
    const open = keptDatabase();
    const first = await start('empty', open);
    const [maya] = first.people;
    const authorization = `Basic ${Buffer.from(`${maya?.emailAddress}:${maya?.apiToken}`).toString('base64')}`;
    expect(await json(`${first.url}/rest/api/3/myself`, { headers: { authorization } })).toMatchObject({ accountId: maya?.accountId });
    expect(await json(`${first.url}/mailbox.json`)).toEqual([]);
    expect((await fetch(first.url)).status).toBe(200);
    const { avatarUrls } = (await json(`${first.url}/rest/api/3/project/FIR`, { headers: { authorization } })) as { avatarUrls: Record<string, string> };
    expect(avatarUrls['48x48']).toMatch(`${first.url.replace('localhost', '127.0.0.1')}/secure/`);
    expect((await fetch(avatarUrls['48x48'] ?? '')).headers.get('content-type')).toBe('image/svg+xml');
    await fetch(`${first.url}/clock`, { method: 'POST', body: new URLSearchParams({ seconds: '86400', to: '/mailbox' }) });
    const ahead = Date.now();
    await close(first);
    expect(Date.now()).toBeLessThan(ahead);

    const second = await start(undefined, open);
    expect(second.people).toHaveLength(first.people.length);
    expect(Math.abs(Date.now() - ahead)).toBeLessThan(60_000);
    await close(second);
    await expect(start('agency', open)).rejects.toThrow(/--reset/);
  });

  it('fills a fresh site from files, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-program-'));
    const file = join(folder, 'export.json');
    const open = keptDatabase();
    await expect(start(undefined, open, 0, [file])).rejects.toThrow(/export\.json: there is no such file/);
    writeFileSync(file, JSON.stringify({ issues: [{ id: '77', key: 'OURS-1', fields: { summary: 'Ours', created: '2020-02-03T10:00:00.000+0100', environment: 'A lighthouse' } }] }));
    const first = await start(undefined, open, 0, [file]);
    const [maya] = first.people;
    const authorization = `Basic ${Buffer.from(`${maya?.emailAddress}:${maya?.apiToken}`).toString('base64')}`;
    expect(await json(`${first.url}/rest/api/3/issue/OURS-1`, { headers: { authorization } })).toMatchObject({ id: '77', fields: { summary: 'Ours', environment: 'A lighthouse' } });
    expect(messages.at(-1)).toMatch(/1 issues in OURS/);
    await close(first);
    rmSync(folder, { recursive: true });

    const second = await start(undefined, open, 0, [file]);
    expect(messages.at(-1)).toMatch(/imported already; --reset/);
    expect(await json(`${second.url}/rest/api/3/issue/77`, { headers: { authorization } })).toMatchObject({ key: 'OURS-1' });
    await close(second);
    await expect(start('empty', open)).rejects.toThrow(/began with --import .*export\.json/);
    await expect(start('empty', open, 0, [file])).rejects.toThrow(/leave out --seed/);
  });

  it('does nothing to its data when the port is in use', async () => {
    const taken = await listen(0);
    const open = jest.fn(keptDatabase());
    await expect(start('empty', open, taken.port)).rejects.toThrow(UsageError);
    expect(open).not.toHaveBeenCalled();
    await taken.close();
  });

  it('sends the agency’s past updates through the app itself', async () => {
    const program = await start('agency');
    const mails = (await json(`${program.url}/mailbox.json`)) as Mail[];
    const notified = mails.filter(({ subject }) => /^Harbor ordering app: /.test(subject));
    expect(notified.map(({ to }) => to)).toEqual(['tom.baker@harborcoffee.example', 'tom.baker@harborcoffee.example']);
    const [newest, oldest] = notified.map(({ at }) => Date.parse(at));
    expect(Math.round(((newest ?? 0) - (oldest ?? 0)) / 86_400_000)).toBeGreaterThanOrEqual(5);
    expect(newest).toBeLessThan(Date.now());
    expect(messages.filter((message) => message.includes('an update to'))).toHaveLength(6);
    expect(messages.filter((message) => /fail|refus|not modelled/i.test(message))).toEqual([]);
    await close(program);
  }, 60_000);
});
