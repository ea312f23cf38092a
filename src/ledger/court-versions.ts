import type { Person } from '../clients/contract';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import type { Write } from '../platform/storage/transaction';
import type { CourtVersion, CourtView, SharedCourt, SharedSubject } from './contract';
import { daysIn } from './court';
import type { AgreedOn } from './court-agreements';
import { subjectKey } from './promise-thread';
import { engagementScope } from './store';

/** A version as it is kept: what the client reads, and beside it what only we need. */
export type KeptCourt = SharedCourt & {
  sharedBy: Person;
  /** Of each subject its key among promises, in the same order. */
  keys: string[];
  /** What this version settles of what was disputed. */
  accepts: AgreedOn[];
};
type Listed = CourtVersion & { updateId: string };

/** By the id of the message that shared it. Nothing in it ever changes. */
const versions = collection<KeptCourt>('court-version', 1);
/** By engagement: its versions, oldest first, those whose message was taken back as well. */
const heads = collection<{ versions: Listed[] }>('court-head', 1);

/** Of one client; older ones are listed no more. */
const mostVersions = 200;

export type KnownVersions = Stored<{ versions: Listed[] }> | undefined;
export const knownVersions = (engagementId: string): Promise<KnownVersions> => heads.get(engagementId);
/** The same of several engagements, by engagement. One request to storage. */
export async function listedVersions(engagementIds: string[]): Promise<Map<string, Listed[]>> {
  return new Map((await heads.getMany(engagementIds)).map(({ id, body }) => [id, body.versions]));
}

export const readVersion = async (updateId: string): Promise<KeptCourt | undefined> => (await versions.get(updateId))?.body;

/** The writes that keep a version and list it; they conflict where another was shared since `known` was read. */
export function keepVersion(known: KnownVersions, engagementId: string, updateId: string, kept: KeptCourt): Write[] {
  const others = known?.body.versions.filter((other) => other.updateId !== updateId) ?? [];
  const row = { scope: engagementScope(engagementId), at: kept.sharedAt, body: { versions: [...others, { updateId, version: kept.version, sharedAt: kept.sharedAt }].slice(-mostVersions) } };
  return [versions.create(updateId, { scope: engagementScope(engagementId), at: kept.sharedAt, body: kept }), known ? heads.replace(known, row) : heads.create(engagementId, row)];
}

/** What a client reads of it, and nothing else. */
export const shownCourt = ({ version, sharedAt, client, until, words, subjects, days }: KeptCourt): SharedCourt => ({ version, sharedAt, client, until, words, subjects, days });

/** A page in neutral words, of what this client may be shown. `isVisible`: by issue id; `keys` and `issueIds` are of each subject in turn; `left`: how many are not in it. */
export function neutralCourt({ subjects, asks }: CourtView, isVisible: (issueId: string) => boolean): { subjects: SharedSubject[]; keys: string[]; days: SharedCourt['days']; issueIds: string[][]; left: number } {
  const shown = subjects.filter(({ subject }) => subject.kind !== 'issue' || isVisible(subject.issueId));
  return {
    subjects: shown.map(({ words, promisedOn, doneOn, days, intervals }, place) => ({
      words,
      promisedOn,
      ...(doneOn !== undefined && { doneOn }),
      days,
      intervals: intervals.map(({ party, from, to, workingDays, askIds, agreed }, index) => ({
        id: `${place + 1}.${index + 1}`,
        party,
        from,
        to,
        workingDays,
        ...(agreed && { agreed }),
        asks: askIds.flatMap((id) => asks[id] ?? []),
      })),
    })),
    keys: shown.map(({ subject }) => subjectKey(subject, { snapshotId: '', lineId: '' })),
    days: daysIn(shown.flatMap(({ intervals }) => intervals)),
    issueIds: shown.map(({ subject }) => (subject.kind === 'issue' ? [subject.issueId] : [])),
    left: subjects.length - shown.length,
  };
}

/** The issue a subject's key names; a milestone has none. */
export const issueOfSubject = (key: string): string | undefined => (key.startsWith('issue-') ? key.slice('issue-'.length) : undefined);

/** The version without the words of what the client may not see any more. Its numbers stay as they were frozen. */
export function withoutWordsOf(kept: KeptCourt, isHidden: (key: string) => boolean): KeptCourt {
  return {
    ...kept,
    subjects: kept.subjects.map((subject, index) =>
      isHidden(kept.keys[index] ?? '') ? { ...subject, words: {}, intervals: subject.intervals.map((interval) => ({ ...interval, asks: [] })) } : subject,
    ),
  };
}
