import type { Person } from '../clients/contract';
import type { BrokenPart, FeedbackKind, RuleResults, RuleScope } from './contract';
import { type Lookups, lookups } from './rule-existence';
import { type PlacedRules, rulesFor, rulesOfProject } from './rule-sets';
import { type Condition, judge, type Judgement, matches, mightMatch, type Routable, type ScopedRule } from './routing-rule';

export type Routed = {
  /** The inbox it belongs to. */
  projectId: string;
  owner?: Person;
  kind?: FeedbackKind;
  priority?: string;
  labels: string[];
  notifyAccountIds: string[];
  /** The last rule that decided; 'broken' when it named something deleted. */
  routedBy?: { ruleId: string; broken: boolean };
};

/** A rule that caught something, in the project whose inbox it was in. */
export type Step = ScopedRule & { inProjectId: string; judgement: Judgement; broken: BrokenPart[]; does: Did };
/** What a rule does: only what could be confirmed. */
type Did = { projectId?: string; owner?: Person } & Pick<RuleResults, 'kind' | 'priority' | 'labels' | 'notifyAccountIds'>;
/** What became of it. With `loop` the rules sent it round in a circle, and it stays where it came to. */
export type Course = { steps: Step[]; loop: boolean };

type RulesOf = { first: (projectId: string) => Promise<Record<RuleScope, PlacedRules>>; then: (projectId: string) => Promise<PlacedRules> };
const saved: RulesOf = { first: rulesFor, then: rulesOfProject };

/** However many projects hand it on to one another. */
const mostProjects = 8;

/**
 * Asks the rules about something that came to a project: the project's own in order, then those of the site; the first that
 * matches decides. One that names a deleted project, owner or priority leaves it in the inbox without an owner. Jira is asked
 * only about what that rule names: nothing where none matches. What Jira cannot confirm now is left out, so routing never fails.
 */
export async function route({ projectId, ...item }: Routable & { projectId: string }): Promise<Routed> {
  const { steps, loop } = await follow(item, projectId, saved, lookups());
  return outcome(projectId, steps, loop);
}

/** The rules as they would decide, step by step. */
export async function follow(item: Routable, projectId: string, rules: RulesOf, ask: Lookups): Promise<Course> {
  const steps: Step[] = [];
  const visited = new Set<string>();
  let kind = item.kind;
  for (let inProjectId = projectId; ; ) {
    visited.add(inProjectId);
    const sets = steps.length === 0 ? await rules.first(inProjectId) : { project: await rules.then(inProjectId) };
    const step = await firstStep({ ...item, kind }, inProjectId, sets, ask);
    if (!step) return { steps, loop: false };
    steps.push(step);
    const next = step.does.projectId;
    if (next === undefined || next === inProjectId) return { steps, loop: false };
    if (visited.has(next) || visited.size >= mostProjects) return { steps, loop: true };
    kind = step.does.kind ?? kind;
    inProjectId = next;
  }
}

async function firstStep(item: Routable, inProjectId: string, sets: Partial<Record<RuleScope, PlacedRules>>, ask: Lookups): Promise<Step | undefined> {
  const judged = judge(item);
  for (const scope of ['project', 'site'] as const) {
    const set = sets[scope];
    for (const rule of set?.rules ?? []) {
      const judgement = judged(rule);
      const step = { scope, rule, inProjectId, judgement };
      if (matches(judgement)) return { ...step, ...(await confirmed(rule.results, ask)) };
      if (!set || !mightMatch(judgement)) continue;
      const broken = await goneConditions(step, set, ask);
      if (broken.length > 0) return { ...step, broken, does: {} };
    }
  }
  return undefined;
}

/** What each failing condition names that is no more; empty unless each of them names something so. */
async function goneConditions({ rule: { conditions }, judgement }: Pick<Step, 'rule' | 'judgement'>, { places }: PlacedRules, ask: Lookups): Promise<BrokenPart[]> {
  const asked: Partial<Record<Condition, (value: string) => Promise<string>>> = {
    engagementIds: ask.engagement,
    requestTypeIds: (id) => ask.requestType(id, places),
    components: (name) => ask.component(name, places),
  };
  const parts: BrokenPart[] = [];
  for (const part of judgement.fails) {
    const values = conditions[part] ?? [];
    const existences = await Promise.all(values.map((value) => asked[part]?.(value)));
    const gone = values.filter((_, index) => existences[index] === 'gone');
    if (gone.length === 0) return [];
    parts.push(...gone.map((value) => ({ part, value })));
  }
  return parts;
}

/** A person to be mailed who has left breaks nothing: the others are mailed. */
async function confirmed({ projectId, ownerAccountId, priority, kind, labels, notifyAccountIds }: RuleResults, ask: Lookups): Promise<{ broken: BrokenPart[]; does: Did }> {
  const [project, owner, rank] = await Promise.all([
    projectId === undefined ? undefined : ask.project(projectId),
    ownerAccountId === undefined ? undefined : ask.person(ownerAccountId),
    priority === undefined ? undefined : ask.priority(priority),
  ]);
  const broken: BrokenPart[] = [
    ...(projectId !== undefined && project?.existence === 'gone' ? [{ part: 'projectId' as const, value: projectId }] : []),
    ...(ownerAccountId !== undefined && owner?.existence === 'gone' ? [{ part: 'ownerAccountId' as const, value: ownerAccountId }] : []),
    ...(priority !== undefined && rank === 'gone' ? [{ part: 'priority' as const, value: priority }] : []),
  ];
  if (broken.length > 0) return { broken, does: {} };
  return {
    broken,
    does: {
      ...(projectId !== undefined && project?.existence === 'there' && { projectId }),
      ...(owner?.person && { owner: owner.person }),
      ...(priority !== undefined && rank === 'there' && { priority }),
      ...(kind && { kind }),
      ...(labels && { labels }),
      ...(notifyAccountIds && { notifyAccountIds }),
    },
  };
}

/** Every step adds to what the steps before said; of an owner, a kind or a priority the last word counts. */
export function outcome(projectId: string, steps: Step[], loop: boolean): Routed {
  const [first] = steps;
  const stays: Routed = { projectId, labels: [], notifyAccountIds: [] };
  if (!first) return stays;
  if (loop) return { ...stays, routedBy: { ruleId: first.rule.id, broken: false } };
  return steps.reduce<Routed>((before, { rule, broken, does: { labels = [], notifyAccountIds = [], ...does } }) => {
    const { owner: _owner, ...unowned } = before;
    if (broken.length > 0) return { ...unowned, routedBy: { ruleId: rule.id, broken: true } };
    const [allLabels, all] = [new Set([...before.labels, ...labels]), new Set([...before.notifyAccountIds, ...notifyAccountIds])];
    return { ...before, ...does, labels: [...allLabels], notifyAccountIds: [...all], routedBy: { ruleId: rule.id, broken: false } };
  }, stays);
}
