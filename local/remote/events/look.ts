import { modulesOf, type Manifest } from '../../runtime/manifest';
import type { ProductEvent } from '../../runtime/runtime';
import type { Jira } from '../../shell/jira';
import { pollIssues } from './issue-polling';
import type { Seen } from './seen';
import { pollVersions } from './version-events';

const issueEvents = ['avi:jira:created:issue', 'avi:jira:updated:issue', 'avi:jira:assigned:issue', 'avi:jira:commented:issue'];

export type LookOptions = { manifest: Manifest; jira: Jira; seen: Seen; deliver: (event: ProductEvent) => Promise<void>; now: () => number };

/** One look at all a site tells by asking and the app's triggers listen to. What no trigger listens to costs no call. */
export function createLook({ manifest, ...polling }: LookOptions): () => Promise<void> {
  const listened = new Set(modulesOf(manifest, 'trigger').flatMap(({ properties }) => properties.events as string[]));
  const withIssues = issueEvents.some((event) => listened.has(event));
  const withVersions = [...listened].some((event) => event.endsWith(':version'));
  return async () => {
    if (withIssues) await pollIssues({ ...polling, withComments: listened.has('avi:jira:commented:issue') });
    if (withVersions) await pollVersions(polling);
  };
}
