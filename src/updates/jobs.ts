import * as z from 'zod/mini';
import { job } from '../platform/job';
import { deliver } from './delivery';
import { release } from './release';

export const releaseUpdate = job(z.object({ updateId: z.string() }), ({ updateId }, { retries }) => release(updateId, retries));
export const deliverUpdate = job(z.object({ updateId: z.string(), contactId: z.string() }), deliver);
