import type { SiteContext, SiteRequest } from './context';
import { SiteError } from './errors';
import type { FileInput } from './operations/attachments';

/** What the site takes unless an administrator set another limit, in bytes: the size Jira Cloud begins with. */
const usualLimit = 1_000_000_000;

export const uploadLimit = ({ state }: SiteContext): number => Number(state.settings.get('attachment-limit')?.value ?? usualLimit);

/** The files of a multipart request, each in a part named `file`; one without Jira's header against forged requests is refused. */
export async function uploadedFiles(context: SiteContext, request: SiteRequest, refuse: (status: number, message: string) => SiteError = (status, message) => new SiteError(status, [message])): Promise<FileInput[]> {
  if (request.req.header('x-atlassian-token') !== 'no-check') throw refuse(403, 'XSRF check failed');
  if (!request.req.header('content-type')?.startsWith('multipart/form-data')) throw refuse(415, 'The request is no multipart/form-data.');
  const form = await request.req.formData().catch(() => undefined);
  const parts = (form?.getAll('file') ?? []).filter((part) => typeof part !== 'string');
  if (parts.length === 0) throw refuse(400, "There is no part named 'file'.");
  const limit = uploadLimit(context);
  if (parts.some(({ size }) => size > limit)) throw refuse(413, `The file is larger than ${limit} bytes.`);
  return Promise.all(parts.map(async (part) => ({ filename: part.name, mimeType: part.type === '' ? 'application/octet-stream' : part.type, content: new Uint8Array(await part.arrayBuffer()) })));
}
