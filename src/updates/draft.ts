import type { Engagement, Person } from '../clients/contract';
import type { WatchedRisk } from '../clients/risk-contract';
import { readEngagement } from '../clients/engagement';
import { involve } from '../clients/involvement';
import { callerAsPerson, candorItself } from '../clients/person';
import { readSettings } from '../clients/settings';
import { setVisibility, visibleIssueIds } from '../clients/visibility';
import { dateIn } from '../i18n/dates';
import { languages } from '../i18n/language';
import { type CarriedAsk, carriedAsks } from '../ledger/asks';
import { flaggedField } from '../ledger/flagged-field';
import { readOwnRecord } from '../ledger/own-record-reading';
import { lastUpdate } from '../ledger/snapshot';
import { AppError, conflict, invalid, notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { Stored } from '../platform/storage/record';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit, type Write } from '../platform/storage/transaction';
import { type ChartKind, chartKinds } from './chart-contract';
import type { Draft, HealthState, LineDraft, Section, SectionName, UpdatesView } from './contract';
import { evidenceGroups, sectionNames } from './contract';
import { chartsIn } from './draft-charts';
import { withMarkedFiles } from './attachment-choice';
import { checkIds, checkLength, cleaned, unknownIn } from './draft-input';
import { type Dismissed, draftLines, issueLine } from './draft-lines';
import { counterLast, mergedLines, savedLines } from './draft-merge';
import { type DraftHeader, draftRecords, draftScope, type DraftSection, factsOf, fitting, followingUpdate, opened, type OpenDraft, packed, readDraft, sectionKey, sectionRecords } from './draft-store';
import { draftView, sectionView } from './draft-view';
import { type Facts, gatherEvidence } from './evidence';
import { watchedRiskLines } from './risk-lines';
import { startReading } from './evidence-reading';
import { givenDates } from './given-dates';
import { healthOf } from './health';
import { askedLine, isTouched, newsLine, shownLine, type StoredLine } from './line';
import { nudgesOf } from './nudge';
import { withAnswers } from './nudge-answers';
import { type News, pendingNews } from './pending-news';

export type { OpenDraft };

/** The draft of an engagement, also while an update made from it waits to be released. */
export async function openDraft(engagementId: string): Promise<OpenDraft | undefined> {
  // Most engagements have none: then nothing else is read.
  if (!(await draftRecords.get(engagementId))) return undefined;
  const engagement = await readEngagement(engagementId);
  return engagement && readDraft(engagement);
}

/** While an update waits to be released its draft takes no change: every part gets a new revision, so that a save already under way meets a conflict. */
export const lockDraft = (draft: OpenDraft): Write[] => withState(draft, 'sending');
export const reopenDraft = (draft: OpenDraft): Write[] => withState(draft, 'open');

const withState = ({ header, sections }: OpenDraft, state: 'open' | 'sending'): Write[] => [
  draftRecords.replace(header, { state }),
  ...sections.map(({ record }) => sectionRecords.replace(record, { state })),
];

export const removeDraft = ({ header, sections }: OpenDraft): Write[] => [draftRecords.remove(header), ...sections.map(({ record }) => sectionRecords.remove(record))];

/** Which of a project's engagements have an open draft, and when somebody last saved in it. For lists. */
export async function openDrafts(projectId: string, engagementIds: string[]): Promise<UpdatesView['drafts']> {
  const [headers, saved] = await Promise.all([draftRecords.getMany(engagementIds), sectionRecords.list({ scope: draftScope(projectId), limit: 100 })]);
  return headers
    .filter(({ state, body }) => state === 'open' && body.projectId === projectId)
    .map(({ id, at, body }) => ({
      engagementId: id,
      number: body.number,
      savedAt: saved.records.filter((section) => section.id.startsWith(`${id}.`)).reduce((latest, section) => (section.at > latest ? section.at : latest), at),
    }));
}

