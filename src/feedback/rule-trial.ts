import { permissionsIn } from '../platform/access';
import { AppError } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { RoutingRule, RuleResults, RuleScope, TrialResult, TrialText } from './contract';
import { readCorrections } from './kind-corrections';
import { follow, outcome, type Step } from './routing';
import { lookups } from './rule-existence';
import { rulesFor, rulesOfProject } from './rule-sets';
import { suggest } from './suggest';

type Trial = TrialText & { rules?: { scope: RuleScope; rules: RoutingRule[] } };

/** What would happen to this text, by the rules saved or by those given. Nothing is kept and nobody is told. */
export async function tryText({ rules: unsaved, component, kind: chosen, ...given }: Trial, caller: Caller): Promise<TrialResult> {
  const { projectId } = caller;
  const [corrections, sets] = await Promise.all([readCorrections(projectId), rulesFor(projectId)]);
  const suggestion = await suggest(given.text, corrections);
  const kind = chosen ?? suggestion.kind;
  // Rules not saved yet name what was found before they were: where that is gone, the trial cannot know.
  if (unsaved) sets[unsaved.scope] = { ...sets[unsaved.scope], rules: unsaved.rules };
  const item = { ...given, kind, components: component === undefined ? [] : [component] };
  const { steps, loop } = await follow(item, projectId, { first: async () => sets, then: rulesOfProject }, lookups());
  const [first] = steps;
  return {
    suggestion,
    kind,
    ...(first && { rule: { scope: first.scope, ruleId: first.rule.id, name: first.rule.name, because: first.judgement.holds, words: first.judgement.words, broken: first.broken } }),
    loop,
    results: resultsOf(projectId, await known(steps, caller), loop),
  };
}

/** The rules of a project it is handed on to are for those who administer that project: others see where it goes, not what becomes of it there. */
async function known([first, ...later]: Step[], { projectId }: Caller): Promise<Step[]> {
  if (!first) return [];
  const steps = [first];
  for (const step of later) {
    if (step.inProjectId !== projectId && !(await administers(step.inProjectId))) break;
    steps.push(step);
  }
  return steps;
}

async function administers(projectId: string): Promise<boolean> {
  try {
    return (await permissionsIn(projectId)).has('ADMINISTER_PROJECTS');
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return false;
    throw error;
  }
}

function resultsOf(cameTo: string, steps: Step[], loop: boolean): RuleResults {
  const { projectId, owner, labels, notifyAccountIds, routedBy: _routedBy, ...rest } = outcome(cameTo, steps, loop);
  return {
    ...rest,
    ...(projectId !== cameTo && { projectId }),
    ...(owner && { ownerAccountId: owner.accountId }),
    ...(labels.length > 0 && { labels }),
    ...(notifyAccountIds.length > 0 && { notifyAccountIds }),
  };
}
