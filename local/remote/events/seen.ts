import type { Database } from '../../database';
import type { VersionAnswer } from './version-events';

/** How far an issue's story was told to the app. */
export type SeenIssue = {
  /** As Jira wrote it when it was last looked at. */
  updated: string;
  /** The newest change told. Undefined: none since this program first looked at the site. */
  historyId: number | undefined;
  /** When the newest comment told was written or edited; milliseconds. */
  commentedAt: number | undefined;
};
export type Seen = ReturnType<typeof createSeen>;

/** What polling has seen of the site, kept beside the app's own storage so that a restart tells nothing twice. */
export function createSeen(database: Database) {
  database.run('CREATE TABLE IF NOT EXISTS polling (name TEXT PRIMARY KEY, value INTEGER NOT NULL)');
  database.run('CREATE TABLE IF NOT EXISTS polled_issues (id TEXT PRIMARY KEY, updated TEXT NOT NULL, historyId INTEGER, commentedAt INTEGER)');
  database.run('CREATE TABLE IF NOT EXISTS polled_projects (id TEXT PRIMARY KEY, openedAt INTEGER NOT NULL, versions TEXT)');
  const moment = (name: string) => database.all<{ value: number }>('SELECT value FROM polling WHERE name = ?', name)[0]?.value;
  const setMoment = (name: string, at: number) => database.run('INSERT INTO polling (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, at);

  return {
    /** By Jira's clock: nothing older is ever told. */
    beganAt: () => moment('began'),
    begin: (at: number) => setMoment('began', at),
    /** By this machine's clock: when the last complete look at the issues began. */
    lookedAt: () => moment('looked'),
    looked: (at: number) => setMoment('looked', at),

    issue(id: string): SeenIssue | undefined {
      const row = database.all<{ updated: string; historyId: number | null; commentedAt: number | null }>('SELECT updated, historyId, commentedAt FROM polled_issues WHERE id = ?', id)[0];
      return row && { updated: row.updated, historyId: row.historyId ?? undefined, commentedAt: row.commentedAt ?? undefined };
    },
    keepIssue: (id: string, { updated, historyId = null, commentedAt = null }: { updated: string; historyId?: number | null; commentedAt?: number | null }) =>
      database.run('INSERT OR REPLACE INTO polled_issues (id, updated, historyId, commentedAt) VALUES (?, ?, ?, ?)', id, updated, historyId, commentedAt),

    openProject: (id: string, at: number) => database.run('INSERT INTO polled_projects (id, openedAt) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET openedAt = excluded.openedAt', id, at),
    forgetProject: (id: string) => database.run('DELETE FROM polled_projects WHERE id = ?', id),
    /** Those somebody opened the app in, the latest first, with their versions as they were; without, where nobody looked yet. */
    projects: (limit: number) =>
      database
        .all<{ id: string; versions: string | null }>('SELECT id, versions FROM polled_projects ORDER BY openedAt DESC LIMIT ?', limit)
        .map(({ id, versions }) => ({ id, versions: versions === null ? undefined : (JSON.parse(versions) as VersionAnswer[]) })),
    keepVersions: (id: string, versions: VersionAnswer[]) => database.run('UPDATE polled_projects SET versions = ? WHERE id = ?', JSON.stringify(versions), id),
  };
}
