/** A goal's outcome. Only what comes out the same on every machine decides whether the bench fails. */
export type Outcome = { goal: string; holds: boolean; decides: boolean };
export type Row = { label: string; values: string[]; outcome?: Outcome };
export type Section = {
  heading: string;
  /** Above the values. */
  columns: string[];
  rows: Row[];
  /** What the columns and rows mean, a line each. */
  notes: string[];
};

type Line = { cells: string[]; isNote?: false } | { cells: [string]; isNote: true };

const verdictOf = ({ holds, decides }: Outcome): string => (holds ? 'holds' : decides ? 'BROKEN' : 'missed');
const isText = (column: number, columns: number) => column === 0 || column >= columns - 2;

/** One table of all sections: a label, the values of the widest section, goal and result, each column as wide as its widest cell. */
export function printTable(sections: Section[]): void {
  const valueColumns = Math.max(...sections.map(({ columns }) => columns.length));
  const padded = (values: string[]) => [...values, ...Array<string>(valueColumns - values.length).fill('')];
  const lines = sections.flatMap(({ heading, columns, rows, notes }): Line[] => [
    { cells: [''], isNote: true },
    { cells: [heading, ...padded(columns), ...(rows.some(({ outcome }) => outcome) ? ['goal', 'result'] : ['', ''])] },
    ...rows.map(({ label, values, outcome }) => ({ cells: [`  ${label}`, ...padded(values), outcome?.goal ?? '', outcome ? verdictOf(outcome) : ''] })),
    ...notes.map((note): Line => ({ cells: [`    ${note}`], isNote: true })),
  ]);
  const grid = lines.flatMap(({ cells, isNote }) => (isNote ? [] : [cells]));
  const columns = valueColumns + 3;
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...grid.map((cells) => cells[column]?.length ?? 0)));
  for (const { cells, isNote } of lines) {
    const text = isNote ? cells[0] : cells.map((cell, column) => (isText(column, columns) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
    console.log(text.trimEnd());
  }
}
