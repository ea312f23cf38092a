import { conflict, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { recordState } from './item';
import { type FeedbackBody, feedbackRecords, feedbackTexts, type StoredFeedback } from './store';

/** Longer chains than people make by hand. */
const longestChain = 50;

/** The feedback, if it is in the inbox of the project Jira confirmed for the caller. What was merged is found where it went. */
export async function feedbackFor(caller: Pick<Caller, 'projectId'>, id: string): Promise<StoredFeedback> {
  const last = await lastOfChain(inProject(caller, await feedbackRecords.get(id)));
  return inProject(caller, last);
}

/** The feedback itself, merged or not. */
export const recordFor = async (caller: Pick<Caller, 'projectId'>, id: string): Promise<StoredFeedback> => inProject(caller, await feedbackRecords.get(id));

/** The same for a change: what was merged is changed where it went, by somebody who has seen that. */
export async function changeableFor(caller: Pick<Caller, 'projectId'>, id: string): Promise<StoredFeedback> {
  const record = await recordFor(caller, id);
  if (record.body.mergedInto !== undefined) throw conflict('failure.feedback-merged');
  return record;
}

function inProject({ projectId }: Pick<Caller, 'projectId'>, record: StoredFeedback | undefined): StoredFeedback {
  if (record?.body.projectId !== projectId) throw notFound();
  return record;
}

/** Where feedback went that was merged, and perhaps merged again; itself when it was not. */
export async function lastOfChain(record: StoredFeedback): Promise<StoredFeedback> {
  let current = record;
  for (let step = 0; step < longestChain && current.body.mergedInto !== undefined; step++) {
    const next = await feedbackRecords.get(current.body.mergedInto);
    if (!next) return current;
    current = next;
  }
  return current;
}

/** Her whole text. */
export async function wholeText({ id, body }: StoredFeedback): Promise<string> {
  if (!body.longer) return body.excerpt;
  return (await feedbackTexts.get(id))?.body.text ?? body.excerpt;
}

/** The write that changes it, listed under the state it has then. */
export const changed = (current: StoredFeedback, body: FeedbackBody): Write => feedbackRecords.replace(current, { state: recordState(body), body });

/** Reads, changes and writes, again when somebody wrote in between. `change` answers undefined where nothing is to be done. */
export async function changeFeedback(
  caller: Pick<Caller, 'projectId'>,
  id: string,
  change: (body: FeedbackBody) => FeedbackBody | undefined,
  read = changeableFor,
): Promise<StoredFeedback> {
  return repeatOnConflict(async () => {
    const current = await read(caller, id);
    const body = change(current.body);
    if (body === undefined) return current;
    const write = changed(current, body);
    await commit([write]);
    return { ...current, body, state: write.value?.state ?? current.state, revision: write.value?.revision ?? current.revision };
  });
}
