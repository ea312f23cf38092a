import { changeFeedback, recordFor } from './inbox-record';
import { categoriesOf, issueNames, type IssueNames } from './issue-names';
import { withCategories } from './item';
import { dropRide } from './loop-riding';
import type { StoredFeedback } from './store';

/** Its linked issues as Jira shows them to the caller right now, and the feedback as that makes it; kept where it differs. */
export async function freshWork(record: StoredFeedback): Promise<{ record: StoredFeedback; names: IssueNames }> {
  const names = await issueNames(Object.keys(record.body.issues), { fresh: true });
  const categories = categoriesOf(names);
  const isStale = Object.entries(record.body.issues).some(([id, category]) => (categories.get(id) ?? category) !== category);
  if (!isStale) return { record, names };
  const now = new Date().toISOString();
  if (record.body.rides && !withCategories(record.body, categories, now).rides) await dropRide(record);
  return { record: await changeFeedback(record.body, record.id, (body) => withCategories(body, categories, now), recordFor), names };
}
