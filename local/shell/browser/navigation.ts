type Navigation = { url?: string; target?: string; issueKey?: string; projectKey?: string; moduleKey?: string; path?: string };
export type ModuleAddresses = Record<string, string>;

/**
 * The address a bridge call means, in the shell's terms. Throws for what the shell has no page for, and for an address no browser should follow.
 * `modules` gives the last part of each module's path below its project.
 */
export function addressOf(navigation: Navigation, origin: string, modules: ModuleAddresses, currentProjectKey: string): URL {
  const { url, target, issueKey, projectKey = currentProjectKey, moduleKey = '', path = '' } = navigation;
  if (target === 'issue' && issueKey) return new URL(`/browse/${encodeURIComponent(issueKey)}`, origin);
  if (target === 'projectSettingsDetails' || (target === 'module' && modules[moduleKey] !== undefined)) {
    const place = target === 'module' ? `${modules[moduleKey]}${path === '' ? '' : `/${path.replace(/^\//, '')}`}` : 'settings/candor';
    return new URL(`/projects/${encodeURIComponent(projectKey)}/${place}`, origin);
  }
  if (target !== undefined || url === undefined) throw new Error(`The local shell has no page for the navigation target ${target ?? 'without one'}.`);
  const address = new URL(url, origin);
  if (!['http:', 'https:', 'mailto:'].includes(address.protocol)) throw new Error(`The shell does not follow addresses that begin with ${address.protocol}`);
  return address;
}
