import { readingsAt, type Reading } from './readings';

const sizes = [1000, 20_000];

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

/** Says what a draft costs at each size, and fails unless Jira charges the same for all of them. */
async function main(): Promise<void> {
  const readings: Reading[] = [];
  for (const size of sizes) readings.push(...(await readingsAt(size)));
  printTable(readings);
  const uneven = [...new Set(readings.map(({ reading }) => reading))].filter((name) => {
    const charged = readings.filter(({ reading }) => reading === name).map(({ calls, points }) => `${calls} ${points}`);
    return new Set(charged).size > 1;
  });
  const between = `${sizes.join(' and ')} issues`;
  console.log(uneven.length === 0 ? `\nCalls and points are equal at ${between}.` : `\nCalls or points differ between ${between}: ${uneven.join(', ')}.`);
  process.exitCode = uneven.length === 0 ? 0 : 1;
}

const columns: Record<string, (reading: Reading) => string> = {
  issues: ({ issues }) => String(issues),
  reading: ({ reading }) => reading,
  'Jira calls': ({ calls }) => String(calls),
  points: ({ points }) => String(points),
  'bytes answered': ({ bytes }) => String(bytes),
  ms: ({ milliseconds }) => milliseconds.toFixed(1),
  'ms raw': ({ rawMilliseconds }) => rawMilliseconds.toFixed(1),
  ratio: ({ milliseconds, rawMilliseconds }) => (milliseconds / rawMilliseconds).toFixed(2),
};

function printTable(readings: Reading[]): void {
  const rows = [Object.keys(columns), ...readings.map((reading) => Object.values(columns).map((cell) => cell(reading)))];
  const widths = Object.keys(columns).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) console.log(row.map((cell, column) => (column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
}
