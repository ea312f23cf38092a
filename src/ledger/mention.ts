import { wantsEngagements } from '../clients/glance';
import { engagementFor } from '../clients/engagement';
import { personOf } from '../clients/person';
import { notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asApp, asUser } from '../platform/jira/jira';
import { readTogether } from '../platform/storage/batch';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { keepConversation } from './contact-log';
import type { Mention, ToldView } from './contract';
import { factsOf } from './facts';
import { findIssue } from './issue-state';
import { mentionId } from './mention-id';
import { toldIssueKey, toldIssues } from './store';
import { mentionOf, rowOf, toldView } from './told-issue';

/** A comment that names more is a list, not a conversation about each. */
const mostMentioned = 20;

/**
 * Remembers that a comment the client may read named these issues, by id or key; those of another project, restricted or gone are
 * left out. It changes nothing of what she was told. Safe to repeat, in any order.
 */
export async function mentionIssues(engagementId: string, idsOrKeys: string[], mention: Mention): Promise<void> {
  const { engagements } = await readTogether({ engagements: wantsEngagements([engagementId]) });
  const projectId = engagements[0]?.body.projectId;
  if (projectId === undefined) return;
  const wanted = [...new Set(idsOrKeys)].slice(0, mostMentioned);
  const found = await Promise.all(wanted.map((idOrKey) => findIssue(asApp(), idOrKey, ['project', 'security'])));
  const issueIds = found.flatMap((issue) => (issue?.fields?.project?.id === projectId && !issue.fields.security ? issue.id : []));
  const at = new Date(mention.at).toISOString();
  for (const issueId of new Set(issueIds)) await repeatOnConflict(() => keepMention({ engagementId, issueId, projectId }, { ...mention, at }));
}

async function keepMention(issue: { engagementId: string; issueId: string; projectId: string }, mention: Mention): Promise<void> {
  const key = toldIssueKey(issue.engagementId, issue.issueId);
  const known = await toldIssues.get(key);
  if (known?.body.mention && known.body.mention.at >= mention.at) return;
  const body = { ...(known?.body ?? { ...issue, standing: 'as-told' as const, differences: [] }), mention };
  await commit([known ? toldIssues.replace(known, rowOf(body)) : toldIssues.create(key, rowOf(body))]);
}

/** A person says that what a comment said of the issue is what is so now: from the time of the comment on it counts as told. */
export async function confirmMention({ engagementId, issueId }: { engagementId: string; issueId: string }, caller: Caller): Promise<ToldView> {
  const engagement = await engagementFor(caller, engagementId);
  const key = toldIssueKey(engagementId, issueId);
  const record = (await toldIssues.get(key))?.body;
  if (!record?.mention) throw notFound();
  const mention = mentionOf(record);
  // Confirmed before, or told since.
  if (!mention) return viewOf(key);
  const [me, facts] = await Promise.all([asUser().send('myself'), factsOf(asUser(), caller.projectId, [issueId])]);
  if (facts.length === 0) throw notFound('failure.issue-not-found');
  const id = mentionId(key, mention.at);
  const summary = `${mention.requestKey} · ${mention.byName}`;
  await keepConversation({ id, engagementId, kind: 'mail', at: mention.at, loggedBy: personOf(me), contacts: [], summary }, facts, engagement, caller);
  return viewOf(key);
}

async function viewOf(key: string): Promise<ToldView> {
  const record = await toldIssues.get(key);
  const view = record && toldView(record.body);
  if (!view) throw notFound();
  return view;
}

/** What this client was told of these issues, as last compared with Jira; issues she was never told of are left out. */
export async function toldViews(engagementId: string, issueIds: string[]): Promise<{ issueId: string; told: ToldView }[]> {
  const records = await toldIssues.getMany(issueIds.map((issueId) => toldIssueKey(engagementId, issueId)));
  return records.flatMap(({ body }) => {
    const told = toldView(body);
    return told ? [{ issueId: body.issueId, told }] : [];
  });
}
