import type { Block } from './blocks';
import { dueMove } from './changes';
import type { EvidenceGroup, EvidenceMilestone, SectionName } from './contract';
import { sectionNames } from './contract';
import type { Facts, FoundIssue } from './evidence';
import { movedLater } from './health';
import { type StoredLine, writtenLine } from './line';
import { type Phrase, type PhraseValue, sentence } from './phrase';
import { summaryLines } from './summary-lines';

/** Topics a person removed, by section: they are not written again. */
export type Dismissed = Partial<Record<SectionName, string[]>>;

/** A reader takes in this many; the rest is counted. */
const mostLines = 15;
export const moreTopic = 'more';

/** All that Candor has to say, section by section. */
export function draftLines(facts: Facts, dismissed: Dismissed): Record<SectionName, StoredLine[]> {
  const { groups } = facts.evidence;
  const troubled = troubledIds(facts);
  const calm = (issues: FoundIssue[]) => issues.filter(({ id }) => !troubled.has(id));
  const of = (section: SectionName, issues: FoundIssue[]) => issues.flatMap((issue) => issueLine(section, issue, facts) ?? []);
  const candidates: Record<SectionName, StoredLine[]> = {
    summary: summaryLines(facts),
    done: of('done', groups.done),
    moving: of('moving', reopenedFirst(calm(groups.moving))),
    next: of('next', reopenedFirst(calm(groups.next))),
    milestones: facts.evidence.milestones.flatMap((milestone) => milestoneLine(milestone, facts.today) ?? []),
    risks: [...facts.evidence.milestones.flatMap((milestone) => milestoneRisk(milestone, facts.today) ?? []), ...of('risks', [...groups.blocked, ...groups.overdue.filter(({ id }) => !isBlocked(facts, id))])],
    asks: [],
  };
  return Object.fromEntries(sectionNames.map((name) => [name, shortened(name, candidates[name], dismissed[name] ?? [], facts)])) as Record<SectionName, StoredLine[]>;
}

/** The line about one issue of the evidence in a section; undefined where the evidence gives none. */
export function issueLine(section: SectionName, issue: FoundIssue, facts: Pick<Facts, 'evidence' | 'blocks'>): StoredLine | undefined {
  const phrase = issuePhrase(section, issue, facts);
  return phrase && writtenLine(phrase, { issueIds: [issue.id] });
}

function issuePhrase(section: SectionName, issue: FoundIssue, { evidence, blocks }: Pick<Facts, 'evidence' | 'blocks'>): Phrase | undefined {
  const title: PhraseValue = { issueId: issue.id };
  const due = issue.dueOn === undefined ? undefined : { date: issue.dueOn };
  const moved = dueMove(issue.changes, issue.dueOn);
  const has = (kind: string) => issue.changes.some((change) => change.kind === kind);
  const reopened = { topic: `reopened:${issue.id}`, ...sentence('phrase.reopened', { title }) };

  if (section === 'done' && issue.category === 'done') return { topic: `done:${issue.id}`, ...sentence('phrase.done', { title }) };
  if (section === 'moving' && issue.category === 'in-progress') {
    const topic = `moving:${issue.id}`;
    const status = { status: issue.status, category: issue.category };
    if (has('reopened')) return reopened;
    if (moved) return { topic, ...sentence('phrase.moving-due-moved', { title, status, from: { date: moved.from }, to: { date: moved.to } }) };
    if (has('started')) return { topic, ...(due ? sentence('phrase.started-due', { title, date: due }) : sentence('phrase.started', { title })) };
    return { topic, ...(due ? sentence('phrase.moving-due', { title, status, date: due }) : sentence('phrase.moving', { title, status })) };
  }
  if (section === 'next' && issue.category === 'to-do') {
    const topic = `next:${issue.id}`;
    if (has('reopened')) return reopened;
    if (moved) return { topic, ...sentence('phrase.next-due-moved', { title, from: { date: moved.from }, to: { date: moved.to } }) };
    return { topic, ...(due ? sentence('phrase.next-due', { title, date: due }) : sentence('phrase.next', { title })) };
  }
  if (section !== 'risks') return undefined;
  const isOverdue = evidence.groups.overdue.some(({ id }) => id === issue.id);
  const late = isOverdue && issue.dueOn !== undefined ? { count: { daysSince: issue.dueOn }, date: { date: issue.dueOn } } : undefined;
  const block = evidence.groups.blocked.some(({ id }) => id === issue.id) ? (blocks[issue.id] ?? { byOther: false }) : undefined;
  if (block) {
    const blocked = blockedSentence(title, block);
    return { topic: `blocked:${issue.id}`, ...(late ? sentence('phrase.also-overdue', { first: { phrase: blocked }, ...late }) : blocked) };
  }
  return late && { topic: `overdue:${issue.id}:${issue.dueOn}`, ...sentence('phrase.overdue', { title, ...late }) };
}

