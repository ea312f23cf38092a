type Navigation = { url?: string; target?: string; issueKey?: string; projectKey?: string; moduleKey?: string; path?: string };
export type ModuleAddresses = Record<string, string>;

/**
 * The address a bridge call means, in the shell's terms. Throws for what the shell has no page for, and for an address no browser should follow.
 * `modules` gives the last part of each module's path below its project, or the whole path of a page across projects.
 */
export function addressOf(navigation: Navigation, origin: string, modules: ModuleAddresses, currentProjectKey: string): URL {
  const { url, target, issueKey, projectKey = currentProjectKey, moduleKey = '', path = '' } = navigation;
  if (target === 'issue' && issueKey) return new URL(`/browse/${encodeURIComponent(issueKey)}`, origin);
  const below = (part: string) => (path === '' ? part : `${part}/${path.replace(/^\//, '')}`);
  if (target === 'module' && modules[moduleKey]?.startsWith('/')) return new URL(below(modules[moduleKey]), origin);
  if (target === 'projectSettingsDetails' || (target === 'module' && modules[moduleKey] !== undefined)) {
    const place = target === 'module' ? below(modules[moduleKey] ?? '') : 'settings/candor';
    return new URL(`/projects/${encodeURIComponent(projectKey)}/${place}`, origin);
  }
  if (target !== undefined || url === undefined) throw new Error(`The local shell has no page for the navigation target ${target ?? 'without one'}.`);
  const address = new URL(url, origin);
  if (!['http:', 'https:', 'mailto:'].includes(address.protocol)) throw new Error(`The shell does not follow addresses that begin with ${address.protocol}`);
  return address;
}
