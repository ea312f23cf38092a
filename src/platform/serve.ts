import { makeResolver, type Request } from '@forge/resolver';
import type * as z from 'zod/mini';
import type { Reply } from '../contract';
import type { Access } from './access';
import { AppError } from './app-error';
import type { Caller, PersonCaller, PortalCaller } from './caller';
import './loaded-at-start';
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
/** Who may make a call from a page across projects that is about a person and no project; throws when the caller may not. */
export type PersonAccess = (caller: PersonCaller) => Promise<void>;
export type PersonTable<Contract> = Calls<Contract, PersonCaller, PersonAccess>;
export type PortalTable<Contract> = Calls<Contract, PortalCaller, PortalAccess>;

type AreaOf<Key> = Key extends `${infer Area}.${string}` ? Area : never;
type KeysOf<Contract, Area extends string> = Extract<keyof Contract, `${Area}.${string}`>;
/** The tables of a contract by the first word of their keys, each loaded by the first call of its own. */
export type Areas<Contract, Who = Caller, Rule = Access> = {
  [Area in AreaOf<keyof Contract>]: () => Promise<Calls<Pick<Contract, KeysOf<Contract, Area>>, Who, Rule>>;
};

type Handler = ReturnType<typeof makeResolver>;
export type Load<Who, Rule> = () => Promise<Record<string, Call<unknown, unknown, Who, Rule>>>;

/** Below Forge's 25 seconds, so that a person reads a sentence instead of the platform's time-out. */
const timeBudgetMilliseconds = 23_000;

/** Makes the handler of a function for Jira users from its tables. Whoever can load any module of that function can call every key of it, so every key checks for itself. */
export const serve = <Contract>(areas: Areas<Contract>): Handler =>
  handlerOf(answered(areas as Record<string, Load<Caller, Access>>, async (...call) => (await import('./answer-call')).answerUser(...call)));

/** The same for customers and visitors of the portal. Jira is not asked about them: each row has an access rule of its own. */
export const servePortal = <Contract>(areas: Areas<Contract, PortalCaller, PortalAccess>): Handler =>
  handlerOf(answered(areas as Record<string, Load<PortalCaller, PortalAccess>>, async (...call) => (await import('./answer-call')).answerPortal(...call)));

/**
 * The same for a page across projects: rows of its own, about a person, and every row of the project's tables, in an envelope that
 * names the project. Jira is asked about that project as it is on the project's own page.
 */
export const serveAcross = <Own, InProject>(own: Areas<Own, PersonCaller, PersonAccess>, inProject: Areas<InProject>): Handler =>
  handlerOf({
    ...answered(inProject as Record<string, Load<Caller, Access>>, async (...call) => (await import('./answer-call')).answerAcross(...call)),
    ...answered(own as Record<string, Load<PersonCaller, PersonAccess>>, async (...call) => (await import('./answer-call')).answerPerson(...call)),
  });

type Answer = (key: string, request: Request) => Promise<unknown>;

const answered = <Who, Rule>(areas: Record<string, Load<Who, Rule>>, answer: (load: Load<Who, Rule>, key: string, request: Request) => Promise<unknown>): Record<string, Answer> =>
  Object.fromEntries(Object.entries(areas).map(([area, load]) => [area, (key, request) => answer(load, key, request)]));

function handlerOf(areas: Record<string, Answer>): Handler {
  return async (invocation, runtime) => {
    const key = String(invocation.call.functionKey);
    const area = key.split('.')[0] ?? '';
    const answer = Object.hasOwn(areas, area) ? areas[area] : undefined;
    // The resolver looks keys up with `in`, so it must not be asked for 'toString'.
    if (!answer) return { ok: false, error: new AppError('not-found', 'failure.unknown-call').toFailure() };
    return makeResolver({ [key]: (request: Request) => reply(key, () => answer(key, request)) })(invocation, runtime);
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
