import { defaultPlan } from '../../../clients/communication-plan';
import type { Engagement } from '../../../clients/contract';
import type { WatchedRisk } from '../../../clients/risk-contract';
import { defaultSettings } from '../../../clients/settings';
import { type Language, languages } from '../../../i18n/language';
import type { EvidenceGroup, EvidenceIssue, EvidenceMilestone, HealthState, IssueChange, SectionName } from '../../contract';
import { evidenceGroups, sectionNames } from '../../contract';
import { draftLines } from '../../draft-lines';
import type { Facts, FoundIssue } from '../../evidence';
import { healthOf } from '../../health';
import { renderPhrase } from '../../phrase';
import type { CheckedIssue, Found, Passage, Subject } from '../subject';
import { honestyChecks } from './rules';

/** A Friday. */
export const today = '2026-11-20';
const at = '2026-11-18T09:00:00.000Z';

export type Work = {
  id: string;
  title: string;
  /** In Chinese, where it differs. */
  titleChinese?: string;
  category?: CheckedIssue['category'];
  status?: string;
  due?: string;
  dueBefore?: string;
  blocked?: boolean;
  reopened?: boolean;
};
export type Written = { en?: string; 'zh-CN'?: string; section?: SectionName | 'note'; issues?: string[]; versions?: string[]; response?: string; by?: string; neededBy?: string; generated?: boolean };
export type Situation = { work?: Work[]; milestones?: EvidenceMilestone[]; lines?: Written[]; chosen?: HealthState; more?: Partial<Record<EvidenceGroup, number>>; glossary?: Engagement['glossary']; risks?: WatchedRisk[]; language?: Language };

export const engagement: Engagement = {
  id: 'e1', projectId: '10000', client: { id: 'c1', name: 'Harbor Coffee' }, createdAt: at, visibility: { kind: 'all' }, purpose: '', cadence: { every: 'week', weekday: 5 }, nextUpdateOn: today, plan: defaultPlan,
  language: 'en', timeZone: 'Europe/Berlin', team: { projectManager: { accountId: 'm', name: 'Maya' }, standIn: '', howToReach: '', ifUrgent: '' }, glossary: { titles: {}, statuses: {} }, contacts: [], revision: '1',
};

const isOverdue = ({ category = 'in-progress', due }: Work) => category !== 'done' && due !== undefined && due < today;

function evidenceIssue({ id, title, category = 'in-progress', status, due, dueBefore, blocked = false, reopened = false }: Work): EvidenceIssue {
  const changes: IssueChange[] = [
    ...(category === 'done' ? [{ kind: 'done', at } as const] : []),
    ...(reopened ? [{ kind: 'reopened', at } as const] : []),
    ...(dueBefore !== undefined ? [{ kind: 'due-moved', from: dueBefore, ...(due !== undefined && { to: due }), at } as const] : []),
  ];
  return { id, key: `HAR-${id}`, summary: title, title, status: status ?? { done: 'Done', 'in-progress': 'In Progress', 'to-do': 'To Do' }[category], category, ...(due !== undefined && { dueOn: due }), flagged: blocked, blockedBy: [], changes };
}

/** A message over work and milestones, as the rules read it. */
export function subjectOf({ work = [], milestones = [], lines = [], chosen, more = {}, glossary, risks, language = 'en' }: Situation): Subject {
  const group = (name: EvidenceGroup) => work.filter((each) => groupsOf(each).includes(name)).map(evidenceIssue);
  const groups = Object.fromEntries(evidenceGroups.map((name) => [name, group(name)])) as Record<EvidenceGroup, EvidenceIssue[]>;
  const evidence = { from: '2026-11-13T15:00:00.000Z', until: at, groups, more: { done: 0, moving: 0, next: 0, overdue: 0, blocked: 0, ...more }, milestones, unseen: [] };
  const computed = healthOf(evidence, defaultSettings.health, today);
  return {
    engagement: { ...engagement, language, ...(glossary && { glossary }) },
    settings: defaultSettings,
    today,
    passages: lines.flatMap(passagesFrom),
    issues: Object.fromEntries(work.map((each) => [each.id, checkedIssue(each)])),
    milestones,
    ...(lines.length > 0 && lines.every(({ section }) => section === 'note') ? {} : { evidence, health: { computed, chosen: chosen ?? computed.state } }),
    answered: lines.flatMap(({ response }, index) => (response === undefined ? [] : `line-${index}`)),
    ...(risks && { watchedRisks: risks }),
  };
}

