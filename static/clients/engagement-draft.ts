import type { Engagement, EngagementDraft } from '../../src/clients/contract';

export function draftOf(engagement: Engagement): EngagementDraft {
  const { id, revision, visibility, purpose, cadence, nextUpdateOn, plan, language, timeZone, team, serviceDesk } = engagement;
  return {
    id,
    revision,
    visibility,
    purpose,
    cadence,
    nextUpdateOn,
    plan,
    language,
    timeZone,
    team,
    serviceDesk,
    clientName: engagement.client.name,
    anchorIssueId: engagement.anchorIssue?.id,
    statuses: engagement.glossary.statuses,
  };
}

export function isChanged(draft: EngagementDraft, engagement: Engagement): boolean {
  return JSON.stringify({ ...draft, revision: '' }) !== JSON.stringify({ ...draftOf(engagement), revision: '' });
}
