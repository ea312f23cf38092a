import { conflict } from '../platform/app-error';
import type { Stored } from '../platform/storage/record';
import { commit } from '../platform/storage/transaction';
import { readTogether } from '../platform/storage/batch';
import type { RoutingRule, RuleScope, RuleSet } from './contract';
import { projectScope, type RulePlaces, ruleRecords } from './store';

/** A set of rules, and where the things it names were found when they were chosen. */
export type PlacedRules = RuleSet & { places: RulePlaces };

/** The revision of rules nobody has saved yet. */
const unsaved = 'default';
const siteId = 'site';
export const noPlaces: RulePlaces = { requestTypes: {}, components: {} };
const keyOf = (scope: RuleScope, projectId: string) => (scope === 'site' ? siteId : projectId);

export async function rulesOfProject(projectId: string): Promise<PlacedRules> {
  return placed(await ruleRecords.get(projectId));
}

/** Those of the project, and those of the whole site. */
export async function rulesFor(projectId: string): Promise<Record<RuleScope, PlacedRules>> {
  const found = await readTogether({ rules: ruleRecords.wants([projectId, siteId]) });
  const set = (id: string) => placed(found.rules.find((record) => record.id === id));
  return { project: set(projectId), site: set(siteId) };
}

const placed = (record: Stored<{ rules: RoutingRule[]; places?: RulePlaces }> | undefined): PlacedRules =>
  record ? { revision: record.revision, rules: record.body.rules, places: record.body.places ?? noPlaces } : { revision: unsaved, rules: [], places: noPlaces };

/** An older revision is a conflict. */
export async function saveRules(scope: RuleScope, projectId: string, revision: string, rules: RoutingRule[], places: RulePlaces): Promise<void> {
  const id = keyOf(scope, projectId);
  const stored = await ruleRecords.get(id);
  if ((stored?.revision ?? unsaved) !== revision) throw conflict();
  const row = { scope: scope === 'site' ? siteId : projectScope(projectId), at: new Date().toISOString(), body: { rules, places } };
  await commit([stored ? ruleRecords.replace(stored, row) : ruleRecords.create(id, row)]);
}
