import { TextDecoder, TextEncoder } from 'node:util';

/** What the app's functions answer in a test, by call. */
type Answers = Record<string, (input: never) => unknown>;
type Host = { answers: Answers; calls: { key: string; input: unknown }[] };

const host: Host = { answers: {}, calls: [] };

/** Lets the calls of a test be answered; a call without an answer fails by its name. */
export function answerCalls(answers: Answers): Host['calls'] {
  host.answers = answers;
  host.calls = [];
  return host.calls;
}

const context = { locale: 'en-US', timezone: 'UTC', extension: {} };

async function callBridge(command: string, data?: { functionKey: string; payload: unknown }): Promise<unknown> {
  if (command === 'getContext') return context;
  if (command !== 'invoke' || !data) return undefined;
  host.calls.push({ key: data.functionKey, input: data.payload });
  const answer = host.answers[data.functionKey];
  if (!answer) throw new Error(`No answer for ${data.functionKey}`);
  const value = await answer(data.payload as never);
  return isFailure(value) ? { ok: false, error: value.failure } : { ok: true, value };
}

/** An answer that refuses. */
export function refuse(failure: { code: string; message: string; field?: string; parameters?: Record<string, string | number> }) {
  return { failure };
}

function isFailure(value: unknown): value is ReturnType<typeof refuse> {
  return typeof value === 'object' && value !== null && 'failure' in value;
}

// @forge/bridge looks for this while it is imported; jsdom brings no text encoding.
Object.assign(globalThis, { __bridge: { callBridge }, TextDecoder, TextEncoder });
