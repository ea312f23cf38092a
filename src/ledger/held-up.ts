import type { PromiseLook } from './promise';
import { promisesOf, type PromiseThread } from './promise-thread';
import { type AskBody, askRecords, engagementScope, toldIndex } from './store';
import type { Stored } from '../platform/storage/record';

/** Of older ones nobody waits any more. */
const mostAsks = 100;

/** Threads with what the client was asked for that holds them up, read only where a promise is late. */
export async function withHeldUp<Change extends { subject: string; thread: PromiseThread }>(engagementId: string, changes: Change[], look: PromiseLook): Promise<Change[]> {
  const late = changes.filter(({ subject, thread }) => promisesOf(thread, subject, look).some(({ state }) => state.startsWith('late')));
  if (late.length === 0) return changes;
  const [asks, indexes] = await Promise.all([
    askRecords.list({ scope: engagementScope(engagementId), limit: mostAsks }),
    toldIndex.getMany(late.flatMap(({ thread: { subject } }) => (subject.kind === 'issue' ? subject.issueId : []))),
  ]);
  return changes.map((change) => {
    if (!late.includes(change)) return change;
    const { subject } = change.thread;
    const blockerIds = subject.kind === 'issue' ? (indexes.find(({ id }) => id === subject.issueId)?.body.blockerIds ?? []) : [];
    const holding = asks.records.filter(({ body: { line } }) => {
      if (subject.kind === 'issue') return line.issueIds.some((id) => id === subject.issueId || blockerIds.includes(id));
      return subject.kind === 'version' && line.versionIds.includes(subject.versionId);
    });
    const heldUp = holding.flatMap(heldUpBy).sort((one, other) => one.askedAt.localeCompare(other.askedAt) || one.neededBy.localeCompare(other.neededBy));
    return { ...change, thread: { ...change.thread, heldUp } };
  });
}

/** An ask nobody knows the end of, though it has ended, held nothing up that anybody could prove. */
function heldUpBy({ at, state, body: { neededBy, closedAt } }: Stored<AskBody>) {
  if (neededBy === undefined || (state !== 'open' && closedAt === undefined)) return [];
  return [{ askedAt: at, neededBy, ...(closedAt !== undefined && { closedAt }) }];
}
