import type { Request } from '@forge/resolver';
import type * as z from 'zod/mini';
import type { FailureKey } from '../i18n/failures';
import { failureCatalogues } from '../i18n/failures';
import { languageOf } from '../i18n/language';
import { type Access, checkAccess, permissionsIn } from './access';
import { AppError } from './app-error';
import type { Caller, PortalCaller } from './caller';
import type { Load, PortalAccess } from './serve';

/** Answers a Jira user's call. Only the area it belongs to is loaded. */
export const answerUser = (load: Load<Caller, Access>, key: string, request: Request): Promise<unknown> => answer(load, key, request, callerOf, checkAccess);

/** Answers the call of a customer or visitor of the portal. */
export const answerPortal = (load: Load<PortalCaller, PortalAccess>, key: string, request: Request): Promise<unknown> =>
  answer(load, key, request, portalCallerOf, (access, caller) => access(caller));

async function answer<Who, Rule>(
  load: Load<Who, Rule>,
  key: string,
  { payload, context }: Request,
  identify: (context: Context) => Promise<Who>,
  check: (access: Rule, caller: Who) => Promise<void>,
): Promise<unknown> {
  const calls = await load();
  const call = Object.hasOwn(calls, key) ? calls[key] : undefined;
  if (!call) throw new AppError('not-found', 'failure.unknown-call');
  const caller = await identify(context as Context);
  await check(call.access, caller);
  // The input is reported so that a text over its limit can say how long it is.
  const parsed = call.input.safeParse(payload);
  if (!parsed.success) throw malformed(parsed.error.issues[0], payload);
  return call.run(parsed.data, caller);
}

type Context = { accountId?: string; locale?: string; timezone?: string; extension?: { project?: { id?: unknown } } };

/** The account comes from the platform. The project in the extension context may be forged, so Jira is asked about it as that person. */
async function callerOf(context: Context): Promise<Caller> {
  const accountId = context.accountId;
  if (!accountId || accountId === 'unidentified') throw new AppError('forbidden', 'failure.not-signed-in');
  const projectId = String(context.extension?.project?.id ?? '');
  if (!/^\d{1,18}$/.test(projectId)) throw new AppError('not-found', 'failure.project-not-found');
  return {
    accountId,
    projectId,
    permissions: await permissionsIn(projectId),
    language: languageOf(context.locale),
    timeZone: context.timezone ?? 'UTC',
  };
}

/** An anonymous visitor has the account 'unidentified'. https://developer.atlassian.com/platform/forge/access-to-forge-apps-for-unlicensed-jsm-users/ */
async function portalCallerOf({ accountId, locale, timezone }: Context): Promise<PortalCaller> {
  return { accountId: accountId && accountId !== 'unidentified' ? accountId : undefined, language: languageOf(locale), timeZone: timezone || undefined };
}

/** A schema says which failure it means by using its key as the message; anything else is a malformed value. */
function malformed(issue: z.core.$ZodIssue | undefined, payload: unknown): AppError {
  const field = issue?.path.map(String).join('.') ?? '';
  if (issue?.code === 'too_big' && issue.origin === 'string') {
    return new AppError('invalid', 'failure.too-long', { field, parameters: { limit: Number(issue.maximum), length: String(valueAt(payload, issue.path)).length } });
  }
  if (issue?.code === 'too_big') return new AppError('invalid', 'failure.too-many', { field, parameters: { limit: Number(issue.maximum) } });
  if (issue?.code === 'too_small') return new AppError('invalid', 'failure.required', { field });
  const key = issue && issue.message in failureCatalogues.en ? (issue.message as FailureKey) : 'failure.malformed';
  return new AppError('invalid', key, { field });
}

function valueAt(payload: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), payload);
}
