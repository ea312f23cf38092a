import type { Engagement, Person } from '../clients/contract';
import { readEngagement } from '../clients/engagement';
import { candorItself } from '../clients/person';
import { claim, dateDone, forgetDue, listAgain, planDue, type StoredPlanDue, stepTaken } from '../clients/plan-dues';
import { planSteps, stepTimes } from '../clients/plan-steps';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import { commit } from '../platform/storage/transaction';
import { raiseAlarms } from './bad-news-alarm';
import { openDraft, prepareDraft } from './draft';
import { mailDigest, nameInDigest } from './draft-digest';
import { leftOverMail, nearMail, notSentMail, ownerOf } from './plan-mail';
import type { PlanWork } from './plan-watch';
import { wakeDeliveries } from './release';
import { openMatters, sendByItself } from './send-by-itself';
import { lookAfter } from './send-sweep';

export function keepPlans(work: PlanWork): Promise<void> {
  if ('digestFor' in work) return mailDigest(work.digestFor);
  if ('alarmFor' in work) return raiseAlarms(work.alarmFor, work.subjects);
  if ('watchedUpdateId' in work) return lookAfter(work.watchedUpdateId);
  return 'wakeUpdateId' in work ? wakeDeliveries(work.wakeUpdateId, work.at) : keepPlan(work.engagementId);
}

/** What is due of a plan, step by step: a schedule that was late finds several. */
async function keepPlan(engagementId: string): Promise<void> {
  for (const _step of planSteps) await takeStep(engagementId);
}

/** Takes the step of a plan that is due. Safe to repeat, and at once: one run claims it, and whoever marks it as taken tells people of it. */
async function takeStep(engagementId: string): Promise<void> {
  const due = await planDue(engagementId, new Date().toISOString());
  if (!due) return;
  const engagement = await readEngagement(engagementId);
  if (!engagement) return commit([forgetDue(due)]);
  const times = stepTimes(engagement);
  // Somebody has changed the plan, or the update has left and it has moved on.
  const hasChanged = engagement.nextUpdateOn !== due.body.occurrence || due.body.step === 'done' || times[due.body.step] > new Date().toISOString();
  if (hasChanged) return listAgain(engagementId, engagement);
  const claimed = await claim(due);
  if (!claimed) return;
  if (due.body.step === 'prepare') return prepare(claimed, engagement, times.send);
  return due.body.step === 'near' ? remind(claimed, engagement, times.send) : leave(claimed, engagement, times.send);
}

async function prepare(due: StoredPlanDue, engagement: Engagement, plannedAt: string): Promise<void> {
  const draft = await prepareDraft(engagement);
  // Named before the step is taken: named twice it is named once, and a run that breaks off names nobody too few.
  if (draft && !draft.locked) await nameInDigest(authorOf(draft.startedBy, engagement).accountId, engagement, { number: draft.number, plannedAt });
  await commitIfFirst([stepTaken(due, engagement)]);
}

const authorOf = (startedBy: Person | undefined, { team }: Engagement): Person => (startedBy && startedBy.accountId !== candorItself.accountId ? startedBy : team.projectManager);

/** What leaves by itself and has nothing open needs nobody; where its time has come as well, sending says what is open. */
async function remind(due: StoredPlanDue, engagement: Engagement, plannedAt: string): Promise<void> {
  const comesTooLate = engagement.plan.sendsItself && plannedAt <= new Date().toISOString();
  if (comesTooLate) return void (await commitIfFirst([stepTaken(due, engagement)]));
  const draft = await openDraft(engagement.id);
  const found = engagement.plan.sendsItself ? await openMatters(engagement) : undefined;
  if (!(await commitIfFirst([stepTaken(due, engagement)])) || draft?.locked || (found && found.kind !== 'open')) return;
  const owner = (await ownerOf(engagement)) ?? engagement.team.projectManager.accountId;
  await nearMail(owner, engagement, { author: authorOf(draft?.startedBy, engagement), plannedAt, matters: found?.matters ?? [] });
}

async function leave(due: StoredPlanDue, engagement: Engagement, plannedAt: string): Promise<void> {
  if (!engagement.plan.sendsItself) return void (await commitIfFirst([dateDone(due, engagement)]));
  const result = await sendByItself(engagement, due.body.occurrence);
  if (!(await commitIfFirst([dateDone(due, engagement)]))) return;
  const { projectManager } = engagement.team;
  if (result.kind === 'sent' && result.leftOver.length > 0) await leftOverMail(projectManager.accountId, engagement, plannedAt, result.leftOver);
  if (result.kind !== 'open') return;
  for (const accountId of new Set([projectManager.accountId, (await ownerOf(engagement)) ?? projectManager.accountId])) {
    await notSentMail(accountId, engagement, plannedAt, result.matters);
  }
}
