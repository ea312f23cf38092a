import { createCollections } from '../collection';
import type { SiteState } from '../state';

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** Customers hear of their requests unless they muted one. */
export function createSubscriptions(state: SiteState) {
  const muted = createCollections(state.database)<{ id: string }>('muted-request', (record) => record.id);
  const idOf = (issueId: string, accountId: string) => `${issueId} ${accountId}`;
  return {
    isSubscribed: (issueId: string, accountId: string) => muted.get(idOf(issueId, accountId)) === undefined,
    set(issueId: string, accountId: string, subscribed: boolean) {
      const id = idOf(issueId, accountId);
      if (subscribed) muted.delete(id);
      else muted.put({ id });
    },
  };
}
