import { html } from 'hono/html';
import { jiraOf, type Shell, type ShellRequest, type ShellServices } from '../services';
import type { Visitor } from '../visitor';
import { moment } from '../words';
import { wordsFor, type Markup } from './layout';

/** A file as a page lists it; `address` leads to its bytes. */
export type ListedFile = { name: string; size: number; created: string; address: string };

/** The files of an issue, a request or a comment. */
export function fileList(visitor: Visitor, files: ListedFile[]): Markup {
  const say = wordsFor(visitor);
  const kilobytes = (size: number) => new Intl.NumberFormat(visitor.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 }).format(size / 1000);
  return html`<ul class="files" aria-label="${say('attachments')}">
    ${files.map(
      ({ name, size, created, address }) => html`<li>
        <a href="${address}" download="${name}">${name}</a> <span class="quiet">${kilobytes(size)} · <time datetime="${created}">${moment(visitor.language, visitor.user.timeZone, created)}</time></span>
      </li>`,
    )}
  </ul>`;
}

/** The bytes, as Jira gives them to whoever this request acts as. */
export function mountAttachments(shell: Shell, services: ShellServices): void {
  const pass = async (request: ShellRequest, path: string): Promise<Response> => {
    const { status, headers, body } = await jiraOf(services, request).send(path, { headers: { accept: '*/*' } });
    const kept = ['content-type', 'content-disposition'].flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ''] as const] : []));
    return new Response(body, { status, headers: { ...Object.fromEntries(kept), 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' } });
  };
  const part = (request: ShellRequest, name: string) => encodeURIComponent(request.req.param(name) ?? '');

  shell.get('/browse/:key/attachments/:id', (request) => pass(request, `/rest/api/3/attachment/content/${part(request, 'id')}?redirect=false`));
  shell.get('/portal/:key/attachments/:id', (request) => pass(request, `/rest/servicedeskapi/request/${part(request, 'key')}/attachment/${part(request, 'id')}`));
}
