import { fixedClock } from '../../local/clock';
import { openDatabase } from '../../local/database';
import { cloudId, manifestPath } from '../../local/installed-site';
import { invokerOf } from '../../local/invoker';
import { setMachineTime } from '../../local/machine-time';
import { loadManifest } from '../../local/runtime/manifest';
import { createRuntime } from '../../local/runtime/runtime';
import { authorization } from '../../local/site/authentication';
import { appAccountId } from '../../local/site/base';
import type { LoadApp } from '../back-end/bundled-app';
import { createRecording } from './recording';
import { friday, type ServedSite } from './served-site';

export type AppOverHttp = Awaited<ReturnType<typeof openAppOverHttp>>;
type Reply = { ok: true; value: unknown } | { ok: false; error: unknown };

/** The app in this process, with its Jira behind HTTP; `call` asks as the project's manager on the project page. */
export async function openAppOverHttp(site: ServedSite, loadApp: LoadApp) {
  const clock = fixedClock(friday);
  const giveTimeBack = setMachineTime(clock);
  const database = openDatabase(':memory:');
  const recording = createRecording();
  const headerOf = new Map(site.users.map((user) => [user.accountId, authorization(user)]));
  const runtime = await createRuntime({
    manifest: loadManifest(manifestPath),
    database,
    clock,
    cloudId,
    siteUrl: site.origin,
    appAccountId,
    loadApp,
    jira: async ({ path, init, as }) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', headerOf.get(as.kind === 'app' ? appAccountId : as.accountId) ?? '');
      return recording.send({ url: site.origin + path, method: init.method ?? 'GET', headers: Object.fromEntries(headers), body: init.body as string | undefined });
    },
  });
  // It takes time that must not count for the app's.
  runtime.count.countsIssues = false;
  const project = site.projects.find(({ key }) => key === 'LRG');
  if (!project) throw new Error('The site has no project LRG.');
  const call = async (functionKey: string, payload?: unknown): Promise<unknown> => {
    const extension = { project: { id: project.id, key: project.key, type: project.projectTypeKey } };
    const reply = (await runtime.invoke({ moduleKey: 'project-page', functionKey, payload, ...invokerOf(site.manager), extension })) as Reply;
    if (!reply.ok) throw new Error(`${functionKey}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };

  return {
    call,
    recording,
    /** A call, and what it asked of Jira: one point for each request and one for each issue in an answer. */
    async charged(functionKey: string, payload?: unknown): Promise<{ calls: number; points: number }> {
      runtime.count.reset();
      runtime.count.countsIssues = true;
      await call(functionKey, payload);
      runtime.count.countsIssues = false;
      const { jiraCalls } = runtime.count;
      return { calls: jiraCalls.length, points: jiraCalls.reduce((sum, { issuesReturned }) => sum + 1 + issuesReturned, 0) };
    },
    async close() {
      await runtime.close();
      database.close();
      giveTimeBack();
    },
  };
}
