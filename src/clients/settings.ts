import type { Access } from '../platform/access';
import { AppError, conflict, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { refusalBehind } from '../platform/jira/refusal';
import { asUser } from '../platform/jira/jira';
import { commit } from '../platform/storage/transaction';
import type { ProjectSettings, SettingsView } from './contract';
import { now, projectScope, settingsRecords } from './store';
import { quoted } from './visibility';

/** The revision of settings nobody has saved yet. */
const unsaved = 'default';

export const defaultSettings: ProjectSettings = {
  revision: unsaved,
  sending: { who: 'editors' },
  blockedStatuses: ['Blocked'],
  health: { atRiskIssues: 1, offTrackWorkingDays: 10 },
  statuses: {},
};

export async function readSettings(projectId: string): Promise<ProjectSettings> {
  const stored = await settingsRecords.get(projectId);
  return stored ? { ...stored.body, revision: stored.revision } : defaultSettings;
}

export async function saveSettings({ revision, ...body }: ProjectSettings, { projectId }: Caller): Promise<ProjectSettings> {
  const stored = await settingsRecords.get(projectId);
  if ((stored?.revision ?? unsaved) !== revision) throw conflict();
  const row = { scope: projectScope(projectId), at: now(), body: { ...body, sending: await namedRole(body.sending, projectId) } };
  await commit([stored ? settingsRecords.replace(stored, row) : settingsRecords.create(projectId, row)]);
  return readSettings(projectId);
}

async function namedRole(rule: ProjectSettings['sending'], projectId: string): Promise<ProjectSettings['sending']> {
  if (rule.who !== 'role') return rule;
  const roles = await asUser().send('projectRoles', { path: { project: projectId } });
  const role = roles.find(({ id }) => String(id) === rule.roleId);
  if (!role) throw invalid('failure.not-found', 'sending.roleId');
  return { who: 'role', roleId: rule.roleId, roleName: role.name };
}

export async function settingsView({ projectId }: Caller): Promise<SettingsView> {
  const path = { project: projectId };
  const [project, roles, issueTypes, settings] = await Promise.all([
    asUser().send('project', { path }),
    asUser().send('projectRoles', { path }),
    asUser().send('projectStatuses', { path }),
    readSettings(projectId),
  ]);
  return {
    project: { id: project.id, key: project.key, name: project.name },
    settings,
    roles: roles.map(({ id, name }) => ({ id: String(id), name })),
    statusNames: [...new Set(issueTypes.flatMap(({ statuses }) => statuses.map(({ name }) => name)))],
  };
}

/** Whether this person may send here: everybody who may edit issues, narrowed by the settings. */
export async function maySend(caller: Caller): Promise<boolean> {
  if (!caller.permissions.has('EDIT_ISSUES')) return false;
  const { sending } = await readSettings(caller.projectId);
  if (sending.who === 'editors') return true;
  if (sending.who === 'administrators') return caller.permissions.has('ADMINISTER_PROJECTS');
  return hasRole(caller, sending.roleName ?? '');
}

/** Jira lists roles to administrators only, but tells everybody by a search which projects she has a role in. */
async function hasRole({ projectId }: Caller, roleName: string): Promise<boolean> {
  const jql = `project = ${projectId} AND project in projectsWhereUserHasRole(${quoted(roleName)})`;
  try {
    return (await asUser().send('count', { body: { jql } })).count > 0;
  } catch (error) {
    // The role has been renamed or removed since the settings were saved.
    if (refusalBehind(error)?.status === 400) return false;
    throw error;
  }
}

export const sending: Access = {
  permission: 'EDIT_ISSUES',
  and: async (caller) => {
    if (!(await maySend(caller))) throw new AppError('forbidden', 'failure.no-permission-send');
  },
};