async function gatheredFor(engagement: Engagement, reconcile: string[] = []) {
  // Taken before the first read of Jira: what changes from here on belongs to the next update.
  const now = Date.now();
  const reading = startReading();
  const [settings, last, flagged] = await Promise.all([readSettings(engagement.projectId), lastUpdate(engagement.id), flaggedField(reading, now)]);
  const gathered = fitting(await gatherEvidence({ reading, engagement, settings, flagged, now, reconcile, ...(last && { last }) }));
  const today = dateIn(now, engagement.timeZone);
  const facts: Facts = { ...gathered, today, health: healthOf(gathered.evidence, settings.health, today) };
  const charts = last?.charts && chartKinds.filter((kind) => last.charts?.includes(kind));
  return { facts, settings, number: (last?.number ?? 0) + 1, at: new Date(now).toISOString(), ...(charts && { charts }) };
}

type Waiting = { news: News[]; asks: CarriedAsk[]; watchedRisks: WatchedRisk[] };

async function waitingFor(engagement: Engagement): Promise<Waiting> {
  const [news, asks] = await Promise.all([pendingNews(engagement.id), carriedAsks(engagement)]);
  return { news, asks, watchedRisks: engagement.plan.watchedRisks ?? [] };
}

/** All there is to say. News of other areas stands with what is done, and what she still has to give with what is asked, until a person removes it. */
function linesFrom(facts: Facts, { news, asks, watchedRisks }: Waiting, dismissed: Dismissed): ReturnType<typeof draftLines> {
  const lines = draftLines(facts, dismissed);
  const open = asks.map(askedLine).filter(({ id }) => !dismissed.asks?.includes(id));
  const wanted = news.map(newsLine).filter(({ id }) => !dismissed.done?.includes(id));
  const risks = watchedRiskLines(watchedRisks, lines.risks).filter(({ id }) => !dismissed.risks?.includes(id));
  return { ...lines, done: counterLast([...lines.done, ...wanted]), risks: counterLast([...lines.risks, ...risks]), asks: [...lines.asks, ...open.slice(0, mostCarried)] };
}

/** A client who owes more has another talk to be had with her. */
const mostCarried = 30;

const gatheredPart = ({ evidence, health, today: _today, ...gathered }: Facts) => ({ ...gathered, evidence: packed(evidence), computedHealth: health });

/** The open draft, or a new one. When two people start it at once, the second reads the first one's. */
export async function draftOf(engagement: Engagement, caller: Caller): Promise<Draft> {
  const existing = await readDraft(engagement);
  if (existing) return shown(await withAnswers(editable(existing)), caller);
  const draft = await startDraft(engagement, () => callerAsPerson(caller));
  if (engagement.team.projectManager.accountId !== caller.accountId) await involve(caller.accountId, engagement.id);
  return shown(draft ?? (await editableDraft(engagement)), caller);
}

async function shown(draft: OpenDraft, caller: Caller): Promise<Draft> {
  const { engagement, sections, dates } = draft;
  const [ownRecord, charts] = await Promise.all([readOwnRecord(engagement), chartsIn(draft)]);
  return draftView(draft, { ownRecord, given: await givenDates(engagement, sections, dates, ownRecord), nudges: nudgesOf(draft, caller), ready: charts.kinds });
}

/** The draft a schedule needs: whoever opens it reads it as she would have started it. */
export async function prepareDraft(engagement: Engagement): Promise<OpenDraft | undefined> {
  const draft = (await draftRecords.get(engagement.id)) ? undefined : await startDraft(engagement, async () => candorItself);
  return draft ?? readDraft(engagement);
}

