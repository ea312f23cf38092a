import { engagementsOfDesk, type EngagementOutline } from '../clients/places';
import { type Incoming, isTakenLate, keepFeedback } from './incoming';
import { postReceipt } from './receipt-posting';
import { changeRecord } from './record-change';
import { referenceOf } from './reference';
import { projectOfIssue, type ReadRequest, readRequest, type RequestRole, roleOf } from './request-reading';
import { commentsSince, customersAmong } from './said';
import { feedbackRecords, requestFeedbackId } from './store';
import { settleSubmission } from './submission';
import { languageOfText } from './words';

/**
 * Takes a customer's request as feedback, once, and lets her know. `cameAt`: when it came to us, where that is not when it was
 * filed. Update requests and issues no customer filed are left alone.
 */
export async function takeRequest(issueId: string, cameAt?: string): Promise<void> {
  const id = requestFeedbackId(issueId);
  if (await feedbackRecords.get(id)) return postReceipt(id);
  const found = await requestWithRole(issueId);
  if (!found) return;
  await keepRequest(found.request, found.role, cameAt);
  await postReceipt(id);
}

/** Undefined where it is no request of a service project an engagement uses. */
export async function requestWithRole(issueId: string): Promise<{ request: ReadRequest; role: RequestRole } | undefined> {
  const request = await readRequest(issueId);
  const [first, ...others]: EngagementOutline[] = request ? await engagementsOfDesk(request.projectId) : [];
  return request && first && { request, role: await roleOf(request, [first, ...others]) };
}

/** The receipt is the caller's to send. */
export async function keepRequest(request: ReadRequest, role: RequestRole, cameAt?: string): Promise<void> {
  if (role.role === 'updates') return;
  const id = requestFeedbackId(request.id);
  if (role.role === 'submission') {
    await settleSubmission(role.submission, { id: request.id, key: request.key });
    return;
  }
  const { place, contact } = role;
  const { reporter, text, requestTypeId, components } = request;
  const reached = { id: request.id, key: request.key };
  const receivedAt = cameAt ?? request.createdAt;
  await keepFeedback({
    id,
    door: 'request',
    asker: {
      name: contact?.contact.name ?? reporter.displayName,
      accountId: reporter.accountId,
      ...(contact && { contactId: contact.contact.id }),
      request: reached,
    },
    place,
    isContact: contact !== undefined,
    text,
    language: contact?.contact.language ?? languageOfText(text),
    requestTypeId,
    components,
    request: reached,
    reference: referenceOf(id),
    receivedAt,
    ...(isTakenLate(receivedAt) && { said: await saidSince(receivedAt, request, contact?.engagementId) }),
  });
}

/** Events of what was said on it may have come before. */
async function saidSince(receivedAt: string, { id, reporter }: ReadRequest, engagementId: string | undefined): Promise<Incoming['said']> {
  const said = (await commentsSince(id, receivedAt)).filter(({ isPublic, at }) => isPublic && at > receivedAt);
  const hers = await customersAmong(said, engagementId === undefined ? [] : [engagementId], reporter.accountId);
  const [answeredAt, lastFromClientAt] = [false, true].map((isHers) => said.find(({ author }) => hers.has(author.accountId) === isHers)?.at);
  return { ...(answeredAt !== undefined && { answeredAt }), ...(lastFromClientAt !== undefined && { lastFromClientAt }) };
}

/** Looks where a request is now: in its service project, under which key, or gone. */
export async function followRequest(issueId: string): Promise<void> {
  const now = await projectOfIssue(issueId);
  const requestGone = !now || (await engagementsOfDesk(now.projectId)).length === 0;
  await changeRecord(requestFeedbackId(issueId), (body) => {
    if (!body.request || (body.requestGone === requestGone && (requestGone || body.request.key === now?.key))) return undefined;
    return { ...body, requestGone, ...(now && { request: { id: issueId, key: now.key } }) };
  });
}
