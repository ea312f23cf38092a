import { contactOfEngagement } from '../clients/account-contacts';
import type { Contact } from '../clients/contract';
import { engagementOutlines, type EngagementOutline } from '../clients/places';
import { visibleIssueIds } from '../clients/visibility';
import { disputesOf, shownDispute, type StoredDispute } from '../ledger/court-disputes';
import { issueOfSubject, shownCourt, withoutWordsOf } from '../ledger/court-versions';
import { notFound } from '../platform/app-error';
import type { PortalCaller } from '../platform/caller';
import { raiseDispute } from '../updates/court-disputing';
import { readShared } from '../updates/shared-court';
import { requestOfContact } from '../updates/update-request';
import { rememberReply } from './comment-intake';
import type { PortalCourt, PortalFeedbackCalls } from './contract';
import { keepFeedback } from './incoming';
import { accountOf } from './portal-people';
import { referenceOf } from './reference';
import { disputeFeedbackId } from './store';

type Hers = { contact: Contact; engagement: EngagementOutline };

/** Whoever is no contact there reads that it is not there. */
async function hers(engagementId: string, caller: PortalCaller): Promise<Hers> {
  const [contact, [engagement]] = await Promise.all([contactOfEngagement(engagementId, accountOf(caller)), engagementOutlines([engagementId])]);
  if (!contact || !engagement) throw notFound();
  return { contact, engagement };
}

/** A version of the days of delay as it was frozen, and how what was disputed stands. */
export async function portalCourt({ engagementId, version }: { engagementId: string; version?: number }, caller: PortalCaller): Promise<PortalCourt> {
  return shown(engagementId, await hers(engagementId, caller), version);
}

async function shown(engagementId: string, { engagement }: Hers, version?: number): Promise<PortalCourt> {
  const [shared, disputes] = await Promise.all([readShared(engagementId, version), disputesOf(engagementId)]);
  if (!shared) throw notFound();
  const isHidden = await hiddenAmong([...shared.kept.keys, ...disputes.map(({ body }) => body.subject)], engagement);
  return {
    engagementId,
    ...shownCourt(withoutWordsOf(shared.kept, isHidden)),
    versions: shared.versions,
    disputes: disputes.map((dispute) => ({ ...shownDispute(dispute, engagement.team.projectManager.name), ...(isHidden(dispute.body.subject) && { about: {} }) })),
  };
}

/** What she might see when it was shared and may not see any more. */
async function hiddenAmong(keys: string[], engagement: EngagementOutline): Promise<(key: string) => boolean> {
  const ids = keys.flatMap((key) => issueOfSubject(key) ?? []);
  const visible = ids.length > 0 ? await visibleIssueIds(engagement, ids) : new Set<string>();
  return (key) => {
    const id = issueOfSubject(key);
    return id !== undefined && !visible.has(id);
  };
}

/** Keeps what she sees otherwise; it lands in the inbox as something to answer, once. */
export async function disputeOnPortal(input: Parameters<PortalFeedbackCalls['portal.dispute']>[0], caller: PortalCaller): Promise<PortalCourt> {
  const { engagementId } = input;
  const known = await hers(engagementId, caller);
  const dispute = await raiseDispute(input, { side: 'client', accountId: accountOf(caller), name: known.contact.name, contactId: known.contact.id });
  await bringToInbox(dispute, input.disputeId, known);
  return shown(engagementId, known);
}

async function bringToInbox({ body: { version, about, party, from, to, claims, says, at } }: StoredDispute, disputeId: string, { contact, engagement }: Hers): Promise<void> {
  const id = disputeFeedbackId(disputeId);
  const request = await requestOfContact(engagement.id, contact.id);
  await keepFeedback({
    id,
    door: 'reply',
    asker: { name: contact.name, ...(contact.accountId !== undefined && { accountId: contact.accountId }), contactId: contact.id, ...(request && { request }) },
    place: engagement,
    isContact: true,
    text: says,
    language: contact.language,
    kind: 'problem',
    ...(request && { request }),
    dispute: { id: disputeId, version, about, party, from, to, claims },
    reference: referenceOf(id),
    receivedAt: at,
  });
  if (request) await rememberReply(request.id, id);
}
