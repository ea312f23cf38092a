import { contactOfEngagement } from '../clients/account-contacts';
import { engagementOutlines } from '../clients/places';
import { notFound } from '../platform/app-error';
import type { PortalCaller } from '../platform/caller';
import type { FeedbackKind, PortalReceipt, Severity } from './contract';
import { pushWork } from './feedback-queue';
import { assess } from './incoming';
import { accountOf } from './portal-people';
import { feedbackRecords, type StoredFeedback } from './store';
import { type Held, intend, leaseAgain, leaseEnd, type Submission, submissionOf } from './submission';
import { makeRequest, summaryOf } from './submission-request';

export type SentFeedback = { submissionId: string; engagementId: string; kind: FeedbackKind; severity?: Severity; text: string };

/** Somebody may close the page at any step: from then on the queue carries on. */
const safetyNetSeconds = 60;

/** Takes what a contact wrote, once, and answers what she can rely on. The request in Jira may follow a little later. */
export async function sendFeedback(sent: SentFeedback, caller: PortalCaller): Promise<PortalReceipt> {
  const accountId = accountOf(caller);
  const known = await submissionOf(accountId, sent.submissionId);
  const { submission, isOurs } = 'reference' in known ? await begin(sent, accountId, known.reference) : await resume(known);
  return receiptOf(await (isOurs ? carryOn(submission) : settled(submission)));
}

async function resume(known: Submission): Promise<Held> {
  const leased = known.body.feedbackId === undefined ? await leaseAgain(known) : undefined;
  return { submission: leased ?? known, isOurs: leased !== undefined };
}

async function begin({ engagementId, submissionId, kind, severity, text }: SentFeedback, accountId: string, reference: string): Promise<Held> {
  const [contact, [place]] = await Promise.all([contactOfEngagement(engagementId, accountId), engagementOutlines([engagementId])]);
  if (!contact || !place) throw notFound();
  const receivedAt = new Date().toISOString();
  const requestTypeId = place.serviceDesk?.feedbackRequestTypeId ?? place.serviceDesk?.requestTypeId;
  const assessment = await assess({ text, kind, ...(severity && { severity }), place, isContact: true, ...(requestTypeId !== undefined && { requestTypeId }), receivedAt });
  const held = await intend({
    submissionId,
    accountId,
    contact: { id: contact.id, name: contact.name },
    engagementId,
    text,
    language: contact.language,
    ...(severity && { severity }),
    reference,
    summary: summaryOf(text, reference),
    receivedAt,
    assessment,
    leaseUntilAt: leaseEnd(),
  });
  await pushWork([{ kind: 'submission', accountId, reference }], safetyNetSeconds);
  return held;
}

type Carried = { submission: Submission; record?: StoredFeedback };

async function carryOn(submission: Submission): Promise<Carried> {
  const made = await makeRequest(submission);
  if ('laterSeconds' in made) return { submission };
  if (made.body.receipt.state === 'waiting') await pushWork([{ kind: 'receipt', feedbackId: made.id }]);
  return { submission, record: made };
}

async function settled(submission: Submission): Promise<Carried> {
  const record = submission.body.feedbackId === undefined ? undefined : await feedbackRecords.get(submission.body.feedbackId);
  return { submission, ...(record && { record }) };
}

async function receiptOf({ submission: { body }, record }: Carried): Promise<PortalReceipt> {
  const [place] = await engagementOutlines([body.engagementId]);
  const ownerName = (record ? record.body.owner : body.assessment.owner)?.name ?? place?.team.projectManager.name;
  const request = record?.body.requestGone ? undefined : record?.body.request;
  return {
    reference: body.reference,
    ...(ownerName !== undefined && { ownerName }),
    hearsBy: record?.body.hearsBy ?? body.assessment.hearsBy,
    ...(request && { requestKey: request.key }),
  };
}
