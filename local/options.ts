/** What the site is filled with on its first start. */
export type SeedName = 'agency' | 'friday' | 'empty' | `large:${number}`;

/** A real Jira site to run against, and the account that acts there. */
export type SiteOptions = { origin: string; emailAddress: string; token: string; allowSend: boolean };

export type Options = {
  port: number;
  dataFolder: string;
  reset: boolean;
  seed: SeedName | undefined;
  /** Empty where nothing is imported. */
  importFiles: string[];
  /** Undefined for the local site. */
  site: SiteOptions | undefined;
};

/** A mistake of the person at the keyboard: its message is all she needs. */
export class UsageError extends Error {}

export const usage = `Usage: npm start -- [options]
  --port N         the port to serve on; 0 takes any free one (default 8090)
  --data DIR       where everything is kept (default .candor)
  --reset          forget what is kept and start afresh
  --seed NAME      what a fresh site holds: agency, friday, empty or large:N (default agency)
  --import FILE... fill a fresh site from these files instead
  --site URL       run against this Jira Cloud site instead of the local one, reading only
    --email E      the account that acts there
    --token T      its API token; better kept in the environment variable JIRA_API_TOKEN
    --allow-send   let Candor write to the site, after you have typed its name`;

const tokenPage = 'https://id.atlassian.com/manage-profile/security/api-tokens';

type Given = Partial<Record<'site' | 'email' | 'token', string>> & { allowSend: boolean };

/** Reads the command line. `--port 8091` and `--port=8091` are the same. */
export function readOptions(parameters: string[], environment: NodeJS.ProcessEnv = process.env): Options {
  const options: Options = { port: 8090, dataFolder: '.candor', reset: false, seed: undefined, importFiles: [], site: undefined };
  const given: Given = { allowSend: false };
  const rest = parameters.flatMap((parameter) => (/^--\w+=/.test(parameter) ? [parameter.slice(0, parameter.indexOf('=')), parameter.slice(parameter.indexOf('=') + 1)] : [parameter]));
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === '--reset') options.reset = true;
    else if (name === '--allow-send') given.allowSend = true;
    else if (name === '--port') options.port = readPort(valueOf(name, rest));
    else if (name === '--data') options.dataFolder = valueOf(name, rest);
    else if (name === '--seed') options.seed = readSeed(valueOf(name, rest));
    else if (name === '--import') options.importFiles.push(valueOf(name, rest), ...valuesBefore(rest));
    else if (name === '--site' || name === '--email' || name === '--token') given[name.slice(2) as 'site'] = valueOf(name, rest);
    else throw new UsageError(`The option ${name} is not known.\n${usage}`);
  }
  return { ...options, site: readSite(given, options, environment) };
}

function valueOf(name: string, rest: string[]): string {
  const value = rest.shift();
  if (value === undefined || value === '' || value.startsWith('--')) throw new UsageError(`The option ${name} needs a value.\n${usage}`);
  return value;
}

/** The words up to the next option. */
function valuesBefore(rest: string[]): string[] {
  const next = rest.findIndex((word) => word.startsWith('--'));
  return rest.splice(0, next === -1 ? rest.length : next);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--port ${text}: a port is a number from 0 to 65535.`);
  return port;
}

const largestSeed = 200_000;

function readSeed(text: string): SeedName {
  const issues = Number(/^large:(\d+)$/.exec(text)?.[1] ?? 0);
  if (text === 'agency' || text === 'friday' || text === 'empty') return text;
  if (issues < 1 || issues > largestSeed) throw new UsageError(`--seed ${text}: choose agency, friday, empty or large:N with N from 1 to ${largestSeed}.`);
  return `large:${issues}`;
}

function readSite({ site, email, token, allowSend }: Given, { seed, importFiles }: Options, environment: NodeJS.ProcessEnv): SiteOptions | undefined {
  if (site === undefined) {
    if (email !== undefined || token !== undefined || allowSend) throw new UsageError('--email, --token and --allow-send belong to --site URL; the local site needs none of them.');
    return undefined;
  }
  if (seed !== undefined || importFiles.length > 0) throw new UsageError('--site runs against a site that is filled already: leave out --seed and --import.');
  const origin = readOrigin(site);
  const chosenToken = token ?? environment.JIRA_API_TOKEN?.trim();
  if (email === undefined || !chosenToken) {
    throw new UsageError(`--site needs --email E, the address of your Atlassian account, and an API token of it: in the environment variable JIRA_API_TOKEN, or as --token T. Create one at ${tokenPage}`);
  }
  return { origin, emailAddress: email, token: chosenToken, allowSend };
}

/** The token goes out with every request, so it goes over TLS, or to this machine. */
function readOrigin(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address?.username || address?.password) throw new UsageError('--site: an address without a user name or password; those go into --email and JIRA_API_TOKEN.');
  const isHere = address?.hostname === 'localhost' || address?.hostname === '127.0.0.1';
  if (address === undefined || !(address.protocol === 'https:' || (isHere && address.protocol === 'http:'))) {
    throw new UsageError(`--site ${text}: write the whole address, as in https://your-site.atlassian.net. Plain http is for localhost only.`);
  }
  return address.origin;
}
