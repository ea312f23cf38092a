import { factsOf, type Telling } from './bad-news';
import type { ToldSource } from './contract';
import type { Told } from './store';
import type { Snapshot } from './told';

/** How a snapshot is named where it is cited. */
export function sourceOf(snapshot: Snapshot): ToldSource {
  const { id, kind } = snapshot;
  if (kind === 'update') return { kind, id, number: snapshot.number };
  return kind === 'note' || kind === 'correction' ? { kind, id } : { kind, id, contactKind: snapshot.contactKind };
}

/** As bad news remembers it. */
export const tellingOf = ({ at, source, state }: Told): Telling => ({ at, sourceId: source.id, facts: factsOf(state) });
