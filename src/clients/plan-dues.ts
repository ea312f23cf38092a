import { commitIfFirst } from '../platform/storage/commit-if-first';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { type PlanStep, planSteps, stepTimes } from './plan-steps';
import type { EngagementBody } from './store';

/** `occurrence` is the planned date, YYYY-MM-DD; `done` when nothing of it is left to do. */
type PlanDue = { occurrence: string; step: PlanStep | 'done' };
export type StoredPlanDue = Stored<PlanDue>;

/**
 * By engagement id: when something of its plan is due next, so that a schedule finds what is due and reads nothing else. What is done
 * stands at the end of the list.
 */
const dues = collection<PlanDue>('plan-due', 1);
const never = '9999-12-31T00:00:00.000Z';

type Plan = Pick<EngagementBody, 'nextUpdateOn' | 'plan' | 'timeZone'>;

/** The write that makes a plan found when it is due: part of the transaction that writes the engagement. Steps that were taken for a date are not taken again. */
export async function followPlan(engagementId: string, plan: Plan): Promise<Write[]> {
  const stored = await dues.get(engagementId);
  const step = stored?.body.occurrence === plan.nextUpdateOn ? stored.body.step : planSteps[0];
  const row = rowOf(plan, step);
  if (!stored) return [dues.create(engagementId, row)];
  return stored.at === row.at && stored.body.step === step && stored.body.occurrence === plan.nextUpdateOn ? [] : [dues.replace(stored, row)];
}

const rowOf = (plan: Plan, step: PlanDue['step']) => ({ scope: 'site', at: step === 'done' ? never : stepTimes(plan)[step], body: { occurrence: plan.nextUpdateOn, step } });

/** Engagements whose plan is due, the longest first, a page at a time. The list lags: `planDue` knows. */
export async function duePlans(now: string, limit: number, cursor?: string): Promise<{ engagementIds: string[]; cursor?: string }> {
  const page = await dues.list({ scope: 'site', limit, order: 'oldest', ...(cursor !== undefined && { cursor }) });
  const due = page.records.filter(({ at }) => at <= now);
  return { engagementIds: due.map(({ id }) => id), ...(due.length === page.records.length && page.cursor !== undefined && { cursor: page.cursor }) };
}

/** What is due of a plan now. */
export async function planDue(engagementId: string, now: string): Promise<StoredPlanDue | undefined> {
  const due = await dues.get(engagementId);
  return due && due.at <= now ? due : undefined;
}

/** Longer than a consumer may run (55 seconds). */
const claimSeconds = 120;

/** Of several runs at once one gets it; a run that breaks off leaves it to a later one. */
export async function claim(due: StoredPlanDue): Promise<StoredPlanDue | undefined> {
  const at = new Date(Date.now() + claimSeconds * 1000).toISOString();
  const write = dues.replace(due, { at });
  if (!(await commitIfFirst([write]))) return undefined;
  return { ...due, at, revision: write.value?.revision ?? '' };
}

/** The write that goes on to the next step of the date: of two who try it, one does. */
export const stepTaken = (due: StoredPlanDue, plan: Plan): Write => dues.replace(due, rowOf(plan, planSteps[planSteps.indexOf(due.body.step as PlanStep) + 1] ?? 'done'));
/** Nothing is left to do for this date. */
export const dateDone = (due: StoredPlanDue, plan: Plan): Write => dues.replace(due, rowOf(plan, 'done'));
export const forgetDue = (due: StoredPlanDue): Write => dues.remove(due);

/** The plan has changed since it was listed: it is listed again as it is now. */
export const listAgain = (engagementId: string, plan: Plan): Promise<void> => repeatOnConflict(async () => commit(await followPlan(engagementId, plan)));