function groupsOf(work: Work): EvidenceGroup[] {
  const { category = 'in-progress', blocked } = work;
  if (category === 'done') return ['done'];
  return [category === 'to-do' ? 'next' : 'moving', ...(isOverdue(work) ? ['overdue' as const] : []), ...(blocked ? ['blocked' as const] : [])];
}

function checkedIssue(work: Work): CheckedIssue {
  const { id, title, titleChinese = title, blocked = false, reopened = false } = work;
  const { key, summary, status, category, dueOn } = evidenceIssue(work);
  return { id, key, summary, status, category, ...(dueOn !== undefined && { dueOn }), titles: { en: title, 'zh-CN': titleChinese }, blocked: blocked && category !== 'done', overdue: isOverdue(work), reopened: reopened && category !== 'done', visible: true };
}

function passagesFrom({ section = 'moving', issues = [], versions = [], response, by, neededBy, generated = false, ...texts }: Written, index: number): Passage[] {
  const line = { lineId: `line-${index}`, section, issueIds: issues, versionIds: versions, generated };
  const spoken = languages.flatMap((language) => (texts[language] === undefined ? [] : [[language, texts[language]] as const]));
  return [
    ...spoken.map(([language, text]): Passage => ({ ...line, part: 'text', language, text, ...(neededBy !== undefined && { by: neededBy }) })),
    ...(response === undefined ? [] : [{ ...line, part: 'response' as const, language: spoken[0]?.[0] ?? 'en', text: response, generated: false, ...(by !== undefined && { by }) }]),
  ];
}

/** The draft Candor writes from these facts, as nobody has touched it. */
export function subjectOfDraft(facts: Facts, { chosen, spoken = languages, glossary }: { chosen?: HealthState; spoken?: readonly Language[]; glossary?: Engagement['glossary'] } = {}): Subject {
  const { evidence } = facts;
  const inWords = { ...engagement, ...(glossary && { glossary }) };
  const health = { computed: facts.health, chosen: chosen ?? facts.health.state };
  const context = { engagement: inWords, settings: defaultSettings, titles: facts.titles, today, health: health.chosen };
  const lines = draftLines(facts, {});
  const ids = (group: EvidenceGroup) => new Set(evidence.groups[group].map(({ id }) => id));
  const [blocked, overdue] = [ids('blocked'), ids('overdue')];
  const titled = (issue: FoundIssue) => ({ ...issue, title: issue.summary });
  const checked = ({ id, key, summary, status, category, dueOn, changes }: FoundIssue): CheckedIssue => ({
    id, key, summary, status, category, ...(dueOn !== undefined && { dueOn }), titles: { en: summary, 'zh-CN': summary }, blocked: blocked.has(id), overdue: overdue.has(id), reopened: category !== 'done' && changes.some(({ kind }) => kind === 'reopened'), visible: true,
  });
  return {
    engagement: inWords,
    settings: defaultSettings,
    today,
    passages: sectionNames.flatMap((section) =>
      lines[section].flatMap(({ id, issueIds, versionIds, phrase }) => (phrase ? spoken.map((language): Passage => ({ lineId: id, section, part: 'text', language, text: renderPhrase(phrase, language, context), issueIds, versionIds, generated: true })) : [])),
    ),
    issues: Object.fromEntries(evidenceGroups.flatMap((group) => evidence.groups[group].map((issue) => [issue.id, checked(issue)] as const))),
    milestones: evidence.milestones,
    evidence: { ...evidence, groups: Object.fromEntries(evidenceGroups.map((group) => [group, evidence.groups[group].map(titled)])) as Record<EvidenceGroup, EvidenceIssue[]> },
    health,
    answered: [],
  };
}

export const findings = (subject: Subject): Found[] => honestyChecks.flatMap((check) => check(subject));
export const rulesOf = (subject: Subject) => findings(subject).map(({ rule }) => rule);
