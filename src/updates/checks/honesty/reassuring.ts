import type { Found, Subject } from '../subject';
import { type Claim, reassurances, saysBad } from './claims';
import { isLate, issueOf, isTroubled, milestoneOf } from './facts';
import { foundIn, keyOf, teamName } from './found';
import type { Topic } from './names';
import { type ReadPassage, readingsOf } from './reading';
import { inPlaceOf, trueSentence } from './true-sentence';

/** "All is going well" beside work that is late, blocked or open again, without a word of it. */
export function reassuring(subject: Subject): Found[] {
  return readingsOf(subject).flatMap((read) => {
    if (read.passage.part !== 'text' || read.sentences.some(({ clauses }) => clauses.some((clause) => saysBad(clause, read.language)))) return [];
    return reassurances(read, subject).slice(0, 1).flatMap((claim) => findingsOf(claim, read, subject));
  });
}

function findingsOf(claim: Claim, read: ReadPassage, subject: Subject): Found[] {
  const { about, isVague } = claim.clause;
  const inTrouble = about.filter((topic) => isInTrouble(topic, subject));
  const troubled = isVague && inTrouble.length < about.length ? [] : inTrouble;
  const [worst] = troubled;
  if (worst) {
    const suggestion = inPlaceOf(read, claim.sentence, trueSentence(subject, worst, read.passage.language));
    return [foundIn('reassuring', read, claim, { topics: troubled, about: troubled.map(keyOf).join(' '), restsOn: troubled.map((topic) => stateOf(topic, subject)), parameters: { key: teamName(subject, worst) }, suggestion })];
  }
  const computed = subject.health?.computed.state;
  if (about.length > 0 || read.passage.section !== 'summary' || computed === undefined || computed === 'on-track') return [];
  return [foundIn('reassuring', read, claim, { about: 'summary', restsOn: computed, topics: subject.health?.computed.reasons.flatMap((reason): Topic[] => ('issue' in reason ? [{ kind: 'issue', id: reason.issue.id }] : [])) })];
}

function isInTrouble(topic: Topic, subject: Subject): boolean {
  const [issue, milestone] = [issueOf(subject, topic), milestoneOf(subject, topic)];
  return (issue !== undefined && isTroubled(issue)) || (milestone !== undefined && isLate(milestone, subject.today));
}

function stateOf(topic: Topic, subject: Subject): unknown {
  const { blocked, overdue, reopened } = issueOf(subject, topic) ?? {};
  return { topic, blocked, overdue, reopened, releaseOn: milestoneOf(subject, topic)?.releaseOn };
}
