import { AppError, conflict, notFound } from '../platform/app-error';
import { asApp } from '../platform/jira/jira';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { commit } from '../platform/storage/transaction';
import { noteMails } from '../updates/mail-quota';
import { postPublicComment } from '../updates/public-comment';
import { isGone } from './readers';

/** What is to stand on a request, once. The id is also what the comment's property holds. */
export type Posting = { id: string; projectId: string; requestId: string; property: string; document: unknown; internal?: boolean };
export type PostingBody = {
  attemptId: string;
  /** While it is `sending`: until then nobody else may try. */
  leaseUntilAt?: string;
  /** Present once it stands there, or was heard elsewhere: from a person, or in an update. */
  postedAt?: string;
  elsewhere?: boolean;
  /** Jira's status, where it refused. */
  refused?: number;
};

/** By what is to be said. The state: sending, posted, refused, or waiting for another try. */
export const postingRecords = collection<PostingBody>('feedback-posting', 1);

/** Longer than a call may run (25 seconds), so that a live lease means somebody may still be at it. */
const leaseMilliseconds = 40_000;
const looks = 6;
const betweenLooksMilliseconds = 400;

/** How posting ended: it stands there since then; it cannot; nobody knows yet; not now. */
export type Posted = { postedAt: string } | { refused: number } | 'unclear' | { later: number };

/**
 * Posts as the app what has not been posted yet. `attemptId` is the caller's. Who finds somebody else at it waits a moment for
 * the end; a try that broke off is looked for on the request before anything is posted again.
 */
export async function postOnce(posting: Posting, attemptId: string): Promise<Posted> {
  for (let look = 1; ; look++) {
    const known = await postingRecords.get(posting.id);
    if (known?.body.postedAt !== undefined) return { postedAt: known.body.postedAt };
    if (known?.state !== 'sending' || Date.parse(known.body.leaseUntilAt ?? '') <= Date.now()) {
      const isThere = await isRequest(posting.requestId);
      const leased = await lease(posting, attemptId, known);
      if (leased) return post(posting, leased, { isThere, repeated: known?.state === 'sending' });
    }
    if (look >= looks) throw conflict('failure.being-sent');
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMilliseconds));
  }
}

/** Undefined when somebody else was quicker. */
async function lease({ id, projectId }: Posting, attemptId: string, known: Stored<PostingBody> | undefined): Promise<Stored<PostingBody> | undefined> {
  const row = rowOf(projectId, 'sending', { attemptId, leaseUntilAt: new Date(Date.now() + leaseMilliseconds).toISOString() });
  const write = known ? postingRecords.replace(known, row) : postingRecords.create(id, row);
  if (!(await commitIfFirst([write]))) return undefined;
  return { ...row, id, subject: '', revision: write.value?.revision ?? '' };
}

async function post({ id, projectId, requestId, property, document, internal }: Posting, leased: Stored<PostingBody>, { isThere, repeated }: { isThere: boolean; repeated: boolean }): Promise<Posted> {
  const { attemptId } = leased.body;
  const settle = (state: string, body: PostingBody) => commit([postingRecords.replace(leased, rowOf(projectId, state, body))]);
  const posted = isThere ? await postPublicComment({ issueId: requestId, property, id, document, ...(internal && { internal }), repeated }) : { refused: 404 };
  if (posted === 'posted') {
    if (!internal) await noteMails(`answer ${id}`);
    const postedAt = new Date().toISOString();
    await settle('posted', { attemptId, postedAt });
    return { postedAt };
  }
  if (posted === 'unknown') {
    await settle('sending', { attemptId, leaseUntilAt: new Date().toISOString() });
    return 'unclear';
  }
  if ('later' in posted) {
    // What an earlier try may have left there is still to be looked for.
    await settle(repeated ? 'sending' : 'waiting', { attemptId, leaseUntilAt: new Date().toISOString() });
    return posted;
  }
  await settle('refused', { attemptId, refused: posted.refused });
  return posted;
}

/** A request that was moved out of the service project takes comments all the same: there the wrong people would read them. */
async function isRequest(requestId: string): Promise<boolean> {
  try {
    await asApp().send('request', { path: { request: requestId } });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

const rowOf = (projectId: string, state: string, body: PostingBody) => ({ scope: `project:${projectId}`, state, at: new Date().toISOString(), body });

/** That somebody has heard it elsewhere: nothing is posted for her any more. What stands there already stays. */
export async function countAsHeard(ids: string[], projectId: string, attemptId: string): Promise<void> {
  const known = new Map((await postingRecords.getMany(ids)).map((record) => [record.id, record]));
  const row = rowOf(projectId, 'posted', { attemptId, postedAt: new Date().toISOString(), elsewhere: true });
  const missing = ids.filter((id) => known.get(id)?.body.postedAt === undefined);
  for (let start = 0; start < missing.length; start += writesAtOnce) {
    const part = missing.slice(start, start + writesAtOnce).map((id) => ({ id, current: known.get(id) }));
    await commit(part.map(({ id, current }) => (current ? postingRecords.replace(current, row) : postingRecords.create(id, row))));
  }
}

/** A transaction holds 25 writes. */
const writesAtOnce = 25;

/** For a person: what became of one posting, as an error where it does not stand there. */
export function insist(posted: Posted): { postedAt: string } {
  if (posted === 'unclear') throw new AppError('unavailable', 'failure.posting-unclear');
  if ('later' in posted) throw new AppError('unavailable', 'failure.jira-busy', { parameters: { seconds: posted.later } });
  if ('refused' in posted) {
    if (posted.refused === 404) throw notFound('failure.request-gone');
    throw new AppError(posted.refused === 403 ? 'forbidden' : 'invalid', 'failure.jira-refused', { parameters: { reason: `HTTP ${posted.refused}` } });
  }
  return posted;
}
