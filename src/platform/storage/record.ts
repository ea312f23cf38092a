/**
 * One entity holds every record that is listed or changed under a condition, told apart by `kind`: entities can never be
 * removed once deployed, so they follow the access paths, not the nouns.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-custom-entities/
 */
export const recordEntity = 'record';

/** As stored: attributes that indexes need are always present and never blank. */
export type RecordValue = {
  /** What the record belongs to: 'site', 'project:10001', 'engagement:…', 'account:…'. */
  scope: string;
  kind: string;
  state: string;
  /** ISO time in UTC; lists are in its order. */
  at: string;
  subject: string;
  /** Changes with every write, so that a write can depend on what was read. */
  revision: string;
  /** Schema version of the body. */
  version: number;
  body: unknown;
};

/** A record as an area sees it. */
export type Stored<Body> = { id: string; scope: string; state: string; at: string; subject: string; revision: string; body: Body };
export type Row<Body> = Omit<Stored<Body>, 'id' | 'revision' | 'subject' | 'state'> & { state?: string; subject?: string };
