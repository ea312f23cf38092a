import type { Operand } from '@atlaskit/jql-ast';
import { dateFunction, parseDate } from './dates';
import type { ChoiceField, JqlEnvironment, JqlField } from './environment';
import { functionIds } from './functions';

/** The right side of a clause, understood: the values and whether EMPTY is among them. */
export type Wanted<Value> = { values: Value[]; empty: boolean };

const singles = (operand: Operand): Operand[] => (operand.operandType === 'list' ? operand.values.flatMap(singles) : [operand]);

function collect<Value>(operand: Operand, read: (single: Exclude<Operand, { operandType: 'list' | 'keyword' }>) => Value[]): Wanted<Value> {
  const wanted: Wanted<Value> = { values: [], empty: false };
  for (const single of singles(operand)) {
    if (single.operandType === 'keyword') wanted.empty = true;
    else if (single.operandType !== 'list') wanted.values.push(...read(single));
  }
  return wanted;
}

const missingMessage = (field: JqlField, text: string): string => {
  if (field.name !== 'key' && field.name !== 'parent') return `The value '${text}' does not exist for the field '${field.name}'.`;
  return /^\d+$/.test(text) ? `A value with ID '${text}' does not exist for the field 'id'.` : `An issue with key '${text}' does not exist for field '${field.name}'.`;
};

/** The ids a clause on a choice asks for. */
export function wantedIds(field: ChoiceField, operand: Operand, environment: JqlEnvironment): Wanted<string> {
  let named = false;
  const wanted = collect(operand, (single) => {
    if (single.operandType === 'function') return functionIds(single, environment);
    if (field.emptyNames?.includes(single.value.toLowerCase())) {
      named = true;
      return [];
    }
    const ids = field.resolve(single.value);
    if (ids.length === 0) environment.errors.push(missingMessage(field, single.value));
    return ids;
  });
  return named ? { ...wanted, empty: true } : wanted;
}

export function wantedNumbers(field: JqlField, operand: Operand, environment: JqlEnvironment): Wanted<number> {
  return collect(operand, (single) => {
    const number = single.operandType === 'value' && single.value.trim() !== '' ? Number(single.value) : Number.NaN;
    if (Number.isFinite(number)) return [number];
    environment.errors.push(`Value '${single.operandType === 'value' ? single.value : single.function.value}' is invalid for the '${field.name}' field. A number is expected.`);
    return [];
  });
}

const dateForms = "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

/** Moments in milliseconds, for dates, periods and date functions alike. */
export function wantedMoments(fieldName: string, operand: Operand, environment: JqlEnvironment): Wanted<number> {
  return collect(operand, (single) => {
    if (single.operandType === 'value') {
      const moment = parseDate(single.value, environment);
      if (moment !== undefined) return [moment];
      environment.errors.push(`Date value '${single.value}' for field '${fieldName}' is invalid. ${dateForms}`);
      return [];
    }
    const name = single.function.value;
    const moment = dateFunction(name.toLowerCase(), single.arguments[0]?.value, environment);
    if (typeof moment === 'number') return [moment];
    environment.errors.push(
      moment === undefined ? `Unable to find JQL function '${name}(${single.arguments.map((argument) => argument.text).join(', ')})'.` : `Duration for function '${name}' should have the format (+/-)n(yMwdhm), e.g -1M for 1 month earlier.`,
    );
    return [];
  });
}

export function wantedTexts(operand: Operand): Wanted<string> {
  return collect(operand, (single) => (single.operandType === 'value' ? [single.value] : []));
}
