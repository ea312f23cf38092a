import type { IssueLinkType, IssueType, Priority, Resolution } from '../site/model';
import type { SiteState } from '../site/state';
import { createIds } from './ids';
import { createNamed } from './named';
import { isRaw, textIn } from './raw';
import { createStatuses } from './statuses';

export type Catalogue = ReturnType<typeof createCatalogue>;

const firstNewId = 20_000;
/** Jira lists priorities by rank, the site by id: two digits come behind those it has. */
const firstNewPriority = 90;

/** What the issues of the files are classified by, beside what the site has already. */
export function createCatalogue(state: SiteState) {
  const kept = <Item extends { id: string; name: string }>(items: { all(): Iterable<Item> }, first = firstNewId) => {
    const existing = [...items.all()];
    return { existing, ids: createIds(existing.map(({ id }) => id), first) };
  };
  return {
    statuses: createStatuses(state.statuses.all()),
    issueTypes: createNamed<IssueType>({ ...kept(state.issueTypes), make: issueType }),
    priorities: createNamed<Priority>({ ...kept(state.priorities, firstNewPriority), make: (id, name) => ({ id, name }) }),
    resolutions: createNamed<Resolution>({ ...kept(state.resolutions), make: (id, name) => ({ id, name }) }),
    linkTypes: createNamed<IssueLinkType>({
      ...kept(state.linkTypes),
      make: (id, name, value) => ({ id, name, inward: textIn(value, 'inward') ?? name, outward: textIn(value, 'outward') ?? name }),
    }),
  };
}

/** Jira Server tells no level: an epic is called one. */
function issueType(id: string, name: string, value: unknown): IssueType {
  const subtask = isRaw(value) && typeof value.subtask === 'boolean' ? value.subtask : /^sub-?task/i.test(name);
  const level = isRaw(value) && typeof value.hierarchyLevel === 'number' ? value.hierarchyLevel : /^epic$/i.test(name) ? 1 : 0;
  return { id, name, description: textIn(value, 'description') ?? '', subtask, hierarchyLevel: subtask ? -1 : level };
}
