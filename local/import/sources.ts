import { appAccountId } from '../site/base';
import type { SiteState } from '../site/state';
import { createCatalogue } from './catalogue';
import { createFields } from './fields';
import { createTimes } from './moments';
import { createPeople } from './people';
import { createPlaces } from './places';

export type Sources = ReturnType<typeof createSources>;

/** What the issues of all files have in common, as it becomes known while they are read. Nothing is written yet. */
export function createSources(state: SiteState) {
  return {
    catalogue: createCatalogue(state),
    fields: createFields(state.fields.all()),
    people: createPeople((accountId) => accountId === appAccountId),
    places: createPlaces([...state.projects.all()].map(({ id }) => id)),
    times: createTimes(state.clock.now()),
  };
}
