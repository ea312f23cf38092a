import { createHash } from 'node:crypto';
import { contactsOfAccount, type EngagementContact } from '../clients/account-contacts';
import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { messageCatalogues } from '../i18n/message';
import { translator } from '../i18n/translate';
import { openAsksFor } from '../ledger/asks';
import type { AnswersOfContact, GivenAnswer } from '../ledger/contract';
import { readHeader } from '../ledger/snapshot';
import type { MessageEdition } from '../ledger/told';
import { answersOf, keepAnswer } from '../ledger/update-answers';
import { invalid, notFound } from '../platform/app-error';
import type { PortalCaller } from '../platform/caller';
import type { CustomerRequest } from '../platform/jira/answers';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { Charts } from '../updates/chart-contract';
import { chartsUpTo } from '../updates/chart-reading';
import { newestPoints } from '../updates/charts';
import { numberedLines } from '../updates/message/content';
import { correctedIn } from '../updates/sent-lines';
import { newestVersions } from '../updates/shared-court';
import { contactOfUpdateRequest, updatesToldTo } from '../updates/update-request';
import type { StoredUpdate } from '../updates/update-store';
import { changeWords, rememberReply } from './comment-intake';
import type { PortalFeedbackCalls, PortalUpdate } from './contract';
import { keepFeedback } from './incoming';
import { indexWrites, mostIssues } from './issue-index';
import { accountOf } from './portal-people';
import { requestUnlessGone } from './readers';
import { changeSurviving } from './record-change';
import { referenceOf } from './reference';
import { feedbackRecords, type StoredFeedback } from './store';

const mostOthers = 5;
/** Half a year of weeks: what a phone shows at once. */
const mostPoints = 26;

type Answering = Parameters<PortalFeedbackCalls['portal.answer-update']>[0];
type UpdateRequest = Pick<CustomerRequest, 'issueId' | 'issueKey'>;
type Line = ReturnType<typeof numberedLines>[number];
/** One of her updates with her edition's lines, as the request they come on shows it. */
type Opened = EngagementContact & { request: UpdateRequest; engagement: EngagementOutline; update: StoredUpdate; edition: MessageEdition; lines: Line[]; charts: Charts; others: StoredUpdate[] };

/** Her newest update, where the request is the one they come on and hers. Undefined for everybody else, and before the first one has reached her. */
export async function updateOnRequest(request: UpdateRequest, hers: EngagementContact[]): Promise<PortalUpdate | undefined> {
  const opened = await openOnRequest(request, hers);
  return opened && shown(opened, await answersOf(opened.update.id, opened.contact.id));
}

/** The same for one update of hers. Whoever may not know of it reads that it is not there. */
export async function readUpdateOnRequest({ requestKey, updateId }: { requestKey: string; updateId: string }, caller: PortalCaller): Promise<PortalUpdate> {
  const opened = await open(requestKey, updateId, caller);
  return shown(opened, await answersOf(updateId, opened.contact.id));
}

/** Keeps her answer. A question, and what she did not expect, lands in the inbox; when she takes it back, it is settled there unless we have said something. */
export async function answerUpdate({ requestKey, updateId, lineId, answer, words }: Answering, caller: PortalCaller): Promise<PortalUpdate> {
  const opened = await open(requestKey, updateId, caller);
  const { contact, engagementId } = opened;
  const line = opened.lines.find(({ id }) => id === lineId);
  if (lineId !== undefined && !line) throw notFound();
  if (!line && answer === 'unexpected') throw invalid('failure.malformed', 'answer');
  const given: GivenAnswer = { answer, ...(words && answer !== 'clear' && { words }), at: new Date().toISOString() };
  const kept = await keepAnswer({ engagementId, updateId, contact, ...(line && { line: { id: line.id, number: line.number } }), given });
  await followUp(opened, line, (line ? kept.lines[line.id] : kept.whole) ?? given);
  return shown(opened, kept);
}

async function open(requestKey: string, updateId: string, caller: PortalCaller): Promise<Opened> {
  const hers = await contactsOfAccount(accountOf(caller));
  const request = hers.length === 0 ? undefined : await requestUnlessGone(requestKey);
  const opened = request && (await openOnRequest(request, hers, updateId));
  if (!opened) throw notFound();
  return opened;
}

