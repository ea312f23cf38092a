import type { Manifest } from './manifest';

type Declared = string | { address?: string; remote?: string };

/** Returns a check that throws for every host `permissions.external.fetch.backend` does not name. */
export function egressCheck(manifest: Manifest): (address: string) => void {
  const declared = (manifest.external.fetch as { backend?: Declared[] } | undefined)?.backend ?? [];
  const allowed = declared.map((entry) => hostPattern(typeof entry === 'string' ? entry : (entry.address ?? '')));
  return (address) => {
    const host = new URL(address).hostname;
    if (!allowed.some((pattern) => pattern.test(host))) {
      throw new Error(`The manifest does not allow requests to ${host}: add it to permissions.external.fetch.backend.`);
    }
  };
}

/** `https://*.example.com` covers every host below example.com, and not example.com itself. */
function hostPattern(address: string): RegExp {
  const host = address.replace(/^[a-z]+:\/\//, '').replace(/[/:].*$/, '');
  const literal = host.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/^\*/, '.+');
  return new RegExp(`^${literal}$`, 'i');
}
