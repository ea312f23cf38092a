import type { Person } from '../clients/contract';
import type { EngagementOutline } from '../clients/places';
import { workingDaysLater } from '../clients/working-time';
import type { Language } from '../i18n/language';
import { AppError } from '../platform/app-error';
import { commit } from '../platform/storage/transaction';
import type { Asker, DisputedInterval, FeedbackDoor, FeedbackKind, ReplyTo, Severity } from './contract';
import { pushWork } from './feedback-queue';
import { hearOf } from './heard';
import { responseTimesOf } from './response-time';
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
import { suggest } from './suggest';
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
  replyTo?: ReplyTo;
  dispute?: DisputedInterval;
  reference: string;
  receivedAt: string;
  /** What was said on it before Candor took it: our last word, and hers. */
  said?: { answeredAt?: string; lastFromClientAt?: string };
};

/** What is taken later than that was not heard of in time. */
const lateMilliseconds = 120_000;
export const isTakenLate = (receivedAt: string) => Date.now() - Date.parse(receivedAt) > lateMilliseconds;

/** What Candor makes of it: the kind, by her word, a rule or its own words; whose it is; and when she hears next. */
export async function assess(incoming: Pick<Incoming, 'text' | 'kind' | 'severity' | 'place' | 'isContact' | 'requestTypeId' | 'components' | 'receivedAt'>): Promise<Assessment> {
  const { text, severity, place, isContact, requestTypeId, components = [], receivedAt } = incoming;
  const suggestion = await suggest(text, (await correctionRecords.get(place.projectId))?.body.corrections ?? []);
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
  // She is told of it when she reads the receipt.
  const hearsBy = workingDaysLater(isTakenLate(receivedAt) ? new Date().toISOString() : receivedAt, times[kind], place.plan.workingTime, place.timeZone);
  return { ...routed, kind, kindBy, ...(kindBy === 'suggestion' && { suggestion }), hearsBy, notifyAccountIds };
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
      ...(isMatter && body.answeredAt === undefined ? [feedbackClocks.create(incoming.id, { scope: 'site', at: assessed.hearsBy, body: { feedbackId: incoming.id } })] : []),
    ]);
  } catch (error) {
    const meanwhile = error instanceof AppError && error.code === 'conflict' ? await feedbackRecords.get(incoming.id) : undefined;
    if (!meanwhile) throw error;
    return { record: meanwhile, isNew: false };
  }
  const record = await feedbackRecords.get(incoming.id);
  if (!record) throw new Error(`The feedback ${incoming.id} was not kept.`);
  const told = toldAtOnce(incoming, assessed.kind, assessed.owner, notifyAccountIds);
  if (told.length > 0) await pushWork([{ kind: 'notice', feedbackId: incoming.id, accountIds: told }]);
  await rememberWriter(incoming);
  await hearOf(record);
  return { record, isNew: true };
}

/** A complaint does not wait for anybody to look: whoever has it hears of it. For the rest, whom a rule names. */
function toldAtOnce({ place }: Incoming, kind: FeedbackKind, owner: Person | undefined, notifyAccountIds: string[]): string[] {
  return kind === 'problem' ? [...new Set([...notifyAccountIds, (owner ?? place.team.projectManager).accountId])] : notifyAccountIds;
}

function bodyOf(incoming: Incoming, { hearsBy: promised, ...assessed }: Omit<Assessment, 'notifyAccountIds'>): FeedbackBody {
  const { door, asker, place, isContact, text, language, severity, reference, request, replyTo, dispute, receivedAt, said } = incoming;
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
    ...(dispute && { dispute }),
    receivedAt,
    ...(isMatter && { hearsBy: promised }),
    lastFromClientAt: receivedAt,
    ...said,
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
