import { type Delivery, type DeliveryGroup, deliveryGroups, type SentUpdate } from '../../src/updates/contract';

/** What is to be done about a delivery; the contract's groups are in the order a person cares about them. */
export function groupOf({ state, road }: Pick<Delivery, 'state' | 'road'>): DeliveryGroup {
  if (state === 'failed' || state === 'unknown') return state;
  if (state === 'waiting' && road === 'by-hand') return 'by-hand';
  return state === 'waiting' || state === 'sending' ? 'waiting' : 'told';
}

export const byGroup = (deliveries: Delivery[]): Delivery[] => deliveryGroups.flatMap((group) => deliveries.filter((delivery) => groupOf(delivery) === group));

/** How many a person has to do something about. */
export const forPerson = ({ counts }: SentUpdate): number => counts.failed + counts.unknown + counts['by-hand'];
