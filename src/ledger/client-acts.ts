import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { type ClientActs, clientActs, engagementScope } from './store';

/** A rhythm is read from so many acts. */
const mostActs = 120;
/** What she does within these is one act: a rhythm is one of days, and a hundred comments in an hour must not wait for each other. */
const oneActMilliseconds = 8 * 3_600_000;

const none: ClientActs = { acts: [] };

/** When clients did something, and when we last asked them for something, to be read together with other records. */
export const wantsClientActs = (engagementIds: string[]) => clientActs.wants(engagementIds);
export const actsOf = (found: { id: string; body: ClientActs }[], engagementId: string): ClientActs => found.find(({ id }) => id === engagementId)?.body ?? none;

/** She said something: feedback, a public comment, an answer. `at` is ISO. Safe to repeat, in any order. */
export const recordAct = (engagementId: string, at: string): Promise<void> =>
  change(engagementId, (body) => (isKnown(body, at) ? undefined : { ...body, acts: [...body.acts, at].sort().slice(-mostActs) }));

/** What answers something we asked is an act of its own. */
const isKnown = ({ acts, askedAt = '' }: ClientActs, at: string) => acts.some((act) => Math.abs(Date.parse(act) - Date.parse(at)) < oneActMilliseconds && act > askedAt === at > askedAt);

/** We asked her for something. Safe to repeat, in any order. */
export const recordAsked = (engagementId: string, at: string): Promise<void> => change(engagementId, (body) => (at <= (body.askedAt ?? '') ? undefined : { ...body, askedAt: at }));

async function change(engagementId: string, next: (body: ClientActs) => ClientActs | undefined): Promise<void> {
  await repeatOnConflict(async () => {
    const stored = await clientActs.get(engagementId);
    const body = next(stored?.body ?? none);
    if (!body) return;
    const row = { scope: engagementScope(engagementId), at: new Date().toISOString(), body };
    await commit([stored ? clientActs.replace(stored, row) : clientActs.create(engagementId, row)]);
  });
}
