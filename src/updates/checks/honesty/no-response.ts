import type { SectionName } from '../../contract';
import type { Found, Subject } from '../subject';
import { saysBad } from './claims';
import { isLate, issueOf, isTroubled, milestoneOf } from './facts';
import { found, keyOf, sectionOf } from './found';
import type { Topic } from './names';
import { type ReadPassage, readingsOf } from './reading';

/** Says that somebody does something about it. */
const acts = {
  en: /\b(?:we|i|our (?:team|developers?|engineers?|colleagues)|\w+ team|the (?:team|developers?|engineers?)|they|he|she|[A-Z]\w+) (?:are|is|am|will|have|has|can|plan|aim|suggest|propose|asked|agreed|added|called|moved|met|meet|expect|want|need|work|found|split|put|took|take|started|shall|hope|'ve|did|brought|use|now|go|do|check|talk|speak|send|sent|bring|add|ask|call|wrote|write|chase|push|pressed?|escalated?|offer|move)\b|\b(?:we|they|i)'(?:re|ll|ve)\b|\bwill (?:be|have|come|follow|get)\b|\b(?:to (?:solve|fix|resolve|make up|catch up|avoid)|so that|instead,|as a (?:way round|workaround)|workaround|in the meantime|meanwhile|until then|next step|is being|are being|being (?:repaired|fixed|worked))\b/,
  'zh-CN': /我们(?!的)|我方|团队|已(?:联系|安排|催|与|向|请|派|加|启动|改用|协调|上报|增派|督促)|正(?:在|与|加紧|抓紧)|将(?!军)|计划(?!存在)|会在|准备(?:在|用|先)|改用|先(?:用|做|上)|同时|为此|对策|方案|措施|加班|增派|协调|跟进|催|排查|尽快|处理中|临时/,
} as const;

/** A problem is told without what we do about it. One finding for all: the same question again and again helps nobody. */
export function noResponse(subject: Subject): Found[] {
  const reads = readingsOf(subject);
  const problems = reads.filter((read) => isProblem(read, subject));
  const answeredTopics = new Set(reads.filter(({ passage }) => subject.answered.includes(passage.lineId)).flatMap(({ passage }) => topicsOf(passage).map(keyOf)));
  const open = problems.filter(({ passage }) => !subject.answered.includes(passage.lineId) && !isAnswered(passage.lineId, reads) && !topicsOf(passage).some((topic) => answeredTopics.has(keyOf(topic))));
  const lineIds = [...new Set(open.map(({ passage }) => passage.lineId))];
  const [first] = open;
  if (!first) return [];
  const topics = open.flatMap(({ passage }) => topicsOf(passage));
  const finding = { topics, restsOn: lineIds, parameters: { count: lineIds.length } };
  if (lineIds.length === 1) return [{ ...found('no-response', { ...finding, about: 'line' }), lineId: first.passage.lineId, ...sectionOf(first.passage) }];
  const sections = new Set(open.map(({ passage }) => passage.section));
  const section: SectionName | undefined = sections.size === 1 ? sectionOf(first.passage).section : 'risks';
  return [{ ...found('no-response', { ...finding, about: 'section' }), ...(section && { section }) }];
}

/** The summary gives the heading; what we do stands with the problem itself. "And n more" has no problem of its own. */
function isProblem({ passage, language, sentences }: ReadPassage, subject: Subject): boolean {
  if (passage.part !== 'text' || passage.section === 'summary' || passage.section === 'asks') return false;
  const topics = topicsOf(passage);
  const isTold = sentences.some(({ clauses }) => clauses.some((clause) => saysBad(clause, language)));
  return isTold && (passage.section === 'risks' ? topics.length > 0 || !passage.generated : topics.some((topic) => isBad(topic, subject)));
}

const isAnswered = (lineId: string, reads: ReadPassage[]) => reads.some(({ passage, language }) => passage.lineId === lineId && (passage.part === 'response' || (!passage.generated && acts[language].test(passage.text))));

const topicsOf = ({ issueIds, versionIds }: ReadPassage['passage']): Topic[] => [...issueIds.map((id): Topic => ({ kind: 'issue', id })), ...versionIds.map((id): Topic => ({ kind: 'milestone', id }))];

function isBad(topic: Topic, subject: Subject): boolean {
  const [issue, milestone] = [issueOf(subject, topic), milestoneOf(subject, topic)];
  return (issue !== undefined && isTroubled(issue)) || (milestone !== undefined && isLate(milestone, subject.today));
}
