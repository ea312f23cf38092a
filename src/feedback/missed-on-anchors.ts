import { contactsAmong } from '../clients/account-contacts';
import { listedAnchorIssues, type ListedPlace } from '../clients/places';
import { asApp } from '../platform/jira/jira';
import type { Missed, ReadMissed } from './missed';
import { readAtOnce } from './missed-comments';
import { commentsSince } from './said';
import { commentFeedbackId, feedbackRecords } from './store';

/** What contacts answered to notify mails. One call tells which of a hundred issues changed. */
export const missedOnAnchors: ReadMissed = async (_place, { from, minutes, token }) => {
  const { places, cursor } = await listedAnchorIssues(token);
  const changed = await changedSince(places, minutes);
  const missed = await readAtOnce(changed, (place) => missedOn(place, from));
  return { missed, ...(cursor !== undefined && { token: cursor }) };
};

async function changedSince(places: ListedPlace[], minutes: number): Promise<ListedPlace[]> {
  if (places.length === 0) return [];
  const { matches } = await asApp().send('matchJql', { body: { jqls: [`updated >= -${minutes}m`], issueIds: places.map(({ id }) => Number(id)) } });
  const changed = new Set(matches[0]?.matchedIssues.map(String));
  return places.filter(({ id }) => changed.has(id));
}

async function missedOn({ id: issueId, engagementIds, since }: ListedPlace, from: string): Promise<Missed[]> {
  const comments = await commentsSince(issueId, from > since ? from : since);
  const known = new Set((await feedbackRecords.getMany(comments.map(({ id }) => commentFeedbackId(id)))).map(({ id }) => id));
  const missed: Missed[] = [];
  for (const { id: commentId, author, at } of comments.filter(({ id }) => !known.has(commentFeedbackId(id)))) {
    if ((await contactsAmong(engagementIds, author.accountId)).length > 0) missed.push({ work: { kind: 'comment', issueId, commentId, on: 'anchor' }, at });
  }
  return missed;
}
