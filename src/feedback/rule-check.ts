import { AppError, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import type { BrokenPart, RoutingRule, RuleScope } from './contract';
import { choicesFor } from './rule-choices';
import { type Lookups, lookups } from './rule-existence';
import { type PlacedRules, rulesFor, saveRules } from './rule-sets';
import { namedIn } from './rule-view';
import type { RulePlaces } from './store';

/** A stored value holds 240 KiB; this leaves room for what surrounds the rules. */
const mostBytes = 200_000;

/**
 * Saves the rules of the project, or for administrators of Jira those of the site. What a rule newly names must be there for
 * the caller; what it named before stays, whether it is gone or not for her eyes: she may be changing something else.
 */
export async function saveCheckedRules({ scope, revision, rules }: { scope: RuleScope; revision: string; rules: RoutingRule[] }, caller: Caller): Promise<void> {
  if (scope === 'site' && !caller.permissions.has('ADMINISTER')) throw new AppError('forbidden', 'failure.no-permission-site');
  const kept = rules.map(withoutEmpty);
  const bytes = Buffer.byteLength(JSON.stringify(kept));
  if (bytes > mostBytes) throw invalid('failure.too-long', 'rules', { limit: mostBytes, length: bytes });
  const before = (await rulesFor(caller.projectId))[scope];
  const added = addedTo(before, kept);
  const found = added.length > 0 ? await check(added, scope, caller) : { requestTypes: {}, components: {} };
  await saveRules(scope, caller.projectId, revision, kept, placesOf(kept, before.places, found));
}

/** A list without anything says nothing, like one left out. */
function withoutEmpty({ id, name, conditions, results }: RoutingRule): RoutingRule {
  const filled = <Parts extends object>(parts: Parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) as Parts;
  return { id, name, conditions: filled(conditions), results: filled(results) };
}

type Added = BrokenPart & { field: string; rule: RoutingRule };

function addedTo({ rules: before }: PlacedRules, rules: RoutingRule[]): Added[] {
  return rules.flatMap((rule, index) => {
    const known = before.find(({ id }) => id === rule.id);
    const had = new Set(known ? namedIn(known).map(({ part, value }) => `${part} ${value}`) : []);
    return namedIn(rule).flatMap(({ part, value }) =>
      had.has(`${part} ${value}`) ? [] : [{ part, value, rule, field: `rules.${index}.${part in rule.conditions ? 'conditions' : 'results'}.${part}` }],
    );
  });
}

/** Answers where the new things are. */
async function check(added: Added[], scope: RuleScope, caller: Caller): Promise<RulePlaces> {
  const { names, places } = await choicesFor(caller);
  const among: Partial<Record<BrokenPart['part'], Set<string>>> = {
    engagementIds: new Set(names.engagements.map(({ id }) => id)),
    requestTypeIds: new Set(names.requestTypes.map(({ id }) => id)),
    components: new Set(names.components),
    priority: new Set(names.priorities),
  };
  const ask = lookups('caller');
  await Promise.all(
    added.map(async ({ part, value, field, rule }) => {
      if (part === 'projectId') {
        if ((await ask.project(value)).existence !== 'there') throw invalid('failure.project-not-found', field);
      } else if (part === 'ownerAccountId') await checkOwner(value, rule.results.projectId ?? (scope === 'project' ? caller.projectId : undefined), field, ask);
      else if (part === 'notifyAccountIds') await checkPerson(value, field, ask);
      else if (!among[part]?.has(value)) throw invalid('failure.not-found', field);
    }),
  );
  return places;
}

/** Somebody who can be given work where the rule puts it. A rule of the site that leaves it where it came to may name anybody. */
async function checkOwner(accountId: string, projectId: string | undefined, field: string, ask: Lookups): Promise<void> {
  if (projectId === undefined) return checkPerson(accountId, field, ask);
  const users = await asUser().send('findAssignable', { query: { project: projectId, accountId } });
  if (!users.some((user) => user.accountId === accountId)) throw invalid('failure.person-not-found', field);
}

async function checkPerson(accountId: string, field: string, ask: Lookups): Promise<void> {
  if ((await ask.person(accountId)).existence !== 'there') throw invalid('failure.person-not-found', field);
}

/** Of everything the rules name now: where it was found today, or before. */
function placesOf(rules: RoutingRule[], before: RulePlaces, found: RulePlaces): RulePlaces {
  const pick = <Place>(values: string[], today: Record<string, Place>, earlier: Record<string, Place>) =>
    Object.fromEntries([...new Set(values)].flatMap((value) => {
      const place = Object.hasOwn(today, value) ? today[value] : Object.hasOwn(earlier, value) ? earlier[value] : undefined;
      return place === undefined ? [] : [[value, place]];
    })) as Record<string, Place>;
  return {
    requestTypes: pick(rules.flatMap(({ conditions }) => conditions.requestTypeIds ?? []), found.requestTypes, before.requestTypes),
    components: pick(rules.flatMap(({ conditions }) => conditions.components ?? []), found.components, before.components),
  };
}
