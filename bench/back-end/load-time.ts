import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from '../median';
import { appEntry, withBundle } from './bundled-app';
import { firstCalls } from './first-calls.cjs';

export type FirstCall = keyof typeof firstCalls;
/** `start` is what Forge loads before any function runs. */
export type BundleSize = { start: number; all: number };
export type LoadTimes = {
  processes: number;
  app: { load: number; bytes: BundleSize };
  empty: { load: number; bytes: BundleSize };
  /** Milliseconds from nothing to the answer of the first call. */
  answered: Record<FirstCall, number>;
};
type Reading = { load: number; firstCall: number };

const processes = 21;
const names = Object.keys(firstCalls) as FirstCall[];

/** How long Forge would need to load the back end and to answer a first call, and an app that does nothing: each in fresh processes of its own, in turn. */
export const loadTimes = (): Promise<LoadTimes> => withBundle(appEntry, (app) => withBundle(join(__dirname, 'empty-app.ts'), (empty) => timesOf(app, empty)));

async function timesOf(app: string, empty: string): Promise<LoadTimes> {
  const readings = Object.fromEntries(names.map((name): [FirstCall, Reading[]] => [name, []])) as Record<FirstCall, Reading[]>;
  for (let process = 0; process < processes; process += 1) {
    for (const name of names) readings[name].push(await loadOnce(name === 'empty' ? empty : app, name));
  }
  const loads = (of: FirstCall[]) => median(of.flatMap((name) => readings[name].map(({ load }) => load)));
  return {
    processes,
    app: { load: loads(names.filter((name) => name !== 'empty')), bytes: sizeOf(app) },
    empty: { load: loads(['empty']), bytes: sizeOf(empty) },
    answered: Object.fromEntries(names.map((name) => [name, median(readings[name].map(({ load, firstCall }) => load + firstCall))])) as Record<FirstCall, number>,
  };
}

function sizeOf(bundle: string): BundleSize {
  const files = readdirSync(bundle).filter((file) => file.endsWith('.cjs'));
  const bytes = (file: string) => statSync(join(bundle, file)).size;
  return { start: bytes('index.cjs'), all: files.reduce((sum, file) => sum + bytes(file), 0) };
}

async function loadOnce(bundle: string, name: FirstCall): Promise<Reading> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'load-once.cjs'), join(bundle, 'index.cjs'), name]);
  return JSON.parse(stdout) as Reading;
}