/** Undefined where somebody else has just started it. */
async function startDraft(engagement: Engagement, startedBy: () => Promise<Person>): Promise<OpenDraft | undefined> {
  const [{ facts, settings, number, at, charts }, person, waiting, followingUpdateOn] = await Promise.all([gatheredFor(engagement), startedBy(), waitingFor(engagement), followingUpdate(engagement)]);
  const lines = linesFrom(facts, waiting, {});
  const header: DraftHeader = { projectId: engagement.projectId, number, startedAt: at, startedBy: person, ...(charts && { charts }), ...gatheredPart(facts) };
  const row = { scope: draftScope(engagement.projectId), state: 'open', at };
  const section = (name: SectionName): DraftSection => ({ name, lines: lines[name], dismissed: [], savedBy: person });
  const start = draftRecords.create(engagement.id, { ...row, body: header });
  const parts = sectionNames.map((name) => sectionRecords.create(sectionKey(engagement.id, name), { ...row, subject: name, body: section(name) }));
  try {
    await commit([start, ...parts]);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return undefined;
  }
  return opened(engagement, { settings, followingUpdateOn }, draftRecords.written(start), parts.map(sectionRecords.written));
}

/** The open draft; refused where none is open, or an update made from it waits to be released. */
export async function editableDraft(engagement: Engagement): Promise<OpenDraft> {
  const draft = await readDraft(engagement);
  if (!draft) throw notFound('failure.no-draft');
  return editable(draft);
}

function editable(draft: OpenDraft): OpenDraft {
  if (draft.locked) throw conflict('failure.already-sent');
  return draft;
}

/** Reads Jira again. Somebody may save while it is read: then what she saved is merged. */
export async function rereadDraft(engagement: Engagement, reconcile: string[] = []): Promise<void> {
  await editableDraft(engagement);
  const [{ facts }, waiting] = await Promise.all([gatheredFor(engagement, reconcile), waitingFor(engagement)]);
  await repeatOnConflict(async () => commit(refreshed(await editableDraft(engagement), facts, waiting)));
}

/** The draft as Jira is now, with what colleagues have answered. */
export async function refreshDraft(engagement: Engagement, caller: Caller, reconcile: string[] = []): Promise<Draft> {
  await rereadDraft(engagement, reconcile);
  return shown(await withAnswers(await editableDraft(engagement)), caller);
}

function refreshed({ header, sections }: OpenDraft, facts: Facts, waiting: Waiting): Write[] {
  const lines = linesFrom(facts, waiting, Object.fromEntries(sections.map(({ name, record }) => [name, record.body.dismissed])));
  const merged = sections.map(({ name, record }) => ({ record, lines: mergedLines(record.body.lines, lines[name]) }));
  return [
    draftRecords.replace(header, { body: { ...header.body, ...gatheredPart(facts), titles: { ...titlesStillNamed(header, merged.flatMap((section) => section.lines)), ...facts.titles } } }),
    ...merged.filter((section) => !same(section.lines, section.record.body.lines)).map((section) => sectionRecords.replace(section.record, { body: { ...section.record.body, lines: section.lines } })),
  ];
}

