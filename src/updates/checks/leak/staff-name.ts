import type { Found, Subject } from '../subject';
import { isCommonWord } from './common-words';
import { foundIn, readPassages } from './found';
import type { LeakCheck } from './guarded';
import { namesFinder, wantedName } from './names';
import { isHan, isInside, normalWords, spansOf } from './normal-text';

/** Somebody of the team the client has not been told of. */
export const staffName: LeakCheck = (subject, { staff }) => {
  if (subject.engagement.plan.mayTell.staffNames) return [];
  const known = knownTexts(subject);
  const hidden = [...new Set(staff)].filter((name) => !known.some((text) => text.includes(normalWords(name))));
  const shown = new Set(known.flatMap((text) => text.split(/[^\p{L}\p{N}\p{M}'-]+/u)));
  const find = namesFinder(hidden.flatMap((name) => [wantedName(name, name), firstName(name, shown)].flatMap((wanted) => wanted ?? [])));
  return readPassages(subject).flatMap((passage): Found[] => {
    const found = find(passage.normal).filter((span) => !isInside(span, passage.open) && !known.some((text) => spansOf(passage.normal, text).some((own) => isInside(span, [own]))));
    const outermost = found.filter((one) => !found.some((other) => other !== one && other.to - other.from > one.to - one.from && isInside(one, [other])));
    return outermost.map(({ owner, quote }) => foundIn(passage, 'staff-name', { about: owner, quote, parameters: { name: quote }, restsOn: owner }));
  });
};

/** What she is told in every message, and what she and hers are called. */
const knownTexts = ({ engagement: { team, contacts, client } }: Subject): string[] =>
  [team.projectManager.name, team.standInPerson?.name ?? '', team.standIn, team.howToReach, team.ifUrgent, client.name, ...contacts.map(({ name }) => name)].map(normalWords).filter((text) => text !== '');

const shortestFirstName = 3;

/** "Jonas" for Jonas Weber, written like that; not where it is an ordinary word, or somebody she knows is called so. */
function firstName(name: string, shown: ReadonlySet<string>) {
  const [first, ...rest] = name.trim().split(/\s+/u);
  if (first === undefined || rest.length === 0 || [...first].length < shortestFirstName || isHan(first[0])) return undefined;
  const normal = normalWords(first);
  return isCommonWord(normal) || shown.has(normal) ? undefined : { owner: name, name: normal, spelled: first.normalize('NFKC'), anywhere: true };
}
