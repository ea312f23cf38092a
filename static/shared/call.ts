import { makeInvoke } from '@forge/bridge';
import type { Failure, FailureCode, Reply, Wire } from '../../src/contract';
import type { FailureKey } from '../../src/i18n/failures';
import type { Parameters as Places } from '../../src/i18n/translate';

/** A call that was answered with a failure; its message is a key of the failures' catalogue. */
export class CallError extends Error {
  readonly code: FailureCode;
  readonly key: FailureKey;
  readonly parameters: Places;
  readonly field: string | undefined;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'CallError';
    this.code = failure.code;
    this.key = failure.message;
    this.parameters = failure.parameters ?? {};
    this.field = failure.field;
  }
}

const lost: Failure = { code: 'unavailable', message: 'failure.unexpected' };

/** Whatever was thrown, as a CallError: a call that brought no answer at all counts as unavailable. */
export function asCallError(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError(lost);
}

type Arguments<Call> = Call extends (...input: infer Input) => unknown ? Input : never;
type Result<Call> = Call extends (...input: never[]) => infer Value ? Value : never;
type Invoke = (key: string, payload?: unknown) => Promise<unknown>;

function isReply(answer: unknown): answer is Reply<unknown> {
  return typeof answer === 'object' && answer !== null && typeof (answer as { ok?: unknown }).ok === 'boolean';
}

export type Call<Calls> = <Key extends keyof Calls & string>(key: Key, ...input: Arguments<Calls[Key]>) => Promise<Result<Calls[Key]>>;

/** The typed calls of one function: the value of the reply, or a CallError. With a project, the calls of its page as a page across projects makes them. */
export function makeCall<Calls>(projectId?: string): Call<Calls> {
  const invoke = makeInvoke<Record<keyof Wire<Calls> & string, (input: never) => unknown>>() as Invoke;
  const payloadOf = (input: unknown[]): unknown[] => (projectId === undefined ? input : [{ projectId, ...(input.length > 0 && { input: input[0] }) }]);
  return async <Key extends keyof Calls & string>(key: Key, ...input: Arguments<Calls[Key]>): Promise<Result<Calls[Key]>> => {
    const answer = await invoke(key, ...payloadOf(input as unknown[])).catch(() => ({ ok: false, error: lost }));
    if (!isReply(answer)) throw new CallError(lost);
    if (!answer.ok) throw new CallError(answer.error);
    return answer.value as Result<Calls[Key]>;
  };
}
