import type { Operand, OperatorValue } from '@atlaskit/jql-ast';
import { dayOf } from './calendar';
import { never, type ChoiceField, type DayField, type IssueTest, type JqlEnvironment, type JqlField, type MomentField, type NumberField, type TextField } from './environment';
import { wantedIds, wantedMoments, wantedNumbers, wantedTexts, type Wanted } from './operands';
import { textMatcher } from './words';
import type { Issue } from '../model';

const ordering: Partial<Record<OperatorValue, (difference: number) => boolean>> = {
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
};

/** = != in, not in, is, is not over whatever a field holds. Jira's negations ask for a value: an empty field passes none of them. */
function membership<Value>(operator: OperatorValue, wanted: Wanted<Value>, held: (issue: Issue) => readonly Value[]): IssueTest | undefined {
  const values = new Set(wanted.values);
  switch (operator) {
    case '=':
    case 'in':
      return (issue) => {
        const present = held(issue);
        return present.length === 0 ? wanted.empty : present.some((value) => values.has(value));
      };
    case '!=':
    case 'not in':
      return (issue) => {
        const present = held(issue);
        return present.length > 0 && !present.some((value) => values.has(value));
      };
    case 'is':
      return (issue) => held(issue).length === 0;
    case 'is not':
      return (issue) => held(issue).length > 0;
    default:
      return undefined;
  }
}

const unsupported = (operator: OperatorValue, field: JqlField, environment: JqlEnvironment): IssueTest => {
  environment.errors.push(`The operator '${operator}' is not supported by the '${field.name}' field.`);
  return never;
};

function choiceTest(field: ChoiceField, operator: OperatorValue, operand: Operand, environment: JqlEnvironment): IssueTest {
  const compare = ordering[operator];
  if (operator === '~' || operator === '!~') return unsupported(operator, field, environment);
  if (compare === undefined) {
    const wanted = wantedIds(field, operand, environment);
    return membership(operator, wanted, field.ids) ?? unsupported(operator, field, environment);
  }
  const { rank } = field;
  if (rank === undefined) return unsupported(operator, field, environment);
  const bounds = wantedIds(field, operand, environment).values.flatMap((id) => rank(id) ?? []);
  return (issue) =>
    field.ids(issue).some((id) => {
      const own = rank(id);
      return own !== undefined && bounds.some((bound) => bound.group === own.group && compare(own.position - bound.position));
    });
}

function textTest(field: TextField, operator: OperatorValue, operand: Operand, environment: JqlEnvironment): IssueTest {
  const held = (issue: Issue): readonly string[] => field.texts(issue).filter((text) => text !== '');
  const wanted = wantedTexts(operand);
  if (wanted.empty && (operator === '=' || operator === 'is')) return (issue) => held(issue).length === 0;
  if (wanted.empty && (operator === '!=' || operator === 'is not')) return (issue) => held(issue).length > 0;
  if (operator !== '~' && operator !== '!~') return unsupported(operator, field, environment);
  const matchers = wanted.values.map(textMatcher);
  const matches = (texts: readonly string[]) => matchers.some((matcher) => matcher(texts));
  return operator === '~' ? (issue) => matches(held(issue)) : (issue) => held(issue).length > 0 && !matches(held(issue));
}

function orderedTest<Value extends string | number>(
  field: JqlField,
  operator: OperatorValue,
  wanted: Wanted<Value>,
  held: (issue: Issue) => readonly Value[],
  environment: JqlEnvironment,
): IssueTest {
  const compare = ordering[operator];
  if (compare === undefined) return membership(operator, wanted, held) ?? unsupported(operator, field, environment);
  const bound = wanted.values[0];
  if (bound === undefined) return never;
  return (issue) => held(issue).some((value) => compare(value < bound ? -1 : Number(value > bound)));
}

/** Jira compares moments by the minute for equality only. */
const minute = 60_000;

function momentTest(field: MomentField, operator: OperatorValue, operand: Operand, environment: JqlEnvironment): IssueTest {
  const wanted = wantedMoments(field.name, operand, environment);
  if (ordering[operator]) return orderedTest(field, operator, wanted, field.moments, environment);
  const byMinute = (moment: number) => Math.floor(moment / minute);
  return orderedTest(field, operator, { ...wanted, values: wanted.values.map(byMinute) }, (issue) => field.moments(issue).map(byMinute), environment);
}

function dayTest(field: DayField, operator: OperatorValue, operand: Operand, environment: JqlEnvironment): IssueTest {
  const wanted = wantedMoments(field.name, operand, environment);
  const days = wanted.values.map((moment) => dayOf(moment, environment.user.timeZone));
  return orderedTest(field, operator, { values: days, empty: wanted.empty }, field.days, environment);
}

const numberTest = (field: NumberField, operator: OperatorValue, operand: Operand, environment: JqlEnvironment): IssueTest =>
  orderedTest(field, operator, wantedNumbers(field, operand, environment), field.numbers, environment);

/** The test of one clause about the present. */
export function comparison(field: JqlField, operator: OperatorValue, operand: Operand, environment: JqlEnvironment): IssueTest {
  switch (field.kind) {
    case 'choice':
      return choiceTest(field, operator, operand, environment);
    case 'text':
      return textTest(field, operator, operand, environment);
    case 'number':
      return numberTest(field, operator, operand, environment);
    case 'moment':
      return momentTest(field, operator, operand, environment);
    case 'day':
      return dayTest(field, operator, operand, environment);
  }
}
