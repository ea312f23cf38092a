import { contactOfEngagement, contactsOfAccount } from '../clients/account-contacts';
import { titlesOf } from '../clients/engagement';
import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { visibleIssueIds } from '../clients/visibility';
import type { Contact } from '../clients/contract';
import { openAsksFor } from '../ledger/asks';
import type { PortalCaller } from '../platform/caller';
import { asApp } from '../platform/jira/jira';
import type { PortalRequestView } from './contract';
import { lastOfChain } from './inbox-record';
import { feedbackState, isOverdue, promisedBy } from './item';
import { requestUnlessGone } from './readers';
import { updateOnRequest } from './update-answer';
import { type FeedbackBody, feedbackRecords, requestFeedbackId, type StoredFeedback } from './store';

type ShownRequest = Extract<PortalRequestView, { shown: true }>;

const nothing: PortalRequestView = { shown: false };
const participantsInPage = 50;
const mostPages = 4;

/**
 * How her own request stands, or one she takes part in. Everybody else, and everything that is no feedback of a client of hers,
 * reads the same as a request that does not exist.
 */
export async function requestView(requestKey: string, { accountId }: PortalCaller): Promise<PortalRequestView> {
  // Jira is asked only for somebody who may have an answer.
  const hers = accountId === undefined ? [] : await contactsOfAccount(accountId);
  if (accountId === undefined || hers.length === 0) return nothing;
  const request = await requestUnlessGone(requestKey);
  const asked = request && (await feedbackRecords.get(requestFeedbackId(request.issueId)));
  if (!asked) {
    const update = request && (await updateOnRequest(request, hers));
    return update ? { shown: 'update', update } : nothing;
  }
  if (asked.body.engagementId === undefined) return nothing;
  const [contact, [engagement]] = await Promise.all([contactOfEngagement(asked.body.engagementId, accountId), engagementOutlines([asked.body.engagementId])]);
  if (!contact || !engagement) return nothing;
  if (request.reporter.accountId !== accountId && !(await takesPart(request.issueId, accountId))) return nothing;
  return shown(asked, await lastOfChain(asked), contact, engagement);
}

async function takesPart(issueId: string, accountId: string): Promise<boolean> {
  for (let page = 0; page < mostPages; page++) {
    const query = { start: page * participantsInPage, limit: participantsInPage };
    const { values, isLastPage } = await asApp().send('requestParticipants', { path: { request: issueId }, query });
    if (values.some((participant) => participant.accountId === accountId)) return true;
    if (isLastPage) return false;
  }
  return false;
}

/** `body`: of what it has become part of, which says how it stands. */
async function shown({ body: asked }: StoredFeedback, { body }: StoredFeedback, contact: Contact, engagement: EngagementOutline): Promise<PortalRequestView> {
  const hearsBy = promisedBy(body);
  const [work, asks] = await Promise.all([visibleWork(body, contact, engagement), openAsksFor([engagement.id])]);
  return {
    shown: true,
    reference: asked.reference,
    state: feedbackState(body),
    ownerName: body.owner?.name ?? engagement.team.projectManager.name,
    ...(hearsBy !== undefined && { hearsBy }),
    overdue: isOverdue(body, Date.now()),
    receivedAt: asked.receivedAt,
    changedAt: changedAt(body),
    work,
    ...(asks.length > 0 && { asks }),
  };
}

/** When its state last changed for her. */
function changedAt(body: FeedbackBody): string {
  const state = feedbackState(body);
  const turns: Record<typeof state, (string | undefined)[]> = {
    waiting: [body.reopenedAt, body.lastFromClientAt],
    answered: [body.answeredAt],
    'in-work': [body.answeredAt],
    done: [body.doneAt],
    told: [body.toldDoneAt],
    closed: [body.closedAt],
  };
  return turns[state].reduce<string>((latest, at) => (at !== undefined && at > latest ? at : latest), body.receivedAt);
}

/** Linked work as far as she may see it, under the titles she knows it by. */
async function visibleWork({ issues }: FeedbackBody, { language }: Contact, engagement: EngagementOutline): Promise<ShownRequest['work']> {
  const ids = Object.keys(issues);
  if (ids.length === 0) return [];
  const visible = [...(await visibleIssueIds(engagement, ids))];
  if (visible.length === 0) return [];
  const jql = `id in (${visible.join(', ')})`;
  const [page, titles] = await Promise.all([asApp().send('search', { body: { jql, fields: ['summary'], maxResults: visible.length } }), titlesOf(engagement.id)]);
  return page.issues.flatMap(({ id, fields }) => {
    const category = issues[id];
    const title = titles[id]?.[language] ?? fields?.summary;
    return category && title !== undefined ? [{ title, category }] : [];
  });
}
