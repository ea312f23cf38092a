import { createCollections } from '../collection';
import type { SiteUser } from '../model';
import type { SiteState } from '../state';
import { concernOf, type CustomerRequest } from './access';

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/**
 * Who hears of a request: its reporter and participants unless they muted it, people it is only shared with through an organization
 * when they asked for it. https://support.atlassian.com/jira-service-management-cloud/docs/what-notifications-do-my-customers-and-service-desk-team-receive/
 */
export function createSubscriptions(state: SiteState) {
  const chosen = createCollections(state.database)<{ id: string; subscribed: boolean }>('request-subscription', (record) => record.id);
  const idOf = (issue: CustomerRequest, user: SiteUser) => `${issue.id} ${user.accountId}`;
  return {
    isSubscribed: (issue: CustomerRequest, user: SiteUser) => chosen.get(idOf(issue, user))?.subscribed ?? concernOf(state, user, issue) === 'involved',
    set: (issue: CustomerRequest, user: SiteUser, subscribed: boolean) => void chosen.put({ id: idOf(issue, user), subscribed }),
  };
}
