import { authorization } from '../site/authentication';
import type { SiteUser } from '../site/model';
import type { Site } from '../site/site';

/** Jira's answer when it is not a good one; pages show it as Jira said it. */
export class JiraRefusal extends Error {
  constructor(
    readonly status: number,
    readonly messages: string[],
  ) {
    super(messages.join(' ') || `Jira answered ${status}.`);
  }
}

/** Jira's REST API as one user, with the user's own permissions. */
export type Jira = {
  get<Body>(path: string): Promise<Body>;
  post<Body>(path: string, body: unknown): Promise<Body>;
  /** Files, in a form. */
  upload(path: string, form: FormData): Promise<void>;
  /** The answer as it is, whatever its status. */
  send(path: string, init: RequestInit): Promise<Response>;
};

export function jiraAs(site: Pick<Site, 'fetch'>, origin: string, user: SiteUser): Jira {
  const send = (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', authorization(user));
    if (!headers.has('accept')) headers.set('accept', 'application/json');
    return site.fetch(new Request(origin + path, { ...init, headers }));
  };
  return {
    get: async (path) => bodyOf(await send(path, {})),
    post: async (path, body) => bodyOf(await send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })),
    upload: async (path, form) => {
      await bodyOf(await send(path, { method: 'POST', headers: { 'x-atlassian-token': 'no-check' }, body: form }));
    },
    send,
  };
}

async function bodyOf<Body>(response: Response): Promise<Body> {
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new JiraRefusal(response.status, messagesOf(body));
  return body as Body;
}

/** Jira writes {errorMessages, errors}, service management {errorMessage}. */
function messagesOf(body: unknown): string[] {
  const { errorMessages = [], errors = {}, errorMessage } = (body ?? {}) as { errorMessages?: string[]; errors?: Record<string, string>; errorMessage?: string };
  return [...errorMessages, ...Object.values(errors), ...(errorMessage === undefined ? [] : [errorMessage])];
}
