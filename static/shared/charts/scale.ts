/** From a range of values to one of pixels; values may be dates in days. */
export type Scale = (value: number) => number;

export function linearScale([from, to]: [number, number], [start, end]: [number, number]): Scale {
  return from === to ? () => (start + end) / 2 : (value) => start + ((value - from) / (to - from)) * (end - start);
}

const steps = [1, 2, 5];

/** Round whole numbers from zero to the first that is not below `most`; about so many. */
export function ticksTo(most: number, about = 4): number[] {
  let step = 1;
  for (let power = 1; most / step > about; power *= 10) step = steps.map((each) => each * power).find((each) => most / each <= about) ?? step;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}

/** A plain date (YYYY-MM-DD) as a number of days. */
export const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Runs of neighbours that are known: what is not known between them is a gap. */
export function runs<Value>(values: (Value | undefined)[]): { value: Value; index: number }[][] {
  const found: { value: Value; index: number }[][] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const last = found.at(-1);
    if (last && last.at(-1)?.index === index - 1) last.push({ value, index });
    else found.push([{ value, index }]);
  });
  return found;
}
