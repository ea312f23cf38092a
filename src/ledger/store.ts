import { collection } from '../platform/storage/collection';
import type { Ask, Payload, Snapshot, ToldRecipient } from './told';

export type SnapshotHeader = Omit<Snapshot, 'recipients'> & { recipientPages: number };
export type AskBody = Omit<Ask, 'id' | 'state'>;

export const snapshotRecords = collection<SnapshotHeader>('snapshot', 1);
/** Recipients may be thousands, so they are kept in pages beside the header. */
export const recipientRecords = collection<ToldRecipient[]>('snapshot-recipients', 1);
export const payloadRecords = collection<Payload>('payload', 1);
/** By engagement: the newest snapshot that was sent. */
export const headRecords = collection<{ updateId: string }>('ledger-head', 1);
export const askRecords = collection<AskBody>('ask', 1);
