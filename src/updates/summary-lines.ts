import type { EvidenceMilestone, HealthReason } from './contract';
import type { Facts } from './evidence';
import { movedLater } from './health';
import { type StoredLine, writtenLine } from './line';
import { type Phrase, sentence, type Sentence } from './phrase';

const mostMilestoneReasons = 2;
/** Of the line that counts what changed since the last update. */
export const changesTopic = 'changes';

/** Two lines: fine or not and why, and what changed. */
export function summaryLines(facts: Facts): StoredLine[] {
  return [writtenLine(healthPhrase(facts)), writtenLine({ topic: changesTopic, ...changesSentence(facts) })];
}

function healthPhrase({ health, evidence, today }: Facts): Phrase {
  const planned = evidence.milestones.find(({ released, releaseOn }) => !released && releaseOn !== undefined && releaseOn >= today);
  return {
    topic: 'health',
    health: {
      computed: health.state,
      reasons: reasonSentences(health.reasons, evidence),
      ...(planned?.releaseOn !== undefined && { planned: sentence('phrase.reason.planned', { name: { name: planned.name }, date: { date: planned.releaseOn } }) }),
    },
  };
}

function reasonSentences(reasons: HealthReason[], { groups, more }: Facts['evidence']): Sentence[] {
  const milestones = reasons.flatMap((reason): Sentence[] => {
    if (reason.kind === 'milestone-past-due') return [sentence('phrase.reason.past-due', { name: { name: reason.name }, date: { date: reason.due } })];
    if (reason.kind === 'milestone-moved') return [sentence('phrase.reason.moved', { name: { name: reason.name }, from: { date: reason.from }, to: { date: reason.to } })];
    return [];
  });
  // A health names so many issues as its reasons and no more; all of them are counted.
  const isForIssues = reasons.some((reason) => 'issue' in reason);
  const others = milestones.length - mostMilestoneReasons;
  return [
    ...milestones.slice(0, mostMilestoneReasons),
    ...(others > 0 ? [sentence('phrase.reason.more-milestones', { count: others })] : []),
    ...(['blocked', 'overdue'] as const).flatMap((kind) => {
      const [only] = groups[kind];
      if (!only || !isForIssues) return [];
      const count = groups[kind].length + more[kind];
      return [count === 1 ? sentence(`phrase.reason.${kind}-title`, { title: { issueId: only.id } }) : sentence(`phrase.reason.${kind}`, { count })];
    }),
  ];
}

function changesSentence({ evidence, uncounted, first }: Facts): Sentence {
  const { groups, more } = evidence;
  const all = [...groups.moving, ...groups.next];
  const reopened = new Set(all.filter(({ changes }) => changes.some(({ kind }) => kind === 'reopened')).map(({ id }) => id)).size;
  const counted = (group: 'done' | 'moving' | 'blocked' | 'overdue'): Sentence[] => {
    const count = groups[group].length + more[group];
    const words = sentence(`phrase.count.${group}`, { count });
    return count === 0 ? [] : [uncounted.includes(group) ? sentence('phrase.count.at-least', { counted: { phrase: words } }) : words];
  };
  const counts = [
    ...counted('done'),
    ...counted('moving'),
    ...(reopened > 0 ? [sentence('phrase.count.reopened', { count: reopened })] : []),
    ...counted('blocked'),
    ...counted('overdue'),
  ];
  const highlight = highlightOf(evidence.milestones, groups.done[0]?.id);
  const opening = first ? 'phrase.summary.first' : 'phrase.summary.last-update';
  if (counts.length === 0) return highlight ? sentence('phrase.summary.highlight', { highlight: { phrase: highlight } }) : sentence(`${opening}-nothing`);
  const values = { counts: { list: counts } };
  return highlight ? sentence(`${opening}-highlight`, { ...values, highlight: { phrase: highlight } }) : sentence(opening, values);
}

/** The most important change: a milestone released, one that moved, or else the newest work done. */
function highlightOf(milestones: EvidenceMilestone[], doneIssueId: string | undefined): Sentence | undefined {
  const released = milestones.find((milestone) => milestone.released);
  if (released) return sentence('phrase.milestone-released', { name: { name: released.name } });
  const moved = milestones.find(movedLater);
  if (moved) return sentence('phrase.milestone-moved', { name: { name: moved.name }, from: { date: moved.movedFrom ?? '' }, to: { date: moved.releaseOn ?? '' } });
  return doneIssueId === undefined ? undefined : sentence('phrase.done', { title: { issueId: doneIssueId } });
}
