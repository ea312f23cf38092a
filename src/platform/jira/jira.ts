import type * as Forge from '@forge/api';
import { AppError } from '../app-error';
import { type Answer, type Endpoint, type EndpointName, endpoints } from './endpoints';
import { JiraRefusal, refusal } from './refusal';

export type JiraInput = {
  /** Values of the {places} in the endpoint's path. */
  path?: Record<string, string>;
  /** A list is a parameter given several times. */
  query?: Record<string, string | number | boolean | string[] | undefined>;
  body?: unknown;
};
export type Jira = { send<Name extends EndpointName>(name: Name, input?: JiraInput): Promise<Answer<Name>> };

/** Reads are repeated this often when Jira is busy or an answer is lost; writes never are. */
const repeats = 2;
/** A longer Retry-After is the caller's to wait for: a resolver has 25 seconds in all. */
const longestWaitSeconds = 3;

/** Jira as the person who clicked: she sees and does what Jira lets her. */
export const asUser = (): Jira => client((forge) => forge.asUser());
/** Jira as the app: only behind an access rule, or in a job. */
export const asApp = (): Jira => client((forge) => forge.asApp());

type Requested = { ok: boolean; status: number; headers: { get(name: string): string | null }; text(): Promise<string> };
type Asking = (forge: typeof Forge) => Pick<ReturnType<typeof Forge.asApp>, 'requestJira'>;

function client(asking: Asking): Jira {
  return {
    async send<Name extends EndpointName>(name: Name, input: JiraInput = {}) {
      const endpoint = endpoints[name] as Endpoint<Answer<Name>>;
      const attempts = endpoint.reads ? repeats + 1 : 1;
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(asking, endpoint, input);
        } catch (error) {
          if (!(error instanceof AppError) || attempt >= attempts || !worthRepeating(error)) throw error;
          await seconds(retryAfter(error) ?? 0.2 * attempt);
        }
      }
    },
  };
}

async function once<Value>(asking: Asking, endpoint: Endpoint<Value>, input: JiraInput): Promise<Value> {
  const path = address(endpoint.path, input);
  // Loaded by the first question to Jira: most product events ask none.
  const forge = await import('@forge/api');
  let response: Requested;
  let body: string;
  try {
    response = await asking(forge).requestJira(forge.assumeTrustedRoute(path), {
      method: endpoint.method,
      headers: { Accept: 'application/json', ...(input.body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    });
    body = await response.text();
  } catch (error) {
    if (error instanceof forge.NeedsAuthenticationError) throw new AppError('forbidden', 'failure.not-signed-in', { cause: error });
    throw new AppError('unavailable', 'failure.jira-unavailable', { cause: new JiraRefusal({ status: undefined, reason: '', cause: error }) });
  }
  if (!response.ok) throw refusal(response.status, response.headers, body);
  return endpoint.answer.parse(body === '' ? undefined : JSON.parse(body));
}

/** Path values are encoded here: the route template of @forge/api leaves most characters as they are. */
function address(template: string, { path = {}, query = {} }: JiraInput): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (!value || value === '.' || value === '..') throw new AppError('not-found', 'failure.not-found');
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const each of value === undefined ? [] : [value].flat()) search.append(name, String(each));
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

const retryAfter = (error: AppError) => (error.cause instanceof JiraRefusal ? error.cause.retryAfterSeconds : undefined);
const worthRepeating = (error: AppError) => error.code === 'unavailable' && (retryAfter(error) ?? 0) <= longestWaitSeconds;
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));
