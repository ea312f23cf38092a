/** What the site is filled with on its first start. */
export type SeedName = 'agency' | 'empty' | `large:${number}`;

export type Options = { port: number; dataFolder: string; reset: boolean; seed: SeedName | undefined };

/** A mistake of the person at the keyboard: its message is all she needs. */
export class UsageError extends Error {}

export const usage = `Usage: npm start -- [options]
  --port N        the port to serve on; 0 takes any free one (default 8090)
  --data DIR      where everything is kept (default .candor)
  --reset         forget what is kept and start afresh
  --seed NAME     what a fresh site holds: agency, empty or large:N (default agency)`;

/** Reads the command line. `--port 8091` and `--port=8091` are the same. */
export function readOptions(parameters: string[]): Options {
  const options: Options = { port: 8090, dataFolder: '.candor', reset: false, seed: undefined };
  const rest = parameters.flatMap((parameter) => (/^--\w+=/.test(parameter) ? [parameter.slice(0, parameter.indexOf('=')), parameter.slice(parameter.indexOf('=') + 1)] : [parameter]));
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === '--reset') options.reset = true;
    else if (name === '--port') options.port = readPort(valueOf(name, rest));
    else if (name === '--data') options.dataFolder = valueOf(name, rest);
    else if (name === '--seed') options.seed = readSeed(valueOf(name, rest));
    else throw new UsageError(`The option ${name} is not known.\n${usage}`);
  }
  return options;
}

function valueOf(name: string, rest: string[]): string {
  const value = rest.shift();
  if (value === undefined || value === '' || value.startsWith('--')) throw new UsageError(`The option ${name} needs a value.\n${usage}`);
  return value;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--port ${text}: a port is a number from 0 to 65535.`);
  return port;
}

const largestSeed = 200_000;

function readSeed(text: string): SeedName {
  const issues = Number(/^large:(\d+)$/.exec(text)?.[1] ?? 0);
  if (text === 'agency' || text === 'empty') return text;
  if (issues < 1 || issues > largestSeed) throw new UsageError(`--seed ${text}: choose agency, empty or large:N with N from 1 to ${largestSeed}.`);
  return `large:${issues}`;
}
