import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { changed, lastOfChain } from './inbox-record';
import { feedbackClocks, type FeedbackBody, feedbackRecords, type StoredFeedback } from './store';

/**
 * Changes feedback whatever else happens to it meanwhile, for jobs; what it was merged into, where it was. `change` answers
 * undefined where nothing is to be done. Undefined when there is no such feedback.
 */
export async function changeSurviving(id: string, change: (body: FeedbackBody) => FeedbackBody | undefined): Promise<StoredFeedback | undefined> {
  return changeRecord(id, change, async (record) => lastOfChain(record));
}

/** The same for this record itself. */
export async function changeRecord(
  id: string,
  change: (body: FeedbackBody) => FeedbackBody | undefined,
  follow: (record: StoredFeedback) => Promise<StoredFeedback> = async (record) => record,
): Promise<StoredFeedback | undefined> {
  return repeatOnConflict(async () => {
    const found = await feedbackRecords.get(id);
    if (!found) return undefined;
    const current = await follow(found);
    const body = change(current.body);
    if (!body) return current;
    const write = changed(current, body);
    await commit([write]);
    return { ...current, body, state: write.value?.state ?? current.state, revision: write.value?.revision ?? '' };
  });
}

/** The write that stops the clock of feedback, if one runs. */
export async function clockStopped(feedbackId: string): Promise<Write[]> {
  const clock = await feedbackClocks.get(feedbackId);
  return clock ? [feedbackClocks.remove(clock)] : [];
}
