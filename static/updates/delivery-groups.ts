import { type Delivery, deliveryGroupOf, deliveryGroups, type SentUpdate } from '../../src/updates/contract';

/** The contract's groups are in the order a person cares about them. */
export const byGroup = (deliveries: Delivery[]): Delivery[] => deliveryGroups.flatMap((group) => deliveries.filter((delivery) => deliveryGroupOf(delivery) === group));

/** How many a person has to do something about. */
export const forPerson = ({ counts }: SentUpdate): number => counts.failed + counts.unknown + counts['by-hand'];
