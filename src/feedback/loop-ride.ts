import { engagementOutlines } from '../clients/places';
import { visibleIssueIds } from '../clients/visibility';
import { conflict, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { commit } from '../platform/storage/transaction';
import { addPendingNews } from '../updates/pending-news';
import { changeableFor, changeFeedback } from './inbox-record';
import { freshWork } from './issue-fresh';
import { linkedIssues } from './issue-names';
import { isUntold } from './item';
import { isTold, suggestedTexts, tellingsOf } from './loop';
import { dropRide, rideWrite } from './loop-riding';
import { mergedFeedback, mergedInto } from './merge-askers';
import type { StoredFeedback } from './store';

/** Lets the news ride in the next update to every client who asked, or takes it out again. */
export async function ride({ id, rides }: { id: string; rides: boolean }, caller: Caller): Promise<void> {
  const found = await changeableFor(caller, id);
  if (!rides) {
    // In this order: news that are gone while the record says they ride count as told.
    await changeFeedback(caller, id, (body) => (body.rides ? { ...body, rides: false } : undefined));
    return dropRide(found);
  }
  const { record, names } = await freshWork(found);
  if (!isUntold(record.body)) throw conflict('failure.nothing-to-tell');
  const engagementIds = await addNews(record, linkedIssues(record.body.issues, names));
  if (engagementIds.length === 0) throw invalid('failure.no-client', 'rides');
  await commit([await rideWrite(record, engagementIds)]);
  await changeFeedback(caller, id, (body) => (body.rides || !isUntold(body) ? undefined : { ...body, rides: true }));
}

/** One line in the next update to each client of those who do not know yet. */
async function addNews(record: StoredFeedback, issues: Parameters<typeof suggestedTexts>[3]): Promise<string[]> {
  const untold = (await tellingsOf(record, await mergedInto(await mergedFeedback.get(record.id)))).filter((telling) => !isTold(telling));
  const engagements = await engagementOutlines([...new Set(untold.flatMap(({ engagementId }) => engagementId ?? []))]);
  for (const engagement of engagements) {
    const visible = await visibleIssueIds(engagement, issues.map(({ id }) => id));
    const texts = await suggestedTexts('news', record, untold.filter(({ engagementId }) => engagementId === engagement.id), issues);
    await addPendingNews({ engagementId: engagement.id, id: record.id, issueIds: [...visible], texts });
  }
  return engagements.map(({ id }) => id);
}
