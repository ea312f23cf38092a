import { createTransport } from 'nodemailer';
import type { SiteState } from '../site/state';
import { openMailboxServer, type ReceivedMail } from './mailbox-server';
import { createOutbox, type MailAddress, type OutboxRecord, type OutgoingMail } from './outbox';

export type MailService = ReturnType<typeof createMailService>;

const messageIdHost = 'mail.candor.example';

/** The site's outgoing mail: real SMTP to a mailbox on this machine, started with the first message. */
export function createMailService({ state }: { state: SiteState }) {
  const outbox = createOutbox(state);
  let server: ReturnType<typeof openMailboxServer> | undefined;
  let working: Promise<void> | undefined;
  let closed = false;
  /** What could not be sent waits for the next message or the next start. */
  const refused = new Map<string, unknown>();

  function receive(mails: ReceivedMail[]) {
    state.batch(() => {
      mails.forEach((mail, index) => {
        const { messageId, ...content } = mail;
        const promised = promisedId(messageId);
        const known = promised === undefined ? undefined : outbox.get(promised);
        const id = known ? known.id : `${state.nextId('mail', 1)}-${index + 1}`;
        if (promised !== undefined && !known && state.mailbox.get(promised)) return;
        if (!state.mailbox.get(id)) state.mailbox.put({ ...content, id, at: known?.at ?? state.now() });
      });
    });
  }

  /** One connection for as long as there is something to send. */
  async function connect() {
    server ??= openMailboxServer(receive);
    const { port } = await server;
    return createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true, pool: true, maxConnections: 1, maxMessages: Infinity });
  }

  async function deliver(transport: Awaited<ReturnType<typeof connect>>, record: OutboxRecord) {
    await transport.sendMail({
      messageId: `<${record.id}@${messageIdHost}>`,
      date: new Date(record.at),
      from: headerSafe(record.from),
      to: headerSafe(record.to),
      subject: oneLine(record.subject),
      text: record.text,
      html: record.html,
      ...(record.inReplyTo ? { inReplyTo: oneLine(record.inReplyTo), references: oneLine(record.inReplyTo) } : {}),
      disableUrlAccess: true,
      disableFileAccess: true,
    });
    outbox.remove(record.id);
  }

  const nextRecord = () => outbox.waiting().find((waiting) => !refused.has(waiting.id));

  /** Twice: a connection may break under one message, while time jumps ahead for one. */
  async function work() {
    for (let pass = 1; pass <= 2; pass += 1) {
      await sendWaiting();
      if (refused.size === 0) return;
    }
  }

  async function sendWaiting() {
    refused.clear();
    const transport = await connect().catch((error: unknown) => {
      server = undefined;
      for (const { id } of outbox.waiting()) refused.set(id, error);
    });
    if (!transport) return;
    for (let record = nextRecord(); record; record = nextRecord()) {
      const { id } = record;
      await deliver(transport, record).catch((error: unknown) => refused.set(id, error));
    }
    transport.close();
  }

  function start() {
    working ??= work().finally(() => {
      working = undefined;
      if (nextRecord()) start();
    });
  }

  const idle = async () => {
    while (working) await working;
  };

  if (outbox.waiting().length > 0) start();

  return {
    /** Promises the message: when this returns, a crash no longer loses it. It is sent in the background. */
    queue(mail: OutgoingMail): string {
      if (closed) throw new Error('The mail service is closed.');
      const { id } = outbox.add(mail);
      start();
      return id;
    },
    /** As `queue`, settled when the message has arrived. */
    async send(mail: OutgoingMail): Promise<void> {
      const id = this.queue(mail);
      await idle();
      if (outbox.get(id)) throw refused.get(id) ?? new Error('The message is still waiting.');
    },
    /** Settles when nothing is under way. */
    idle,
    async close(): Promise<void> {
      closed = true;
      await idle();
      await (await server)?.close();
    },
  };
}

function promisedId(messageId: string): string | undefined {
  return new RegExp(`^<(\\d+)@${messageIdHost.replaceAll('.', '\\.')}>$`).exec(messageId)?.[1];
}

/** A line break in a header value would begin a header of the writer's choice. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
const headerSafe = ({ name, address }: MailAddress) => ({ name: oneLine(name), address });
