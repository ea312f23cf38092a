import { callsOf, type Engagement, registered } from './agency-updates';
import type { Clock } from './clock';
import type { InstalledSite } from './installed-site';
import type { ScriptedEngagement } from './site/seed/agency-script';
import { userAt } from './site/seed/issue-steps';

type Plan = Engagement & { glossary: { statuses: unknown }; anchorIssue?: { id: string } };

/** The plan its project manager has agreed: due today unless it is paused, with a stand-in who sees it too. Through the app's own calls. */
export async function prepareFriday({ installed, clock, engagement }: { installed: InstalledSite; clock: Clock; engagement: ScriptedEngagement }): Promise<void> {
  const call = callsOf(installed, engagement);
  const { id, revision, visibility, purpose, cadence, nextUpdateOn, plan, language, timeZone, team, serviceDesk, client, glossary, anchorIssue } = (await registered({ installed, engagement })) as Plan;
  const { accountId, displayName } = userAt(installed.site.state, engagement.standIn);
  await call('clients.save-engagement', {
    id,
    revision,
    visibility,
    purpose,
    cadence,
    nextUpdateOn: engagement.pause ? nextUpdateOn : new Date(clock.now()).toISOString().slice(0, 10),
    plan,
    language,
    timeZone,
    team: { ...team, standIn: displayName, standInPerson: { accountId, name: displayName } },
    serviceDesk,
    clientName: client.name,
    ...(anchorIssue && { anchorIssueId: anchorIssue.id }),
    statuses: glossary.statuses,
  });
}
