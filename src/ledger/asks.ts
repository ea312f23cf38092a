import type { Engagement } from '../clients/contract';
import { recordFor } from '../clients/engagement';
import { wantsEngagements } from '../clients/glance';
import { personOf } from '../clients/person';
import { knownTimeZone } from '../clients/time-zone';
import { workingDaysBetween } from '../clients/working-time';
import { dateIn } from '../i18n/dates';
import { invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { readTogether } from '../platform/storage/batch';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { type AskBody, isOverdue, neededByNow, withStatement } from './ask';
import { openAsks, recentAsks } from './ask-list';
import type { AskState, AskView, LedgerCalls, OpenAsk } from './contract';
import { issueSubject, pushPromises } from './promise-settling';
import { threadKey, threadRecords } from './promise-store';
import { askRecords, engagementScope, type SnapshotHeader, snapshotRecords, toldIndex } from './store';

type AskOf = Stored<AskBody>;
type Place = Pick<Engagement, 'timeZone' | 'plan'>;

/** What a client was asked for, open ones first. */
export async function listAsks({ engagementId }: { engagementId: string }, caller: Caller): Promise<{ asks: AskView[] }> {
  const { body } = await recordFor(caller, engagementId);
  const [open, recent] = await Promise.all([openAsks(engagementId), recentAsks(engagementId)]);
  const ids = new Set(open.map(({ id }) => id));
  return { asks: (await viewsOf([...open, ...recent.filter(({ id }) => !ids.has(id))], body)).sort(inOrder) };
}

const inOrder = (one: AskView, other: AskView) =>
  Number(one.state !== 'open') - Number(other.state !== 'open') ||
  (one.state === 'open' ? (one.neededBy ?? '9').localeCompare(other.neededBy ?? '9') : 0) ||
  other.askedOn.localeCompare(one.askedOn);

type Closing = Parameters<LedgerCalls['ledger.close-ask']>[0];

/** Keeps what a person says became of an ask, and has promises it held up settled again. */
export async function closeAsk({ engagementId, askId, said }: Closing, caller: Caller): Promise<AskView> {
  const { body: place } = await recordFor(caller, engagementId);
  const timeZone = knownTimeZone(place.timeZone);
  const by = personOf(await asUser().send('myself'));
  const ask = await repeatOnConflict(async () => {
    const stored = await askRecords.get(askId);
    if (!stored || stored.scope !== engagementScope(engagementId)) throw notFound();
    const at = new Date().toISOString();
    if (said.on > dateIn(at, timeZone)) throw invalid('failure.in-the-future', 'said.on');
    if (said.on < dateIn(stored.at, timeZone)) throw invalid('failure.before-asked', 'said.on');
    const write = askRecords.replace(stored, { state: said.kind, body: withStatement(stored.body, stored.at, { ...said, at, by }, timeZone) });
    await commit([write]);
    return askRecords.written(write);
  });
  await settleHeldUp(engagementId, ask.body);
  const [view] = await viewsOf([ask], place);
  if (!view) throw notFound();
  return view;
}

async function settleHeldUp(engagementId: string, { line }: AskBody): Promise<void> {
  const blocked = (await toldIndex.getMany(line.issueIds)).flatMap(({ body }) => body.blocks);
  const subjects = [...new Set([...[...line.issueIds, ...blocked].map(issueSubject), ...line.versionIds.map((id) => `version-${id}`)])];
  const threads = await threadRecords.getMany(subjects.map((subject) => threadKey(engagementId, subject)));
  await pushPromises(threads.map(({ id }) => ({ engagementId, subject: id.slice(engagementId.length + 1) })));
}

async function viewsOf(asks: AskOf[], place: Place): Promise<AskView[]> {
  const updates = await snapshotRecords.getMany([...new Set(asks.map(({ body }) => body.updateId))]);
  const headers = new Map(updates.map(({ id, body }) => [id, body]));
  return asks.map((ask) => viewOf(ask, place, headers.get(ask.body.updateId)));
}

function viewOf({ id, at, state, body }: AskOf, { timeZone: zone, plan }: Place, update: SnapshotHeader | undefined): AskView {
  const timeZone = knownTimeZone(zone);
  const now = new Date().toISOString();
  const neededBy = neededByNow(body, at);
  const { line, said = [], again = [] } = body;
  const last = said.at(-1);
  const overdue = state === 'open' && neededBy !== undefined && isOverdue(body, at, { now, timeZone });
  return {
    id,
    texts: line.texts,
    updateId: body.updateId,
    ...(update?.kind === 'update' && { number: update.number }),
    askedOn: dateIn(at, timeZone),
    againOn: [...new Set(again.map((telling) => dateIn(telling.at, timeZone)))],
    ...(neededBy !== undefined && { neededBy }),
    blocks: {
      issues: (update?.issues ?? []).filter((issue) => line.issueIds.includes(issue.id)).map((issue) => ({ id: issue.id, key: issue.key })),
      versions: (update?.versions ?? []).filter((version) => line.versionIds.includes(version.id)).map((version) => ({ id: version.id, name: version.name })),
    },
    state: state as AskState,
    ...(overdue && { overdueWorkingDays: workingDaysBetween(neededBy, dateIn(now, timeZone), plan.workingTime) }),
    ...(last && { said: { kind: last.kind, on: last.on, note: last.note, by: last.by } }),
  };
}

/** What is open on the client's side, for her own people: her words and ours, no issues. Those needed first come first. */
export async function openAsksFor(engagementIds: string[]): Promise<OpenAsk[]> {
  const { engagements } = await readTogether({ engagements: wantsEngagements(engagementIds) });
  const now = new Date().toISOString();
  const found = await Promise.all(
    engagements.map(async ({ id: engagementId, body: { timeZone: zone } }) => {
      const timeZone = knownTimeZone(zone);
      return (await openAsks(engagementId)).map(({ id, at, body }): OpenAsk => {
        const neededBy = neededByNow(body, at);
        return { engagementId, id, texts: body.line.texts, askedOn: dateIn(at, timeZone), ...(neededBy !== undefined && { neededBy }), overdue: isOverdue(body, at, { now, timeZone }) };
      });
    }),
  );
  return found.flat().sort((one, other) => (one.neededBy ?? '9').localeCompare(other.neededBy ?? '9') || one.askedOn.localeCompare(other.askedOn));
}

/** An ask no update has to invent again, as the next draft takes it up. */
export type CarriedAsk = { id: string; on: string; texts: AskBody['line']['texts']; issueIds: string[]; versionIds: string[]; neededBy?: string };

/** What is still open, to be asked for again, oldest first. `timeZone` is the client's. */
export async function carriedAsks({ id, timeZone: zone }: Pick<Engagement, 'id' | 'timeZone'>): Promise<CarriedAsk[]> {
  const timeZone = knownTimeZone(zone);
  return (await openAsks(id)).map(({ id: askId, at, body }) => {
    const neededBy = neededByNow(body, at);
    const { texts, issueIds, versionIds } = body.line;
    return { id: askId, on: dateIn(at, timeZone), texts, issueIds, versionIds, ...(neededBy !== undefined && { neededBy }) };
  });
}
