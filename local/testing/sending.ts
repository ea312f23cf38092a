import { randomUUID } from 'node:crypto';
import type { Contact } from '../../src/clients/contract';
import type { Message, NoteText, Preview, SentUpdate } from '../../src/updates/contract';
import type { Exchange } from '../site/exchanges';
import type { Name } from './people';
import { startWorld, type World } from './world';

export const undoSeconds = 20;

export type Sending = Awaited<ReturnType<typeof startSending>>;

/**
 * The test world with Harbor Coffee, a client of project HAR, and a draft that speaks of one issue and asks for a logo.
 * Ana is reached by customer request, Tom by notify mail, 王芳 by hand and in Chinese.
 */
export async function startSending() {
  return sendingIn(await startWorld(), 'Harbor Coffee');
}

/** The same with a client of another name in a world that is there. */
export async function sendingIn(world: World, clientName: string) {
  const exchanges: Exchange[] = [];
  world.site.observe((exchange) => exchanges.push(exchange));
  const [issue, other, ...rest] = world.issues;
  const anchor = rest.at(-1);
  if (!issue || !other || !anchor) throw new Error('The world holds too few issues.');
  const maya = world.as('maya');

  const created = await maya.value('clients.create-engagement', {
    clientName,
    contact: { name: 'Ana Silva', road: 'request', accountId: world.people.ana.accountId },
    visibility: { kind: 'all' },
    serviceDesk: { serviceDeskId: world.serviceDesk.id, requestTypeId: world.requestType.id, name: 'Client desk' },
    anchorIssueId: anchor.id,
  });
  const engagementId = created.id;
  await maya.value('clients.save-contact', { engagementId, contact: { name: 'Tom Baker', road: 'notify', accountId: world.people.tom.accountId } });
  const engagement = await maya.value('clients.save-contact', { engagementId, contact: { name: '王芳', road: 'by-hand', language: 'zh-CN' } });
  const contact = (name: string): Contact => {
    const found = engagement.contacts.find((each) => each.name === name);
    if (!found) throw new Error(`No contact ${name}.`);
    return found;
  };
  const [ana, tom, fang] = [contact('Ana Silva'), contact('Tom Baker'), contact('王芳')];

  const writeLine = async (section: 'done' | 'next' | 'asks' | 'risks', text: string, more: { issueIds?: string[]; neededBy?: string; chinese?: string } = {}) => {
    const draft = await maya.value('updates.draft', { engagementId });
    const current = draft.sections.find(({ name }) => name === section);
    const { chinese, issueIds = [], neededBy } = more;
    const line = { id: randomUUID(), issueIds, versionIds: [], text: { en: text, ...(chinese && { 'zh-CN': chinese }) }, asIs: [], ...(neededBy && { neededBy }) };
    return maya.value('updates.save-section', {
      engagementId,
      section,
      revision: current?.revision ?? '',
      lines: [...(current?.lines ?? []).map(({ generated: _generated, ...known }) => known), line],
    });
  };
  await writeLine('next', 'Pay with Apple Pay will be live soon', { issueIds: [issue.id], chinese: '即将支持 Apple Pay 支付' });
  await writeLine('asks', 'Send us the new logo', { neededBy: '2026-12-04' });

  const advance = (seconds: number) => world.clock.advance(seconds * 1000);
  const settle = async (seconds = 0) => {
    advance(seconds);
    await world.settle();
  };
  /** Beside every recipient the message she gets. */
  const readOut = (shown: Preview) => ({ ...shown, recipients: shown.recipients.map((recipient) => ({ ...recipient, message: shown.messages[recipient.edition] as Message })) });
  const preview = async (name: Name = 'maya') => readOut(await world.as(name).value('updates.preview', { engagementId }));
  const sendInput = async (contacts: Contact[] = [ana, tom, fang]) => ({ engagementId, digest: (await preview()).digest, contactIds: contacts.map(({ id }) => id), sendId: randomUUID() as string });
  const send = async (contacts?: Contact[], name: Name = 'maya') => world.as(name).value('updates.send', await sendInput(contacts));
  const note = (more: Partial<NoteText> = {}): NoteText => ({ engagementId, issueId: issue.id, text: { en: 'Apple Pay will work in all shops from Monday.' }, ...more });
  const previewNote = async (more?: Partial<NoteText>, name: Name = 'maya') => readOut(await world.as(name).value('updates.preview-note', note(more)));
  const noteInput = async (contacts: Contact[] = [ana, tom, fang], more?: Partial<NoteText>) => ({
    ...note(more),
    digest: (await previewNote(more)).digest,
    contactIds: contacts.map(({ id }) => id),
    sendId: randomUUID() as string,
  });
  const sendNote = async (contacts?: Contact[], more?: Partial<NoteText>, name: Name = 'maya') => world.as(name).value('updates.send-note', await noteInput(contacts, more));
  const follow = (update: Pick<SentUpdate, 'id'>) => maya.value('updates.follow', { updateId: update.id });
  /** Runs a piece of back-end code inside one of the app's own invocations: for what other areas ask of the one under test. */
  const inApp = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    let begun = false;
    let running: Promise<Result> | undefined;
    world.runtime.setFault(() => {
      if (begun) return undefined;
      begun = true;
      running = work();
      return undefined;
    });
    await maya.value('clients.open');
    const result = await running;
    world.runtime.setFault(undefined);
    return result as Result;
  };
  const requests = () => [...world.state.issues.all()].filter(({ projectId }) => projectId === world.serviceProject.id);

  return {
    world,
    maya,
    engagement,
    engagementId,
    issue,
    other,
    anchor,
    ana,
    tom,
    fang,
    /** Requests that reached the site and were answered. */
    exchanges,
    advance,
    settle,
    writeLine,
    preview,
    sendInput,
    send,
    note,
    previewNote,
    noteInput,
    sendNote,
    follow,
    inApp,
    /** How a contact's delivery stands. */
    delivery: async (update: Pick<SentUpdate, 'id'>, { id }: Contact) => {
      const found = (await follow(update)).deliveries.find(({ contactId }) => contactId === id);
      if (!found) throw new Error('No such delivery.');
      return found;
    },
    /** Customer requests of the service project, and the comments on them. */
    requests,
    comments: () => requests().flatMap(({ id }) => world.state.commentsOf(id)),
    mailsTo: (address: string) => [...world.state.mailbox.all()].filter(({ to }) => to.includes(address)),
    close: world.close,
  };
}
