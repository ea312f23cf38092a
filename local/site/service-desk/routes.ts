import type { SiteApp, SiteContext } from '../context';

export function mountServiceDesk(_app: SiteApp, _context: SiteContext): void {}
