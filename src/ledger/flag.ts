import { AppError } from '../platform/app-error';
import { asApp } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { Stored } from '../platform/storage/record';
import type { Standing } from './contract';
import { worstOf } from './standing';
import { toldIndex, type ToldIndex, toldIssueKey, toldIssues } from './store';

/** Indexed by Jira, so that `clientTold = worse` works in JQL. It names nobody. */
export const toldProperty = 'candor.told';

/**
 * Keeps the flag of an issue that is there at the worst that any client's news of it stands. Jira is asked only where it may not
 * say so yet: what was written last is kept, and forgotten before the flag is written anew, so that a lost answer leaves no wrong one.
 */
export async function writeFlag(issueId: string): Promise<void> {
  let unsure = false;
  await repeatOnConflict(async () => {
    const index = await toldIndex.get(issueId);
    const standing = index && (await worstStanding(index));
    if (!index || standing === undefined || (index.body.flag === standing && !unsure)) return;
    const forgotten = await forget(index);
    try {
      await asApp().send('setIssueProperty', { path: { issue: issueId, property: toldProperty }, body: { standing } });
    } catch (error) {
      // Gone since it was read.
      if (refusalBehind(error)?.status === 404) return;
      throw error;
    }
    try {
      await commit([toldIndex.replace(forgotten, { body: { ...forgotten.body, flag: standing } })]);
    } catch (error) {
      // Somebody else may have written the flag before this one did.
      unsure = error instanceof AppError && error.code === 'conflict';
      throw error;
    }
  });
}

async function worstStanding({ id, body }: Stored<ToldIndex>): Promise<Standing | undefined> {
  const records = await toldIssues.getMany(body.engagementIds.map((engagementId) => toldIssueKey(engagementId, id)));
  return worstOf(records.flatMap(({ body: { told, standing } }) => (told ? [standing] : [])));
}

async function forget(index: Stored<ToldIndex>): Promise<Stored<ToldIndex>> {
  const { flag, ...body } = index.body;
  if (flag === undefined) return index;
  const write = toldIndex.replace(index, { body });
  await commit([write]);
  return { ...index, body, revision: write.value?.revision ?? '' };
}
