import { join } from 'node:path';
import { type Clock, fixedClock } from '../clock';
import { openDatabase } from '../database';
import { loadManifest } from '../runtime/manifest';
import { createRuntime, type JiraSender } from '../runtime/runtime';

const nothing = async () => undefined;

/** Runs a piece of back-end code inside an invocation of the local runtime, with its storage and queues but without the app. */
export async function startInside({ clock = fixedClock('2026-11-20T12:00:00.000Z') as Clock, jira = (async () => new Response(null, { status: 501 })) as JiraSender } = {}) {
  const database = openDatabase(':memory:');
  const manifest = loadManifest(join(__dirname, '../../manifest.yml'));
  let piece: () => Promise<unknown> = nothing;
  const runtime = await createRuntime({
    manifest,
    database,
    clock,
    cloudId: 'c1a0d0e0-0000-4000-8000-000000000001',
    siteUrl: 'https://candor.example.net',
    jira,
    loadApp: async () => ({ ...Object.fromEntries([...manifest.functions.values()].map(({ handler }) => [handler.replace('index.', ''), nothing])), project: () => piece() }),
  });
  return {
    runtime,
    clock,
    /** One at a time: resolves or rejects as `work` does. */
    async run<Result>(work: () => Promise<Result>): Promise<Result> {
      let outcome: { value: Result } | { error: unknown } | undefined;
      piece = async () => {
        outcome = await work().then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
      };
      await runtime.invoke({ moduleKey: 'project-page', functionKey: 'piece', accountId: '712020:someone', extension: {} });
      if (!outcome) throw new Error('The piece was not run.');
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    },
    async close() {
      await runtime.close();
      database.close();
    },
  };
}
