import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { countAsHeard } from './answer-posting';
import type { Asker } from './contract';
import { changeableFor, changed, lastOfChain, recordFor } from './inbox-record';
import { indexWrites, mostIssues } from './issue-index';
import { feedbackState, isOpen, isUntold, promisedBy, withIssues } from './item';
import { tellingId } from './loop';
import { dropRide } from './loop-riding';
import { askingsOf, mergedFeedback, mergedInto, personKey } from './merge-askers';
import { type FeedbackBody, feedbackClocks, projectScope, type StoredFeedback } from './store';

/** Beyond that it is no feedback any more but a movement; and what tells them all has to be read at once. */
const mostMerged = 100;

/** Makes feedback part of other feedback of the project. Everyone who asked stays, each with her own request. Answers where it went. */
export async function merge({ id, intoId }: { id: string; intoId: string }, caller: Caller): Promise<string> {
  return repeatOnConflict(async () => {
    const [current, named] = await Promise.all([recordFor(caller, id), recordFor(caller, intoId)]);
    const target = await lastOfChain(named);
    if (current.body.mergedInto !== undefined && (await lastOfChain(current)).id === target.id) return target.id;
    const source = await changeableFor(caller, id);
    if (target.id === source.id) throw invalid('failure.same-feedback', 'intoId');
    await recordFor(caller, target.id);
    await join(source, target);
    return target.id;
  });
}

async function join(source: StoredFeedback, target: StoredFeedback): Promise<void> {
  const [ofSource, ofTarget] = await Promise.all([mergedFeedback.get(source.id), mergedFeedback.get(target.id)]);
  const feedbackIds = [...new Set([...(ofTarget?.body.feedbackIds ?? []), source.id, ...(ofSource?.body.feedbackIds ?? [])])];
  if (feedbackIds.length > mostMerged) throw invalid('failure.too-many', 'intoId', { limit: mostMerged });
  const joined = joinedBody(source, target);
  await keepWhoKnows(source, await mergedInto(ofSource), target, joined);
  const row = { scope: projectScope(target.body.projectId), at: new Date().toISOString(), body: { feedbackIds } };
  if (source.body.rides) await dropRide(source);
  await commit([
    changed(target, joined),
    changed(source, { ...source.body, mergedInto: target.id, rides: false }),
    ofTarget ? mergedFeedback.replace(ofTarget, row) : mergedFeedback.create(target.id, row),
    ...(await indexed(source, target)),
    ...(await clockMoved(source, target)),
  ]);
}

/** The clock of what is still promised goes on, under the name of the target, from whichever promise comes first. */
async function clockMoved(source: StoredFeedback, target: StoredFeedback): Promise<Write[]> {
  const [ofSource, ofTarget] = await Promise.all([feedbackClocks.get(source.id), feedbackClocks.get(target.id)]);
  if (!ofSource) return [];
  const row = { scope: 'site', at: ofSource.at, body: { feedbackId: target.id } };
  const goesOn = promisedBy(source.body) !== undefined && (ofTarget === undefined || ofTarget.at > ofSource.at);
  return [feedbackClocks.remove(ofSource), ...(goesOn ? [ofTarget ? feedbackClocks.replace(ofTarget, row) : feedbackClocks.create(target.id, row)] : [])];
}

async function indexed(source: StoredFeedback, target: StoredFeedback): Promise<Write[]> {
  const writes = await Promise.all(Object.keys(source.body.issues).map((issueId) => indexWrites(target.body.projectId, issueId, { add: [target.id], remove: [source.id] })));
  return writes.flat();
}

/** The target with what the other brings: who asked, the linked work, and what was promised or is still to be said. */
function joinedBody({ body: source }: StoredFeedback, { body: target }: StoredFeedback): FeedbackBody {
  const issues = { ...source.issues, ...target.issues };
  if (Object.keys(issues).length > mostIssues) throw invalid('failure.too-many', 'intoId', { limit: mostIssues });
  const { toldDoneAt, closedAt, answeredAt, ...rest } = target;
  const state = feedbackState(source);
  const [promised] = [promisedBy(target), promisedBy(source)].flatMap((at) => at ?? []).sort();
  const isOwed = state === 'waiting' || promisedBy(source) !== undefined;
  const wroteAgain = source.lastFromClientAt > source.receivedAt && source.lastFromClientAt > target.lastFromClientAt;
  const body: FeedbackBody = {
    ...rest,
    alsoAsked: askersBesides(target.asker, [...target.alsoAsked, askerOf(source), ...source.alsoAsked]),
    ...(promised !== undefined && { hearsBy: promised }),
    // What was said to one who asked answers none of the others.
    ...(answeredAt !== undefined && !isOwed && { answeredAt }),
    ...(state === 'waiting' && wroteAgain && { lastFromClientAt: source.lastFromClientAt }),
    ...(closedAt !== undefined && !isOpen(state) && { closedAt }),
    ...(toldDoneAt !== undefined && source.toldDoneAt !== undefined && { toldDoneAt }),
  };
  return withIssues(body, issues, new Date().toISOString());
}

const askerOf = ({ asker, request, requestGone }: FeedbackBody): Asker => ({ ...asker, ...(request && !requestGone && { request }) });

function askersBesides(asker: Asker, others: Asker[]): Asker[] {
  const byPerson = new Map(others.map((other) => [personKey(other), other]));
  byPerson.delete(personKey(asker));
  return [...byPerson.values()];
}

/** Those who know already that their work is done are not told again for the sake of those they are joined with. */
async function keepWhoKnows(source: StoredFeedback, merged: StoredFeedback[], target: StoredFeedback, joined: FeedbackBody): Promise<void> {
  if (source.body.toldDoneAt === undefined || !isUntold(joined)) return;
  const knowing = askingsOf([source, ...merged]).map((asking) => tellingId(target.id, joined.doneAt, asking));
  await countAsHeard(knowing, target.body.projectId, 'merged');
}
