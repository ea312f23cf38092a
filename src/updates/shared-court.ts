import { engagementFor } from '../clients/engagement';
import type { CourtVersion } from '../ledger/contract';
import { disputesOf, settleDisputes, shownDispute } from '../ledger/court-disputes';
import { type KeptCourt, listedVersions, readVersion, shownCourt } from '../ledger/court-versions';
import type { Caller } from '../platform/caller';
import { push } from '../platform/queue';
import type { CourtShared } from './court-contract';
import { isUnderWay, stateOf, type StoredUpdate, updateRecords } from './update-store';

type Listed = CourtVersion & { updateId: string };

/** Takes what has become of disputes to where they are answered. */
const feedbackQueue = 'take-feedback';

/** Those whose message left, or is about to. */
export async function versionsNotTakenBack(listed: Listed[]): Promise<Listed[]> {
  return (await withUpdates(listed)).filter(({ update }) => stateOf(update) !== 'taken-back').map(({ listed: each }) => each);
}

async function withUpdates(listed: Listed[]): Promise<{ listed: Listed; update: StoredUpdate }[]> {
  const updates = listed.length === 0 ? [] : await updateRecords.getMany(listed.map(({ updateId }) => updateId));
  return listed.flatMap((each) => {
    const update = updates.find(({ id }) => id === each.updateId);
    return update ? [{ listed: each, update }] : [];
  });
}

/** Those the client may read, oldest first, by engagement: their messages have begun to leave. */
async function readableVersions(engagementIds: string[]): Promise<Map<string, Listed[]>> {
  const lists = [...(await listedVersions(engagementIds))];
  const found = await withUpdates(lists.flatMap(([, listed]) => listed));
  const begun = new Set(found.filter(({ update }) => isUnderWay(update)).map(({ update }) => update.id));
  return new Map(lists.map(([engagementId, listed]) => [engagementId, listed.filter(({ updateId }) => begun.has(updateId))]));
}

/** The newest version of each client that has one. */
export async function newestVersions(engagementIds: string[]): Promise<(CourtVersion & { engagementId: string })[]> {
  const readable = await readableVersions(engagementIds);
  return engagementIds.flatMap((engagementId) => {
    const newest = readable.get(engagementId)?.at(-1);
    return newest ? [{ engagementId, version: newest.version, sharedAt: newest.sharedAt }] : [];
  });
}

/** A version as it was frozen, or the newest, with which others there are, newest first. Undefined where there is none. */
export async function readShared(engagementId: string, version?: number): Promise<{ kept: KeptCourt; versions: CourtVersion[] } | undefined> {
  const readable = (await readableVersions([engagementId])).get(engagementId) ?? [];
  const wanted = version === undefined ? readable.at(-1) : readable.find((each) => each.version === version);
  const kept = wanted && (await readVersion(wanted.updateId));
  return kept && { kept, versions: [...readable].reverse().map(({ version: number, sharedAt }) => ({ version: number, sharedAt })) };
}

/** What was shared with a client, for the team. */
export async function sharedCourt({ engagementId, version }: { engagementId: string; version?: number }, caller: Caller): Promise<CourtShared> {
  const { contacts } = await engagementFor(caller, engagementId);
  const [shared, disputes, lists] = await Promise.all([readShared(engagementId, version), disputesOf(engagementId), listedVersions([engagementId])]);
  const waiting = (await withUpdates((lists.get(engagementId) ?? []).slice(-1))).find(({ update }) => stateOf(update) === 'waiting');
  return {
    ...(shared && { page: shownCourt(shared.kept) }),
    versions: shared?.versions ?? [],
    ...(waiting && { leaving: { updateId: waiting.update.id, version: waiting.listed.version } }),
    disputes: disputes.map((dispute) => shownDispute(dispute)),
    contacts: contacts.map(({ id, name }) => ({ id, name })),
  };
}

/** What a message that can no longer be taken back settles, if it shared a version. Safe to repeat. */
export async function settleWhatIsShared({ id, body: { kind, engagementId } }: StoredUpdate): Promise<void> {
  const kept = kind === 'note' ? await readVersion(id) : undefined;
  const settled = kept ? await settleDisputes(engagementId, kept) : [];
  await push(feedbackQueue, settled.map((disputeId) => ({ kind: 'dispute', engagementId, disputeId })));
}
