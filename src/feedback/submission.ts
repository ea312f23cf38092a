import { engagementOutlines } from '../clients/places';
import { AppError, notFound } from '../platform/app-error';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { keepFeedback } from './incoming';
import { referenceOf } from './reference';
import { requestFeedbackId, type StoredFeedback, submissionRecords, type SubmissionBody, submittedFeedbackId, writerRecords } from './store';

export type Submission = Stored<SubmissionBody>;

/** By the form, for each person. */
const mostInHour = 10;
const hourMilliseconds = 3_600_000;
/** Longer than a call may run (25 seconds), so that a live lease means somebody may still be at it. */
const leaseMilliseconds = 40_000;
/** Two references of one person that are alike are not seen twice in a row. */
const mostReferences = 5;

export const submissionKey = (accountId: string, reference: string) => `${accountId}.${reference}`;
export const leaseEnd = () => new Date(Date.now() + leaseMilliseconds).toISOString();

/** What this person has sent under this id, or the reference it will have. */
export async function submissionOf(accountId: string, submissionId: string): Promise<Submission | { reference: string }> {
  for (let attempt = 1; attempt <= mostReferences; attempt++) {
    const reference = referenceOf(`${accountId} ${submissionId} ${attempt}`);
    const found = await submissionRecords.get(submissionKey(accountId, reference));
    if (!found) return { reference };
    if (found.body.submissionId === submissionId) return found;
  }
  throw new Error('Every reference is taken.');
}

/** A submission, and whether its lease is ours: only then may Jira be asked for its request. */
export type Held = { submission: Submission; isOurs: boolean };

/** Writes down what is to be sent, with the lease of whoever sends it now. Refused beyond the number a person may send in an hour. */
export async function intend(body: SubmissionBody): Promise<Held> {
  const key = submissionKey(body.accountId, body.reference);
  const scope = `account:${body.accountId}`;
  return repeatOnConflict(async () => {
    const known = await submissionRecords.get(key);
    if (known?.body.submissionId === body.submissionId) return { submission: known, isOurs: false };
    const writer = await writerRecords.get(body.accountId);
    const sentAt = (writer?.body.sentAt ?? []).filter((at) => Date.parse(at) > Date.now() - hourMilliseconds);
    const [oldest] = sentAt;
    if (oldest !== undefined && sentAt.length >= mostInHour) throw tooMany(oldest);
    const row = { scope, at: body.receivedAt, body: { ...writer?.body, sentAt: [...sentAt, body.receivedAt] } };
    await commit([
      submissionRecords.create(key, { scope, state: 'sending', at: body.receivedAt, body }),
      writer ? writerRecords.replace(writer, row) : writerRecords.create(body.accountId, row),
    ]);
    const created = await submissionRecords.get(key);
    if (!created) throw notFound();
    return { submission: created, isOurs: true };
  });
}

function tooMany(oldest: string): AppError {
  const minutes = Math.max(1, Math.ceil((Date.parse(oldest) + hourMilliseconds - Date.now()) / 60_000));
  return new AppError('forbidden', 'failure.too-many-submissions', { field: 'text', parameters: { limit: mostInHour, count: minutes } });
}

/** Takes the lease for another try; undefined while somebody else may be at it. */
export async function leaseAgain(submission: Submission): Promise<Submission | undefined> {
  if (Date.parse(submission.body.leaseUntilAt) > Date.now()) return undefined;
  const write = submissionRecords.replace(submission, { body: { ...submission.body, leaseUntilAt: leaseEnd() } });
  if (!(await commitIfFirst([write]))) return undefined;
  return { ...submission, body: { ...submission.body, leaseUntilAt: leaseEnd() }, revision: write.value?.revision ?? '' };
}

/** Keeps as feedback what the form sent, once: with the request Jira made of it, or without one where it would make none. */
export async function settleSubmission({ id, body }: Submission, request?: { id: string; key: string }): Promise<StoredFeedback> {
  const [place] = await engagementOutlines([body.engagementId]);
  if (!place) throw notFound();
  const { accountId, contact, text, language, severity, assessment, reference, receivedAt } = body;
  const feedbackId = request ? requestFeedbackId(request.id) : submittedFeedbackId(accountId, body.submissionId);
  const asker = { name: contact.name, accountId, contactId: contact.id, ...(request && { request }) };
  const { record } = await keepFeedback(
    { id: feedbackId, door: 'form', asker, place, isContact: true, text, language, ...(severity && { severity }), ...(request && { request }), reference, receivedAt },
    assessment,
  );
  await repeatOnConflict(async () => {
    const current = await submissionRecords.get(id);
    if (!current || current.body.feedbackId !== undefined) return;
    // Her words are kept with the feedback from now on.
    await commit([submissionRecords.replace(current, { state: 'settled', body: { ...current.body, text: '', feedbackId, ...(request && { request }) } })]);
  });
  return record;
}
