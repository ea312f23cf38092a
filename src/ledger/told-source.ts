import type { ToldSource } from './contract';
import type { Snapshot } from './told';

/** How a snapshot is named where it is cited. */
export function sourceOf(snapshot: Snapshot): ToldSource {
  const { id, kind } = snapshot;
  if (kind === 'update') return { kind, id, number: snapshot.number };
  return kind === 'note' || kind === 'correction' ? { kind, id } : { kind, id, contactKind: snapshot.contactKind };
}
