import { randomUUID } from 'node:crypto';
import type { Clock } from './clock';
import type { InstalledSite } from './installed-site';
import { projectPageCalls, type ProjectPageCall } from './project-page-calls';
import { findProject } from './site/permissions';
import type { ScriptedContact, ScriptedEngagement } from './site/seed/agency-script';
import { userAt } from './site/seed/issue-steps';
import type { SiteState } from './site/state';

type Replay = { installed: InstalledSite; clock: Clock; engagement: ScriptedEngagement };
export type Engagement = Record<string, unknown> & { id: string; client: { id: string; name: string }; team: Record<string, unknown>; contacts: { id: string; name: string; road: string }[] };
type Preview = { digest: string; recipients: { contactId: string; road: string; unreachable?: string }[] };

const roads = { 'customer-request': 'request', notify: 'notify', 'by-hand': 'by-hand' } as const;
/** Longer than the sender may take an update back. */
const undoMilliseconds = 21_000;

/** Sends one update as its project manager would have, through the app's own calls. The first also registers the client. */
export async function replayUpdate({ installed, clock, engagement }: Replay): Promise<void> {
  const call = callsOf(installed, engagement);
  const { id } = await registered({ installed, engagement });
  const engagementId = { engagementId: id };

  await call('updates.draft', engagementId);
  const { digest, recipients } = (await call('updates.preview', engagementId)) as Preview;
  const reachable = recipients.filter(({ unreachable }) => unreachable === undefined);
  const sent = (await call('updates.send', { ...engagementId, digest, contactIds: reachable.map(({ contactId }) => contactId), sendId: randomUUID() })) as { id: string };
  clock.advance(undoMilliseconds);
  await installed.runtime.drain();
  for (const { contactId } of reachable.filter(({ road }) => road === 'by-hand')) await call('updates.mark-sent', { updateId: sent.id, contactId });
}

/** Tells a client that her updates pause, and pauses them. */
export async function replayPause({ installed, clock, engagement }: Replay): Promise<void> {
  if (!engagement.pause) return;
  const call = callsOf(installed, engagement);
  const { id, language } = await registered({ installed, engagement });
  const pause = { engagementId: id, until: engagement.pause.until, reason: { [String(language)]: engagement.pause.reason } };
  const { digest, recipients } = (await call('updates.preview-pause', pause)) as Preview;
  await call('updates.pause', { ...pause, digest, contactIds: recipients.map(({ contactId }) => contactId), sendId: randomUUID() });
  clock.advance(undoMilliseconds);
  await installed.runtime.drain();
}

/** The client as the app has her; registered where she is not yet. */
export async function registered({ installed, engagement }: Omit<Replay, 'clock'>): Promise<Engagement> {
  const call = callsOf(installed, engagement);
  const { engagements } = (await call('clients.open')) as { engagements: Engagement[] };
  return engagements.find(({ client }) => client.name === engagement.client) ?? register(installed.site.state, engagement, call);
}

/** What its project manager may call on the project's page. */
export const callsOf = (installed: InstalledSite, { manager, projectKey }: ScriptedEngagement): ProjectPageCall => projectPageCalls(installed, { emailAddress: manager, projectKey });

async function register(state: SiteState, script: ScriptedEngagement, call: ProjectPageCall): Promise<Engagement> {
  const [first, ...others] = script.contacts.map((contact) => contactDraft(state, contact));
  const anchor = state.issue(`${script.projectKey}-1`);
  const created = (await call('clients.create-engagement', {
    clientName: script.client,
    contact: first,
    visibility: { kind: 'labels', labels: [script.visibility.label] },
    serviceDesk: serviceDeskOf(state, script),
    ...(anchor === undefined ? {} : { anchorIssueId: anchor.id }),
  })) as Engagement;
  let engagement = created;
  for (const contact of others) engagement = (await call('clients.save-contact', { engagementId: created.id, contact })) as Engagement;
  return engagement;
}

function contactDraft(state: SiteState, contact: ScriptedContact) {
  const { name, emailAddress, road, language, timeZone, hasAccount } = contact;
  const accountId = hasAccount ? userAt(state, emailAddress).accountId : undefined;
  return { name, road: roads[road], email: emailAddress, language, timeZone, ...(accountId === undefined ? {} : { accountId }) };
}

function serviceDeskOf(state: SiteState, script: ScriptedEngagement) {
  const project = findProject(state, script.serviceProjectKey);
  const desk = [...state.serviceDesks.all()].find(({ projectId }) => projectId === project?.id);
  const requestType = [...state.requestTypes.all()].find(({ serviceDeskId, name }) => serviceDeskId === desk?.id && name === script.requestType);
  return desk && requestType && { serviceDeskId: desk.id, requestTypeId: requestType.id, name: desk.name };
}
