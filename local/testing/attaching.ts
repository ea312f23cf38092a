import { randomUUID } from 'node:crypto';
import type { ToldAttachment } from '../../src/ledger/contract';
import type { Issue } from '../site/model';
import { attachFile } from '../site/operations/attachments';
import { startSending, type Sending } from './sending';

type FileInput = { name?: string; type?: string; content?: string | Uint8Array; on?: Issue };

/** Sending, with files on issues and lines that take them. */
export async function startAttaching() {
  return attachingIn(await startSending());
}

export function attachingIn(sending: Sending) {
  const { world, maya, engagementId, issue } = sending;
  const attach = ({ name = 'Floor plan.pdf', type = 'application/pdf', content = '%PDF-1.4 the plan', on = issue }: FileInput = {}): ToldAttachment => {
    const file = attachFile(world.state, world.people.priya, { issue: on }, { filename: name, mimeType: type, content: Buffer.from(content) });
    return { id: file.id, issueId: on.id, name, size: file.size, type };
  };
  const mark = ({ id, issueId }: ToldAttachment, marked = true) => maya.call('updates.mark-attachment', { engagementId, issueId, attachmentId: id, marked });
  /** Puts files on the line about `issue`; with none it takes them off. */
  const take = async (attachments: ToldAttachment[]) => {
    const draft = await maya.value('updates.draft', { engagementId });
    const section = draft.sections.find(({ name }) => name === 'next');
    const lines = (section?.lines ?? []).map(({ generated: _generated, ...line }) => (line.text.en?.includes('Apple Pay') ? { ...line, attachments } : line));
    return maya.call('updates.save-section', { engagementId, section: 'next', revision: section?.revision ?? '', lines });
  };
  const lineOf = async () => (await maya.value('updates.draft', { engagementId })).sections.flatMap(({ lines }) => lines).find(({ text }) => text.en?.includes('Apple Pay'));
  return {
    ...sending,
    attach,
    mark,
    take,
    lineOf,
    /** A file that is on the line. */
    async carried(input?: FileInput) {
      const file = attach(input);
      await mark(file);
      await take([file]);
      return file;
    },
    /** As the customer finds them on her requests. */
    async filesFor(name: 'ana' | 'fang'): Promise<{ filename: string; size: number }[]> {
      const { authorization } = await import('../site/authentication');
      const found = await Promise.all(
        sending.requests().map(async ({ key }) => {
          const response = await world.site.fetch(new Request(`https://candor.example.net/rest/servicedeskapi/request/${key}/attachment?start=0&limit=50`, { headers: { authorization: authorization(world.people[name]) } }));
          return response.ok ? ((await response.json()) as { values: { filename: string; size: number }[] }).values : [];
        }),
      );
      return found.flat();
    },
    /** The text of each comment on requests, oldest first. */
    texts: () => sending.comments().map(({ body }) => JSON.stringify(body)),
    newId: () => randomUUID(),
  };
}
