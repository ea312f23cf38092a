import { plannedAfter } from '../clients/cadence';
import { countedFrom } from '../clients/planned-dates';
import type { Engagement, Person, ProjectSettings } from '../clients/contract';
import { titleOf } from '../clients/glossary';
import { readSettings } from '../clients/settings';
import { dateIn } from '../i18n/dates';
import { type Language, languages } from '../i18n/language';
import { AppError } from '../platform/app-error';
import { collection } from '../platform/storage/collection';
import type { Stored } from '../platform/storage/record';
import { type ChartKind, chartKinds } from './chart-contract';
import type { Evidence, EvidenceGroup, Health, HealthState, SectionName } from './contract';
import { evidenceGroups, sectionNames } from './contract';
import type { Facts, FoundEvidence, FoundIssue, Gathered } from './evidence';
import type { StoredLine } from './line';
import type { DateContext } from './line-date';
import type { KeptNudge } from './nudge';
import type { PhraseContext } from './phrase';

/** An issue stands in several groups, so it is kept once and named by id. */
type PackedEvidence = Omit<Evidence, 'groups'> & { groups: Record<EvidenceGroup, string[]>; issues: Record<string, FoundIssue> };

export type DraftHeader = Omit<Gathered, 'evidence'> & {
  projectId: string;
  number: number;
  startedAt: string;
  startedBy: Person;
  evidence: PackedEvidence;
  computedHealth: Health;
  /** Absent until a person chooses. */
  chosenHealth?: HealthState;
  /** As in the update before, or as a person chose. Absent: all of them. */
  charts?: ChartKind[];
  /** Questions to colleagues, by issue id. */
  nudges?: Record<string, KeptNudge>;
};
export type DraftSection = {
  name: SectionName;
  lines: StoredLine[];
  /** Topics of generated lines a person removed. */
  dismissed: string[];
  savedBy: Person;
};

/** By engagement id: one draft is open per engagement at most. A draft `sending` waits to be released and cannot be changed. */
export const draftRecords = collection<DraftHeader>('draft', 1);
export const sectionRecords = collection<DraftSection>('draft-section', 1);
export const sectionKey = (engagementId: string, name: SectionName) => `${engagementId}.${name}`;
export const draftScope = (projectId: string) => `project:${projectId}`;

export type OpenDraft = {
  engagementId: string;
  engagement: Engagement;
  settings: ProjectSettings;
  number: number;
  startedAt: string;
  startedBy: Person;
  /** An update made from it waits to be released. */
  locked: boolean;
  evidence: Evidence;
  computedHealth: Health;
  chosenHealth: HealthState;
  /** Which are shown, where there is enough to show. */
  charts: ChartKind[];
  /** Languages its recipients need, the engagement's own first. */
  languages: Language[];
  sections: { name: SectionName; lines: StoredLine[]; revision: string; savedAt: string; record: Stored<DraftSection> }[];
  header: Stored<DraftHeader>;
  /** What its lines are rendered with. */
  context: PhraseContext;
  dates: DateContext;
};

const readings = 3;

/** Read by key, so that what was saved a moment ago is seen. Header and sections are apart: a draft that vanishes in between is read again. */
export async function readDraft(engagement: Engagement): Promise<OpenDraft | undefined> {
  for (let reading = 1; reading <= readings; reading++) {
    const header = await draftRecords.get(engagement.id);
    if (!header) return undefined;
    const [settings, sections, followingUpdateOn] = await Promise.all([
      readSettings(engagement.projectId),
      sectionRecords.getMany(sectionNames.map((name) => sectionKey(engagement.id, name))),
      followingUpdate(engagement),
    ]);
    if (sections.length === sectionNames.length) return opened(engagement, { settings, followingUpdateOn }, header, sections);
  }
  throw new AppError('unavailable', 'failure.storage-unavailable');
}

/** The planned day after the one an update sent now serves, YYYY-MM-DD. */
export function followingUpdate(engagement: Engagement): Promise<string> {
  const { nextUpdateOn, timeZone, plan } = engagement;
  const today = dateIn(Date.now(), timeZone);
  return plannedAfter(countedFrom(engagement, engagement), nextUpdateOn > today ? nextUpdateOn : today, plan.workingTime);
}

type Rules = { settings: ProjectSettings; followingUpdateOn: string };

