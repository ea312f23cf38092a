import type { Engagement } from '../clients/contract';
import { issueIn } from '../clients/issue';
import { callerAsPerson } from '../clients/person';
import { AppError, conflict, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { commitIfFirst } from '../platform/storage/commit-if-first';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { editableDraft } from './draft';
import { draftRecords, type OpenDraft } from './draft-store';
import { askableBy, type KeptNudge, nudgesOf, questionWords } from './nudge';
import { postNudge, type PostedNudge } from './nudge-comment';
import type { AnswerState, NudgeChange } from './nudge-contract';

/** In one draft: a client update is no roll call. */
export const mostNudges = 20;
/** Longer than a call may run (25 seconds), so that a live lease means somebody may still be at it. */
const leaseMilliseconds = 40_000;
const looks = 6;
const betweenLooksMilliseconds = 400;

type Asking = { issueId: string; question: string };

/**
 * Asks the assignee of an issue of the evidence by a comment, once per issue and update, whoever presses and however often. The
 * caller must have read the question as it is posted.
 */
export async function askColleague(engagement: Engagement, asking: Asking, caller: Caller): Promise<NudgeChange> {
  for (let look = 1; ; look++) {
    const draft = await editableDraft(engagement);
    const kept = draft.header.body.nudges?.[asking.issueId];
    if (kept?.askedAt !== undefined) return changeOf(draft, caller);
    if (!kept || Date.parse(kept.leaseUntilAt) <= Date.now()) {
      const nudge = await lease(draft, asking, caller);
      if (nudge) {
        const { to, isOfDesk } = nudge;
        await settle(engagement, asking.issueId, nudge, await postNudge({ ...asking, id: `${engagement.id}.${draft.number}.${asking.issueId}`, to, isOfDesk }));
        return changeOf(await editableDraft(engagement), caller);
      }
    }
    if (look >= looks) throw conflict('failure.being-sent');
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMilliseconds));
  }
}

const changeOf = (draft: OpenDraft, caller: Caller): NudgeChange => ({ healthRevision: draft.header.revision, nudges: nudgesOf(draft, caller) });

/** Undefined when somebody else was quicker. Jira is asked as the person: she must see the issue, and it must still be the same colleague's. */
async function lease(draft: OpenDraft, { issueId, question }: Asking, caller: Caller): Promise<KeptNudge | undefined> {
  const { header, context } = draft;
  const { nudges = {}, evidence } = header.body;
  if (!evidence.issues[issueId]) throw invalid('failure.issue-not-found', 'issueId');
  const issue = askableBy(draft, issueId, caller);
  if (!issue || questionWords({ question: issue.ask.question, dueOn: issue.dueOn }, caller.language, context.today) !== question) throw outdated();
  if (!nudges[issueId] && Object.keys(nudges).length >= mostNudges) throw invalid('failure.too-many', 'issueId', { limit: mostNudges });
  const [{ fields }, by] = await Promise.all([issueIn(caller.projectId, issueId, ['assignee']), callerAsPerson(caller)]);
  if (fields?.assignee?.accountId !== issue.ask.accountId) throw outdated();
  const kind = fields.project?.projectTypeKey;
  const nudge: KeptNudge = {
    to: { accountId: issue.ask.accountId, name: fields.assignee.displayName },
    by: { accountId: by.accountId, name: by.name },
    // A kind of project Jira does not name may have customers.
    isOfDesk: kind !== 'software' && kind !== 'business',
    attemptId: crypto.randomUUID(),
    leaseUntilAt: new Date(Date.now() + leaseMilliseconds).toISOString(),
  };
  if (!(await commitIfFirst([draftRecords.replace(header, { body: { ...header.body, nudges: { ...nudges, [issueId]: nudge } } })]))) return undefined;
  return nudge;
}

const outdated = () => new AppError('conflict', 'failure.question-outdated', { field: 'question' });

/** Writes down what became of it. One that may stand there is kept, for the next try to find. */
async function settle(engagement: Engagement, issueId: string, { attemptId }: KeptNudge, posted: PostedNudge): Promise<void> {
  const isRefused = posted !== 'unknown' && 'refused' in posted;
  await repeatOnConflict(async () => {
    const header = await draftRecords.get(engagement.id);
    const { [issueId]: ours, ...others } = header?.body.nudges ?? {};
    // Sent or discarded meanwhile, or taken over: then it is found by its mark.
    if (!header || header.state !== 'open' || ours?.attemptId !== attemptId) return;
    const ended: KeptNudge = { ...ours, leaseUntilAt: new Date().toISOString(), ...(posted !== 'unknown' && 'commentId' in posted && { askedAt: posted.at, commentId: posted.commentId }) };
    await commit([draftRecords.replace(header, { body: { ...header.body, nudges: isRefused ? others : { ...others, [issueId]: ended } } })]);
  });
  if (posted === 'unknown') throw new AppError('unavailable', 'failure.posting-unclear');
  if ('later' in posted) throw new AppError('unavailable', 'failure.jira-busy', { parameters: { seconds: posted.later } });
  if ('refused' in posted) throw new AppError(posted.refused === 403 ? 'forbidden' : 'invalid', 'failure.jira-refused', { parameters: { reason: `HTTP ${posted.refused}` } });
}

/** Says what became of an answer; the last word counts. */
export async function settleAnswer(engagement: Engagement, { issueId, state }: { issueId: string; state: AnswerState }, caller: Caller): Promise<NudgeChange> {
  await repeatOnConflict(async () => {
    const { header } = await editableDraft(engagement);
    const { nudges = {} } = header.body;
    const kept = nudges[issueId];
    if (!kept?.answer) throw notFound();
    if (kept.answer.state === state) return;
    await commit([draftRecords.replace(header, { body: { ...header.body, nudges: { ...nudges, [issueId]: { ...kept, answer: { ...kept.answer, state } } } } })]);
  });
  return changeOf(await editableDraft(engagement), caller);
}
