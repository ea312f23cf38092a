import { addDays, dateIn } from '../i18n/dates';
import { AppError } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { plannedAfter } from './cadence';
import type { CommunicationPlan, Engagement } from './contract';
import { engagementFor, recordFor } from './engagement';
import { followPlan } from './plan-dues';
import { isPausedOn } from './plan-steps';
import { countedFrom } from './planned-dates';
import { type EngagementBody, engagementRecords } from './store';

type Pause = NonNullable<CommunicationPlan['pause']>;

/** The next planned date that does not lie before a day. */
export const plannedFrom = async (body: Pick<EngagementBody, 'cadence' | 'nextUpdateOn' | 'plan'>, day: string): Promise<string> =>
  body.nextUpdateOn >= day ? body.nextUpdateOn : plannedAfter(countedFrom(body, body), addDays(day, -1), body.plan.workingTime);

/** No update is due until then. The same pause twice is one; another one takes its place. The client has been told. */
export async function pauseEngagement(engagementId: string, pause: Omit<Pause, 'plannedBefore'>): Promise<void> {
  await change(engagementId, async (body) => {
    if (body.plan.pause?.pausedAt === pause.pausedAt) return undefined;
    const earlier = body.plan.pause;
    const goesOn = earlier !== undefined && isPausedOn(dateIn(pause.pausedAt, body.timeZone), body.plan);
    const plannedBefore = goesOn ? earlier.plannedBefore : body.nextUpdateOn;
    return { ...body, cadence: countedFrom(body, body), nextUpdateOn: await plannedFrom(body, pause.until), plan: { ...body.plan, pause: { ...pause, plannedBefore } } };
  });
}

/** Updates are due again from today on. What was paused stays known: days of a pause are no silence. */
export async function resume(engagementId: string, caller: Caller): Promise<Engagement> {
  await recordFor(caller, engagementId);
  await change(engagementId, async (body) => {
    const today = dateIn(Date.now(), body.timeZone);
    const { pause } = body.plan;
    if (!pause || !isPausedOn(today, body.plan)) throw new AppError('conflict', 'failure.not-paused');
    return { ...body, nextUpdateOn: await plannedFrom({ ...body, nextUpdateOn: pause.plannedBefore ?? today }, today), plan: { ...body.plan, pause: { ...pause, until: today } } };
  });
  return engagementFor(caller, engagementId);
}

/** The message that tells of a pause was taken back: nothing was paused. */
export async function forgetPause(engagementId: string, noticeId: string): Promise<void> {
  await change(engagementId, async (body) => {
    const { pause, ...plan } = body.plan;
    return pause?.noticeId === noticeId ? { ...body, nextUpdateOn: pause.plannedBefore ?? body.nextUpdateOn, plan } : undefined;
  });
}

async function change(engagementId: string, next: (body: EngagementBody) => Promise<EngagementBody | undefined>): Promise<void> {
  await repeatOnConflict(async () => {
    const stored = await engagementRecords.get(engagementId);
    const body = stored && (await next(stored.body));
    if (stored && body) await commit([engagementRecords.replace(stored, { body }), ...(await followPlan(engagementId, body))]);
  });
}
