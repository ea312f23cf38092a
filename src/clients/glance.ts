import type { Caller } from '../platform/caller';
import type { Issue } from '../platform/jira/answers';
import type { Stored } from '../platform/storage/record';
import type { Contact, Glossary, ProjectSettings, VisibilityRule } from './contract';
import { defaultSettings } from './settings';
import { contactAccountRecords, contactKey, contactOf, contactRecords, type EngagementBody, engagementRecords, projectRecords, settingsRecords, titleRecords } from './store';
import { quoted } from './visibility';

/** What other areas and surfaces read of clients together with records of their own, each with as few requests as Forge allows. */

export const wantsEngagementIds = (projectId: string) => projectRecords.wants([projectId]);
export const engagementIdsIn = ([project]: Stored<{ engagementIds: string[] }>[]): string[] => project?.body.engagementIds ?? [];

export const wantsSettings = (projectId: string) => settingsRecords.wants([projectId]);
export const settingsIn = ([stored]: Stored<Omit<ProjectSettings, 'revision'>>[]): ProjectSettings => (stored ? { ...stored.body, revision: stored.revision } : defaultSettings);

export const wantsEngagements = (engagementIds: string[]) => engagementRecords.wants(engagementIds);
export const wantsTitles = (engagementIds: string[]) => titleRecords.wants(engagementIds);
export const titlesIn = (found: Stored<{ titles: Glossary['titles'] }>[], engagementId: string, issueId: string): Glossary['titles'][string] =>
  found.find(({ id }) => id === engagementId)?.body.titles[issueId] ?? {};

/** Whether this account is one of the clients' people. */
export const wantsContactLinks = (engagementIds: string[], accountId: string) => contactAccountRecords.wants(engagementIds.map((id) => contactKey(id, accountId)));

/** The first contacts of each engagement. */
export const wantsContacts = (engagements: Stored<EngagementBody>[], most: number) =>
  contactRecords.wants(engagements.flatMap(({ id, body }) => body.contactIds.slice(0, most).map((contactId) => contactKey(id, contactId))));
export const contactsIn = (found: Parameters<typeof contactOf>[0][], engagementId: string): Contact[] => found.filter(({ body }) => body.engagementId === engagementId).map(contactOf);

/** Whether the rule by itself shows an issue; undefined where only Jira can tell. */
export function ruleShows(rule: VisibilityRule, { fields }: Issue): boolean | undefined {
  if (rule.kind === 'jql') return undefined;
  if (rule.kind === 'all') return !fields?.issuetype?.subtask;
  if (rule.kind !== 'labels') return false;
  // JQL takes labels as the same whatever their case.
  const labels = new Set(fields?.labels?.map((label) => label.toLowerCase()));
  return rule.labels.some((label) => labels.has(label.toLowerCase()));
}

/** Whether this person may send; a clause where Jira has to say whether any issue of the project answers it for her. */
export function maySendOr({ sending }: Pick<ProjectSettings, 'sending'>, { permissions, projectId }: Caller): boolean | { clause: string } {
  if (!permissions.has('EDIT_ISSUES')) return false;
  if (sending.who === 'editors') return true;
  if (sending.who === 'administrators') return permissions.has('ADMINISTER_PROJECTS');
  return { clause: `project = ${projectId} AND project in projectsWhereUserHasRole(${quoted(sending.roleName ?? '')})` };
}
