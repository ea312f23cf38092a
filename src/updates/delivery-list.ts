import { type DeliveryGroup, deliveryGroupOf, type DeliveryState } from './contract';
import { contactIdsOf, deliveryRecords, readDeliveries, type StoredDelivery, type StoredUpdate, toldStates, updateScope } from './update-store';

/** So many are read by their keys whenever somebody looks. More are looked for by state, in lists that lag a little behind. */
export const fewDeliveries = 500;
export const deliveriesInPage = 50;
const recordsInQuery = 100;

export type Counts = Record<DeliveryGroup, number>;

const states: Record<DeliveryGroup, DeliveryState[]> = {
  failed: ['failed'],
  unknown: ['unknown'],
  'by-hand': ['waiting'],
  waiting: ['waiting', 'sending'],
  told: toldStates,
};
const openGroups = ['failed', 'unknown', 'by-hand', 'waiting'] as const;

export const groupOf = ({ state, body: { road } }: StoredDelivery): DeliveryGroup => deliveryGroupOf({ state, road });

export function countsOf(deliveries: StoredDelivery[]): Counts {
  const counts: Counts = { failed: 0, unknown: 0, 'by-hand': 0, waiting: 0, told: 0 };
  for (const delivery of deliveries) counts[groupOf(delivery)] += 1;
  return counts;
}

const isMany = ({ body: { recipients } }: StoredUpdate) => recipients > fewDeliveries;

/** How an update's deliveries stand: all of them where they are few, otherwise those that are not through. */
export async function deliveriesOf(update: StoredUpdate): Promise<{ deliveries: StoredDelivery[]; counts: Counts }> {
  if (!isMany(update)) {
    const deliveries = await readDeliveries(update.id, await contactIdsOf(update));
    return { deliveries, counts: countsOf(deliveries) };
  }
  const open: StoredDelivery[] = [];
  for (const group of ['failed', 'unknown', 'waiting'] as const) open.push(...(await inStates(update, states[group], update.body.recipients)));
  const deliveries = [...open].sort((one, other) => openGroups.indexOf(groupOf(one) as never) - openGroups.indexOf(groupOf(other) as never));
  return { deliveries, counts: { ...countsOf(open), told: Math.max(0, update.body.recipients - open.length) } };
}

/** A page of them, of one group or of all in the order of the recipients. */
export async function deliveryPage(update: StoredUpdate, group: DeliveryGroup | undefined, page: number): Promise<StoredDelivery[]> {
  const from = page * deliveriesInPage;
  if (group === undefined) return readDeliveries(update.id, await contactIdsOf(update, from, deliveriesInPage));
  const isOfGroup = (delivery: StoredDelivery) => groupOf(delivery) === group;
  const found = isMany(update) ? await inStates(update, states[group], from + deliveriesInPage, isOfGroup) : (await deliveriesOf(update)).deliveries.filter(isOfGroup);
  return found.slice(from, from + deliveriesInPage);
}

/** By the list of each state: it lags, and one that has just changed may stand in two of them. */
export async function inStates({ id }: StoredUpdate, wanted: DeliveryState[], most: number, isWanted: (delivery: StoredDelivery) => boolean = () => true): Promise<StoredDelivery[]> {
  const found = new Map<string, StoredDelivery>();
  for (const state of wanted) {
    let cursor: string | undefined;
    do {
      const page = await deliveryRecords.list({ scope: updateScope(id), state, limit: recordsInQuery, order: 'oldest', ...(cursor !== undefined && { cursor }) });
      for (const record of page.records as StoredDelivery[]) if (isWanted(record)) found.set(record.id, record);
      cursor = page.cursor;
    } while (cursor !== undefined && found.size < most);
  }
  return [...found.values()].slice(0, most);
}
