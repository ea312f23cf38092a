import type { MailsLeft } from '../../src/updates/mail-contract';
import type { RecipientPreview } from '../../src/updates/contract';
import { useReader } from '../shared/reader';

/** How many of these people have to wait for the mails of the next day, as the server will count them. */
export function waitingForMails({ perDay, left }: MailsLeft, chosen: RecipientPreview[]): number {
  let used = perDay - left;
  let waiting = 0;
  for (const { mails = 0 } of chosen) {
    if (mails === 0) continue;
    if (used > 0 && used + mails > perDay) waiting += 1;
    else used += mails;
  }
  return waiting;
}

/** Where the site's mails of a day are limited: what is left, and how many leave later. */
export function MailsToday({ mails, chosen }: { mails: MailsLeft | undefined; chosen: RecipientPreview[] }) {
  const { t, moment } = useReader();
  if (!mails) return null;
  const waiting = waitingForMails(mails, chosen);
  return (
    <p className={waiting > 0 ? 'warning-text' : 'subtle small'} role="status">
      {t('updates.mails-left', { count: mails.left, perDay: mails.perDay })}
      {waiting > 0 ? ` ${t('updates.mails-later', { count: waiting, time: moment(mails.renewedAt) })}` : ''}
    </p>
  );
}
