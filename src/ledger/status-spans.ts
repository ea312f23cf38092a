import type { Issue } from '../platform/jira/answers';

/** While an issue was in one status; ISO times. */
export type StatusSpan = { status: string; from: string; to?: string };

const epoch = '1970-01-01T00:00:00.000Z';

/** The statuses an issue went through, oldest first, by their names at the time. It is read with `status`, `created` and its changelog. */
export function statusSpans({ fields, changelog }: Issue): StatusSpan[] {
  const moves = (changelog?.histories ?? [])
    .flatMap(({ id, created, items = [] }) => {
      const item = items.find(({ field, fieldId }) => (fieldId ?? field) === 'status');
      return item ? [{ id: Number(id), at: new Date(created).toISOString(), before: item.fromString ?? '', after: nameAfter(item) }] : [];
    })
    .sort((one, other) => one.at.localeCompare(other.at) || one.id - other.id);
  const createdAt = typeof fields?.created === 'string' ? new Date(fields.created).toISOString() : epoch;
  const starts = [{ at: createdAt, status: moves[0]?.before ?? fields?.status?.name ?? '' }, ...moves.map(({ at, after }) => ({ at, status: after }))];
  return starts.map(({ at, status }, index) => ({ status, from: at, ...(starts[index + 1] && { to: starts[index + 1]?.at }) }));
}

/** Every object has a `toString`, so what is no text is no name. */
const nameAfter = ({ toString: name }: { toString?: unknown }): string => (typeof name === 'string' ? name : '');

/** While its status was one of these, whatever their case. */
export function spansInStatuses(spans: StatusSpan[], names: string[]): StatusSpan[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return spans.filter(({ status }) => wanted.has(status.toLowerCase()));
}

/** While it was flagged as held up; the field "Flagged" has another id on every site. */
export function flagSpans({ changelog }: Issue, flaggedFieldId: string | undefined): { from: string; to?: string }[] {
  const turns = (changelog?.histories ?? [])
    .flatMap(({ id, created, items = [] }) => {
      const item = items.find(({ field, fieldId }) => (fieldId !== undefined && fieldId === flaggedFieldId) || field === 'Flagged');
      return item ? [{ id: Number(id), at: new Date(created).toISOString(), isSet: isFilled(nameAfter(item)) || isFilled(item.to) }] : [];
    })
    .sort((one, other) => one.at.localeCompare(other.at) || one.id - other.id);
  return turns.flatMap(({ at, isSet }, index) => {
    // Flagged once more for another reason is flagged all along.
    if (!isSet || turns[index - 1]?.isSet) return [];
    const end = turns.slice(index).find((turn) => !turn.isSet);
    return { from: at, ...(end && { to: end.at }) };
  });
}

const isFilled = (value: string | null | undefined) => Boolean(value) && value !== '[]';
