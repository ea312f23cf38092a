import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import type { MailboxMessage } from '../site/model';

export type ReceivedMail = Omit<MailboxMessage, 'id' | 'at'> & { messageId: string };

const largestMessage = 10_000_000;

/** A mail server on this machine only: it keeps what it is given and passes nothing on. */
export async function openMailboxServer(receive: (mails: ReceivedMail[]) => void) {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMessage,
    disableReverseLookup: true,
    onData(stream, session, callback) {
      simpleParser(stream, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
        .then((parsed) => {
          if (stream.sizeExceeded) throw new Error('The message is too large.');
          receive(
            session.envelope.rcptTo.map((recipient) => ({
              to: recipient.address,
              from: parsed.from?.text ?? '',
              subject: parsed.subject ?? '',
              text: parsed.text ?? '',
              html: parsed.html || '',
              messageId: parsed.messageId ?? '',
            })),
          );
          callback();
        })
        .catch(callback);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // The mailbox alone is no reason to keep the process running.
  server.server.unref();
  // A client that breaks off must not end the process.
  server.on('error', () => undefined);
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
