import type { Person } from '../clients/contract';
import { involve } from '../clients/involvement';
import { personOf } from '../clients/person';
import { conflict, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { commit } from '../platform/storage/transaction';
import type { FeedbackCalls } from './contract';
import { changeableFor, changed, wholeText } from './inbox-record';
import { keepCorrection } from './kind-corrections';
import type { FeedbackBody } from './store';

type Change = Parameters<FeedbackCalls['feedback.change']>[0];

/** A person's corrections, on what she has seen: an older revision is a conflict. */
export async function change({ id, revision, kind, severity, ownerAccountId, state }: Change, caller: Caller): Promise<void> {
  const current = await changeableFor(caller, id);
  if (current.revision !== revision) throw conflict();
  const owner = typeof ownerAccountId === 'string' ? await ownerOf(ownerAccountId, caller) : undefined;
  const { owner: before, ...rest } = current.body;
  const kept = ownerAccountId === undefined ? before : owner;
  await commit([changed(current, inState(ofKind({ ...rest, ...(kept && { owner: kept }) }, kind, severity), state))]);
  if (owner && current.body.placeId !== undefined) await involve(owner.accountId, current.body.placeId);
  if (kind !== undefined && kind !== current.body.kind) await keepCorrection(caller.projectId, await wholeText(current), current.body.kind, kind);
}

/** Somebody who can be given work in the project, as Jira tells the caller. */
async function ownerOf(accountId: string, { projectId }: Caller): Promise<Person> {
  const users = await asUser().send('findAssignable', { query: { project: projectId, accountId } });
  const user = users.find((candidate) => candidate.accountId === accountId);
  if (!user) throw invalid('failure.person-not-found', 'ownerAccountId');
  return personOf(user);
}

/** A kind a person chose is hers, also when Candor had suggested the same. Only a problem hurts. */
function ofKind(body: FeedbackBody, kind: Change['kind'], severity: Change['severity']): FeedbackBody {
  const chosen: FeedbackBody = kind === undefined ? body : { ...body, kind, kindBy: 'person' };
  const { severity: before, ...rest } = chosen;
  const hurts = severity ?? before;
  return rest.kind === 'problem' && hurts ? { ...rest, severity: hurts } : rest;
}

function inState(body: FeedbackBody, state: Change['state']): FeedbackBody {
  const now = new Date().toISOString();
  if (state === 'closed') return { ...body, closedAt: now };
  const { closedAt: _closed, ...open } = body;
  return state === 'waiting' ? { ...open, reopenedAt: now } : body;
}