export function opened(engagement: Engagement, { settings, followingUpdateOn }: Rules, header: Stored<DraftHeader>, records: Stored<DraftSection>[]): OpenDraft {
  const { number, startedAt, startedBy, evidence, computedHealth, titles } = header.body;
  const chosenHealth = header.body.chosenHealth ?? computedHealth.state;
  const today = dateIn(Date.now(), engagement.timeZone);
  return {
    engagementId: engagement.id,
    engagement,
    settings,
    number,
    startedAt,
    startedBy,
    locked: header.state === 'sending',
    evidence: evidenceFor(engagement, unpacked(evidence)),
    computedHealth,
    chosenHealth,
    charts: header.body.charts ?? [...chartKinds],
    languages: languagesOf(engagement),
    sections: records.map((record) => ({ name: record.body.name, lines: record.body.lines, revision: record.revision, savedAt: record.at, record })),
    header,
    context: { engagement, settings, titles, today, health: chosenHealth },
    dates: { today, followingUpdateOn, days: engagement.plan.workingTime },
  };
}

/** Her contacts who have not left. */
function languagesOf({ contacts, language, timeZone }: Engagement): Language[] {
  const today = dateIn(Date.now(), timeZone);
  const needed = new Set(contacts.filter(({ leavesOn }) => leavesOn === undefined || leavesOn > today).map((contact) => contact.language));
  const found = languages.filter((each) => needed.has(each));
  return found.length === 0 ? [language] : [...found.filter((each) => each === language), ...found.filter((each) => each !== language)];
}

function evidenceFor(engagement: Engagement, evidence: FoundEvidence): Evidence {
  const titled = ({ ask: _ask, ...issue }: FoundIssue) => ({ ...issue, title: titleOf(engagement, issue, engagement.language) });
  return { ...evidence, groups: byGroup((group) => evidence.groups[group].map(titled)) };
}

export const factsOf = ({ body: { evidence, uncounted, historyIds, blocks, titles, first, computedHealth } }: Stored<DraftHeader>, today: string): Facts => ({
  evidence: unpacked(evidence),
  uncounted,
  historyIds,
  blocks,
  titles,
  first,
  health: computedHealth,
  today,
});

function unpacked({ groups, issues, ...evidence }: PackedEvidence): FoundEvidence {
  return { ...evidence, groups: byGroup((group) => groups[group].flatMap((id) => issues[id] ?? [])) };
}

export function packed({ groups, ...evidence }: FoundEvidence): PackedEvidence {
  return {
    ...evidence,
    groups: byGroup((group) => groups[group].map(({ id }) => id)),
    issues: Object.fromEntries(evidenceGroups.flatMap((group) => groups[group].map((issue) => [issue.id, issue]))),
  };
}

function byGroup<Value>(valueOf: (group: EvidenceGroup) => Value): Record<EvidenceGroup, Value> {
  return Object.fromEntries(evidenceGroups.map((group) => [group, valueOf(group)])) as Record<EvidenceGroup, Value>;
}

/** A stored value holds 240 KiB; the rest is room for the record round it. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const largestEvidence = 200 * 1024;
/** What the lines are written from is never cut. */
const fewestKept = 20;

/** Very long titles do not fit in hundreds: then the longest group lists fewer, and counts the rest. */
export function fitting(gathered: Gathered): Gathered {
  let current = gathered;
  while (sizeOf(current) > largestEvidence) {
    const { groups, more } = current.evidence;
    const longest = evidenceGroups.reduce((best, group) => (groups[group].length > groups[best].length ? group : best));
    const kept = Math.max(fewestKept, Math.floor(groups[longest].length * 0.9));
    const dropped = groups[longest].length - kept;
    if (dropped <= 0) break;
    const evidence = { ...current.evidence, groups: { ...groups, [longest]: groups[longest].slice(0, kept) }, more: { ...more, [longest]: more[longest] + dropped } };
    current = { ...current, evidence, titles: titlesIn(evidence, current) };
  }
  return current;
}

const sizeOf = ({ evidence, ...rest }: Gathered) => Buffer.byteLength(JSON.stringify({ ...rest, evidence: packed(evidence) }));

function titlesIn({ groups }: FoundEvidence, { titles, blocks }: Gathered): Record<string, string> {
  const named = new Set([...evidenceGroups.flatMap((group) => groups[group].map(({ id }) => id)), ...Object.values(blocks).flatMap(({ by }) => by ?? [])]);
  return Object.fromEntries(Object.entries(titles).filter(([id]) => named.has(id)));
}
