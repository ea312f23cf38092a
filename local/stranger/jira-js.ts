import { build } from 'esbuild';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { createCloudClient, createServiceDeskClient } from 'jira.js';
import type { createClient } from 'jira.js/core';
import { version } from 'jira.js/package.json';

type JiraJs = { createClient: typeof createClient; createCloudClient: typeof createCloudClient; createServiceDeskClient: typeof createServiceDeskClient };

const entry = "export { createCloudClient, createServiceDeskClient } from 'jira.js';\nexport { createClient } from 'jira.js/core';\n";
const folder = join(__dirname, '../../node_modules/.cache/candor');

/**
 * jira.js, which is written as ES modules for Node 22 and newer, as one file that jest and Node 20 can load. It is bundled once for
 * each version of it; when two test files find none, both bundle and the later one wins.
 */
export async function loadJiraJs(): Promise<JiraJs> {
  const file = join(folder, `jira-js-${version}-${createHash('sha256').update(entry).digest('hex').slice(0, 8)}.cjs`);
  if (!existsSync(file)) await bundle(file);
  return (await import(file)) as JiraJs;
}

async function bundle(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await build({ stdin: { contents: entry, resolveDir: __dirname }, bundle: true, platform: 'node', format: 'cjs', target: 'node20', outfile: unfinished, logLevel: 'error' });
  renameSync(unfinished, file);
}
