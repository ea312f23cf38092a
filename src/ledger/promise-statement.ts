import { recordFor } from '../clients/engagement';
import { personOf } from '../clients/person';
import { knownTimeZone } from '../clients/time-zone';
import { dateIn } from '../i18n/dates';
import { invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import type { LedgerCalls, PromiseView } from './contract';
import type { PromiseLook } from './promise';
import { threadKey, threadRecords } from './promise-store';
import { writeThread } from './promise-settling';
import { promisesOf, type PromiseThread, type SettledPromise, type StoredStatement, subjectIn } from './promise-thread';
import { promiseView } from './promise-view';

type Statement = Parameters<LedgerCalls['ledger.settle-promise']>[0];

/** What anybody said before stays readable, up to these. */
const mostStatements = 20;

/** Keeps what a person says became of a promise. */
export async function settlePromise({ engagementId, promiseId, said }: Statement, caller: Caller): Promise<PromiseView> {
  const { body } = await recordFor(caller, engagementId);
  const timeZone = knownTimeZone(body.timeZone);
  const by = personOf(await asUser().send('myself'));
  return repeatOnConflict(async () => {
    const subject = subjectIn(promiseId);
    const stored = await threadRecords.get(threadKey(engagementId, subject));
    const look = { now: new Date().toISOString(), timeZone };
    const promise = stored && promisesOf(stored.body, subject, look).find(({ id }) => id === promiseId);
    if (!stored || !promise) throw notFound();
    check(said, promise, stored.body, look);
    const before = stored.body.statements[promiseId] ?? [];
    const statement: StoredStatement = { ...said, at: look.now, by };
    const thread = { ...stored.body, statements: { ...stored.body.statements, [promiseId]: [...before, statement].slice(-mostStatements) } };
    await writeThread(stored, thread, timeZone);
    const settled = promisesOf(thread, subject, look).find(({ id }) => id === promiseId) ?? promise;
    return promiseView(settled, thread, { timeZone, days: body.plan.workingTime });
  });
}

function check({ kind, on }: Statement['said'], { on: promisedOn, told }: SettledPromise, { subject }: PromiseThread, { now, timeZone }: PromiseLook): void {
  // Of issues and milestones Jira tells whether they are done.
  if (kind === 'done' && subject.kind !== 'line' && told.meaning !== 'response') throw invalid('failure.jira-tells', 'said.kind');
  if (on > dateIn(now, timeZone)) throw invalid('failure.in-the-future', 'said.on');
  if (on < dateIn(told.at, timeZone)) throw invalid('failure.before-the-promise', 'said.on');
  if (kind === 'withdrawn' && on > promisedOn) throw invalid('failure.after-the-promise', 'said.on');
}
