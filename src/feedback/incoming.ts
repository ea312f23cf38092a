import type { EngagementOutline } from '../clients/places';
import type { Language } from '../i18n/language';
import { AppError } from '../platform/app-error';
import { commit } from '../platform/storage/transaction';
import type { Asker, FeedbackDoor, FeedbackKind, Severity } from './contract';
import { pushWork } from './feedback-work';
import { suggestKind } from './kind-suggestion';
import { hearsBy, responseTimesOf } from './response-time';
import { route } from './routing';
import {
  type Assessment,
  correctionRecords,
  excerptLength,
  feedbackClocks,
  type FeedbackBody,
  feedbackRecords,
  feedbackTexts,
  projectScope,
  type StoredFeedback,
  writerRecords,
} from './store';
import { excerptOf } from './words';

/** Something a customer said, whatever door it came through. */
export type Incoming = {
  /** The same for the same words, whoever brings them: whoever comes second finds them kept. */
  id: string;
  door: FeedbackDoor;
  asker: Asker;
  /** The engagement it came to. */
  place: EngagementOutline;
  /** Whether the asker is a contact there; otherwise it lands in the inbox of its project, and belongs to no client. */
  isContact: boolean;
  text: string;
  language: Language;
  /** What she says it is. */
  kind?: FeedbackKind;
  severity?: Severity;
  requestTypeId?: string;
  /** Names. */
  components?: string[];
  request?: { id: string; key: string };
  replyTo?: { updateId: string; number: number };
  reference: string;
  receivedAt: string;
};

/** What Candor makes of it: the kind, by her word, a rule or its own words; whose it is; and when she hears next. */
export async function assess(incoming: Pick<Incoming, 'text' | 'kind' | 'severity' | 'place' | 'isContact' | 'requestTypeId' | 'components' | 'receivedAt'>): Promise<Assessment> {
  const { text, severity, place, isContact, requestTypeId, components = [], receivedAt } = incoming;
  const suggestion = suggestKind(text, (await correctionRecords.get(place.projectId))?.body.corrections ?? []);
  const asked = incoming.kind ?? suggestion.kind;
  const { kind: ruled, notifyAccountIds, ...routed } = await route({
    text,
    ...(isContact && { engagementId: place.id }),
    ...(requestTypeId !== undefined && { requestTypeId }),
    kind: asked,
    ...(severity && { severity }),
    components,
    projectId: place.projectId,
  });
  const kind = ruled ?? asked;
  const kindBy = ruled !== undefined ? 'rule' : incoming.kind !== undefined ? 'asker' : 'suggestion';
  const times = await responseTimesOf(routed.projectId);
  return { ...routed, kind, kindBy, ...(kindBy === 'suggestion' && { suggestion }), hearsBy: hearsBy(receivedAt, times[kind], place.timeZone), notifyAccountIds };
}

/** Keeps it once. Whoever a rule names is told; the receipt is the caller's to send. */
export async function keepFeedback(incoming: Incoming, assessment?: Assessment): Promise<{ record: StoredFeedback; isNew: boolean }> {
  const known = await feedbackRecords.get(incoming.id);
  if (known) return { record: known, isNew: false };
  const { notifyAccountIds, ...assessed } = assessment ?? (await assess(incoming));
  const body = bodyOf(incoming, assessed);
  const row = { scope: projectScope(body.projectId), state: 'open', at: body.receivedAt, body };
  const isMatter = body.hearsBy !== undefined;
  try {
    await commit([
      feedbackRecords.create(incoming.id, row),
      ...(body.longer ? [feedbackTexts.create(incoming.id, { scope: row.scope, at: row.at, body: { text: incoming.text } })] : []),
      ...(isMatter ? [feedbackClocks.create(incoming.id, { scope: 'site', at: assessed.hearsBy, body: { feedbackId: incoming.id } })] : []),
    ]);
  } catch (error) {
    const meanwhile = error instanceof AppError && error.code === 'conflict' ? await feedbackRecords.get(incoming.id) : undefined;
    if (!meanwhile) throw error;
    return { record: meanwhile, isNew: false };
  }
  const record = await feedbackRecords.get(incoming.id);
  if (!record) throw new Error(`The feedback ${incoming.id} was not kept.`);
  if (notifyAccountIds.length > 0) await pushWork([{ kind: 'notice', feedbackId: incoming.id, accountIds: notifyAccountIds }]);
  await rememberWriter(incoming);
  return { record, isNew: true };
}

function bodyOf(incoming: Incoming, { hearsBy: promised, ...assessed }: Omit<Assessment, 'notifyAccountIds'>): FeedbackBody {
  const { door, asker, place, isContact, text, language, severity, reference, request, replyTo, receivedAt } = incoming;
  const isMatter = door === 'form' || door === 'request';
  return {
    ...assessed,
    ...(isContact && { engagementId: place.id }),
    placeId: place.id,
    asker,
    alsoAsked: [],
    door,
    ...(severity && assessed.kind === 'problem' && { severity }),
    excerpt: excerptOf(text),
    longer: text.length > excerptLength,
    language,
    reference,
    ...(request && { request }),
    ...(replyTo && { replyTo }),
    receivedAt,
    ...(isMatter && { hearsBy: promised }),
    lastFromClientAt: receivedAt,
    issues: {},
    rides: false,
    requestGone: false,
    receipt: { state: isMatter && request ? 'waiting' : 'none', attempts: 0 },
  };
}

/** What she wrote about last decides where her next request belongs, when nothing else does. */
async function rememberWriter({ asker: { accountId }, place, isContact }: Incoming): Promise<void> {
  if (accountId === undefined || !isContact) return;
  const known = await writerRecords.get(accountId);
  if (known?.body.engagementId === place.id) return;
  const row = { scope: `account:${accountId}`, at: new Date().toISOString(), body: { sentAt: known?.body.sentAt ?? [], engagementId: place.id } };
  try {
    await commit([known ? writerRecords.replace(known, row) : writerRecords.create(accountId, row)]);
  } catch (error) {
    // She is writing about something else at this moment: either may be the last.
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
}
