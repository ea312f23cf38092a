/** An object as it stands in a file: nothing about it is known. */
export type Raw = Record<string, unknown>;

/** Why a record, or a part of one, cannot be taken. */
export class BrokenRecord extends Error {}

export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only what the object itself holds: a changelog item may lack `toString`, and every object inherits one. */
const own = (value: unknown, key: string): unknown => (isRaw(value) && Object.hasOwn(value, key) ? value[key] : undefined);

export const rawIn = (value: unknown, key: string): Raw | undefined => {
  const found = own(value, key);
  return isRaw(found) ? found : undefined;
};

export const listIn = (value: unknown, key: string): unknown[] => {
  const found = own(value, key);
  return Array.isArray(found) ? (found as unknown[]) : [];
};

/** A text or a number, as text. Undefined where there is none, or nothing in it. */
export const textIn = (value: unknown, key: string): string | undefined => textOf(own(value, key));

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Things of a list that are known by name: `{name}`, `{value}` or the bare text. */
export const nameOf = (value: unknown): string | undefined => textOf(value) ?? textIn(value, 'name') ?? textIn(value, 'value');

/** Extended JSON, as MongoDB exports it: `{"$oid": …}`, `{"$date": …}`, `{"$numberLong": …}`. */
export function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (!isRaw(value)) return value;
  const [[key, inner] = [], ...others] = Object.entries(value);
  if (others.length === 0 && key?.startsWith('$')) {
    if (key === '$oid' || key === '$date') return unwrapped(inner);
    if (/^\$number(?:Int|Long|Double|Decimal)$/.test(key)) return Number(inner);
  }
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, unwrapped(held)]));
}
