import type { SiteApp, SiteContext } from './context';

export function mountNotify(_app: SiteApp, _context: SiteContext): void {}
