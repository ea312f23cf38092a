import type { FindingLevel, LeakRule } from '../../check-contract';
import type { Found, Passage, Subject } from '../subject';
import { normalText, type NormalText, normalWords, type Span, spansOf } from './normal-text';

const levels: Record<LeakRule, FindingLevel> = {
  'other-client': 'stop',
  'internal-comment': 'stop',
  'unseen-issue': 'stop',
  'unseen-field': 'stop',
  placeholder: 'stop',
  'staff-name': 'note',
  money: 'note',
  'insider-link': 'note',
};

/** A passage as leak rules read it. */
export type ReadPassage = Omit<Passage, 'lineId' | 'section'> & Partial<Pick<Passage, 'lineId' | 'section'>> & {
  normal: NormalText;
  /** Where words stand that may be told to this client. */
  allowed: Span[];
  /** The same with the titles she sees. */
  open: Span[];
};

const longestQuote = 200;

type Details = Pick<Found, 'about' | 'restsOn' | 'parameters'> & { quote: string; issueIds?: string[] };

export function foundIn({ lineId, section, part, language }: ReadPassage, rule: LeakRule, { about, quote, parameters, restsOn, issueIds = [] }: Details): Found {
  return {
    rule,
    level: levels[rule],
    ...(lineId !== undefined && { lineId }),
    ...(section !== undefined && section !== 'note' && { section }),
    ...(part !== 'link' && part !== 'file' && lineId !== undefined && { language }),
    quote: quote.slice(0, longestQuote),
    issueIds,
    versionIds: [],
    parameters,
    about,
    restsOn,
  };
}

export const shortQuote = (quote: string): string => (quote.length <= 60 ? quote : `${quote.slice(0, 59)}…`);

const read = new WeakMap<Subject, ReadPassage[]>();

/** The passages of a message, made comparable once for all rules. */
export function readPassages(subject: Subject): ReadPassage[] {
  const known = read.get(subject);
  if (known) return known;
  const mayTell = allowedWords(subject);
  const passages = subject.passages.map((passage): ReadPassage => {
    const normal = normalText(passage.text);
    const allowed = mayTell.flatMap((words) => spansOf(normal, words));
    return { ...passage, normal, allowed, open: [...allowed, ...namesShown(subject, passage).flatMap((words) => spansOf(normal, words))] };
  });
  read.set(subject, passages);
  return passages;
}

const allowedWords = ({ engagement }: Subject) => engagement.plan.mayTell.words.map(normalWords);

/** Titles and milestones the passage is about, as she knows them. */
function namesShown({ issues, milestones }: Subject, { issueIds, versionIds }: Passage): string[] {
  const titles = issueIds.flatMap((id) => {
    const issue = issues[id];
    return issue?.visible ? [issue.summary, ...Object.values(issue.titles)] : [];
  });
  const names = milestones.filter(({ id }) => versionIds.includes(id)).map(({ name }) => name);
  return [...new Set([...titles, ...names].map(normalWords))];
}

/** What every message of the engagement says beside its lines, and what stands in its charts: it is about none of them. */
export function standingPassages(subject: Subject): ReadPassage[] {
  const { purpose, team, language } = subject.engagement;
  const mayTell = allowedWords(subject);
  return [purpose, team.standIn, team.howToReach, team.ifUrgent, ...(subject.drawnNames ?? [])]
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const normal = normalText(text);
      const allowed = mayTell.flatMap((words) => spansOf(normal, words));
      return { part: 'text' as const, language, text, issueIds: [], versionIds: [], generated: false, normal, allowed, open: allowed };
    });
}
