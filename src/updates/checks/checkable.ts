import type { Engagement, ProjectSettings } from '../../clients/contract';
import { titleOf } from '../../clients/glossary';
import { dateIn } from '../../i18n/dates';
import { type Language, languages } from '../../i18n/language';
import type { ToldLine } from '../../ledger/told';
import type { EvidenceIssue, EvidenceMilestone, HealthState, Health, Evidence } from '../contract';
import type { OpenDraft } from '../draft-store';
import { toldLines, versionFacts } from '../told-lines';
import type { CheckedIssue, Subject } from './subject';

/** A message as it would leave, with what its making has read already: what a check begins with. */
export type Checkable = {
  engagement: Engagement;
  settings: ProjectSettings;
  /** YYYY-MM-DD at the client's. */
  today: string;
  lines: ToldLine[];
  /** Those of its readers. */
  languages: Language[];
  /** Texts Candor wrote and nobody changed, by `generatedKey`. */
  generated: ReadonlySet<string>;
  /** Of a message that was sent. */
  sentId?: string;
  issues: CheckedIssue[];
  milestones: EvidenceMilestone[];
  evidence?: Evidence;
  /** Ids of the comments by which Candor asked colleagues, and what they answered for the team's eyes. */
  asked?: { questionIds: string[]; answers: { id: string; issueId: string; issueKey: string; text: string }[] };
  health?: { computed: Health; chosen: HealthState };
} & Pick<Subject, 'drawnNames' | 'charts'>;

export const generatedKey = (lineId: string, language: Language) => `${lineId} ${language}`;

/** The open draft as it would leave now. */
export function checkableDraft(draft: OpenDraft, lines = toldLines(draft), charts?: Subject['charts']): Checkable {
  const { engagement, settings, evidence, computedHealth, chosenHealth, context } = draft;
  return {
    engagement,
    settings,
    today: context.today,
    lines,
    languages: draft.languages,
    generated: new Set(
      draft.sections.flatMap((section) =>
        section.lines.flatMap(({ id, phrase, text }) => (phrase ? languages.filter((language) => !text[language]?.trim()).map((language) => generatedKey(id, language)) : [])),
      ),
    ),
    issues: issuesOf(engagement, evidence),
    milestones: evidence.milestones,
    evidence,
    asked: askedIn(draft),
    health: { computed: computedHealth, chosen: chosenHealth },
    ...(draft.charts.includes('milestones') && { drawnNames: versionFacts(draft, lines).map(({ name }) => name) }),
    ...(charts && { charts }),
  };
}

function askedIn({ header: { body } }: OpenDraft): Checkable['asked'] {
  const nudges = Object.entries(body.nudges ?? {});
  return {
    questionIds: nudges.flatMap(([, { commentId }]) => commentId ?? []),
    answers: nudges.flatMap(([issueId, { answer }]) => (answer && !answer.isPublic ? [{ id: answer.commentId, issueId, issueKey: body.evidence.issues[issueId]?.key ?? '', text: answer.text }] : [])),
  };
}

/** A message that was sent, beside how things are now. */
export function checkableTold(engagement: Engagement, settings: ProjectSettings, { sentId, lines, languages: readers }: { sentId: string; lines: ToldLine[]; languages: Language[] }): Checkable {
  const today = dateIn(Date.now(), engagement.timeZone);
  return { engagement, settings, today, sentId, lines, languages: readers, generated: new Set(), issues: [], milestones: [] };
}

function issuesOf(engagement: Engagement, { groups, unseen }: Evidence): CheckedIssue[] {
  const blocked = new Set(groups.blocked.map(({ id }) => id));
  const overdue = new Set(groups.overdue.map(({ id }) => id));
  const seen = new Map<string, CheckedIssue>();
  for (const issue of Object.values(groups).flat()) {
    if (!seen.has(issue.id)) seen.set(issue.id, checkedIssue(engagement, issue, { blocked: blocked.has(issue.id), overdue: overdue.has(issue.id) }));
  }
  const hidden = unseen.map((issue): CheckedIssue => ({ ...issue, titles: titlesOf(engagement, issue), blocked: false, overdue: false, reopened: false, visible: false }));
  return [...seen.values(), ...hidden];
}

function checkedIssue(engagement: Engagement, issue: EvidenceIssue, { blocked, overdue }: Pick<CheckedIssue, 'blocked' | 'overdue'>): CheckedIssue {
  const { id, key, summary, status, category, dueOn, assignee, changes } = issue;
  return {
    id,
    key,
    summary,
    status,
    category,
    ...(dueOn && { dueOn }),
    ...(assignee && { assignee }),
    titles: titlesOf(engagement, issue),
    blocked,
    overdue,
    reopened: category !== 'done' && changes.some(({ kind }) => kind === 'reopened'),
    visible: true,
  };
}

/** An issue's titles in the client's words. */
export const titlesOf = (engagement: Engagement, issue: { id: string; summary: string }): CheckedIssue['titles'] =>
  Object.fromEntries(languages.map((language) => [language, titleOf(engagement, issue, language)])) as CheckedIssue['titles'];
