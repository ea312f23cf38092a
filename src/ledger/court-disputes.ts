import { AppError, conflict, notFound } from '../platform/app-error';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { recordAct } from './client-acts';
import type { CourtDispute } from './contract';
import { keepAgreed } from './court-agreements';
import type { KeptCourt } from './court-versions';
import { engagementScope } from './store';

/** Who disputes or answers: `accountId` is for us, `name` for the other side, where it may know it. */
type By = { accountId: string; name?: string };
type Answer = NonNullable<CourtDispute['answer']>;
export type DisputeBody = Omit<CourtDispute, 'id' | 'state' | 'name' | 'answer'> & { engagementId: string; subject: string; by: By; /** Of the client's, whose it is. */ contactId?: string; answer?: Answer };
export type StoredDispute = Stored<DisputeBody>;

/** By engagement and the id its author's page made. The state: open, accepted, declined. */
const disputes = collection<DisputeBody>('court-dispute', 1);
type Known = { id: string; accountId: string; at: string; of: string };
/** By engagement: all of them, oldest first, whether or not lists show them yet. */
const heads = collection<{ disputes: Known[] }>('court-dispute-head', 1);

/** Of one client; older ones are listed no more. */
const mostDisputes = 300;
/** Of one person within a day: whoever needs more calls us. */
const mostInDay = 10;
const dayMilliseconds = 24 * 3_600_000;

const keyOf = (engagementId: string, disputeId: string) => `${engagementId}.${disputeId}`;

/** An interval of a version, and of what. */
export function intervalIn({ version, subjects, keys }: KeptCourt, intervalId: string): (Pick<DisputeBody, 'version' | 'intervalId' | 'about' | 'party' | 'from' | 'to' | 'subject'> & { workingDays: number }) | undefined {
  for (const [place, { words, intervals }] of subjects.entries()) {
    const interval = intervals.find(({ id }) => id === intervalId);
    const subject = keys[place];
    if (interval && subject !== undefined) return { version, intervalId, about: words, party: interval.party, from: interval.from, to: interval.to, workingDays: interval.workingDays, subject };
  }
  return undefined;
}

/** Keeps a dispute once: the same id again is the same one. Of one person one may be open for an interval, and few come in a day. What a client disputes is an act of hers. */
export async function keepDispute(disputeId: string, body: DisputeBody): Promise<StoredDispute> {
  const { engagementId, by, version, intervalId, at, side } = body;
  const key = keyOf(engagementId, disputeId);
  const kept = await repeatOnConflict(async () => {
    const [known, head] = await Promise.all([disputes.get(key), heads.get(engagementId)]);
    if (known) {
      if (known.body.by.accountId !== by.accountId || known.body.side !== side) throw notFound();
      return known;
    }
    const others = head?.body.disputes ?? [];
    await refuseTwice(engagementId, others, { accountId: by.accountId, of: `${version} ${intervalId}`, at });
    const row = { scope: engagementScope(engagementId), at, body: { disputes: [...others, { id: disputeId, accountId: by.accountId, at, of: `${version} ${intervalId}` }].slice(-mostDisputes) } };
    const created = disputes.create(key, { scope: engagementScope(engagementId), state: 'open', at, body });
    await commit([created, head ? heads.replace(head, row) : heads.create(engagementId, row)]);
    return disputes.written(created);
  });
  if (side === 'client') await recordAct(engagementId, at);
  return kept;
}

async function refuseTwice(engagementId: string, others: Known[], { accountId, of, at }: Omit<Known, 'id'>): Promise<void> {
  const hers = others.filter((other) => other.accountId === accountId);
  const since = new Date(Date.parse(at) - dayMilliseconds).toISOString();
  if (hers.filter((other) => other.at > since).length >= mostInDay) throw new AppError('forbidden', 'failure.too-many-disputes', { parameters: { limit: mostInDay } });
  const same = await disputes.getMany(hers.filter((other) => other.of === of).map(({ id }) => keyOf(engagementId, id)));
  if (same.some(({ state }) => state === 'open')) throw conflict('failure.disputed-already');
}

/** Newest first. */
export async function disputesOf(engagementId: string): Promise<StoredDispute[]> {
  const ids = ((await heads.get(engagementId))?.body.disputes ?? []).map(({ id }) => keyOf(engagementId, id));
  return (await disputes.getMany(ids.slice(-mostListed))).reverse();
}
const mostListed = 50;

export const disputeFor = async (engagementId: string, disputeId: string): Promise<StoredDispute | undefined> => disputes.get(keyOf(engagementId, disputeId));

/** Those of one engagement that are still open, in the order asked for; one that is not is a conflict. */
export async function openDisputes(engagementId: string, ids: string[]): Promise<StoredDispute[]> {
  const found = await disputes.getMany(ids.map((id) => keyOf(engagementId, id)));
  if (found.length < ids.length) throw notFound();
  if (found.some(({ state }) => state !== 'open')) throw conflict('failure.dispute-answered');
  return found;
}

/** Says no, with words. The same again changes nothing; one that was answered otherwise is a conflict. */
export async function declineDispute(engagementId: string, disputeId: string, answer: Answer): Promise<StoredDispute> {
  return repeatOnConflict(async () => {
    const known = await disputes.get(keyOf(engagementId, disputeId));
    if (!known) throw notFound();
    if (known.state === 'declined' && known.body.answer?.words === answer.words) return known;
    if (known.state !== 'open') throw conflict('failure.dispute-answered');
    const write = disputes.replace(known, { state: 'declined', body: { ...known.body, answer } });
    await commit([write]);
    return disputes.written(write);
  });
}

/** What a version that has begun to leave settles: its days count so from now on, and each dispute is answered by it. Safe to repeat. Answers which disputes these are. */
export async function settleDisputes(engagementId: string, { version, accepts, sharedAt, sharedBy }: KeptCourt): Promise<string[]> {
  if (accepts.length === 0) return [];
  await keepAgreed(engagementId, accepts);
  for (const { disputeId, party, from, to } of accepts) {
    await repeatOnConflict(async () => {
      const known = await disputes.get(keyOf(engagementId, disputeId));
      if (known?.state !== 'open') return;
      await commit([disputes.replace(known, { state: 'accepted', body: { ...known.body, answer: { at: sharedAt, name: sharedBy.name, version, party, from, to } } })]);
    });
  }
  return accepts.map(({ disputeId }) => disputeId);
}

/** As both sides read it: no account ids. `known`: for the client, whom of our people she knows; nobody else is named to her. */
export function shownDispute({ id, state, body }: StoredDispute, known?: string): CourtDispute {
  const { engagementId, version, intervalId, about, party, from, to, side, by, at, says, claims, answer } = body;
  const nameOf = (name: string | undefined) => (known === undefined || name === known ? name : undefined);
  const name = side === 'client' ? by.name : nameOf(by.name);
  const { name: answeredBy, ...answered } = answer ?? {};
  const shownName = nameOf(answeredBy);
  return {
    id: id.slice(engagementId.length + 1),
    version,
    intervalId,
    about,
    party,
    from,
    to,
    side,
    ...(name !== undefined && { name }),
    at,
    says,
    claims,
    state: state as CourtDispute['state'],
    ...(answer && { answer: { ...(answered as Answer), ...(shownName !== undefined && { name: shownName }) } }),
  };
}
