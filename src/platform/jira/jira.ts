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
  /** Instead of a body: a file in a form. */
  file?: { name: string; type: string; content: Uint8Array };
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

type Requested = { ok: boolean; status: number; headers: { get(name: string): string | null }; text(): Promise<string>; arrayBuffer(): Promise<ArrayBuffer> };
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
  let body: string | Uint8Array;
  try {
    const { headers, body: sent } = await content(input);
    response = await asking(forge).requestJira(forge.assumeTrustedRoute(path), {
      method: endpoint.method,
      headers: { Accept: endpoint.isFile ? '*/*' : 'application/json', ...headers },
      ...(sent !== undefined && { body: sent }),
    });
    body = endpoint.isFile && response.ok ? new Uint8Array(await response.arrayBuffer()) : await response.text();
  } catch (error) {
    if (error instanceof forge.NeedsAuthenticationError) throw new AppError('forbidden', 'failure.not-signed-in', { cause: error });
    throw new AppError('unavailable', 'failure.jira-unavailable', { cause: new JiraRefusal({ status: undefined, reason: '', cause: error }) });
  }
  if (!response.ok) throw refusal(response.status, response.headers, String(body));
  return endpoint.answer.parse(typeof body !== 'string' ? body : body === '' ? undefined : JSON.parse(body));
}

/** A form is written out here: how the platform would carry an object is nowhere said, bytes and their type it carries as they are. */
async function content({ body, file }: JiraInput): Promise<{ headers: Record<string, string>; body?: string | ArrayBuffer }> {
  if (file) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
    const written = new Response(form);
    // https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-attachtemporaryfile-post
    return { headers: { 'Content-Type': written.headers.get('content-type') ?? '', 'X-Atlassian-Token': 'no-check', 'X-ExperimentalApi': 'opt-in' }, body: await written.arrayBuffer() };
  }
  return body === undefined ? { headers: {} } : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
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