/** A line a person changed may tell of an issue that is no longer in the evidence. */
function titlesStillNamed({ body }: Stored<DraftHeader>, lines: StoredLine[]): Record<string, string> {
  const named = new Set(lines.filter((line) => line.phrase && isTouched(line)).flatMap((line) => [...JSON.stringify(line.phrase).matchAll(/"issueId":"(\d+)"/g)].map(([, id]) => id)));
  return Object.fromEntries(Object.entries(body.titles).filter(([id]) => named.has(id)));
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export async function showIssue(engagement: Engagement, issueId: string, caller: Caller): Promise<Draft> {
  await editableDraft(engagement);
  const { visible } = await setVisibility(engagement, issueId, 'shown');
  if (!visible) throw invalid('failure.issue-restricted', 'issueId');
  return refreshDraft(engagement, caller, [issueId]);
}

export async function discardDraft(engagement: Engagement): Promise<void> {
  await commit(removeDraft(await editableDraft(engagement)));
}

export async function chooseHealth(engagement: Engagement, revision: string, state: HealthState): Promise<{ revision: string; state: HealthState }> {
  const { header } = await editableDraft(engagement);
  if (header.revision !== revision) throw conflict();
  const write = draftRecords.replace(header, { body: { ...header.body, chosenHealth: state } });
  await commit([write]);
  return { revision: write.value?.revision ?? '', state };
}

/** Which charts the update shows. */
export async function chooseCharts(engagement: Engagement, revision: string, charts: ChartKind[]): Promise<{ revision: string; charts: ChartKind[] }> {
  const { header } = await editableDraft(engagement);
  if (header.revision !== revision) throw conflict();
  const chosen = chartKinds.filter((kind) => charts.includes(kind));
  const write = draftRecords.replace(header, { body: { ...header.body, charts: chosen } });
  await commit([write]);
  return { revision: write.value?.revision ?? '', charts: chosen };
}

type SectionSave = { section: SectionName; revision: string; lines: LineDraft[] };

/** Asks Jira only about issues the draft has not named before. */
export async function saveSection(engagement: Engagement, { section, revision, lines }: SectionSave, caller: Caller): Promise<Section> {
  const draft = await editableDraft(engagement);
  const record = draft.sections.find(({ name }) => name === section)?.record;
  if (!record || record.revision !== revision) throw conflict();
  checkIds(lines);
  checkLength(lines);
  await checkNamed(engagement, draft, lines);
  const chosen = await withMarkedFiles(engagement, draft, section, lines);

  const { context } = draft;
  const generated = new Map(record.body.lines.map((line) => [line.id, shownLine(line, context).generated ?? {}]));
  const drafts = chosen.map((line) => cleaned(line, generated.get(line.id) ?? {}));
  const facts = factsOf(draft.header, context.today);
  const written = new Set(record.body.lines.flatMap(({ phrase }) => phrase?.topic ?? []));
  const saved = savedLines(record.body, drafts, (line) => phraseFor(section, line, facts, written));
  const [savedBy, ownRecord] = await Promise.all([callerAsPerson(caller), readOwnRecord(engagement)]);
  const body: DraftSection = { name: section, ...saved, savedBy };
  const write = sectionRecords.replace(record, { at: new Date().toISOString(), body });
  await commit([write]);
  return sectionView({ ...record, at: write.value?.at ?? record.at, revision: write.value?.revision ?? '', body }, context, await givenDates(engagement, [{ name: section, lines: body.lines }], draft.dates, ownRecord));
}

/** An issue a person takes from the evidence without words of her own gets Candor's. */
function phraseFor(section: SectionName, line: LineDraft, facts: Facts, written: ReadonlySet<string>): StoredLine['phrase'] {
  const [issueId, ...others] = line.issueIds;
  if (issueId === undefined || others.length > 0 || languages.some((language) => line.text[language])) return undefined;
  const issue = evidenceGroups.flatMap((group) => facts.evidence.groups[group]).find(({ id }) => id === issueId);
  const phrase = issue && issueLine(section, issue, facts)?.phrase;
  return phrase && !written.has(phrase.topic) ? phrase : undefined;
}

async function checkNamed(engagement: Engagement, { evidence, sections }: OpenDraft, lines: LineDraft[]): Promise<void> {
  const known = {
    issueIds: new Set(evidenceGroups.flatMap((group) => evidence.groups[group].map(({ id }) => id))),
    versionIds: new Set(evidence.milestones.map(({ id }) => id)),
  };
  const unknown = unknownIn(lines, sections.flatMap((section) => section.lines), known);
  const [version] = unknown.versions;
  if (version) throw invalid('failure.not-found', version.field);
  if (unknown.issues.length === 0) return;
  const visible = await visibleIssueIds(engagement, unknown.issues.map(({ id }) => id));
  const hidden = unknown.issues.find(({ id }) => !visible.has(id));
  if (hidden) throw invalid('failure.issue-not-visible', hidden.field);
}
