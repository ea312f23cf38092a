import type { Contact, Engagement } from '../../src/clients/contract';

export type Reach = 'ok' | 'by-hand' | 'no-account' | 'no-service-desk' | 'no-anchor-issue' | 'has-left' | 'paused';

/** Whether a message can arrive by her road, as far as the page knows; Jira has the last word in the preview. */
export function reachOf(contact: Contact, engagement: Engagement, today: string): Reach {
  if (contact.leavesOn && contact.leavesOn <= today) return 'has-left';
  if (contact.preferences?.pausedUntil && contact.preferences.pausedUntil > today) return 'paused';
  if (contact.road === 'by-hand') return 'by-hand';
  if (!contact.accountId) return 'no-account';
  if (contact.road === 'request' && !engagement.serviceDesk) return 'no-service-desk';
  if (contact.road === 'notify' && !engagement.anchorIssue) return 'no-anchor-issue';
  return 'ok';
}
