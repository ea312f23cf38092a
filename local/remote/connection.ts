import type { SiteOptions } from '../options';
import { jsonAnswer } from '../runtime/answers';
import { isRead } from './reads';

/** A site's REST API as one account, by Basic auth: the only way out of this program. */
export type Connection = {
  origin: string;
  /** 'fernlight.atlassian.net'; with its port where there is one. */
  host: string;
  allowSend: boolean;
  /** Until when the site has asked to be left alone; milliseconds since the epoch. */
  busyUntil(): number;
  /** Answers with what the site said, read to its end. Rejects with ConnectionProblem where no answer came: what was asked may have been done. */
  send(path: string, init?: RequestInit): Promise<Response>;
};

/** The site did not answer. The message says so in words. */
export class ConnectionProblem extends Error {}

/** Shorter than the 25 seconds a call of the app has. */
const answerMilliseconds = 20_000;
/** Where a busy site does not say for how long. */
const busySeconds = 60;
/** No other header goes out: one could stand for another method, or for another account. */
const sentHeaders = ['accept', 'accept-language', 'content-type', 'x-atlassian-token', 'x-experimentalapi', 'x-force-accept-language'];
/** Cookies are not this program's to keep; the body comes decoded. */
const droppedHeaders = ['set-cookie', 'content-encoding', 'content-length', 'transfer-encoding'];

const readOnly = 'Read-only: start with --allow-send to let Candor write to this site.';

export function createConnection({ origin, emailAddress, token, allowSend }: SiteOptions, milliseconds = answerMilliseconds): Connection {
  const { host } = new URL(origin);
  let busyUntil = 0;
  const authorization = `Basic ${Buffer.from(`${emailAddress}:${token}`, 'utf8').toString('base64')}`;

  const ask = async (address: URL, init: RequestInit) => {
    const headers = new Headers({ authorization });
    for (const [name, value] of new Headers(init.headers)) if (sentHeaders.includes(name)) headers.set(name, value);
    const signal = AbortSignal.any([AbortSignal.timeout(milliseconds), ...(init.signal ? [init.signal] : [])]);
    try {
      const response = await fetch(address, { method: init.method, headers, body: init.body, redirect: 'manual', signal });
      return { response, content: await response.arrayBuffer() };
    } catch (error) {
      throw new ConnectionProblem(`${host} does not answer: ${reasonOf(error, milliseconds)}.`, { cause: error });
    }
  };

  return {
    origin,
    host,
    allowSend,
    busyUntil: () => busyUntil,
    async send(path, init = {}) {
      const address = URL.canParse(path, origin) ? new URL(path, origin) : undefined;
      if (!path.startsWith('/') || address?.origin !== origin || !address.pathname.startsWith('/rest/')) return refused(`Only the REST API of ${host} can be asked.`);
      if (!allowSend && !isRead((init.method ?? 'GET').toUpperCase(), address.pathname)) return refused(readOnly);
      const { response, content } = await ask(address, init);
      if (response.status === 429) busyUntil = Date.now() + 1000 * (Number(response.headers.get('retry-after')) || busySeconds);
      return passedOn(host, response, content);
    },
  };
}

const refused = (message: string) => jsonAnswer(403, { errorMessages: [message], errors: {} });

/** What is no answer of Jira's REST API is put into words, so that everything above can show it as Jira's. */
function passedOn(host: string, response: Response, content: ArrayBuffer): Response {
  const failed = (status: number, message: string) => jsonAnswer(status, { errorMessages: [message], errors: {} }, retryAfter(response));
  if (response.status >= 300 && response.status < 400) return failed(502, `${host} redirects to ${originOf(response.headers.get('location'))}, which Candor does not follow.`);
  // A token that is no longer valid can make Jira answer 200, as to somebody who has not signed in. The header alone tells.
  if (/FAILED|DENIED/.test(response.headers.get('x-seraph-loginreason') ?? '')) return failed(401, `${host} no longer accepts this e-mail address and API token.`);
  if (!response.ok && !response.headers.get('content-type')?.includes('json')) return failed(response.status, `${host} answered with HTTP ${response.status}.`);
  const headers = new Headers(response.headers);
  for (const name of droppedHeaders) headers.delete(name);
  return new Response(content.byteLength === 0 ? null : content, { status: response.status, statusText: response.statusText, headers });
}

function retryAfter({ headers }: Response): Record<string, string> {
  const value = headers.get('retry-after');
  return value === null ? {} : { 'retry-after': value };
}

function originOf(location: string | null): string {
  return location !== null && URL.canParse(location) ? new URL(location).origin : 'another page';
}

/** What fetch throws says little itself; its cause has the system's code. */
function reasonOf(error: unknown, milliseconds: number): string {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `nothing came within ${milliseconds / 1000} seconds`;
  return cause?.code ?? (cause?.message || message || String(error));
}
