import type { StatusCategory } from '../clients/contract';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { changed } from './inbox-record';
import { indexWrites } from './issue-index';
import { withIssues } from './item';
import { dropRide } from './loop-riding';
import { feedbackRecords, issueFeedback } from './store';

/**
 * What an event says of an issue that feedback may be linked to: its category now, or that it is gone. For jobs; safe to repeat.
 * Work that is open again is no news any more.
 */
export async function linkedIssueChanged(issueId: string, category: StatusCategory | 'gone'): Promise<void> {
  const index = await issueFeedback.get(issueId);
  for (const feedbackId of index?.body.feedbackIds ?? []) await changeOne(feedbackId, issueId, category);
}

async function changeOne(feedbackId: string, issueId: string, category: StatusCategory | 'gone'): Promise<void> {
  await repeatOnConflict(async () => {
    const current = await feedbackRecords.get(feedbackId);
    if (!current || current.body.issues[issueId] === category) return;
    const { [issueId]: before, ...others } = current.body.issues;
    // A line of an update she asked about names it, though no work is linked.
    const isAskedAbout = before === undefined && category !== 'gone' && current.body.replyTo?.line?.issueIds.includes(issueId);
    const index = !isAskedAbout && (category === 'gone' || before === undefined) ? await indexWrites(current.body.projectId, issueId, { remove: [feedbackId] }) : [];
    const issues = category === 'gone' || before === undefined ? others : { ...others, [issueId]: category };
    const body = withIssues(current.body, issues, new Date().toISOString());
    if (current.body.rides && !body.rides) await dropRide(current);
    await commit([...(before === undefined ? [] : [changed(current, body)]), ...index]);
  });
}
