import { isDay } from '../site/days';
import type { Component, Project, SecurityLevel, Version } from '../site/model';
import { createIds, type Ids } from './ids';
import { createNamed } from './named';
import { isRaw, textIn, type Raw } from './raw';

export type Place = ReturnType<typeof createPlace>;
type PlaceIds = Record<'project' | 'version' | 'component' | 'securityLevel', Ids>;

const projectKinds = new Set<Project['projectTypeKey']>(['software', 'service_desk', 'business']);

/** The projects of the files, by key. Their versions, components and levels have ids of their own across the site. */
export function createPlaces(takenProjectIds: Iterable<string>) {
  const places = new Map<string, Place>();
  const ids: PlaceIds = { project: createIds(takenProjectIds), version: createIds(), component: createIds(), securityLevel: createIds() };
  return {
    ids,
    /** The project of an issue with a key of it; `value` is what the issue says of its project. */
    of(key: string, value: Raw | undefined): Place {
      const known = places.get(key);
      if (known) return known;
      const told = textIn(value, 'key')?.toUpperCase() === key ? value : undefined;
      const place = createPlace(ids, key, told);
      places.set(key, place);
      return place;
    },
    all: (): Place[] => [...places.values()],
  };
}

function createPlace(ids: PlaceIds, key: string, value: Raw | undefined) {
  const id = ids.project.claim(textIn(value, 'id'));
  const kind = textIn(value, 'projectTypeKey') as Project['projectTypeKey'] | undefined;
  return {
    id,
    key,
    name: textIn(value, 'name') ?? key,
    projectTypeKey: kind !== undefined && projectKinds.has(kind) ? kind : 'software',
    versions: createNamed<Version>({ ids: ids.version, make: (versionId, name, raw) => version(versionId, id, name, raw) }),
    components: createNamed<Component>({ ids: ids.component, make: (componentId, name, raw) => ({ id: componentId, projectId: id, name, ...described(raw) }) }),
    securityLevels: createNamed<SecurityLevel>({ ids: ids.securityLevel, make: (levelId, name) => ({ id: levelId, name, projectId: id, memberAccountIds: [] }) }),
    /** What its issues use, and who works on them or asks for them. */
    statusIds: new Set<string>(),
    issueTypeIds: new Set<string>(),
    workers: new Set<string>(),
    customers: new Set<string>(),
    highestNumber: 0,
  };
}

function described(value: unknown): { description?: string } {
  const description = textIn(value, 'description');
  return description === undefined ? {} : { description };
}

function version(id: string, projectId: string, name: string, value: unknown): Version {
  const date = (key: string) => {
    const day = textIn(value, key)?.slice(0, 10);
    return day !== undefined && isDay(day) ? day : undefined;
  };
  const startDate = date('startDate');
  const releaseDate = date('releaseDate');
  const is = (key: string) => isRaw(value) && value[key] === true;
  return {
    id,
    projectId,
    name,
    description: '',
    ...described(value),
    ...(startDate !== undefined && { startDate }),
    ...(releaseDate !== undefined && { releaseDate }),
    released: is('released'),
    archived: is('archived'),
  };
}
