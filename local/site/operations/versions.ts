import { isDay } from '../days';
import { invalidField } from '../errors';
import type { SiteUser, Version } from '../model';
import type { SiteState } from '../state';
import { versionEvent } from './events';
import { editIssue } from './issues';

export type VersionInput = {
  projectId: string;
  name: string;
  description?: string;
  startDate?: string;
  releaseDate?: string;
  released?: boolean;
  archived?: boolean;
};
/** A date set to null is taken away. */
export type VersionChanges = {
  name?: string;
  description?: string;
  startDate?: string | null;
  releaseDate?: string | null;
  released?: boolean;
  archived?: boolean;
};

export const sequenceOf = (version: Version): number => version.sequence ?? Number(version.id);

/** In their sequence. */
export const versionsOf = (state: SiteState, projectId: string): Version[] =>
  [...state.versions.all()].filter((version) => version.projectId === projectId).sort((first, second) => sequenceOf(first) - sequenceOf(second));

function checkVersion(state: SiteState, version: Version): void {
  if (version.name.trim() === '') throw invalidField('name', 'You must specify a valid version name');
  if (version.name.length > 255) throw invalidField('name', 'Version name must be shorter than 255 characters');
  const twin = versionsOf(state, version.projectId).some((other) => other.id !== version.id && other.name.toLowerCase() === version.name.toLowerCase());
  if (twin) throw invalidField('name', 'A version with this name already exists in this project.');
  for (const field of ['startDate', 'releaseDate'] as const) {
    const value = version[field];
    if (value !== undefined && !isDay(value)) throw invalidField(field, 'Please enter the date in the following format: yyyy-MM-dd');
  }
  if (version.startDate !== undefined && version.releaseDate !== undefined && version.startDate > version.releaseDate) {
    throw invalidField('releaseDate', 'The release date cannot be earlier than the start date.');
  }
}

export function createVersion(state: SiteState, actor: SiteUser, input: VersionInput): Version {
  const version: Version = { description: '', released: false, archived: false, ...input, id: '' };
  checkVersion(state, version);
  const stored = state.versions.put({ ...version, id: state.nextId('version', 10_000) });
  versionEvent(state, actor, 'created', stored);
  return stored;
}

export function updateVersion(state: SiteState, actor: SiteUser, version: Version, changes: VersionChanges): Version {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined && value !== null);
  const emptied = Object.entries(changes).filter(([, value]) => value === null).map(([field]) => field);
  const next = { ...version, ...Object.fromEntries(given) } as Version;
  for (const field of emptied) if (field === 'startDate' || field === 'releaseDate') delete next[field];
  checkVersion(state, next);
  const stored = state.versions.put(next);
  if (stored.released !== version.released) versionEvent(state, actor, stored.released ? 'released' : 'unreleased', stored);
  if (stored.archived !== version.archived) versionEvent(state, actor, stored.archived ? 'archived' : 'unarchived', stored);
  const described = ['name', 'description', 'startDate', 'releaseDate'] as const;
  if (described.some((field) => stored[field] !== version[field])) versionEvent(state, actor, 'updated', stored);
  return stored;
}

export type VersionPlace = 'Earlier' | 'Later' | 'First' | 'Last' | { after: Version };

/** Changes the sequence of the project's versions. */
export function moveVersion(state: SiteState, actor: SiteUser, version: Version, place: VersionPlace): Version {
  const before = versionsOf(state, version.projectId);
  const others = before.filter((other) => other.id !== version.id);
  const index = before.findIndex((other) => other.id === version.id);
  const places = { Earlier: Math.max(0, index - 1), Later: index + 1, First: 0, Last: others.length };
  const target = typeof place === 'string' ? places[place] : others.findIndex((other) => other.id === place.after.id) + 1;
  return state.batch(() => {
    [...others.slice(0, target), version, ...others.slice(target)].forEach((each, sequence) => state.versions.put({ ...each, sequence }));
    const moved = state.versions.get(version.id) ?? version;
    versionEvent(state, actor, 'moved', moved);
    return moved;
  });
}

/** Other versions of the project that take a deleted one's place. */
export type VersionReplacements = { fix?: Version; affected?: Version };

/** Issues that get another version instead have it in their history; those that just lose theirs do not. */
export function deleteVersion(state: SiteState, actor: SiteUser, version: Version, { fix, affected }: VersionReplacements = {}, at = state.now()): void {
  const replaced = (ids: string[], other?: Version) => [...new Set(ids.flatMap((id) => (id === version.id ? (other ? [other.id] : []) : [id])))];
  state.batch(() => {
    for (const issue of state.issuesOf(version.projectId)) {
      const fixVersionIds = replaced(issue.fixVersionIds, fix);
      const affectedVersionIds = replaced(issue.affectedVersionIds, affected);
      const changed = issue.fixVersionIds.includes(version.id) || issue.affectedVersionIds.includes(version.id);
      if (changed && (fix || affected)) editIssue(state, actor, issue, { fixVersionIds, affectedVersionIds }, at);
      else if (changed) state.issues.put({ ...issue, fixVersionIds, affectedVersionIds });
    }
    state.versions.delete(version.id);
    versionEvent(state, actor, fix !== undefined && fix === affected ? 'merged' : 'deleted', version);
  });
}