function blockedSentence(title: PhraseValue, { since, by, byOther }: Block) {
  const why = by !== undefined ? '-by' : byOther ? '-by-other' : '';
  return sentence(`phrase.blocked${since === undefined ? '' : '-since'}${why}` as const, {
    title,
    ...(since !== undefined && { date: { date: since } }),
    ...(by !== undefined && { blocker: { issueId: by } }),
  });
}

const isPastDue = ({ released, releaseOn }: EvidenceMilestone, today: string) => !released && releaseOn !== undefined && releaseOn < today;

/** What there is to say of a milestone that is no bad news. */
export function milestoneLine(milestone: EvidenceMilestone, today: string): StoredLine | undefined {
  const { id, released, releaseOn, movedFrom } = milestone;
  // Its bad news stands among the risks.
  if (isPastDue(milestone, today) || (releaseOn === undefined && movedFrom !== undefined)) return undefined;
  const name = { name: milestone.name };
  const line = (topic: string, words: ReturnType<typeof sentence>) => writtenLine({ topic, ...words }, { versionIds: [id] });
  if (released) return line(`released:${id}`, sentence('phrase.milestone-released', { name }));
  if (releaseOn === undefined) return line(`planned:${id}`, sentence('phrase.milestone-undated', { name }));
  if (movedFrom !== undefined && releaseOn < movedFrom) return line(`planned:${id}:${releaseOn}`, moveSentence(milestone));
  return line(`planned:${id}:${releaseOn}`, sentence('phrase.milestone', { name, date: { date: releaseOn } }));
}

/** Its bad news. */
export function milestoneRisk(milestone: EvidenceMilestone, today: string): StoredLine | undefined {
  const { id, released, releaseOn, movedFrom } = milestone;
  if (released) return undefined;
  const name = { name: milestone.name };
  const line = (topic: string, words: ReturnType<typeof sentence>) => writtenLine({ topic, ...words }, { versionIds: [id] });
  if (isPastDue(milestone, today) && releaseOn !== undefined) return line(`past-due:${id}:${releaseOn}`, sentence('phrase.milestone-past-due', { name, date: { date: releaseOn } }));
  if (movedLater(milestone)) return line(`moved:${id}:${releaseOn}`, moveSentence(milestone));
  if (releaseOn === undefined && movedFrom !== undefined) return line(`undated:${id}:${movedFrom}`, sentence('phrase.milestone-date-removed', { name, from: { date: movedFrom } }));
  return undefined;
}

function moveSentence({ name, movedFrom = '', releaseOn = '', workingDaysMoved = 0 }: EvidenceMilestone) {
  const values = { name: { name }, from: { date: movedFrom }, to: { date: releaseOn } };
  if (workingDaysMoved === 0) return sentence('phrase.milestone-moved', values);
  return sentence(workingDaysMoved > 0 ? 'phrase.milestone-later' : 'phrase.milestone-earlier', { ...values, count: Math.abs(workingDaysMoved) });
}

const isBlocked = ({ evidence }: Facts, issueId: string) => evidence.groups.blocked.some(({ id }) => id === issueId);
const troubledIds = ({ evidence }: Facts) => new Set([...evidence.groups.blocked, ...evidence.groups.overdue].map(({ id }) => id));

/** Bad news is not what is counted only. */
const reopenedFirst = (issues: FoundIssue[]) => {
  const isReopened = ({ changes }: FoundIssue) => changes.some(({ kind }) => kind === 'reopened');
  return [...issues.filter(isReopened), ...issues.filter((issue) => !isReopened(issue))];
};

/** The groups whose unread rest a section speaks for. */
const groupsBehind: Record<SectionName, EvidenceGroup[]> = { summary: [], done: ['done'], moving: ['moving'], next: ['next'], milestones: [], risks: ['blocked', 'overdue'], asks: [] };

function shortened(name: SectionName, lines: StoredLine[], dismissed: string[], { evidence, uncounted }: Facts): StoredLine[] {
  const wanted = lines.filter(({ phrase }) => phrase && !dismissed.includes(phrase.topic));
  const groups = groupsBehind[name];
  // An issue may be both blocked and overdue, so two groups that were not read to their end cannot be added up.
  const unread = groups.map((group) => evidence.more[group]).filter((count) => count > 0);
  const rest = Math.max(0, wanted.length - mostLines) + Math.max(0, ...unread);
  if (rest === 0 || dismissed.includes(moreTopic)) return wanted.slice(0, mostLines);
  const isCounted = !groups.some((group) => uncounted.includes(group));
  const words = isCounted ? sentence(unread.length > 1 ? 'phrase.more-at-least' : 'phrase.more', { count: rest }) : sentence('phrase.more-uncounted');
  const more = writtenLine({ topic: moreTopic, ...words });
  return [...wanted.slice(0, mostLines), { ...more, id: `${moreTopic}:${name}` }];
}
