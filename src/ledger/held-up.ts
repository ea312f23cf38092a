import { heldUpBy } from './ask';
import { recentAsks } from './ask-list';
import type { PromiseLook } from './promise';
import { promisesOf, type PromiseThread } from './promise-thread';
import { toldIndex } from './store';

/** Threads with what the client was asked for that holds them up, read only where a promise is late. */
export async function withHeldUp<Change extends { subject: string; thread: PromiseThread }>(engagementId: string, changes: Change[], look: PromiseLook): Promise<Change[]> {
  const late = changes.filter(({ subject, thread }) => promisesOf(thread, subject, look).some(({ state }) => state.startsWith('late')));
  if (late.length === 0) return changes;
  const [asks, indexes] = await Promise.all([
    recentAsks(engagementId),
    toldIndex.getMany(late.flatMap(({ thread: { subject } }) => (subject.kind === 'issue' ? subject.issueId : []))),
  ]);
  return changes.map((change) => {
    if (!late.includes(change)) return change;
    const { subject } = change.thread;
    const blockerIds = subject.kind === 'issue' ? (indexes.find(({ id }) => id === subject.issueId)?.body.blockerIds ?? []) : [];
    const holding = asks.filter(({ body: { line } }) => {
      if (subject.kind === 'issue') return line.issueIds.some((id) => id === subject.issueId || blockerIds.includes(id));
      return subject.kind === 'version' && line.versionIds.includes(subject.versionId);
    });
    const heldUp = holding.flatMap(heldUpBy).sort((one, other) => one.askedAt.localeCompare(other.askedAt) || one.neededBy.localeCompare(other.neededBy));
    return { ...change, thread: { ...change.thread, heldUp } };
  });
}
