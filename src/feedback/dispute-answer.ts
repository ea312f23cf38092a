import { engagementFor } from '../clients/engagement';
import { callerAsPerson } from '../clients/person';
import { declineDispute, disputeFor } from '../ledger/court-disputes';
import { notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { CourtShared } from '../updates/court-contract';
import { refuseLeaking } from '../updates/court-disputing';
import { sharedCourt } from '../updates/shared-court';
import { answer } from './answer';
import { changeSurviving } from './record-change';
import { disputeFeedbackId, feedbackRecords, type StoredFeedback } from './store';

type Declining = { engagementId: string; disputeId: string; words: string };

/** Says no, with words the client reads: on the shared page, and on her request where she has one. Safe to repeat with the same words. */
export async function decline({ engagementId, disputeId, words }: Declining, caller: Caller): Promise<CourtShared> {
  const engagement = await engagementFor(caller, engagementId);
  if (!(await disputeFor(engagementId, disputeId))) throw notFound();
  await refuseLeaking(engagement, words, caller);
  const { name } = await callerAsPerson(caller);
  const at = new Date().toISOString();
  await declineDispute(engagementId, disputeId, { at, name, words });
  // It is answered, whether or not her request can still take the words.
  await settleItem(disputeId, at);
  const item = await feedbackRecords.get(disputeFeedbackId(disputeId));
  if (item && isAnsweredHere(item, caller)) await answer({ id: item.id, answerId: disputeId, mode: 'public', text: words }, caller);
  return sharedCourt({ engagementId }, caller);
}

/** Merged with something else it is answered there, and so it is where a rule sent it to another project; her request may be gone. */
const isAnsweredHere = ({ body: { request, requestGone, mergedInto, projectId } }: StoredFeedback, caller: Caller) => request !== undefined && !requestGone && mergedInto === undefined && projectId === caller.projectId;

/** What she disputed was settled: nobody has to answer it any more. Safe to repeat. */
export async function disputeSettled(engagementId: string, disputeId: string): Promise<void> {
  const dispute = await disputeFor(engagementId, disputeId);
  if (dispute?.body.answer) await settleItem(disputeId, dispute.body.answer.at);
}

/** What she said after that is a new word, and waits. */
async function settleItem(disputeId: string, at: string): Promise<void> {
  const id = disputeFeedbackId(disputeId);
  await changeSurviving(id, (body) => {
    if (body.mergedInto !== undefined || body.dispute?.id !== disputeId || body.closedAt !== undefined) return undefined;
    return { ...body, answeredAt: body.answeredAt !== undefined && body.answeredAt > at ? body.answeredAt : at, closedAt: at };
  });
}
