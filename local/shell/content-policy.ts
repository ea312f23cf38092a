import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import { frameOrigin, shellOrigin } from './services';

/** Where Forge serves its bridge and the theme styles from. */
export const forgeCdn = 'https://forge.cdn.prod.atlassian-dev.net';

const silent = { info: () => undefined };
const processing = new CSPProcessingService(silent, load as unknown as ConstructorParameters<typeof CSPProcessingService>[1]);
const injection = new CSPInjectionService();

/** Forge's own Content-Security-Policy for this page. */
export function forgePolicy(page: string, permissions: Record<string, unknown>): string[] {
  return injection.getInjectableCSP({ existingCSPDetails: processing.getCspDetails(page, permissions), microsEnv: 'prod' });
}

/** Forge's policy with two changes: the shell may frame the page, and this server stands in for Forge's CDN. */
export function localPolicy(page: string, permissions: Record<string, unknown>, port: number): string[] {
  return forgePolicy(page, permissions).map((directive) => {
    if (directive.startsWith('frame-ancestors ')) return `${directive} ${shellOrigin(port)}`;
    return directive
      .split(' ')
      .map((source) => (source === forgeCdn ? frameOrigin(port) : source))
      .join(' ');
  });
}
