import type { Request } from '@forge/resolver';
import * as z from 'zod/mini';
import type { FailureKey } from '../i18n/failures';
import { failureCatalogues } from '../i18n/failures';
import { languageOf } from '../i18n/language';
import { type Access, checkAccess, permissionsIn } from './access';
import { AppError } from './app-error';
import type { Caller, PersonCaller, PortalCaller } from './caller';
import type { Load, PersonAccess, PortalAccess } from './serve';

/** Answers a Jira user's call. Only the area it belongs to is loaded. */
export const answerUser = (load: Load<Caller, Access>, key: string, request: Request): Promise<unknown> => answer(load, key, request, async ({ payload, context }) => ({ caller: await callerOf(context as Context, (context as Context).extension?.project?.id), input: payload }), checkAccess);

/** Answers the call of a customer or visitor of the portal. */
export const answerPortal = (load: Load<PortalCaller, PortalAccess>, key: string, request: Request): Promise<unknown> =>
  answer(load, key, request, async ({ payload, context }) => ({ caller: portalCallerOf(context as Context), input: payload }), (access, caller) => access(caller));

/** Answers a call about a person. */
export const answerPerson = (load: Load<PersonCaller, PersonAccess>, key: string, request: Request): Promise<unknown> =>
  answer(load, key, request, async ({ payload, context }) => ({ caller: personCallerOf(context as Context), input: payload }), (access, caller) => access(caller));

const envelope = z.strictObject({ projectId: z.string(), input: z.optional(z.unknown()) });

/** Answers a call of a project's page from a page across projects. Which project it is about the envelope says; what she may do there, Jira. */
export const answerAcross = (load: Load<Caller, Access>, key: string, request: Request): Promise<unknown> =>
  answer(
    load,
    key,
    request,
    async ({ payload, context }) => {
      const parsed = envelope.safeParse(payload);
      if (!parsed.success) throw malformed(parsed.error.issues[0], payload);
      return { caller: await callerOf(context as Context, parsed.data.projectId), input: parsed.data.input };
    },
    checkAccess,
  );

async function answer<Who, Rule>(
  load: Load<Who, Rule>,
  key: string,
  request: Request,
  identify: (request: Request) => Promise<{ caller: Who; input: unknown }>,
  check: (access: Rule, caller: Who) => Promise<void>,
): Promise<unknown> {
  const calls = await load();
  const call = Object.hasOwn(calls, key) ? calls[key] : undefined;
  if (!call) throw new AppError('not-found', 'failure.unknown-call');
  const { caller, input } = await identify(request);
  await check(call.access, caller);
  // The input is reported so that a text over its limit can say how long it is.
  const parsed = call.input.safeParse(input);
  if (!parsed.success) throw malformed(parsed.error.issues[0], input);
  return call.run(parsed.data, caller);
}

type Context = { accountId?: string; accountType?: string; locale?: string; timezone?: string; extension?: { project?: { id?: unknown } } };

/** The account comes from the platform. The project, from the extension context or an envelope, may be forged, so Jira is asked about it as that person. */
async function callerOf(context: Context, project: unknown): Promise<Caller> {
  const person = signedIn(context);
  const projectId = String(project ?? '');
  if (!/^\d{1,18}$/.test(projectId)) throw new AppError('not-found', 'failure.project-not-found');
  return { ...person, projectId, permissions: await permissionsIn(projectId) };
}

/** A page across projects is for Jira users: customers have the portal. https://developer.atlassian.com/platform/forge/access-to-forge-apps-for-unlicensed-users/ */
function personCallerOf(context: Context): PersonCaller {
  if (context.accountType !== undefined && context.accountType !== 'licensed') throw new AppError('forbidden', 'failure.not-signed-in');
  return signedIn(context);
}

function signedIn({ accountId, locale, timezone }: Context): PersonCaller {
  if (!accountId || accountId === 'unidentified') throw new AppError('forbidden', 'failure.not-signed-in');
  return { accountId, language: languageOf(locale), timeZone: timezone ?? 'UTC' };
}

/** An anonymous visitor has the account 'unidentified'. https://developer.atlassian.com/platform/forge/access-to-forge-apps-for-unlicensed-jsm-users/ */
function portalCallerOf({ accountId, locale, timezone }: Context): PortalCaller {
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
