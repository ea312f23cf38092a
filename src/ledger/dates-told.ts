import type { PromiseMeaning, PromiseSubject } from './contract';
import { isMention } from './mention-id';
import { type DateTold, subjectKey } from './promise-thread';
import type { IssueFact, Snapshot, Texts, ToldLine, WordOfMouthSnapshot } from './told';
import { sourceOf } from './told-source';

/** A date that was told, and of what. `key` names the subject in records. */
export type DateOf = { subject: PromiseSubject; key: string; told: DateTold };

/** The ledger cites words, the snapshot keeps them. */
const longestWords = 300;

type Found = { subject: PromiseSubject; lineId: string; meaning: PromiseMeaning; kind: DateTold['kind']; on: string; words: Texts };

/** Every date a snapshot told of something that was still to come. One message gives one date for one thing: of two, nobody can be held to the earlier. */
export function datesTold(snapshot: Snapshot): DateOf[] {
  const { id: snapshotId, sentAt: at, sentBy: by } = snapshot;
  const found = snapshot.kind === 'word-of-mouth' ? datesInConversation(snapshot) : snapshot.lines.flatMap((line) => [...datesIn(line, snapshot), ...responseIn(line, snapshot)]);
  const dates = new Map<string, DateOf>();
  for (const { subject, lineId, meaning, kind, on, words } of found) {
    const key = subjectKey(subject, toldFirst(snapshot, { snapshotId, lineId }));
    const name = `${meaning} ${key}`;
    const other = dates.get(name)?.told;
    if (other && (other.on > on || (other.on === on && other.kind === 'commitment'))) continue;
    dates.set(name, { subject, key, told: { snapshotId, at, by, source: sourceOf(snapshot), meaning, kind, on, words: shortened(words) } });
  }
  return [...dates.values()];
}

/** A corrected sentence is the same promise still. */
const toldFirst = (snapshot: Snapshot, line: { snapshotId: string; lineId: string }) => (snapshot.kind === 'correction' ? { snapshotId: snapshot.corrects.updateId, lineId: snapshot.corrects.lineId } : line);

function datesIn(line: ToldLine, { issues, versions }: Snapshot): Found[] {
  if (!line.dated) return [];
  const { kind, on, begun } = line.dated;
  const date = { lineId: line.id, meaning: begun ? ('begun' as const) : ('done' as const), kind, on, words: line.texts };
  const about = aboutIn(line);
  if (about.length === 0 && line.versionIds.length === 0) return [{ subject: { kind: 'line' }, ...date }];
  const isAhead = ({ category }: IssueFact) => (begun ? category === 'to-do' : category !== 'done');
  return [
    ...issues.filter((fact) => about.includes(fact.id) && isAhead(fact)).map((fact) => ({ subject: issueSubject(fact), ...date })),
    ...versions.filter(({ id, released }) => line.versionIds.includes(id) && !released).map(({ id, name }) => ({ subject: { kind: 'version' as const, versionId: id, name }, ...date })),
  ];
}

/** What we do about a problem is a promise of ours; of which issue, only where the line is about one. Without words nobody was told. */
function responseIn(line: ToldLine, { issues }: Snapshot): Found[] {
  const { by, texts } = line.response ?? {};
  if (by === undefined || texts === undefined || Object.values(texts).every((text) => !text.trim())) return [];
  const [only, ...others] = aboutIn(line);
  const fact = others.length === 0 ? issues.find(({ id }) => id === only) : undefined;
  return [{ subject: fact ? issueSubject(fact) : { kind: 'line' }, lineId: line.id, meaning: 'response', kind: 'commitment', on: by, words: texts }];
}

/** What was ticked as told. A comment somebody confirmed named the issue; nobody knows that it named the date. */
function datesInConversation({ id, issues, lines }: WordOfMouthSnapshot): Found[] {
  if (isMention(id)) return [];
  return issues.flatMap((fact) => {
    const { dueOn: on, category } = fact;
    if (on === undefined || category === 'done') return [];
    return { subject: issueSubject(fact), lineId: id, meaning: 'done' as const, kind: 'commitment' as const, on, words: lines[0]?.texts ?? {} };
  });
}

const aboutIn = ({ dated, issueIds }: ToldLine): string[] => dated?.issueIds ?? issueIds;
const issueSubject = ({ id, key }: IssueFact): PromiseSubject => ({ kind: 'issue', issueId: id, key });

function shortened(words: Texts): Texts {
  return Object.fromEntries(Object.entries(words).map(([language, text]) => [language, text.length > longestWords ? `${text.slice(0, longestWords - 1)}…` : text]));
}
