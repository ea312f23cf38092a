import type { RoutingNames, RoutingRule } from '../../../src/feedback/contract';
import type { Reader } from '../../shared/reader';

const has = <Value>(values: Value[] | undefined): values is Value[] => values !== undefined && values.length > 0;

/** A rule as a person would say it: "When it comes from Harbor Coffee and it says “refund”: give it to Jonas Weber." */
export function ruleSentence(rule: RoutingRule, names: RoutingNames, reader: Reader): string {
  const { t } = reader;
  const { conditions } = rule;
  const either = (values: string[]) => values.join(t('routing.or'));
  const when = [
    ...(has(conditions.engagementIds) ? [t('routing.if.clients', { names: either(conditions.engagementIds.map((id) => nameIn(names.engagements, id, reader))) })] : []),
    ...(has(conditions.requestTypeIds) ? [t('routing.if.request-types', { names: either(conditions.requestTypeIds.map((id) => nameIn(names.requestTypes, id, reader))) })] : []),
    ...(has(conditions.kinds) ? [t('routing.if.kinds', { names: either(conditions.kinds.map((kind) => t(`feedback.kind.${kind}`))) })] : []),
    ...(has(conditions.severities) ? [t('routing.if.severities', { names: either(conditions.severities.map((severity) => t(`feedback.severity.${severity}`))) })] : []),
    ...(has(conditions.words) ? [t('routing.if.words', { names: either(conditions.words.map((word) => t('routing.word', { word }))) })] : []),
    ...(has(conditions.components) ? [t('routing.if.components', { names: either(conditions.components) })] : []),
  ];
  const results = resultsOf(rule, names, reader);
  return when.length > 0 ? t('routing.sentence', { conditions: when.join(t('routing.and')), results }) : t('routing.sentence-always', { results });
}

/** What a rule does: "give it to Jonas Weber, label it refund". */
export function resultsOf({ results }: Pick<RoutingRule, 'results'>, names: RoutingNames, reader: Reader): string {
  const { t } = reader;
  const person = (accountId: string) => names.people.find((each) => each.accountId === accountId)?.name ?? t('routing.something');
  const then = [
    ...(results.projectId ? [t('routing.then.project', { name: nameIn(names.projects, results.projectId, reader) })] : []),
    ...(results.ownerAccountId ? [t('routing.then.owner', { name: person(results.ownerAccountId) })] : []),
    ...(results.kind ? [t('routing.then.kind', { name: t(`feedback.kind.${results.kind}`) })] : []),
    ...(results.priority ? [t('routing.then.priority', { name: results.priority })] : []),
    ...(has(results.labels) ? [t('routing.then.labels', { names: results.labels.join(' ') })] : []),
    ...(has(results.notifyAccountIds) ? [t('routing.then.notify', { names: results.notifyAccountIds.map(person).join(', ') })] : []),
  ];
  return then.join(t('routing.then'));
}

const nameIn = (list: { id: string; name: string }[], id: string, { t }: Reader) => list.find((each) => each.id === id)?.name ?? t('routing.something');
