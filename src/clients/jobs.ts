import * as z from 'zod/mini';
import { job } from '../platform/job';
import { push } from '../platform/queue';
import { clientNamesQueue, listClientNames } from './client-names';

export const listClients = job(z.object({ startAt: z.number() }), async ({ startAt }) => {
  const next = await listClientNames(startAt);
  if (next !== undefined) await push(clientNamesQueue, [{ startAt: next }]);
});
