import type { Clock } from '../clock';
import type { Database } from '../database';
import type { Log } from './invocations';
import { modulesOf, type Manifest, type Module } from './manifest';
import { unknownValues } from './unknown-values';

const intervalSeconds: Record<string, number> = { fiveMinute: 300, hour: 3600, day: 86_400, week: 604_800 };

/** Runs the scheduled triggers when their time has come; their times survive a restart and start anew when the interval changes. */
export function createSchedule(database: Database, clock: Clock, manifest: Manifest, run: (module: Module) => Promise<void>, log: Log) {
  database.run('CREATE TABLE IF NOT EXISTS schedules (moduleKey TEXT PRIMARY KEY, interval TEXT NOT NULL, nextAt INTEGER NOT NULL)');
  const modules = modulesOf(manifest, 'scheduledTrigger');
  const running = new Map<string, Promise<void>>();
  for (const { key, properties } of modules) {
    const interval = String(properties.interval);
    if (!intervalSeconds[interval]) throw new Error(`The scheduled trigger ${key} has the unknown interval ${interval}.`);
    const known = database.all<{ interval: string }>('SELECT interval FROM schedules WHERE moduleKey = ?', key)[0];
    if (known?.interval !== interval) setNext(key, interval, unknownValues.secondsBeforeFirstScheduledRun);
  }

  function setNext(key: string, interval: string, seconds: number) {
    database.run('INSERT OR REPLACE INTO schedules (moduleKey, interval, nextAt) VALUES (?, ?, ?)', key, interval, clock.now() + seconds * 1000);
  }

  return {
    find: (moduleKey: string): Module => {
      const found = modules.find(({ key }) => key === moduleKey);
      if (!found) throw new Error(`The manifest declares no scheduled trigger ${moduleKey}.`);
      return found;
    },
    /** A failed run is not repeated; the next one comes at its time. */
    startDue: () => {
      const due = database.all<{ moduleKey: string; interval: string }>('SELECT moduleKey, interval FROM schedules WHERE nextAt <= ?', clock.now());
      for (const { moduleKey, interval } of due) {
        const module = modules.find(({ key }) => key === moduleKey);
        if (!module || running.has(moduleKey)) continue;
        setNext(moduleKey, interval, intervalSeconds[interval]!);
        const finished = run(module)
          .catch((error: unknown) => log({ level: 'error', message: `${moduleKey} failed: ${String(error)}` }))
          .finally(() => running.delete(moduleKey));
        running.set(moduleKey, finished);
      }
    },
    settle: async () => {
      await Promise.all(running.values());
    },
  };
}
