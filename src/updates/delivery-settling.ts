import { readEngagement } from '../clients/engagement';
import { visibleIssueIds } from '../clients/visibility';
import { markTold } from '../ledger/told-mark';
import { conflict, invalid, notFound } from '../platform/app-error';
import { push } from '../platform/queue';
import { commit } from '../platform/storage/transaction';
import { changed, commitTold, deliveryQueue } from './delivery';
import { deliveriesOf } from './delivery-list';
import { commitAll, eventsAMinute } from './release';
import { forgetRequest } from './request-road';
import { keepPlace, placeOf } from './send-place';
import { watchFrom } from './send-watch';
import { contactIdsOf, isUnderWay, readDelivery, type StoredDelivery, type StoredUpdate } from './update-store';

async function deliveryIn(update: StoredUpdate, contactId: string): Promise<StoredDelivery> {
  // A send that broke off before may have left one for somebody it was not for in the end.
  const delivery = (await contactIdsOf(update)).includes(contactId) ? await readDelivery(update.id, contactId) : undefined;
  if (!delivery) throw notFound();
  return delivery;
}

const settledAlready = () => conflict('failure.not-waiting');

/** A person has sent it from her own mail or chat. */
export async function markSent(update: StoredUpdate, contactId: string): Promise<void> {
  const delivery = await deliveryIn(update, contactId);
  if (delivery.state === 'sent-by-hand') return markTold(update.id);
  if (!isUnderWay(update) || delivery.body.road !== 'by-hand' || delivery.state !== 'waiting') throw settledAlready();
  await commitTold(delivery, 'sent-by-hand', update);
}

/** What a person found out about a mail nobody could be sure of. */
export async function settle(update: StoredUpdate, contactId: string, arrived: boolean): Promise<void> {
  const delivery = await deliveryIn(update, contactId);
  if (delivery.state !== 'unknown') throw settledAlready();
  if (arrived) return commitTold(delivery, delivery.body.road === 'request' ? 'posted' : 'queued', update);
  await commit([changed(delivery, 'failed', delivery.body)]);
}

/** The same frozen message once more, if it may still be shown and `refuseLeaks` lets it pass; `withoutFiles`: as it was frozen for that. */
export async function resend(update: StoredUpdate, contactId: string, refuseLeaks: () => Promise<void>, withoutFiles = false): Promise<void> {
  const delivery = await deliveryIn(update, contactId);
  if (!isUnderWay(update) || delivery.state !== 'failed') throw settledAlready();
  const { hasFiles } = delivery.body;
  await sendAgain(update, [withoutFiles && hasFiles ? { ...delivery, body: { ...delivery.body, withoutFiles } } : delivery], refuseLeaks);
}

/** All that failed, as far as they may have their events within a minute. */
export async function resendFailed(update: StoredUpdate, refuseLeaks: () => Promise<void>): Promise<void> {
  const failed = (await deliveriesOf(update)).deliveries.filter(({ state }) => state === 'failed').slice(0, eventsAMinute);
  if (!isUnderWay(update) || failed.length === 0) throw settledAlready();
  await sendAgain(update, failed, refuseLeaks);
}

async function sendAgain(update: StoredUpdate, failed: StoredDelivery[], refuseLeaks: () => Promise<void>): Promise<void> {
  const engagement = await readEngagement(update.body.engagementId);
  if (!engagement) throw notFound();
  const { issueIds } = update.body;
  const visible = issueIds.length > 0 ? await visibleIssueIds(engagement, issueIds) : new Set<string>();
  const hidden = issueIds.find((id) => !visible.has(id));
  if (hidden) throw invalid('failure.issue-hidden', 'updateId', { key: hidden });
  await refuseLeaks();
  for (const { body } of failed) if (body.problem === 'request-missing') await forgetRequest(engagement.id, body.contactId);
  await keepPlace(update.id, placeOf(engagement));
  // The events first: without its waiting delivery one does nothing, a waiting delivery without its event waits until a schedule sees it.
  await push(deliveryQueue, failed.map(({ body: { updateId, contactId } }) => ({ updateId, contactId })), 5);
  await commit([watchFrom(update.id)]);
  await commitAll(failed.map((delivery) => changed(delivery, 'waiting', delivery.body)));
}
