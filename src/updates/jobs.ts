import * as z from 'zod/mini';
import { work } from '../platform/job';
import { deliver } from './delivery';
import { release } from './release';

export const releaseUpdate = work('release-update', z.object({ updateId: z.string() }), ({ updateId }, { retries }) => release(updateId, retries));
export const deliverUpdate = work('deliver-update', z.object({ updateId: z.string(), contactId: z.string() }), deliver);
