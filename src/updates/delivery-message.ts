import type { Payload } from '../ledger/told';
import type { Message } from './contract';
import type { DeliveryBody } from './update-store';

/** What leaves in a delivery, or has left. */
export function messageOf({ withoutFiles, ...message }: Payload, delivery: Pick<DeliveryBody, 'withoutFiles'> = {}): Message {
  return delivery.withoutFiles && withoutFiles ? withoutFiles : message;
}
