import type { SiteApp, SiteContext } from '../context';

/** Jira's platform API, version 3. */
export function mountPlatform(_app: SiteApp, _context: SiteContext): void {}
