import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database } from '../database';

/** An event on its way to one module, kept until it was handled. */
export type Delivery = {
  id: string;
  moduleKey: string;
  jobId: string | null;
  /** JSON text of what the handler gets. */
  event: string;
  /** The account behind a product event. */
  principal: string | null;
  dueAt: number;
  createdAt: number;
  pushChain: number;
  retries: number;
  /** JSON text of the retry context; null on the first attempt. */
  retryContext: string | null;
  concurrencyKey: string | null;
  concurrencyLimit: number | null;
};
export type NewDelivery = Pick<Delivery, 'moduleKey' | 'event' | 'dueAt' | 'pushChain'> &
  Partial<Pick<Delivery, 'id' | 'jobId' | 'principal' | 'concurrencyKey' | 'concurrencyLimit'>>;
export type Deliveries = ReturnType<typeof createDeliveries>;

/**
 * The events that wait or run. An event leaves the table only when it was handled, failed for good or was cancelled: whoever
 * stops in between, even by a kill, finds it here again.
 */
export function createDeliveries(database: Database, clock: Clock) {
  database.run(`CREATE TABLE IF NOT EXISTS deliveries (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, moduleKey TEXT NOT NULL,
    jobId TEXT, event TEXT NOT NULL, principal TEXT, dueAt INTEGER NOT NULL, createdAt INTEGER NOT NULL, pushChain INTEGER NOT NULL,
    retries INTEGER NOT NULL, retryContext TEXT, concurrencyKey TEXT, concurrencyLimit INTEGER)`);
  database.run('CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (dueAt, sequence)');
  database.run('CREATE INDEX IF NOT EXISTS deliveries_job ON deliveries (jobId)');

  return {
    add: (delivery: NewDelivery) => {
      const { id = randomUUID(), jobId = null, principal = null, concurrencyKey = null, concurrencyLimit = null } = delivery;
      database.run(
        `INSERT INTO deliveries (id, moduleKey, jobId, event, principal, dueAt, createdAt, pushChain, retries, concurrencyKey, concurrencyLimit)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
        id, delivery.moduleKey, jobId, delivery.event, principal, delivery.dueAt, clock.now(), delivery.pushChain, concurrencyKey, concurrencyLimit,
      );
    },
    /** The next event that is due, does not run, and whose concurrency key has room. */
    nextDue: (running: Iterable<Delivery>): Delivery | undefined => {
      const ids: string[] = [];
      const runningOfKey: Record<string, number> = {};
      for (const { id, concurrencyKey } of running) {
        ids.push(id);
        if (concurrencyKey !== null) runningOfKey[concurrencyKey] = (runningOfKey[concurrencyKey] ?? 0) + 1;
      }
      return database.all<Delivery>(
        `SELECT * FROM deliveries WHERE dueAt <= ? AND id NOT IN (SELECT value FROM json_each(?))
         AND (concurrencyKey IS NULL OR concurrencyLimit > COALESCE((SELECT busy.value FROM json_each(?) AS busy WHERE busy.key = concurrencyKey), 0))
         ORDER BY dueAt, sequence LIMIT 1`,
        clock.now(), JSON.stringify(ids), JSON.stringify(runningOfKey),
      )[0];
    },
    repeat: ({ id, retries }: Delivery, dueAt: number, retryContext: unknown) =>
      database.run('UPDATE deliveries SET dueAt = ?, retries = ?, retryContext = ? WHERE id = ?', dueAt, retries + 1, JSON.stringify(retryContext), id),
    remove: (id: string) => database.run('DELETE FROM deliveries WHERE id = ?', id),
    ofJob: (jobId: string): string[] => database.all<{ id: string }>('SELECT id FROM deliveries WHERE jobId = ?', jobId).map(({ id }) => id),
    count: (): number => database.all<{ count: number }>('SELECT COUNT(*) AS count FROM deliveries')[0]!.count,
    nextDueAt: (): number | undefined => database.all<{ dueAt: number | null }>('SELECT MIN(dueAt) AS dueAt FROM deliveries')[0]?.dueAt ?? undefined,
  };
}
