import type { RoutingNames, RoutingRule } from '../../../src/feedback/contract';
import type { Reader } from '../../shared/reader';

/** A rule as a person would say it: "When it comes from Harbor Coffee and it says “refund”: give it to Jonas Weber." */
export function ruleSentence({ conditions, results }: RoutingRule, names: RoutingNames, { t }: Reader): string {
  const either = (values: string[]) => values.join(t('routing.or'));
  const named = (list: { id: string; name: string }[], id: string) => list.find((each) => each.id === id)?.name ?? t('routing.something');
  const person = (accountId: string) => names.people.find((each) => each.accountId === accountId)?.name ?? t('routing.something');
  const has = <Value>(values: Value[] | undefined): values is Value[] => values !== undefined && values.length > 0;
  const when = [
    ...(has(conditions.engagementIds) ? [t('routing.if.clients', { names: either(conditions.engagementIds.map((id) => named(names.engagements, id))) })] : []),
    ...(has(conditions.requestTypeIds) ? [t('routing.if.request-types', { names: either(conditions.requestTypeIds.map((id) => named(names.requestTypes, id))) })] : []),
    ...(has(conditions.kinds) ? [t('routing.if.kinds', { names: either(conditions.kinds.map((kind) => t(`feedback.kind.${kind}`))) })] : []),
    ...(has(conditions.severities) ? [t('routing.if.severities', { names: either(conditions.severities.map((severity) => t(`feedback.severity.${severity}`))) })] : []),
    ...(has(conditions.words) ? [t('routing.if.words', { names: either(conditions.words.map((word) => t('routing.word', { word }))) })] : []),
    ...(has(conditions.components) ? [t('routing.if.components', { names: either(conditions.components) })] : []),
  ];
  const then = [
    ...(results.projectId ? [t('routing.then.project', { name: named(names.projects, results.projectId) })] : []),
    ...(results.ownerAccountId ? [t('routing.then.owner', { name: person(results.ownerAccountId) })] : []),
    ...(results.kind ? [t('routing.then.kind', { name: t(`feedback.kind.${results.kind}`) })] : []),
    ...(results.priority ? [t('routing.then.priority', { name: results.priority })] : []),
    ...(has(results.labels) ? [t('routing.then.labels', { names: results.labels.join(' ') })] : []),
    ...(has(results.notifyAccountIds) ? [t('routing.then.notify', { names: results.notifyAccountIds.map(person).join(', ') })] : []),
  ];
  return t('routing.sentence', { conditions: when.length > 0 ? when.join(t('routing.and')) : t('routing.always'), results: then.join(t('routing.then')) });
}
