import { listen } from '../listener';
import type { SiteUser } from '../site/model';
import { createConformance, type Violation } from '../site/openapi';
import { fixtureDesk } from '../site/service-desk/desk-fixture';
import { loadJiraJs } from './jira-js';

const conformance = process.env.JIRA_OPENAPI ? createConformance(process.env.JIRA_OPENAPI) : undefined;

export type Stranger = Awaited<ReturnType<typeof startStranger>>;

/**
 * The small site with a service project, reached over HTTP by somebody else's client. jira.js holds every answer to schemas of its own
 * and rejects what does not fit them; where Atlassian's descriptions are at hand, requests and answers are held to these as well.
 */
export async function startStranger() {
  const { createClient, createCloudClient, createServiceDeskClient } = await loadJiraJs();
  const listener = await listen(0);
  const baseUrl = `http://127.0.0.1:${listener.port}`;
  const fixture = fixtureDesk({ baseUrl });
  const { site } = fixture;
  listener.serve((request) => site.fetch(request));
  const violations: Violation[] = [];
  // A request that was refused may have been wrong on purpose.
  if (conformance) site.observe((exchange) => violations.push(...conformance.check(exchange).filter(({ where }) => where === 'response' || exchange.status < 400)));

  /** A person's client of both APIs, and `send` for the calls it has no function for; null is nobody. */
  const client = (user: Pick<SiteUser, 'emailAddress' | 'apiToken'> | null) => {
    const connection = createClient({
      host: baseUrl,
      onSchemaMismatch: 'throw',
      ...(user === null ? {} : { auth: { type: 'basic', email: user.emailAddress, apiToken: user.apiToken } }),
    });
    return { ...createCloudClient(connection), serviceDesk: createServiceDeskClient(connection), send: connection.sendRequest };
  };

  return {
    ...fixture,
    baseUrl,
    client,
    async close() {
      await listener.close();
      await site.mail.close();
      fixture.database.close();
      if (violations.length > 0) throw new Error(`Against Atlassian's descriptions:\n${JSON.stringify(violations.slice(0, 5), null, 2)}`);
    },
  };
}

/** One paragraph, as both APIs of Jira take it. */
export const paragraph = (text: string) => ({ type: 'doc' as const, version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** The status and the texts of a refusal; rejects when the call was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; text: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'status' in error && 'body' in error) return { status: Number(error.status), text: textOf(error.body) };
    throw error;
  }
  throw new Error('The call was not refused.');
}

/** Jira's two forms of errors, and the one of Jira Service Management. */
function textOf(body: unknown): string {
  const { errorMessages = [], errors = {}, errorMessage } = body as { errorMessages?: string[]; errors?: Record<string, string>; errorMessage?: string };
  return [...errorMessages, ...Object.entries(errors).map(([field, message]) => `${field}: ${message}`), ...(errorMessage === undefined ? [] : [errorMessage])].join('\n');
}
