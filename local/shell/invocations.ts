import { invokerOf } from '../invoker';
import { platformLimits } from '../runtime/limits';
import { JiraRefusal } from './jira';
import { extensionOf, type ModulePlace } from './module-context';
import { jiraOf, type Shell, type ShellServices } from './services';
import { anonymousAccountId } from './visitor';

type InvokeBody = { place?: unknown; accountId?: unknown; functionKey?: unknown; payload?: unknown };
type ProductBody = { restPath?: unknown; method?: unknown; headers?: unknown; body?: unknown };

/** What the shell's page asks the server for on behalf of the frame. Who is asking, the cookie says, never the frame. */
export function mountInvocations(shell: Shell, services: ShellServices): void {
  shell.post('/invoke', async (request) => {
    const text = await request.req.text();
    if (Buffer.byteLength(text) > platformLimits.invokeRequestBytes) {
      return request.json({ message: `The request is larger than ${platformLimits.invokeRequestBytes} bytes.` }, 413);
    }
    const visitor = request.get('visitor');
    const { place: given, accountId, functionKey, payload } = JSON.parse(text) as InvokeBody;
    const place = placeIn(given);
    if (place === undefined || typeof functionKey !== 'string') return request.json({ message: 'The place and the function must be named.' }, 400);
    // The page was opened for somebody; in another tab the acting user may have changed since.
    if ((accountId ?? anonymousAccountId) !== visitor.user.accountId) return request.json({ message: 'other user' }, 409);
    try {
      const extension = await extensionOf(services, jiraOf(services, request), visitor, place);
      const value = await services.runtime.invoke({
        moduleKey: place.moduleKey,
        functionKey,
        payload,
        ...invokerOf(visitor.user),
        ...(visitor.isAnonymous && { accountType: 'anonymous' }),
        extension,
      });
      return request.json({ value });
    } catch (error) {
      if (error instanceof JiraRefusal) return request.json({ message: error.message }, error.status as 404);
      return request.json({ message: error instanceof Error ? error.message : String(error) }, 500);
    }
  });

  shell.post('/product-request', async (request) => {
    const { restPath, method, headers, body } = (await request.req.json()) as ProductBody;
    if (typeof restPath !== 'string' || !restPath.startsWith('/rest/')) return request.json({ message: 'The path must begin with /rest/.' }, 400);
    const sent = new Headers(Array.isArray(headers) ? (headers as [string, string][]) : []);
    const response = await jiraOf(services, request).send(restPath, {
      method: typeof method === 'string' ? method : 'GET',
      headers: sent,
      ...(typeof body === 'string' && body !== '' ? { body } : {}),
    });
    return request.json({
      value: {
        status: response.status,
        statusText: response.statusText,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
        isAttachment: false,
      },
    });
  });
}

function placeIn(given: unknown): ModulePlace | undefined {
  if (typeof given !== 'object' || given === null || !('moduleKey' in given)) return undefined;
  return Object.values(given).every((value) => typeof value === 'string') ? (given as ModulePlace) : undefined;
}
