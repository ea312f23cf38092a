import type { Texts } from '../ledger/told';
import { conflict } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { textIn } from '../updates/message/content';
import { signer } from './answer';
import { signedDocument, toldProperty } from './answer-document';
import { countAsHeard, insist, postOnce } from './answer-posting';
import { changeableFor, changeFeedback } from './inbox-record';
import { freshWork } from './issue-fresh';
import { isWorkDone } from './item';
import { isReachable, isSameRound, isTold, languageOf, mostAtOnce, type Telling, tellingsOf } from './loop';
import { dropRide } from './loop-riding';
import { mergedFeedback, mergedInto } from './merge-askers';

const postsAtOnce = 4;

type Word = { tellId: string; text: Texts; name: string; projectId: string };

/**
 * Tells those who asked, each on her own request and in her language, that it is done; nobody twice, whoever calls how often.
 * Who has no request is told by a person: once nobody else is left, a call of another id says that she has been.
 */
export async function tellDone({ id, tellId, text }: { id: string; tellId: string; text: Texts }, caller: Caller): Promise<void> {
  const { record } = await freshWork(await changeableFor(caller, id));
  if (record.body.toldDoneAt !== undefined) return;
  if (!isWorkDone(record.body.issues)) throw conflict('failure.nothing-to-tell');
  const merged = await mergedInto(await mergedFeedback.get(id));
  const { name } = await signer(caller);
  const word = { tellId, text, name, projectId: caller.projectId };
  const waiting = (await tellingsOf(record, merged)).filter((telling) => !isTold(telling) && isReachable(telling));
  await tellAll(waiting.slice(0, mostAtOnce), word);

  const tellings = await tellingsOf(record, merged);
  const left = tellings.filter((telling) => !isTold(telling));
  if (left.some(isReachable)) return;
  if (left.length > 0) {
    if (tellings.some(({ posting }) => posting?.attemptId === tellId)) return;
    await countAsHeard(left.map(({ postingId }) => postingId), caller.projectId, tellId);
  }
  const heard = tellings.find(({ feedbackId, posting }) => feedbackId === id && !posting?.elsewhere)?.posting?.postedAt;
  const now = new Date().toISOString();
  const told = await changeFeedback(caller, id, (body) => (isSameRound(body, record.body) ? { ...body, toldDoneAt: now, rides: false, ...(heard !== undefined && { answeredAt: heard }) } : undefined));
  if (told.body.toldDoneAt !== undefined) await dropRide(record);
}

/** All of them are tried before it is said that one could not be told. Whom Jira refuses is left to a person. */
async function tellAll(tellings: Telling[], word: Word): Promise<void> {
  const outcomes: PromiseSettledResult<void>[] = [];
  for (let start = 0; start < tellings.length; start += postsAtOnce) {
    outcomes.push(...(await Promise.allSettled(tellings.slice(start, start + postsAtOnce).map((telling) => tellOne(telling, word)))));
  }
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function tellOne(telling: Telling, { tellId, text, name, projectId }: Word): Promise<void> {
  if (!telling.request) return;
  const language = await languageOf(telling);
  const document = signedDocument(textIn(text, language), name, language);
  const posted = await postOnce({ id: telling.postingId, projectId, requestId: telling.request.id, property: toldProperty, document }, tellId);
  if (!(typeof posted === 'object' && 'refused' in posted)) insist(posted);
}
