import * as z from 'zod/mini';
import { job } from '../platform/job';
import { keepPlans } from './plan-keeping';

export const keepPlan = job(z.union([z.object({ engagementId: z.string() }), z.object({ digestFor: z.string() }), z.object({ wakeUpdateId: z.string(), at: z.string() }), z.object({ watchedUpdateId: z.string() }), z.object({ alarmFor: z.string(), subjects: z.array(z.string()) })]), keepPlans);
