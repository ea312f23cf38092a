import type { Found, Subject } from '../subject';
import { type Claim, claims, leavesOpen } from './claims';
import { isDone, issueOf, isReopened, milestoneOf } from './facts';
import { foundIn, keyOf, teamName } from './found';
import type { Topic } from './names';
import { type ReadPassage, readingsOf } from './reading';
import { inPlaceOf, trueSentence } from './true-sentence';

/** "Done" said of what is not, or "begun" of what nobody has begun. */
export function notDone(subject: Subject): Found[] {
  return readingsOf(subject).flatMap((read) => {
    const said = [...findingsOf('done', read, subject), ...findingsOf('started', read, subject)];
    return said.length > 0 ? said : underDone(read, subject);
  });
}

/** What stands under the heading "Done" is said to be done by it, unless its words say otherwise. */
function underDone(read: ReadPassage, subject: Subject): Found[] {
  const { section, part, issueIds, generated, language } = read.passage;
  const [sentence] = read.sentences;
  if (section !== 'done' || part !== 'text' || generated || !sentence || read.sentences.some((each) => leavesOpen(each, read, subject))) return [];
  const open = issueIds.flatMap((id) => subject.issues[id] ?? []).filter((issue) => !isDone(issue));
  if (open.length < issueIds.length) return [];
  return open.map(({ id, key, category }) => {
    const topic: Topic = { kind: 'issue', id };
    return foundIn('not-done', read, sentence, { topics: [topic], about: `done ${keyOf(topic)}`, restsOn: category, parameters: { key }, suggestion: inPlaceOf(read, sentence, trueSentence(subject, topic, language)) });
  });
}

function findingsOf(kind: 'done' | 'started', read: ReadPassage, subject: Subject): Found[] {
  const seen = new Set<string>();
  return claims(kind, read, subject).flatMap((claim) =>
    untrue(kind, claim, subject)
      .filter((topic) => !seen.has(keyOf(topic)) && seen.add(keyOf(topic)))
      .map((topic) =>
        foundIn('not-done', read, claim, {
          topics: [topic],
          about: `${kind} ${keyOf(topic)}`,
          restsOn: issueOf(subject, topic)?.category ?? milestoneOf(subject, topic)?.released,
          parameters: { key: teamName(subject, topic) },
          suggestion: inPlaceOf(read, claim.sentence, trueSentence(subject, topic, read.passage.language)),
        }),
      ),
  );
}

const ofAll = /\b(?:all|both|everything|these|they|each)\b|全部|都|均|两项|各项|以上|所有/i;

function untrue(kind: 'done' | 'started', { clause }: Claim, subject: Subject): Topic[] {
  const topics = clause.about.filter((topic) => clause.isVague || topic.kind === 'issue' || !clause.about.some((other) => other.kind === 'issue'));
  const wrong = topics.filter((topic) => {
    const issue = issueOf(subject, topic);
    if (issue) return kind === 'done' ? !isDone(issue) : issue.category === 'to-do' && !isReopened(issue);
    const milestone = milestoneOf(subject, topic);
    return kind === 'done' && milestone !== undefined && !milestone.released;
  });
  return clause.isVague && wrong.length < topics.length && !ofAll.test(clause.words) ? [] : wrong;
}
