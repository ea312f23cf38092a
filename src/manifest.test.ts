import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startWorld } from '../local/testing/world';

type Manifest = {
  modules: Record<string, { key: string; resource?: string; handler?: string; title?: { i18n: string } }[]>;
  resources: { key: string; path: string; entry?: Record<string, string> }[];
  permissions: { scopes: string[]; external?: unknown };
  translations: { resources: { key: string; path: string }[] };
  app: { runtime: { name: string }; storage: { entities: { name: string }[] } };
};
const root = join(__dirname, '..');
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as Manifest;

/** Scopes no endpoint names: storage, and what product events need (version events: read:jira-work, in the table already). */
const platformScopes = ['storage:app'];

describe('manifest.yml', () => {
  it('asks for exactly the scopes that the endpoint table and storage use', async () => {
    const world = await startWorld();
    const { endpoints } = await import('./platform/jira/endpoints');
    await world.close();
    const used = new Set([...Object.values(endpoints).map(({ scope }) => scope as string).filter((scope) => scope !== 'none'), ...platformScopes]);
    expect([...manifest.permissions.scopes].sort()).toEqual([...used].sort());
  });

  it('asks for no egress and no impersonation', () => {
    expect(manifest.permissions.external).toBeUndefined();
    expect(manifest.permissions.scopes.every((scope) => typeof scope === 'string')).toBe(true);
  });

  it('names only handlers that the back end exports', async () => {
    const world = await startWorld();
    const exported = (await import('./index')) as Record<string, unknown>;
    await world.close();
    const handlers = (manifest.modules.function ?? []).map(({ handler }) => handler?.replace('index.', '') ?? '');
    expect(handlers.length).toBeGreaterThan(0);
    for (const handler of handlers) expect(typeof exported[handler]).toBe('function');
    expect(Object.keys(exported).sort()).toEqual([...handlers].sort());
  });

  it('has a page for every module that shows something', () => {
    // A resource with one page has it under this name; Vite's root is the surface's own folder then.
    const pagesOf = ({ key, entry }: Manifest['resources'][number]): [string, string][] =>
      entry ? Object.entries(entry).map(([name, file]) => [`${key}/${name}`, file]) : [[key, `surfaces/${key}/index.html`]];
    const entries = Object.fromEntries(manifest.resources.flatMap(pagesOf));
    const shown = Object.values(manifest.modules).flat().flatMap(({ resource }) => resource ?? []);
    expect(shown.length).toBeGreaterThan(0);
    for (const resource of shown) {
      expect(existsSync(join(root, 'static', entries[resource] ?? 'missing'))).toBe(true);
    }
    expect(Object.keys(entries).sort()).toEqual([...shown].sort());
  });

  it('says every title in every language', () => {
    const keys = Object.values(manifest.modules).flat().flatMap(({ title }) => title?.i18n ?? []);
    for (const { path } of manifest.translations.resources) {
      const words = JSON.parse(readFileSync(join(root, path), 'utf8')) as { module: Record<string, string> };
      for (const key of keys) expect(words.module[key.replace('module.', '')]).toBeTruthy();
    }
  });

  it('keeps to a supported runtime and few entities, which can never be removed', () => {
    expect(['nodejs22.x', 'nodejs24.x']).toContain(manifest.app.runtime.name);
    expect(manifest.app.storage.entities.length).toBeLessThanOrEqual(4);
  });

  const descriptions = process.env.JIRA_OPENAPI;
  (descriptions ? describe : describe.skip)(`beside Atlassian's descriptions${descriptions ? '' : ' (JIRA_OPENAPI names no folder)'}`, () => {
    type Operation = { 'x-atlassian-oauth2-scopes'?: { state: string; scopes: string[] }[] };
    const paths = Object.assign(
      {},
      ...readdirSync(descriptions ?? '.')
        .filter((file) => /^(jira-platform|jsm).*\.json$/.test(file))
        .map((file) => (JSON.parse(readFileSync(join(descriptions ?? '.', file), 'utf8')) as { paths: object }).paths),
    ) as Record<string, Record<string, Operation>>;
    const nameless = (path: string) => path.replace(/\{\w+\}/g, '{}');
    const described = new Map(Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => [`${method.toUpperCase()} ${nameless(path)}`, operation] as const)));

    it('every call exists and its scope is the classic one it needs', async () => {
      const world = await startWorld();
      const { endpoints } = await import('./platform/jira/endpoints');
      await world.close();
      for (const { method, path, scope } of Object.values(endpoints)) {
        const operation = described.get(`${method} ${nameless(path)}`);
        expect({ method, path, known: operation !== undefined }).toEqual({ method, path, known: true });
        const classic = operation?.['x-atlassian-oauth2-scopes']?.find(({ state }) => state === 'Current')?.scopes ?? [];
        expect({ path, classic }).toEqual({ path, classic: scope === 'none' ? [] : expect.arrayContaining([scope]) });
      }
    });
  });
});
