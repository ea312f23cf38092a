import { engagementFor } from '../clients/engagement';
import { callerAsPerson } from '../clients/person';
import { readSettings } from '../clients/settings';
import { readSnapshot } from '../ledger/snapshot';
import { AppError, conflict, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { Check, Finding, Overruling, SentCheck } from './check-contract';
import { approvalOf, approve, askApproval } from './checks/approval';
import { checkableDraft, checkableTold } from './checks/checkable';
import { checkOf, findingsIn, refuseBlocked } from './checks/check';
import { decide, type Decision, decisionOn, type Decisions, decisionsFrom, readDecisions } from './checks/decisions';
import { sentFindings } from './checks/record';
import { drawnIn } from './draft-charts';
import { type OpenDraft, readDraft } from './draft-store';
import { toldLines, withoutFilesIn } from './told-lines';
import { prepareUpdate } from './update-message';
import type { StoredUpdate } from './update-store';

async function draftFor(engagementId: string, caller: Caller): Promise<OpenDraft> {
  const draft = await readDraft(await engagementFor(caller, engagementId));
  if (!draft) throw notFound('failure.no-draft');
  if (draft.locked) throw conflict('failure.already-sent');
  return draft;
}

/** The message is only written out where somebody has to approve just that. */
async function digestFor({ engagement }: OpenDraft, caller: Caller): Promise<string | undefined> {
  if (!engagement.plan.needsApproval) return undefined;
  try {
    return (await prepareUpdate(engagement.id, caller)).digest;
  } catch (error) {
    if (error instanceof AppError && error.key === 'failure.draft-empty') return undefined;
    throw error;
  }
}

/** The preview and the send look again. */
const whileWriting = { fresh: false };

/** The open draft as it is saved. */
export const checkDraft = async (engagementId: string, caller: Caller): Promise<Check> => checkNow(await draftFor(engagementId, caller), caller);

/** `drawing`: where its charts are read already. */
async function checkNow(draft: OpenDraft, caller: Caller, lines = toldLines(draft), drawing = drawnIn(draft, lines)): Promise<Check> {
  const [decisions, charts, digest] = await Promise.all([readDecisions(draft.engagementId, draft.number), drawing, digestFor(draft, caller)]);
  const [findings, approval] = await Promise.all([findingsIn(checkableDraft(draft, lines, charts), decisions, whileWriting), approvalOf(draft.engagement, draft.number, digest)]);
  return checkOf(findings, approval);
}

type Aim = { engagementId: string; findingId: string };

/** Decides about a finding as it was shown: one that rests on something else by now has to be looked at again. */
async function decideAbout({ engagementId, findingId }: Aim, caller: Caller, decisionFor: (finding: Finding, decisions: Decisions) => Promise<Decision | undefined>): Promise<Check> {
  const draft = await draftFor(engagementId, caller);
  const lines = toldLines(draft);
  const drawing = drawnIn(draft, lines);
  const [decisions, charts] = await Promise.all([readDecisions(engagementId, draft.number), drawing]);
  const finding = (await findingsIn(checkableDraft(draft, lines, charts), decisions, whileWriting)).find(({ id }) => id === findingId);
  if (!finding) throw notFound('failure.finding-gone');
  await decide(engagementId, draft.number, findingId, await decisionFor(finding, decisions));
  return checkNow(draft, caller, lines, drawing);
}

const act = async (caller: Caller) => ({ by: await callerAsPerson(caller), at: new Date().toISOString() });

function checkShown(finding: Finding, level: Finding['level'], evidence: string): void {
  if (finding.level !== level) throw invalid('failure.malformed', 'findingId');
  if (finding.evidence !== evidence) throw new AppError('conflict', 'failure.finding-changed', { field: 'findingId' });
}

export function checkReason({ reason, text }: Pick<Overruling, 'reason' | 'text'>, field = 'text'): void {
  if (reason === 'other' && !text?.trim()) throw invalid('failure.required', field);
}

export function overrule({ engagementId, ...said }: Overruling & { engagementId: string }, caller: Caller): Promise<Check> {
  checkReason(said);
  return decideAbout({ engagementId, findingId: said.findingId }, caller, async (finding) => {
    checkShown(finding, 'stop', said.evidence);
    return decisionOn(finding, await act(caller), said);
  });
}

export function dismiss({ evidence, ...aim }: Aim & { evidence: string }, caller: Caller): Promise<Check> {
  return decideAbout(aim, caller, async (finding) => {
    checkShown(finding, 'note', evidence);
    return decisionOn(finding, await act(caller));
  });
}

/** Takes back what was decided. */
export const reopenFinding = (aim: Aim, caller: Caller): Promise<Check> => decideAbout(aim, caller, async () => undefined);

export async function askForApproval(engagementId: string, caller: Caller): Promise<Check> {
  const prepared = await prepareUpdate(engagementId, caller);
  await askApproval(prepared.engagement, prepared.number, prepared.digest, await act(caller));
  return prepared.check();
}

export async function approveUpdate({ engagementId, digest }: { engagementId: string; digest: string }, caller: Caller): Promise<Check> {
  const prepared = await prepareUpdate(engagementId, caller);
  if (prepared.digest !== digest) throw conflict('failure.preview-outdated');
  await approve(prepared.engagement, prepared.number, digest, await act(caller));
  return prepared.check();
}

/** What stands in a message that was sent and may not be seen any more, as things are now. */
async function leaksIn(update: StoredUpdate, caller: Caller, decisions: Decisions, withoutFiles = false): Promise<Finding[]> {
  const [engagement, settings, snapshot] = await Promise.all([engagementFor(caller, update.body.engagementId), readSettings(caller.projectId), readSnapshot(update.id)]);
  if (!snapshot || snapshot.kind === 'word-of-mouth') return [];
  const languages = [...new Set(snapshot.recipients.map(({ language }) => language))];
  return findingsIn(checkableTold(engagement, settings, { sentId: update.id, lines: withoutFiles ? withoutFilesIn(snapshot.lines) : snapshot.lines, languages }), decisions, { scope: 'leaks' });
}

/** What was decided when it was sent still holds where nothing has changed. */
const decidedIn = (findings: Finding[]): Decisions =>
  Object.fromEntries(findings.flatMap(({ id, evidence, state, decision }) => (decision && state !== 'open' ? [[id, { ...decision, state, evidence }]] : [])));

export async function checkSent(update: StoredUpdate, overruled: Overruling[], caller: Caller): Promise<SentCheck> {
  const whenSent = await sentFindings(update.id);
  return { whenSent, now: await leaksIn(update, caller, await decisionsWith(overruled, whenSent, caller)) };
}

const decisionsWith = async (overruled: Overruling[], whenSent: Finding[], caller: Caller): Promise<Decisions> => ({
  ...decidedIn(whenSent),
  ...decisionsFrom(overruled, await callerAsPerson(caller), new Date().toISOString()),
});

/** Throws where the frozen message must not be sent once more. */
export async function refuseLeaks(update: StoredUpdate, overruled: Overruling[], caller: Caller, withoutFiles = false): Promise<void> {
  refuseBlocked(await leaksIn(update, caller, await decisionsWith(overruled, await sentFindings(update.id), caller), withoutFiles));
}
