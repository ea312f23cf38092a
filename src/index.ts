/**
 * The handlers manifest.yml names, one function per audience: whoever can load a module can call every key of its function.
 * Each loads what it needs when it is first invoked, so that a cold start pays for that alone.
 */
import type { AdminCalls, PortalCalls, ProjectCalls, TodayOwnCalls } from './contract';
import { listen, scheduled, work } from './platform/job';
import { type Areas, serve, serveAcross, servePortal } from './platform/serve';

const ofProject: Areas<ProjectCalls> = {
  clients: async () => (await import('./clients/resolvers')).clients,
  ledger: async () => (await import('./ledger/resolvers')).ledger,
  updates: async () => (await import('./updates/resolvers')).updates,
  feedback: async () => (await import('./feedback/inbox-calls')).inboxCalls,
  panel: async () => (await import('./surfaces/resolvers')).surfaces,
};

/** Jira users on the project page and the issue panel. */
export const project = serve<ProjectCalls>(ofProject);
/** Jira users on the page across projects. */
export const today = serveAcross<TodayOwnCalls, ProjectCalls>({ today: async () => (await import('./surfaces/today-calls')).todayCalls }, ofProject);
/** Project administrators on the settings page. */
export const admin = serve<AdminCalls>({
  administration: async () => (await import('./surfaces/administration-calls')).administrationCalls,
  settings: async () => (await import('./clients/resolvers')).settings,
  routing: async () => (await import('./feedback/routing-calls')).routingCalls,
  mails: async () => (await import('./updates/mail-calls')).mailCalls,
});
/** Customers on the portal. */
export const portal = servePortal<PortalCalls>({
  portal: async () => (await import('./feedback/portal-calls')).portalCalls,
});

/** Queue consumers. */
export const listClients = work('list-clients', async () => (await import('./clients/jobs')).listClients);
export const refreshTold = work('refresh-told', async () => (await import('./ledger/jobs')).refreshTold);
export const releaseUpdate = work('release-update', async () => (await import('./updates/jobs')).releaseUpdate);
export const deliverUpdate = work('deliver-update', async () => (await import('./updates/jobs')).deliverUpdate);
export const takeFeedback = work('take-feedback', async () => (await import('./feedback/jobs')).takeFeedback);
export const keepPlan = work('keep-plan', async () => (await import('./updates/plan-jobs')).keepPlan);
export const sendDigest = work('send-digest', async () => (await import('./surfaces/digest')).sendDigest);
/** Product events. */
export const toldIssueChanged = listen('told-issue-changed', async () => (await import('./ledger/product-events')).toldIssueChanged);
export const recordVersion = listen('version record', async () => (await import('./updates/version-record')).recordVersion);
export const requestChanged = listen('request-changed', async () => (await import('./feedback/product-events')).requestChanged);
export const requestCommented = listen('request-commented', async () => (await import('./feedback/product-events')).requestCommented);
/** Schedules. */
export const watchTold = scheduled('watch-told', async () => (await import('./ledger/jobs')).watchTold);
export const watchFeedback = scheduled('watch-feedback', async () => (await import('./feedback/jobs')).watchFeedback);
export const watchPlans = scheduled('watch-plans', async () => (await import('./updates/plan-watch')).watchPlans);
export const watchDigests = scheduled('watch-digests', async () => (await import('./surfaces/digest')).watchDigests);
