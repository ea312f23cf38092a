import { createCollections } from '../site/collection';
import type { SiteState } from '../site/state';

export type MailAddress = { name: string; address: string };
export type OutgoingMail = { to: MailAddress; from: MailAddress; subject: string; text: string; html: string; inReplyTo?: string };

/** A message that was promised and is not yet known to have arrived. */
export type OutboxRecord = OutgoingMail & { id: string; at: string };

export type Outbox = ReturnType<typeof createOutbox>;

/** What must survive a crash between the answer of a REST call and the mailbox. */
export function createOutbox(state: SiteState) {
  const records = createCollections(state.database)<OutboxRecord>('outbox', (record) => record.id);
  return {
    add(mail: OutgoingMail): OutboxRecord {
      assertAddress(mail.to.address);
      assertAddress(mail.from.address);
      return records.put({ ...mail, id: state.nextId('mail', 1), at: state.now() });
    },
    get: records.get,
    remove: records.delete,
    /** In the order they were promised. */
    waiting: () => [...records.all()].sort((a, b) => Number(a.id) - Number(b.id)),
  };
}

/** An address goes into the SMTP envelope as it is: one that could end the line there is none. */
export function isAddress(address: string): boolean {
  return /^[^\s<>,;:"()[\]\\\p{Cc}@]+@[^\s<>,;:"()[\]\\\p{Cc}@]+$/u.test(address);
}

function assertAddress(address: string) {
  if (!isAddress(address)) throw new TypeError('Not an e-mail address.');
}
