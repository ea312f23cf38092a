const usual = /^[1-9]\d{0,14}$/;

export type Ids = ReturnType<typeof createIds>;

/** Ids of one kind: those of the files where they are free, others above all. */
export function createIds(taken: Iterable<string> = [], first = 10_000) {
  const used = new Set(taken);
  let highest = first - 1;
  const use = (id: string) => {
    used.add(id);
    highest = Math.max(highest, Number(id));
    return id;
  };
  for (const id of used) if (usual.test(id)) highest = Math.max(highest, Number(id));
  return {
    isFree: (id: string | undefined): id is string => id !== undefined && usual.test(id) && !used.has(id),
    /** The id wanted, if it is a number and free, or a new one. */
    claim(wanted?: string): string {
      return use(wanted !== undefined && usual.test(wanted) && !used.has(wanted) ? wanted : String(highest + 1));
    },
    highest: () => highest,
  };
}
