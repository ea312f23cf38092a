import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { workingDaysLater } from '../clients/working-time';
import { asApp } from '../platform/jira/jira';
import { logFailure } from '../platform/log';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import type { Stored } from '../platform/storage/record';
import { commit, type Write } from '../platform/storage/transaction';
import { answerOf } from '../updates/jira-answer';
import { timeInWords } from '../updates/time-in-words';
import { changed } from './inbox-record';
import { feedbackState, isOpen, promisedBy } from './item';
import { noticeTo } from './staff-notice';
import { feedbackClocks, type FeedbackBody, feedbackRecords, type StoredFeedback } from './store';

type Clock = Stored<{ feedbackId: string }>;

const clocksInRun = 300;
const clocksInPage = 100;

/** Reminds of every promise that has passed. What a run leaves, the next one takes; a reminder goes out once at most. */
export async function remindOfPromises(): Promise<void> {
  const now = new Date().toISOString();
  let cursor: string | undefined;
  for (let seen = 0; seen < clocksInRun; ) {
    const page = await feedbackClocks.list({ scope: 'site', limit: clocksInPage, order: 'oldest', ...(cursor !== undefined && { cursor }) });
    const due = page.records.filter(({ at }) => at <= now);
    for (const { id } of due) await remind(id, now).catch((error: unknown) => logFailure('feedback clock', error));
    seen += clocksInPage;
    cursor = due.length === page.records.length ? page.cursor : undefined;
    if (cursor === undefined) return;
  }
}

/** The list may be old, so both records are read again. */
async function remind(feedbackId: string, now: string): Promise<void> {
  const [clock, record] = await Promise.all([feedbackClocks.get(feedbackId), feedbackRecords.get(feedbackId)]);
  if (!clock || clock.at > now) return;
  if (!record || !isPromised(record.body)) return commit([feedbackClocks.remove(clock)]);
  const [place] = await engagementOutlines(record.body.placeId === undefined ? [] : [record.body.placeId]);
  if (!place) return commit([feedbackClocks.remove(clock)]);
  const promised = promisedBy(record.body);
  // Promised anew, with a receipt that came late.
  if (promised !== undefined && promised > now) return commit([feedbackClocks.replace(clock, { at: promised })]);
  return record.body.remindedOwnerAt === undefined ? remindOwner(clock, record, place, now) : remindLead(clock, record, place, now);
}

const isPromised = (body: FeedbackBody) => promisedBy(body) !== undefined && body.mergedInto === undefined && !body.requestGone && isOpen(feedbackState(body));

/** Whoever has it, or, where nobody can be mailed, the project manager. The lead is next, a working day later. */
async function remindOwner(clock: Clock, record: StoredFeedback, place: EngagementOutline, now: string): Promise<void> {
  const isMarked = await mark(record, { remindedOwnerAt: now }, feedbackClocks.replace(clock, { at: workingDaysLater(now, 1, place.plan.workingTime, place.timeZone) }));
  if (!isMarked) return;
  const { projectManager } = place.team;
  for (const accountId of new Set([(record.body.owner ?? projectManager).accountId, projectManager.accountId])) {
    if (await overdueNotice(accountId, record, place, now, 'notice.overdue.owner')) return;
  }
}

async function remindLead(clock: Clock, record: StoredFeedback, place: EngagementOutline, now: string): Promise<void> {
  const project = await answerOf(asApp().send('project', { path: { project: record.body.projectId } }));
  // Asked again within the hour.
  if (project.kind === 'busy' || project.kind === 'lost') return;
  const isMarked = await mark(record, { remindedLeadAt: now }, feedbackClocks.remove(clock));
  const lead = project.kind === 'answered' ? project.value.lead : undefined;
  if (isMarked && lead) await overdueNotice(lead.accountId, record, place, now, 'notice.overdue.lead');
}

/** The mark comes before the mail, so that of two runs one mails. False when somebody changed the feedback meanwhile: the next run looks again. */
async function mark(record: StoredFeedback, reminded: Pick<FeedbackBody, 'remindedOwnerAt' | 'remindedLeadAt'>, clock: Write): Promise<boolean> {
  return commitIfFirst([changed(record, { ...record.body, ...reminded }), clock]);
}

function overdueNotice(accountId: string, record: StoredFeedback, place: EngagementOutline, now: string, key: 'notice.overdue.owner' | 'notice.overdue.lead'): Promise<boolean> {
  const { asker, reference, owner } = record.body;
  return noticeTo(accountId, record, place, (say, language) => {
    const time = timeInWords(record.body.hearsBy ?? now, place.timeZone, language, now);
    return {
      subject: say('notice.overdue.subject', { name: asker.name, reference }),
      text: say(key, { name: asker.name, time, owner: (owner ?? place.team.projectManager).name }),
    };
  });
}
