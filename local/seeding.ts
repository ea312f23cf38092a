import { basename, resolve } from 'node:path';
import type { Database } from './database';
import { UsageError, type SeedName } from './options';

/** What a fresh site is filled with: a seed, or issues from files. */
export type Filling = { name: SeedName | `import:${string}`; files?: string[] };

const defaultFilling: Filling = { name: 'agency' };

type FillingRecord = Filling & { finished: boolean };

/** What the command line asks for; undefined where it leaves the choice. */
export function wantedFilling(seed: SeedName | undefined, importFiles: string[] = []): Filling | undefined {
  if (importFiles.length === 0) return seed === undefined ? undefined : { name: seed };
  if (seed !== undefined) throw new UsageError('--import fills a fresh site by itself: leave out --seed.');
  const files = importFiles.map((file) => resolve(file));
  return { name: `import:${files.map((file) => basename(file)).join(' ')}`, files };
}

/**
 * What to plant, or undefined where it stands already. What was broken off is cleared away and begins again; anything else
 * than what is kept is refused. Ask before anything else reads the database.
 */
export function fillingToPlant(database: Database, wanted: Filling | undefined): Filling | undefined {
  database.run('CREATE TABLE IF NOT EXISTS program (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const kept = readRecord(database);
  if (kept?.finished) {
    if (wanted === undefined || isSame(wanted, kept)) return undefined;
    throw new UsageError(`The data kept here began with ${optionFor(kept)}. Add --reset to begin afresh with ${optionFor(wanted)}, or choose another folder with --data DIR.`);
  }
  if (kept !== undefined) clear(database);
  const { name, files } = wanted ?? kept ?? defaultFilling;
  const filling = { name, ...(files && { files }) };
  writeRecord(database, { ...filling, finished: false });
  return filling;
}

export function markPlanted(database: Database, filling: Filling): void {
  writeRecord(database, { ...filling, finished: true });
}

/** After a filling that cannot be planted: the next start chooses anew. */
export function forgetFilling(database: Database): void {
  database.run("DELETE FROM program WHERE name = 'seed'");
  clear(database);
}

/** Two files of one name in two folders are two imports. */
const isSame = (one: Filling, other: Filling) => one.name === other.name && one.files?.join('\n') === other.files?.join('\n');

const optionFor = ({ name, files }: Filling) => (files ? `--import ${files.join(' ')}` : `--seed ${name}`);

function readRecord(database: Database): FillingRecord | undefined {
  const row = database.all<{ value: string }>("SELECT value FROM program WHERE name = 'seed'")[0];
  return row && (JSON.parse(row.value) as FillingRecord);
}

function writeRecord(database: Database, record: FillingRecord): void {
  database.run("INSERT INTO program (name, value) VALUES ('seed', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", JSON.stringify(record));
}

function clear(database: Database): void {
  const tables = database.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'program'");
  for (const { name } of tables) database.run(`DROP TABLE "${name}"`);
}
