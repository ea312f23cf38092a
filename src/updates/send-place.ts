import type { EngagementOutline } from '../clients/places';
import { collection } from '../platform/storage/collection';
import { commit } from '../platform/storage/transaction';

/**
 * By update id: what a road needs to know of the engagement. Each of thousands of deliveries reads it, so it is kept apart from the
 * engagement's own value, which names all its contacts; written anew with every batch of them.
 */
export type SendPlace = Pick<EngagementOutline, 'id' | 'projectId' | 'serviceDesk' | 'anchorIssue' | 'timeZone'> & { quiet: EngagementOutline['plan']['quiet'] };
const places = collection<SendPlace>('send-place', 1);

export const placeOf = ({ id, projectId, serviceDesk, anchorIssue, timeZone, plan: { quiet } }: EngagementOutline): SendPlace => ({ id, projectId, serviceDesk, anchorIssue, timeZone, quiet });

export const keepPlace = (updateId: string, place: SendPlace): Promise<void> => commit([places.put(updateId, { scope: 'site', at: new Date().toISOString(), body: place })]);

export const readPlace = async (updateId: string): Promise<SendPlace | undefined> => (await places.get(updateId))?.body;
