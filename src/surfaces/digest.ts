import * as z from 'zod/mini';
import { involvedAccounts, listInvolvement } from '../clients/involvement';
import { isWorkingDay } from '../clients/working-time';
import { momentOf } from '../clients/zoned-time';
import { knownTimeZone } from '../clients/time-zone';
import { addDays, dateIn } from '../i18n/dates';
import type { User } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import { job } from '../platform/job';
import { push } from '../platform/queue';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import type { Stored } from '../platform/storage/record';
import { mailStaff } from '../updates/staff-mail';
import { type DigestBody, digestRecords, digestRow } from './digest-choice';
import { digestMail, isNothing, waitingIn } from './digest-mail';
import { readToday } from './today';

const queue = 'send-digest';
/** In a person's own time zone. */
const morningMinute = 8 * 60;
const mostPages = 20;

/** Every hour: has looked after whoever's morning has come. What one run leaves, the next one takes. */
export async function watchDigests(): Promise<void> {
  await listInvolvement();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const involved = await involvedAccounts(cursor);
    const known = new Map((await digestRecords.getMany(involved.accountIds)).map(({ id, body }) => [id, body]));
    const now = new Date().toISOString();
    const due = involved.accountIds.filter((accountId) => isDue(known.get(accountId), now));
    await push(queue, due.map((accountId) => ({ accountId })));
    cursor = involved.cursor;
    if (cursor === undefined) return;
  }
}

const isDue = (known: DigestBody | undefined, now: string) => known?.wanted !== false && (known?.nextAt ?? '') <= now;

export const sendDigest = job(z.object({ accountId: z.string() }), ({ accountId }) => lookAfter(accountId));

/**
 * Tells a person what waits for her: once a working day at most, and only if something does. The mark comes before the mail, so that
 * of two runs one mails: a mail that was lost is not sent again, her next morning is.
 */
async function lookAfter(accountId: string): Promise<void> {
  const known = await digestRecords.get(accountId);
  const now = Date.now();
  if (!isDue(known?.body, new Date(now).toISOString())) return;
  const user = await readUser(accountId);
  const timeZone = knownTimeZone(user?.timeZone ?? undefined);
  const today = dateIn(now, timeZone);
  const morning = momentOf({ date: today, minute: morningMinute }, timeZone);
  const nextAt = new Date(now < morning ? morning : momentOf({ date: addDays(today, 1), minute: morningMinute }, timeZone)).toISOString();
  if (!user || now < morning || known?.body.lastOn === today) return void (await mark(accountId, known, { nextAt }));
  const { found } = await readToday({ accountId, jira: asApp(), about: accountId }, 'mine');
  const waiting = waitingIn(found);
  const isOff = !found.some(({ outline }) => isWorkingDay(today, outline.plan.workingTime));
  const isFirst = await mark(accountId, known, { nextAt, lastOn: today });
  const [place] = found;
  if (!isFirst || isOff || !place || isNothing(waiting)) return;
  const places = { issueIds: found.map(({ outline }) => outline.anchorIssue?.id), projectId: place.outline.projectId };
  await mailStaff(accountId, places, (language) => digestMail(waiting, { name: user.displayName, language, today }));
}

/** False when somebody else was at it meanwhile, or she has chosen. */
async function mark(accountId: string, known: Stored<DigestBody> | undefined, change: Partial<DigestBody>): Promise<boolean> {
  const row = digestRow(accountId, { wanted: true, ...known?.body, ...change });
  return commitIfFirst([known ? digestRecords.replace(known, row) : digestRecords.create(accountId, row)]);
}

/** Undefined for an account that is gone or off. */
async function readUser(accountId: string): Promise<User | undefined> {
  const user = await asApp()
    .send('user', { query: { accountId } })
    .catch((error: unknown) => {
      if (refusalBehind(error)?.status === 404) return undefined;
      throw error;
    });
  return user?.active === false ? undefined : user;
}
