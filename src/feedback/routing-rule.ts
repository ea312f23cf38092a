import type { FeedbackKind, RoutingRule, RuleConditions, RuleScope, Severity } from './contract';
import { type Searchable, searchable, wordsIn } from './rule-words';

/** What a rule is asked about. */
export type Routable = { text: string; engagementId?: string; requestTypeId?: string; kind: FeedbackKind; severity?: Severity; components: string[] };
export type Condition = keyof RuleConditions;

/** How a rule stands to something: which of its conditions hold, in order, and which do not. */
export type Judgement = { holds: Condition[]; fails: Condition[]; words: string[] };

/** Conditions naming something that can be deleted: where such a one fails, it may be because nothing can be seen of that any more. */
const nameable = new Set<Condition>(['engagementIds', 'requestTypeIds', 'components']);

/** Looks at a text once, however many rules are asked about it. */
export function judge(item: Routable): (rule: RoutingRule) => Judgement {
  let read: Searchable | undefined;
  const standing = (words: string[]) => wordsIn(words, (read ??= searchable(item.text)));
  const names = new Set(item.components);
  return ({ conditions }) => {
    const { engagementIds, requestTypeIds, kinds, severities, words, components } = conditions;
    const cheap: [Condition, boolean | undefined][] = [
      ['engagementIds', anyOf(engagementIds, (id) => id === item.engagementId)],
      ['requestTypeIds', anyOf(requestTypeIds, (id) => id === item.requestTypeId)],
      ['kinds', anyOf(kinds, (kind) => kind === item.kind)],
      ['severities', anyOf(severities, (severity) => severity === item.severity)],
      ['components', anyOf(components, (component) => names.has(component))],
    ];
    // The words are looked for last, and not at all where something else has decided.
    const decided = cheap.some(([condition, met]) => met === false && !nameable.has(condition));
    const found = decided || !words?.length ? [] : standing(words);
    const all: [Condition, boolean | undefined][] = [...cheap, ['words', words?.length ? found.length > 0 : undefined]];
    const where = (met: boolean) => all.flatMap(([condition, is]) => (is === met ? [condition] : []));
    return { holds: where(true), fails: where(false), words: found };
  };
}

/** A condition left out, or left empty, says nothing. */
const anyOf = <Value>(values: Value[] | undefined, met: (value: Value) => boolean) => (values?.length ? values.some(met) : undefined);

export const matches = ({ fails }: Judgement) => fails.length === 0;

/**
 * Whether the rule would match if the things its failing conditions name could still be seen: a deleted client, request type or
 * component can no longer be seen in anything, so the rest of the rule says what it would have caught. A rule without a rest says nothing.
 */
export const mightMatch = ({ holds, fails }: Judgement) => fails.length > 0 && holds.length > 0 && fails.every((condition) => nameable.has(condition));

/** A rule with the set it stands in. */
export type ScopedRule = { scope: RuleScope; rule: RoutingRule };
