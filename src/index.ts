/** The handlers manifest.yml names, one function per audience: whoever can load a module can call every key of its function. */
import { clients, settings } from './clients/resolvers';
import type { AdminCalls, ProjectCalls } from './contract';
import { serve } from './platform/serve';
import { updates } from './updates/resolvers';

/** Jira users on the project page. */
export const project = serve<ProjectCalls>({ ...clients, ...updates });
/** Project administrators on the settings page. */
export const admin = serve<AdminCalls>(settings);

/** Queue consumers. */
export { deliverUpdate, releaseUpdate } from './updates/jobs';
/** Product events. */
export { recordVersion } from './updates/version-record';
