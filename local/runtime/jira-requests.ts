import { jsonAnswer, unmodelled } from './answers';
import type { Counts, JiraCall } from './counts';
import { outside, type Descriptor } from './globals';
import type { RunningInvocation } from './invocations';
import type { Manifest } from './manifest';
import { unknownValues } from './unknown-values';

export type JiraCaller = { kind: 'app' } | { kind: 'user'; accountId: string };
export type JiraSender = (request: { path: string; init: RequestInit; as: JiraCaller }) => Promise<Response>;
/** The classic scopes of which a call needs one, none for what anybody may ask; undefined where it is not known. */
export type ScopeOf = (method: string, path: string) => string[] | undefined;

/** Lets through to Jira what the manifest and the invocation's user allow. */
export function createJiraRequests(manifest: Manifest, send: JiraSender, scopeOf: ScopeOf | undefined, counts: Counts) {
  const scopesCover = (needed: string[] | undefined, impersonating: boolean) => {
    const usable = (scope: string) => (impersonating ? manifest.scopes.get(scope)?.allowImpersonation === true : manifest.scopes.has(scope));
    if (needed) return needed.length === 0 || needed.some(usable);
    return !impersonating || [...manifest.scopes.keys()].some(usable);
  };

  return async (descriptor: Descriptor, path: string, init: RequestInit = {}, invocation: RunningInvocation): Promise<Response> => {
    const method = (init.method ?? 'GET').toUpperCase();
    const as = callerOf(descriptor, invocation);
    if (as === 'not modelled') return unmodelled(`requestJira without asApp or asUser: ${method} ${path}`);
    if (as === 'nobody') {
      return jsonAnswer(401, { message: 'There is no user to act for.' }, { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' });
    }
    const impersonating = as.kind === 'user' && as.accountId !== invocation.accountId;
    const needed = scopeOf?.(method, path);
    if (!scopesCover(needed, false)) {
      const { status, message } = unknownValues.missingScope;
      return jsonAnswer(status, { code: status, message, missing: `${method} ${path} needs one of: ${needed?.join(', ')}` });
    }
    if (impersonating && !scopesCover(needed, true)) {
      const { status, forgeProxyError } = unknownValues.impersonationRefused;
      return jsonAnswer(status, { message: 'No scope has allowImpersonation.' }, { 'forge-proxy-error': forgeProxyError });
    }
    const call: JiraCall = { method, path, as, status: 0, issuesReturned: 0 };
    counts.jiraCalls.push(call);
    const response = await outside(() => send({ path, init, as }));
    call.status = response.status;
    if (counts.countsIssues) call.issuesReturned = await issuesIn(response);
    return response;
  };
}

function callerOf(descriptor: Descriptor, invocation: RunningInvocation): JiraCaller | 'nobody' | 'not modelled' {
  if (descriptor.provider === 'app') return { kind: 'app' };
  if (descriptor.provider !== 'user') return 'not modelled';
  // Customers may be acted for, other people without a licence may not:
  // https://developer.atlassian.com/platform/forge/access-to-forge-apps-for-unlicensed-users/
  const present = invocation.accountType === 'licensed' || invocation.accountType === 'customer' ? invocation.accountId : undefined;
  const accountId = descriptor.accountId ?? present;
  return accountId === undefined ? 'nobody' : { kind: 'user', accountId };
}

async function issuesIn(response: Response): Promise<number> {
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return 0;
  const body: unknown = await response.clone().json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) return 0;
  if ('issues' in body && Array.isArray(body.issues)) return body.issues.length;
  return 'key' in body && 'fields' in body ? 1 : 0;
}
