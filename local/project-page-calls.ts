import type { InstalledSite } from './installed-site';
import { invokerOf } from './invoker';
import { findProject } from './site/permissions';
import { userAt } from './site/seed/issue-steps';

export type ProjectPageCall = (key: string, payload?: unknown) => Promise<unknown>;
type Reply = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string; field?: string } };

/** The app's calls on a project's page, as the person with this address; rejects when the app refuses one. */
export function projectPageCalls({ site, runtime }: InstalledSite, { emailAddress, projectKey }: { emailAddress: string; projectKey: string }): ProjectPageCall {
  const user = userAt(site.state, emailAddress);
  const project = findProject(site.state, projectKey);
  if (project === undefined) throw new Error(`The site has no project ${projectKey}.`);
  return async (functionKey, payload) => {
    const reply = (await runtime.invoke({
      moduleKey: 'project-page',
      functionKey,
      payload,
      ...invokerOf(user),
      extension: { project: { id: project.id, key: project.key, type: project.projectTypeKey } },
    })) as Reply;
    if (!reply.ok) throw new Error(`${functionKey} in ${projectKey}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
}
