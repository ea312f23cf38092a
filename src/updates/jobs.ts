import * as z from 'zod/mini';
import { job } from '../platform/job';
import { deliver } from './delivery';
import { release } from './release';

export const releaseUpdate = job(z.object({ updateId: z.string(), from: z.optional(z.int()) }), (event, { retries }) => release(event, retries));
export const deliverUpdate = job(z.object({ updateId: z.string(), contactId: z.string() }), deliver);
