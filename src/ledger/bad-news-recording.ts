import { push } from '../platform/queue';
import { readTogether } from '../platform/storage/batch';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { type BadNewsLook, factsOfVersion, type Telling } from './bad-news';
import { badNewsRecords, badNewsWrites, wantsBadNews } from './bad-news-store';
import { badNewsKey, badNewsSubject } from './bad-news-subject';
import { commitEach } from './commit-each';
import type { BadNewsSubject } from './contract';
import type { Snapshot } from './told';
import { toldQueue } from './told-mark';

/** By then the snapshot's own events have begun. */
const settleDelaySeconds = 5;

/** Writes down what a snapshot told of milestones; how they stand is then looked up in an event of its own. Safe to repeat. */
export async function recordVersions(snapshot: Snapshot, look: BadNewsLook): Promise<void> {
  const { id: sourceId, engagementId, sentAt: at, lines } = snapshot;
  const named = new Set(lines.flatMap(({ versionIds }) => versionIds));
  const versions = snapshot.versions.filter(({ id }) => named.has(id));
  if (versions.length === 0) return;
  const tellings = versions.map((version) => ({ subject: { kind: 'version' as const, versionId: version.id, name: version.name }, telling: { at, sourceId, facts: factsOfVersion(version) } }));
  await record(engagementId, tellings, look);
  await push(toldQueue, [{ engagementId, badNews: tellings.map(({ subject }) => badNewsSubject(subject)) }], settleDelaySeconds);
}

/** Writes down that a note told her of what is no longer there for her. Of what she was never told of nothing is kept. */
export async function recordGone(snapshot: Snapshot, look: BadNewsLook): Promise<void> {
  if (snapshot.kind !== 'note' || !snapshot.gone?.length) return;
  const { id: sourceId, engagementId, sentAt: at, gone } = snapshot;
  const known = await badNewsRecords.getMany(gone.map((subject) => badNewsKey(engagementId, subject)));
  await record(engagementId, known.map(({ body }) => ({ subject: body.subject, telling: { at, sourceId } })), look);
}

type Told = { subject: BadNewsSubject; telling: Telling };

async function record(engagementId: string, tellings: Told[], look: BadNewsLook): Promise<void> {
  const keys = tellings.map(({ subject }) => badNewsKey(engagementId, badNewsSubject(subject)));
  await repeatOnConflict(async () => {
    const found = await readTogether(wantsBadNews(keys, [engagementId]));
    await commitEach(badNewsWrites(engagementId, tellings.map(({ subject, telling }) => ({ subject, told: [telling] })), found, look));
  });
}
