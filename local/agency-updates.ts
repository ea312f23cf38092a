import { randomUUID } from 'node:crypto';
import type { Clock } from './clock';
import type { InstalledSite } from './installed-site';
import type { SiteUser } from './site/model';
import { findProject } from './site/permissions';
import type { ScriptedContact, ScriptedEngagement } from './site/seed/agency-script';
import type { SiteState } from './site/state';

type Replay = { installed: InstalledSite; clock: Clock; engagement: ScriptedEngagement };
type Engagement = Record<string, unknown> & { id: string; client: { id: string; name: string }; team: Record<string, unknown>; contacts: { id: string; name: string; road: string }[] };
type Preview = { digest: string; recipients: { contactId: string; road: string; unreachable?: string }[] };
type Reply = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string; field?: string } };

const roads = { 'customer-request': 'request', notify: 'notify', 'by-hand': 'by-hand' } as const;
/** Longer than the sender may take an update back. */
const undoMilliseconds = 21_000;

/** Sends one update as its project manager would have, through the app's own calls. The first also registers the client. */
export async function replayUpdate({ installed, clock, engagement }: Replay): Promise<void> {
  const call = callsOf(installed, engagement);
  const { engagements } = (await call('clients.open')) as { engagements: Engagement[] };
  const { id } = engagements.find(({ client }) => client.name === engagement.client) ?? (await register(installed.site.state, engagement, call));
  const engagementId = { engagementId: id };

  await call('updates.draft', engagementId);
  const { digest, recipients } = (await call('updates.preview', engagementId)) as Preview;
  const reachable = recipients.filter(({ unreachable }) => unreachable === undefined);
  const sent = (await call('updates.send', { ...engagementId, digest, contactIds: reachable.map(({ contactId }) => contactId), sendId: randomUUID() })) as { id: string };
  clock.advance(undoMilliseconds);
  await installed.runtime.drain();
  for (const { contactId } of reachable.filter(({ road }) => road === 'by-hand')) await call('updates.mark-sent', { updateId: sent.id, contactId });
}

type Call = (key: string, payload?: unknown) => Promise<unknown>;

/** The app's calls on the engagement's project page, as its manager; a failure ends the seed. */
function callsOf({ site, runtime }: InstalledSite, engagement: ScriptedEngagement): Call {
  const manager = userAt(site.state, engagement.manager);
  const project = findProject(site.state, engagement.projectKey);
  if (manager === undefined || project === undefined) throw new Error(`The agency has no ${engagement.manager} or no project ${engagement.projectKey}.`);
  return async (functionKey, payload) => {
    const reply = (await runtime.invoke({
      moduleKey: 'project-page',
      functionKey,
      payload,
      accountId: manager.accountId,
      accountType: 'licensed',
      extension: { project: { id: project.id, key: project.key, type: project.projectTypeKey } },
      locale: manager.locale.replace('_', '-'),
      timezone: manager.timeZone,
    })) as Reply;
    if (!reply.ok) throw new Error(`${functionKey} for ${engagement.client}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
}

async function register(state: SiteState, script: ScriptedEngagement, call: Call): Promise<Engagement> {
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
  const accountId = hasAccount ? userAt(state, emailAddress)?.accountId : undefined;
  return { name, road: roads[road], email: emailAddress, language, timeZone, ...(accountId === undefined ? {} : { accountId }) };
}

function serviceDeskOf(state: SiteState, script: ScriptedEngagement) {
  const project = findProject(state, script.serviceProjectKey);
  const desk = [...state.serviceDesks.all()].find(({ projectId }) => projectId === project?.id);
  const requestType = [...state.requestTypes.all()].find(({ serviceDeskId, name }) => serviceDeskId === desk?.id && name === script.requestType);
  return desk && requestType && { serviceDeskId: desk.id, requestTypeId: requestType.id, name: desk.name };
}

function userAt(state: SiteState, emailAddress: string): SiteUser | undefined {
  return [...state.users.all()].find((user) => user.emailAddress === emailAddress);
}
