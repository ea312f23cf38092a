import { asApp } from '../platform/jira/jira';
import type { Contact, Engagement, UnreachableReason } from './contract';

type Place = Pick<Engagement, 'serviceDesk' | 'anchorIssue'>;
type Recipient = Pick<Contact, 'road' | 'accountId' | 'leavesOn' | 'preferences'>;

/** What can be said without asking Jira. `today` is a plain date in the contact's time zone. */
export function unreachableReason({ serviceDesk, anchorIssue }: Place, { road, accountId, leavesOn, preferences }: Recipient, today: string): UnreachableReason | undefined {
  if (leavesOn !== undefined && leavesOn <= today) return 'has-left';
  if (preferences?.pausedUntil !== undefined && today < preferences.pausedUntil) return 'paused';
  if (road === 'by-hand') return undefined;
  if (accountId === undefined) return 'no-account';
  if (road === 'request') return serviceDesk ? undefined : 'no-service-desk';
  return anchorIssue ? undefined : 'no-anchor-issue';
}

/** Jira mails only people who may see the issue. One call. */
export async function anchorReason({ anchorIssue }: Place, { road, accountId }: Recipient): Promise<UnreachableReason | undefined> {
  if (road !== 'notify' || accountId === undefined || !anchorIssue) return undefined;
  const viewers = await asApp().send('findViewers', { query: { issueKey: anchorIssue.key, accountId } });
  return viewers.some((viewer) => viewer.accountId === accountId) ? undefined : 'cannot-see-anchor';
}
