import type { IssueSummary, VisibilityRule } from '../../src/clients/contract';

/** Whether the rule says enough to be used. */
export function isWholeRule(rule: VisibilityRule | undefined, chosen: IssueSummary[]): rule is VisibilityRule {
  if (!rule) return false;
  if (rule.kind === 'labels') return rule.labels.length > 0;
  if (rule.kind === 'jql') return rule.jql.trim() !== '';
  return rule.kind !== 'chosen' || chosen.length > 0;
}
