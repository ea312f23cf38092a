import type { Engagement } from '../clients/contract';
import { engagementFor } from '../clients/engagement';
import { visibleIssueIds } from '../clients/visibility';
import { wishedLength } from '../clients/wished-length';
import { factsOf, frozenFact } from '../ledger/facts';
import type { IssueFact, ToldLine } from '../ledger/told';
import { AppError, conflict, invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asApp, asUser } from '../platform/jira/jira';
import type { Check } from './check-contract';
import { approvalOf } from './checks/approval';
import { findingsIn, checkOf } from './checks/check';
import { checkableDraft } from './checks/checkable';
import { readDecisions } from './checks/decisions';
import type { EvidenceGroup } from './contract';
import { chartsOf } from './charts';
import { drawnIn, seriesIn } from './draft-charts';
import { type OpenDraft, readDraft } from './draft-store';
import { compose } from './message/content';
import type { MessageSource } from './message/source';
import { addressed, type PreparedMessage } from './prepared';
import type { SeriesPoint } from './series';
import { sinceLast } from './since-last';
import { placeToAnswer } from './site-address';
import { issueFacts, toldLines, versionFacts, withoutFilesIn } from './told-lines';

/** As many as factsOf takes. */
const factsAtOnce = 50;

/** The open draft as it would leave now. */
export async function prepareUpdate(engagementId: string, caller: Caller): Promise<PreparedMessage> {
  const [engagement, project] = await Promise.all([
    engagementFor(caller, engagementId),
    asUser().send('project', { path: { project: caller.projectId } }),
  ]);
  return prepared(engagement, project.name);
}

/** The same without a person who asks: for schedules. */
export async function prepareByItself(engagement: Engagement): Promise<PreparedMessage> {
  const project = await asApp().send('project', { path: { project: engagement.projectId } });
  return prepared(engagement, project.name);
}

async function prepared(engagement: Engagement, projectName: string): Promise<PreparedMessage> {
  const draft = await readDraft(engagement);
  if (!draft) throw new AppError('not-found', 'failure.no-draft');
  if (draft.locked) throw conflict('failure.already-sent');
  const lines = toldLines(draft);
  if (lines.length === 0) throw invalid('failure.draft-empty', 'sections');
  const [place, series] = await Promise.all([placeToAnswer(engagement), seriesIn(draft, lines)]);
  const source: MessageSource = { ...sourceOf(projectName, engagement, draft, lines), ...place, charts: chartsOf(series, engagement.timeZone, draft.charts) };
  const message = await addressed(
    engagement,
    (edition, deltas, withoutFiles) => compose({ ...source, deltas, ...(withoutFiles && { lines: withoutFilesIn(lines) }) }, edition),
    wishedLength,
    (baselines) => sinceLast(engagement, draft, lines, baselines),
  );
  return {
    engagement,
    told: {
      kind: 'update',
      engagementId: engagement.id,
      projectId: engagement.projectId,
      clientId: engagement.client.id,
      number: draft.number,
      evidenceUntilAt: draft.evidence.until,
      historyIds: draft.header.body.historyIds,
      health: { computed: draft.computedHealth.state, chosen: draft.chosenHealth, reasons: draft.computedHealth.reasons },
      ...(draft.evidence.work && { work: draft.evidence.work }),
      charts: draft.charts,
      issues: issueFacts(draft, lines),
      versions: versionFacts(draft, lines),
      lines,
    },
    number: draft.number,
    ...message,
    draft,
    check: () => checkOfDraft(draft, lines, series, message.digest),
    checkIssues: () => checkedFacts(engagement, draft, lines),
  };
}

async function checkOfDraft(draft: OpenDraft, lines: ToldLine[], series: SeriesPoint[], digest: string): Promise<Check> {
  const { engagement, engagementId, number } = draft;
  const [decisions, charts] = await Promise.all([readDecisions(engagementId, number), drawnIn(draft, lines, series)]);
  const [findings, approval] = await Promise.all([findingsIn(checkableDraft(draft, lines, charts), decisions), approvalOf(engagement, number, digest)]);
  return checkOf(findings, approval);
}

function sourceOf(projectName: string, engagement: Engagement, draft: OpenDraft, lines: ToldLine[]): MessageSource {
  const named = new Set(lines.flatMap(({ versionIds }) => versionIds));
  const { from, until, milestones, groups, more } = draft.evidence;
  const count = (group: EvidenceGroup) => groups[group].length + more[group];
  const progress = { done: count('done'), moving: count('moving'), next: count('next') };
  return { projectName, engagement, from, until, health: draft.chosenHealth, milestones: milestones.filter(({ id }) => named.has(id)), progress, lines };
}

/** Refuses what was hidden, deleted, moved or restricted since the draft was written. An issue a person named beside the evidence is read now: what she says of it counts as told as well. */
async function checkedFacts(engagement: Engagement, draft: OpenDraft, lines: ToldLine[]): Promise<IssueFact[]> {
  const { evidence } = draft;
  const named = lines.flatMap(({ id, issueIds }) => issueIds.map((issueId) => ({ lineId: id, issueId })));
  if (named.length === 0) return [];
  const visible = await visibleIssueIds(engagement, named.map(({ issueId }) => issueId));
  const hidden = named.find(({ issueId }) => !visible.has(issueId));
  if (hidden) {
    const known = [...Object.values(evidence.groups).flat(), ...evidence.unseen].find(({ id }) => id === hidden.issueId);
    throw invalid('failure.issue-hidden', `lines.${hidden.lineId}`, { key: known?.key ?? hidden.issueId });
  }
  const known = new Set(issueFacts(draft, lines).map(({ id }) => id));
  const unknown = [...visible].filter((id) => !known.has(id));
  const facts: IssueFact[] = [];
  for (let start = 0; start < unknown.length; start += factsAtOnce) {
    facts.push(...(await factsOf(asApp(), engagement.projectId, unknown.slice(start, start + factsAtOnce))).map(frozenFact));
  }
  return facts;
}
