import { engagementFor } from '../clients/engagement';
import { AppError, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { commit } from '../platform/storage/transaction';
import { hearOf } from './heard';
import { readCorrections } from './kind-corrections';
import { referenceOf } from './reference';
import { excerptLength, type FeedbackBody, feedbackRecords, feedbackTexts, pastedFeedbackId, projectScope, type StoredFeedback } from './store';
import { suggest } from './suggest';
import { excerptOf } from './words';

type Pasted = { pasteId: string; engagementId: string; contactId: string; receivedAt: string; text: string };

/** Clocks of browsers are never quite right. */
const toleranceMilliseconds = 5 * 60_000;

/** Keeps a reply received elsewhere as feedback of the contact. Pasting twice is pasting once. Nothing was promised to her, so nothing is due. */
export async function paste({ pasteId, engagementId, contactId, receivedAt, text }: Pasted, caller: Caller): Promise<StoredFeedback> {
  const id = pastedFeedbackId(pasteId);
  const contact = (await engagementFor(caller, engagementId)).contacts.find((each) => each.id === contactId);
  if (!contact) throw notFound();
  const known = await pastedBefore(id, caller);
  if (known) return known;
  if (Date.parse(receivedAt) > Date.now() + toleranceMilliseconds) throw invalid('failure.in-the-future', 'receivedAt');
  const suggestion = await suggest(text, await readCorrections(caller.projectId));
  const at = new Date(Math.min(Date.parse(receivedAt), Date.now())).toISOString();
  const body: FeedbackBody = {
    projectId: caller.projectId,
    engagementId,
    placeId: engagementId,
    asker: { name: contact.name, ...(contact.accountId !== undefined && { accountId: contact.accountId }), contactId },
    alsoAsked: [],
    door: 'pasted',
    kind: suggestion.kind,
    kindBy: 'suggestion',
    suggestion,
    excerpt: excerptOf(text),
    longer: text.length > excerptLength,
    language: contact.language,
    reference: referenceOf(id),
    receivedAt: at,
    lastFromClientAt: at,
    labels: [],
    issues: {},
    rides: false,
    requestGone: false,
    receipt: { state: 'none', attempts: 0 },
  };
  const row = { scope: projectScope(caller.projectId), at };
  try {
    await commit([feedbackRecords.create(id, { ...row, state: 'open', body }), ...(body.longer ? [feedbackTexts.create(id, { ...row, body: { text } })] : [])]);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
  const kept = await pastedBefore(id, caller);
  if (!kept) throw notFound();
  await hearOf(kept);
  return kept;
}

async function pastedBefore(id: string, { projectId }: Caller): Promise<StoredFeedback | undefined> {
  const known = await feedbackRecords.get(id);
  if (known && known.body.projectId !== projectId) throw notFound();
  return known;
}
