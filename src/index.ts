/** The handlers manifest.yml names, one function per audience: whoever can load a module can call every key of its function. */
import { clients, settings } from './clients/resolvers';
import type { AdminCalls, PortalCalls, ProjectCalls } from './contract';
import { feedback, portalFeedback, routing } from './feedback/resolvers';
import { ledger } from './ledger/resolvers';
import { serve, servePortal } from './platform/serve';
import { surfaces } from './surfaces/resolvers';
import { updates } from './updates/resolvers';

/** Jira users on the project page and the issue panel. */
export const project = serve<ProjectCalls>({ ...clients, ...ledger, ...updates, ...feedback, ...surfaces });
/** Project administrators on the settings page. */
export const admin = serve<AdminCalls>({ ...settings, ...routing });
/** Customers on the portal. */
export const portal = servePortal<PortalCalls>(portalFeedback);

/** Queue consumers. */
export { takeFeedback } from './feedback/jobs';
export { refreshTold } from './ledger/jobs';
export { deliverUpdate, releaseUpdate } from './updates/jobs';
/** Product events. */
export { requestChanged, requestCommented } from './feedback/jobs';
export { toldIssueChanged } from './ledger/jobs';
export { recordVersion } from './updates/version-record';
/** Schedules. */
export { watchFeedback } from './feedback/jobs';
export { watchTold } from './ledger/jobs';
