import type { Ids } from './ids';
import { nameOf, textIn, textOf, type Raw } from './raw';

type Item = { id: string; name: string };

export type Named<Kept extends Item> = ReturnType<typeof createNamed<Kept>>;

/**
 * Things known by name: types, priorities, versions and the like. What the site has already under a name is used; the
 * others keep the id of their file where it is free.
 */
export function createNamed<Kept extends Item>({ existing = [], ids, make }: { existing?: Kept[]; ids: Ids; make: (id: string, name: string, value: unknown) => Kept }) {
  const key = (name: string) => name.toLowerCase();
  const byName = new Map(existing.map((item) => [key(item.name), item]));
  const added = new Map<string, Kept>();

  const of = (value: unknown): Kept | undefined => {
    const name = nameOf(value) ?? textIn(value, 'id');
    if (name === undefined) return undefined;
    const known = byName.get(key(name));
    if (known) return known;
    const item = make(ids.claim(textIn(value, 'id')), name, value);
    byName.set(key(name), item);
    added.set(item.id, item);
    return item;
  };

  return {
    /** Undefined where nothing is named. */
    of,
    /** A value of the past, as a change names it. */
    past(id: string | null, name: string | null): string | null {
      const words = textOf(name);
      if (words === undefined) return textOf(id) ?? null;
      const raw: Raw = { id, name: words };
      return of(raw)?.id ?? null;
    },
    added: (): Kept[] => [...added.values()],
  };
}
