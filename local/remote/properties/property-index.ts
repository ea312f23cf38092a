import type { Database } from '../../database';
import type { IndexedProperty } from '../../site/model';

export type PropertyIndex = ReturnType<typeof createPropertyIndex>;

/** What the app has written into issue properties on a site, by the values it declared searchable. */
export function createPropertyIndex(database: Database, properties: IndexedProperty[]) {
  database.run('CREATE TABLE IF NOT EXISTS indexed_properties (issueId TEXT NOT NULL, propertyKey TEXT NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (issueId, propertyKey, path, value))');
  const idsIn = (rows: { issueId: string }[]) => rows.map(({ issueId }) => issueId);

  return {
    /** What a name in JQL stands for; undefined for the site's own fields. */
    named: (alias: string) => properties.find(({ searchAlias }) => searchAlias?.toLowerCase() === alias.toLowerCase()),
    /** In place of what the property held before; undefined where it was removed. */
    keep: (issueId: string, propertyKey: string, content: unknown) =>
      database.transaction(() => {
        database.run('DELETE FROM indexed_properties WHERE issueId = ? AND propertyKey = ?', issueId, propertyKey);
        for (const { path } of properties.filter((property) => property.propertyKey === propertyKey)) {
          for (const value of valuesAt(content, path.split('.'))) database.run('INSERT OR IGNORE INTO indexed_properties (issueId, propertyKey, path, value) VALUES (?, ?, ?, ?)', issueId, propertyKey, path, value);
        }
      }),
    forget: (issueId: string) => database.run('DELETE FROM indexed_properties WHERE issueId = ?', issueId),
    issues: () => idsIn(database.all('SELECT DISTINCT issueId FROM indexed_properties ORDER BY issueId')),
    issuesWithAny: ({ propertyKey, path }: IndexedProperty) =>
      idsIn(database.all('SELECT DISTINCT issueId FROM indexed_properties WHERE propertyKey = ? AND path = ? ORDER BY issueId', propertyKey, path)),
    issuesWith: ({ propertyKey, path }: IndexedProperty, values: string[]) =>
      idsIn(database.all('SELECT DISTINCT issueId FROM indexed_properties WHERE propertyKey = ? AND path = ? AND value IN (SELECT value FROM json_each(?)) ORDER BY issueId', propertyKey, path, JSON.stringify(values))),
  };
}

/** Jira looks into lists on the way, as into their single values. */
function valuesAt(content: unknown, path: string[]): string[] {
  if (Array.isArray(content)) return content.flatMap((item) => valuesAt(item, path));
  const [step, ...rest] = path;
  if (step === undefined) return ['string', 'number', 'boolean'].includes(typeof content) ? [String(content)] : [];
  return typeof content === 'object' && content !== null ? valuesAt((content as Record<string, unknown>)[step], rest) : [];
}
