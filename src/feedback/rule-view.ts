import { engagementOutlines } from '../clients/places';
import type { Caller } from '../platform/caller';
import type { BrokenPart, RoutingNames, RoutingRule, RoutingView, RuleScope } from './contract';
import { readResponseTimes } from './response-times';
import { choicesFor } from './rule-choices';
import { type Existence, type Lookups, lookups } from './rule-existence';
import { type PlacedRules, rulesFor } from './rule-sets';
import type { RulePlaces } from './store';

/** How many things that are not among the choices are asked about on opening; of the others nothing is said. */
const mostAsked = 60;

export async function routingView(caller: Caller): Promise<RoutingView> {
  const [sets, choices, times] = await Promise.all([rulesFor(caller.projectId), choicesFor(caller), readResponseTimes(caller.projectId)]);
  const all = scopes.flatMap((scope) => sets[scope].rules.map((rule) => ({ scope, rule, named: namedIn(rule) })));
  const { names, gone } = await lookedUp(all.flatMap(({ scope, named }) => named.map((thing) => ({ ...thing, places: sets[scope].places }))), choices.names);
  const broken = all.flatMap(({ scope, rule, named }) => {
    const parts = named.filter(({ part, value }) => gone.has(keyOf(part, value)));
    return parts.length > 0 ? [{ scope, ruleId: rule.id, parts: parts.map(({ part, value }) => ({ part, value })) }] : [];
  });
  return { project: withoutPlaces(sets.project), site: withoutPlaces(sets.site), maySaveSite: caller.permissions.has('ADMINISTER'), names, broken, times };
}

const scopes: RuleScope[] = ['project', 'site'];
const withoutPlaces = ({ revision, rules }: PlacedRules) => ({ revision, rules });

/** What a rule names that may be deleted. */
export function namedIn({ conditions, results }: RoutingRule): BrokenPart[] {
  const parts: [BrokenPart['part'], string[] | undefined][] = [
    ['engagementIds', conditions.engagementIds],
    ['requestTypeIds', conditions.requestTypeIds],
    ['components', conditions.components],
    ['projectId', results.projectId === undefined ? [] : [results.projectId]],
    ['ownerAccountId', results.ownerAccountId === undefined ? [] : [results.ownerAccountId]],
    ['priority', results.priority === undefined ? [] : [results.priority]],
    ['notifyAccountIds', results.notifyAccountIds],
  ];
  return parts.flatMap(([part, values = []]) => values.map((value) => ({ part, value })));
}

/** An owner and somebody to be mailed are looked up alike. */
const keyOf = (part: BrokenPart['part'], value: string) => `${part === 'notifyAccountIds' ? 'ownerAccountId' : part} ${value}`;

type Named = BrokenPart & { places: RulePlaces };

/**
 * Names for what rules name besides the choices, as far as the caller may see it, and what of it is gone. Something that is
 * there but not for her eyes is in neither.
 */
async function lookedUp(named: Named[], names: RoutingNames): Promise<{ names: RoutingNames; gone: Set<string> }> {
  const asked = [...new Map(named.filter((thing) => !isAmong(thing, names)).map((thing) => [keyOf(thing.part, thing.value), thing])).values()].slice(0, mostAsked);
  const [app, caller] = [lookups('app'), lookups('caller')];
  const found = await Promise.all(asked.map(async (thing) => ({ thing, ...(await lookUp(thing, app, caller)) })));
  const added = { ...names, engagements: [...names.engagements], projects: [...names.projects], people: [...names.people] };
  for (const { thing, name, person } of found) {
    if (person) added.people.push(person);
    else if (name !== undefined) added[thing.part === 'projectId' ? 'projects' : 'engagements'].push({ id: thing.value, name });
  }
  return { names: added, gone: new Set(found.filter(({ existence }) => existence === 'gone').map(({ thing }) => keyOf(thing.part, thing.value))) };
}

function isAmong({ part, value }: BrokenPart, names: RoutingNames): boolean {
  if (part === 'components') return names.components.includes(value);
  if (part === 'priority') return names.priorities.includes(value);
  if (part === 'ownerAccountId' || part === 'notifyAccountIds') return names.people.some(({ accountId }) => accountId === value);
  const known = part === 'engagementIds' ? names.engagements : part === 'requestTypeIds' ? names.requestTypes : names.projects;
  return known.some(({ id }) => id === value);
}

type Found = { existence: Existence; name?: string; person?: RoutingNames['people'][number] };

async function lookUp({ part, value, places }: Named, app: Lookups, caller: Lookups): Promise<Found> {
  switch (part) {
    case 'engagementIds':
      return engagement(value, caller);
    case 'requestTypeIds':
      return { existence: await app.requestType(value, places) };
    case 'components':
      return { existence: await app.component(value, places) };
    case 'priority':
      return { existence: await app.priority(value) };
    case 'projectId': {
      const seen = await caller.project(value);
      return seen.existence === 'there' ? seen : { existence: (await app.project(value)).existence };
    }
    default: {
      const seen = await caller.person(value);
      return seen.existence === 'there' ? seen : { existence: (await app.person(value)).existence };
    }
  }
}

/** The name of a client in another project is for those who may browse that project. */
async function engagement(id: string, caller: Lookups): Promise<Found> {
  const [outline] = await engagementOutlines([id]);
  if (!outline) return { existence: 'gone' };
  const seen = await caller.project(outline.projectId);
  return { existence: 'there', ...(seen.existence === 'there' && { name: outline.client.name }) };
}
