import type { Database } from './database';
import { UsageError, type SeedName } from './options';

const defaultSeed: SeedName = 'agency';

type SeedRecord = { name: SeedName; finished: boolean };

/**
 * The seed to plant, or undefined where one stands already. A seed that was broken off is cleared away and begins again;
 * another seed than the one kept is refused. Ask before anything else reads the database.
 */
export function seedToPlant(database: Database, wanted: SeedName | undefined): SeedName | undefined {
  database.run('CREATE TABLE IF NOT EXISTS program (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const kept = readRecord(database);
  if (kept?.finished) {
    if (wanted === undefined || wanted === kept.name) return undefined;
    throw new UsageError(`The data kept here began with --seed ${kept.name}. Add --reset to begin afresh with --seed ${wanted}, or choose another folder with --data DIR.`);
  }
  if (kept !== undefined) clear(database);
  const name = wanted ?? kept?.name ?? defaultSeed;
  writeRecord(database, { name, finished: false });
  return name;
}

export function markPlanted(database: Database, name: SeedName): void {
  writeRecord(database, { name, finished: true });
}

function readRecord(database: Database): SeedRecord | undefined {
  const row = database.all<{ value: string }>("SELECT value FROM program WHERE name = 'seed'")[0];
  return row && (JSON.parse(row.value) as SeedRecord);
}

function writeRecord(database: Database, record: SeedRecord): void {
  database.run("INSERT INTO program (name, value) VALUES ('seed', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", JSON.stringify(record));
}

function clear(database: Database): void {
  const tables = database.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'program'");
  for (const { name } of tables) database.run(`DROP TABLE "${name}"`);
}
