import type { SiteContext } from '../context';
import type { History, SiteUser } from '../model';
import { jiraTime } from './moments';
import { personAnswer } from './users';

export function historyAnswer(context: SiteContext, viewer: SiteUser, history: History) {
  return {
    id: history.id,
    author: personAnswer(context, viewer, history.authorAccountId),
    created: jiraTime(history.created, viewer),
    items: history.items,
  };
}