async function openOnRequest({ issueId, issueKey }: UpdateRequest, hers: EngagementContact[], updateId?: string): Promise<Opened | undefined> {
  const own = await contactOfUpdateRequest(hers, issueId);
  const [engagement] = own ? await engagementOutlines([own.engagementId]) : [];
  if (!own || !engagement) return undefined;
  const told = await updatesToldTo(engagement, own.contact.id);
  const found = updateId === undefined ? told[0] : told.find(({ update }) => update.id === updateId);
  if (!found) return undefined;
  const others = told.filter(({ update }) => update.id !== found.update.id).slice(0, mostOthers);
  const header = await readHeader(found.update.id);
  const lines = numberedLines(header?.lines ?? [], found.edition);
  const charts = newestPoints(await chartsUpTo(found.update, header, engagement.timeZone), mostPoints);
  return { ...own, request: { issueId, issueKey }, engagement, update: found.update, edition: found.edition, lines, charts, others: others.map(({ update }) => update) };
}

const givenIn = ({ answer, words, at }: GivenAnswer): GivenAnswer => ({ answer, ...(words !== undefined && { words }), at });

async function shown({ engagementId, update, edition, lines, charts, others }: Opened, answers: AnswersOfContact | undefined): Promise<PortalUpdate> {
  const [asks, corrections, [court]] = await Promise.all([openAsksFor([engagementId]), correctedIn(update.id, edition), newestVersions([engagementId])]);
  return {
    updateId: update.id,
    number: update.body.number,
    sentAt: update.body.sentAt,
    lines: lines.map(({ id, number, text }) => {
      const answer = answers?.lines[id];
      return { id, number, text, ...(answer && { given: givenIn(answer) }) };
    }),
    ...(corrections.length > 0 && { corrections }),
    ...(court && { court }),
    ...(charts.kinds.length > 0 && { charts }),
    ...(answers?.whole && { whole: answers.whole }),
    earlier: [...(answers?.earlier ?? [])].reverse(),
    ...(asks.length > 0 && { asks }),
    others: others.map(({ id, body }) => ({ updateId: id, number: body.number, sentAt: body.sentAt })),
  };
}

/** Safe to repeat: the same answer finds its feedback kept. */
async function followUp({ engagement, contact, update, request }: Opened, line: Line | undefined, { answer, words, at }: GivenAnswer): Promise<void> {
  const id = answerFeedbackId(update.id, contact.id, line?.id);
  if (answer === 'clear') {
    await changeSurviving(id, (body) => (body.answeredAt === undefined && body.closedAt === undefined && body.mergedInto === undefined ? { ...body, closedAt: at } : undefined));
    return;
  }
  const say = translator(messageCatalogues, contact.language);
  const text = words ?? (line ? say(`message.answer.${answer}`, { number: line.number, text: line.text }) : say('message.answer.whole'));
  const kind = answer === 'question' ? 'question' : 'problem';
  const issueIds = (line?.issueIds ?? []).slice(0, mostIssues);
  const { record, isNew } = await keepFeedback({
    id,
    door: 'reply',
    asker: { name: contact.name, ...(contact.accountId !== undefined && { accountId: contact.accountId }), contactId: contact.id, request: { id: request.issueId, key: request.issueKey } },
    place: engagement,
    isContact: true,
    text,
    language: contact.language,
    kind,
    request: { id: request.issueId, key: request.issueKey },
    replyTo: { updateId: update.id, number: update.body.number, ...(line && { line: { id: line.id, number: line.number, issueIds } }) },
    reference: referenceOf(id),
    receivedAt: at,
  });
  if (!isNew) await changeAnswer(record, { kind, text, at });
  await indexByIssues(record, issueIds);
  const current = (await feedbackRecords.get(id)) ?? record;
  if (current.body.answeredAt === undefined || current.body.answeredAt < at) await rememberReply(request.issueId, id);
}

/** What she says now is her newest word: it is our turn again. A kind that a person chose stays. */
async function changeAnswer({ id }: StoredFeedback, { kind, text, at }: { kind: 'question' | 'problem'; text: string; at: string }): Promise<void> {
  await changeWords(id, text);
  await changeSurviving(id, (body) => {
    if (at <= body.lastFromClientAt) return undefined;
    return { ...body, lastFromClientAt: at, ...(body.kindBy === 'asker' && { kind }) };
  });
}

/** The issues of the line show that somebody asks about them. */
async function indexByIssues({ id, body }: StoredFeedback, issueIds: string[]): Promise<void> {
  await repeatOnConflict(async () => commit((await Promise.all(issueIds.map((issueId) => indexWrites(body.projectId, issueId, { add: [id] })))).flat()));
}

const answerFeedbackId = (updateId: string, contactId: string, lineId = '') => `answer-${createHash('sha256').update(`${updateId} ${contactId} ${lineId}`).digest('hex').slice(0, 24)}`;
