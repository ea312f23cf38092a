import { makeResolver, type Request } from '@forge/resolver';
import * as z from 'zod/mini';
import type { Reply } from '../contract';
import type { FailureKey } from '../i18n/failures';
import { failureCatalogues } from '../i18n/failures';
import { languageOf } from '../i18n/language';
import { type Access, checkAccess, permissionsIn } from './access';
import { AppError } from './app-error';
import type { Caller, PortalCaller } from './caller';
import { logFailure } from './log';

/** One row of a call table: who may call, what the input must look like, what is done. None can be left out. */
export type Call<Input, Output, Who = Caller, Rule = Access> = {
  access: Rule;
  input: z.ZodMiniType<Input>;
  run: (input: Input, caller: Who) => Promise<Output> | Output;
};
/** The table that answers a contract: a row for every call, with the contract's types. */
export type Calls<Contract, Who = Caller, Rule = Access> = {
  [Key in keyof Contract]: Contract[Key] extends (...input: infer Input) => infer Output ? Call<Input extends [infer Only] ? Only : undefined, Output, Who, Rule> : never;
};
/** Who may make a call from the portal, where Jira has no permission to ask for; throws when the caller may not. */
export type PortalAccess = (caller: PortalCaller) => Promise<void>;
export type PortalTable<Contract> = Calls<Contract, PortalCaller, PortalAccess>;

/** The input of a call that takes none: Forge may hand over an empty object. */
export const nothing = z.pipe(
  z.optional(z.nullable(z.strictObject({}))),
  z.transform(() => undefined),
) as unknown as z.ZodMiniType<undefined>;

type Handler = ReturnType<typeof makeResolver>;
type Served<Who, Rule> = Record<string, Call<unknown, unknown, Who, Rule>>;

/** Below Forge's 25 seconds, so that a person reads a sentence instead of the platform's time-out. */
const timeBudgetMilliseconds = 23_000;

/** Makes the handler of a function for Jira users from its table. Whoever can load any module of that function can call every key of it, so every key checks for itself. */
export const serve = <Contract>(table: Calls<Contract>): Handler => handlerOf(table as unknown as Served<Caller, Access>, callerOf, checkAccess);

/** The same for customers and visitors of the portal. Jira is not asked about them: each row has an access rule of its own. */
export const servePortal = <Contract>(table: PortalTable<Contract>): Handler =>
  handlerOf(table as unknown as Served<PortalCaller, PortalAccess>, portalCallerOf, (access, caller) => access(caller));

function handlerOf<Who, Rule>(calls: Served<Who, Rule>, identify: (context: Context) => Promise<Who>, check: (access: Rule, caller: Who) => Promise<void>): Handler {
  const answer = async (call: Call<unknown, unknown, Who, Rule>, { payload, context }: Request): Promise<unknown> => {
    const caller = await identify(context as Context);
    await check(call.access, caller);
    // The input is reported so that a text over its limit can say how long it is.
    const parsed = call.input.safeParse(payload);
    if (!parsed.success) throw malformed(parsed.error.issues[0], payload);
    return call.run(parsed.data, caller);
  };
  const handler = makeResolver(Object.fromEntries(Object.entries(calls).map(([key, call]) => [key, (request: Request) => reply(key, () => answer(call, request))])));
  return async (invocation, runtime) => {
    // The resolver looks keys up with `in`, so 'toString' would be found.
    if (!Object.hasOwn(calls, invocation.call.functionKey)) return { ok: false, error: new AppError('not-found', 'failure.unknown-call').toFailure() };
    return handler(invocation, runtime);
  };
}

async function reply(key: string, answer: () => Promise<unknown>): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await withinBudget(answer()) };
  } catch (error) {
    if (error instanceof AppError) {
      if (error.code === 'unavailable') logFailure(key, error.cause ?? error);
      return { ok: false, error: error.toFailure() };
    }
    logFailure(key, error);
    return { ok: false, error: new AppError('unavailable', 'failure.unexpected').toFailure() };
  }
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

async function withinBudget<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('unavailable', 'failure.jira-unavailable')), timeBudgetMilliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
