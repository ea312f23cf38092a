import type { Engagement } from '../clients/contract';
import { addDays, dateIn } from '../i18n/dates';
import { nextWorkingMoment } from '../clients/working-time';
import { plannedMoment } from '../clients/planned-dates';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { type Digest, type DigestEntry, digests, never } from './draft-digests';
import { draftsMail } from './plan-mail';

/** What is written at the same hour comes in one mail. */
const gatheringMilliseconds = 10 * 60_000;
const mostEntries = 100;

/** Names a draft in her next mail: in some minutes, or, where she had one today, on the next working day. Naming it twice is naming it once. */
export async function nameInDigest(accountId: string, engagement: Engagement, draft: { number: number; plannedAt: string }): Promise<void> {
  const { id, projectId, anchorIssue, client, timeZone, plan } = engagement;
  const entry: DigestEntry = { engagementId: id, projectId, ...(anchorIssue && { anchorIssueId: anchorIssue.id }), clientName: client.name, timeZone, byItself: plan.sendsItself, ...draft };
  await repeatOnConflict(async () => {
    const stored = await digests.get(accountId);
    const { entries = [], mailedOn } = stored?.body ?? {};
    const body: Digest = { entries: [...entries.filter((other) => other.engagementId !== id), entry].slice(-mostEntries), ...(mailedOn !== undefined && { mailedOn }) };
    const at = stored && entries.length > 0 ? stored.at : mailingTime(engagement, mailedOn);
    await commit([stored ? digests.replace(stored, { at, body }) : digests.create(accountId, { scope: 'site', at, body })]);
  });
}

/** At most one a working day. */
function mailingTime({ timeZone, plan }: Engagement, mailedOn: string | undefined): string {
  const soon = new Date(Date.now() + gatheringMilliseconds).toISOString();
  if (mailedOn === undefined || mailedOn < dateIn(Date.now(), timeZone)) return soon;
  return nextWorkingMoment(plannedMoment(addDays(mailedOn, 1), plan.workingTime.opens, timeZone), plan.workingTime, timeZone);
}

/** The mark comes before the mail, so that of two runs one mails. */
export async function mailDigest(accountId: string): Promise<void> {
  const now = new Date().toISOString();
  const stored = await digests.get(accountId);
  const [first] = stored?.body.entries ?? [];
  if (!stored || !first || stored.at > now) return;
  await commit([digests.replace(stored, { at: never, body: { entries: [], mailedOn: dateIn(now, first.timeZone) } })]);
  const { entries } = stored.body;
  await draftsMail(accountId, { issueIds: entries.slice(0, mostPlaces).map(({ anchorIssueId }) => anchorIssueId), projectId: first.projectId }, entries);
}

const mostPlaces = 3;
