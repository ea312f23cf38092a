import { createHash } from 'node:crypto';
import { addDays } from '../i18n/dates';
import type { Caller } from '../platform/caller';
import { collection } from '../platform/storage/collection';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { MailQuota, MailQuotaView, MailsLeft } from './mail-contract';

/** Keeps the marks of a day below the largest value. Who may send more has no limit that matters here. */
export const largestQuota = 5_000;

const quotas = collection<MailQuota>('mail-quota', 1);
const quotaId = 'site';
/** By day, in UTC. `marks`: what was counted, so that nothing is counted twice. */
const days = collection<{ used: number; marks: string[] }>('mail-day', 1);

export const readQuota = async (): Promise<MailQuota> => (await quotas.get(quotaId))?.body ?? {};

export const saveQuota = ({ perDay }: MailQuota): Promise<void> =>
  // Whoever is last has said how it is.
  commit([quotas.put(quotaId, { scope: 'site', at: new Date().toISOString(), body: { ...(perDay !== undefined && { perDay }) } })]);

/** Atlassian says a day, not whose: taken as UTC's. */
const today = () => new Date().toISOString().slice(0, 10);
const endOf = (day: string) => `${addDays(day, 1)}T00:00:00.000Z`;

/** Undefined where no limit is known. */
export async function mailsLeft(): Promise<MailsLeft | undefined> {
  const { perDay } = await readQuota();
  if (perDay === undefined) return undefined;
  const day = today();
  return { perDay, left: Math.max(0, perDay - ((await days.get(day))?.body.used ?? 0)), renewedAt: endOf(day) };
}

const markOf = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 12);

/**
 * Counts mails that are about to leave, if the day has room for them: undefined when they may. Otherwise, when to ask again (ISO). The
 * same key is counted once a day, however often it is asked. More than a whole day has room for may leave when the day is fresh.
 */
export async function takeMails(key: string, mails: number): Promise<string | undefined> {
  const { perDay } = await readQuota();
  return perDay === undefined ? undefined : count(key, mails, perDay);
}

/** Counts mails that leave anyway. */
export async function noteMails(key: string, mails = 1): Promise<void> {
  const { perDay } = await readQuota();
  if (perDay !== undefined) await count(key, mails, Number.POSITIVE_INFINITY);
}

function count(key: string, mails: number, most: number): Promise<string | undefined> {
  const mark = markOf(key);
  return repeatOnConflict(async () => {
    const day = today();
    const record = await days.get(day);
    const { used, marks } = record?.body ?? { used: 0, marks: [] };
    if (marks.includes(mark)) return undefined;
    if (used > 0 && used + mails > most) return endOf(day);
    const row = { scope: 'site', at: `${day}T00:00:00.000Z`, body: { used: used + mails, marks: [...marks, mark] } };
    await commit([record ? days.replace(record, row) : days.create(day, row)]);
    return undefined;
  });
}

/** As an administrator sees it. Only those of the whole site may change it. */
export async function mailQuotaView({ permissions }: Caller): Promise<MailQuotaView> {
  const [quota, today] = await Promise.all([readQuota(), mailsLeft()]);
  return { ...quota, ...(today && { today }), maySave: permissions.has('ADMINISTER') };
}
