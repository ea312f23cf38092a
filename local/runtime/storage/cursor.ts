import { createHash } from 'node:crypto';
import { unknownValues } from '../unknown-values';
import { refuse } from './refusal';

/** Where a page ended: the place in the index and the key, which together are unique. */
export type Position = { place: string | number; key: string };
type Sealed = Position & { query: string; at: number };

/** A cursor is opaque to the app, short-lived, and good for the query that made it only. */
export function sealCursor(position: Position, query: unknown, now: number): string {
  const sealed: Sealed = { ...position, query: fingerprint(query), at: now };
  return Buffer.from(JSON.stringify(sealed)).toString('base64url');
}

export function openCursor(cursor: unknown, query: unknown, now: number): Position | undefined {
  if (cursor === undefined) return undefined;
  const sealed = parse(cursor);
  if (sealed?.query !== fingerprint(query)) refuse(unknownValues.badCursor, 'The cursor does not belong to this query.');
  if (now - sealed.at > unknownValues.cursorLifetimeSeconds * 1000) refuse(unknownValues.badCursor, 'The cursor has expired.');
  return { place: sealed.place, key: sealed.key };
}

function fingerprint(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}

function parse(cursor: unknown): Sealed | undefined {
  try {
    return JSON.parse(Buffer.from(String(cursor), 'base64url').toString()) as Sealed;
  } catch {
    return undefined;
  }
}
