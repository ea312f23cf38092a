import type { FindingLevel, HonestyRule, Suggestion } from '../../check-contract';
import type { Parameters } from '../../../i18n/translate';
import type { Found, Passage, Subject } from '../subject';
import { issueOf, milestoneOf } from './facts';
import type { Topic } from './names';
import type { ReadPassage } from './reading';
import type { Span } from './sentences';

const levels: Record<HonestyRule, FindingLevel> = {
  'not-done': 'stop',
  'left-out-news': 'stop',
  'left-out-risk': 'stop',
  'better-health': 'note',
  'other-date': 'note',
  'other-number': 'note',
  'other-chart': 'note',
  reassuring: 'note',
  'no-response': 'note',
  'raw-status': 'note',
};

type Finding = { topics?: Topic[]; about: string; restsOn: unknown; parameters?: Parameters; suggestion?: Suggestion };

const citing = (topics: Topic[]) => ({
  issueIds: [...new Set(topics.flatMap(({ kind, id }) => (kind === 'issue' ? id : [])))],
  versionIds: [...new Set(topics.flatMap(({ kind, id }) => (kind === 'milestone' ? id : [])))],
});

/** A finding about the whole message. */
export function found(rule: HonestyRule, { topics = [], about, restsOn, parameters = {}, suggestion }: Finding): Found {
  return { rule, level: levels[rule], ...citing(topics), about, restsOn, parameters, ...(suggestion && { suggestion }) };
}

export const sectionOf = ({ section }: Passage) => (section === 'note' ? {} : { section });

/** A finding on words of a line; the same words of it in another language are another finding. */
export function foundIn(rule: HonestyRule, { passage }: ReadPassage, { start, end }: Span, finding: Finding): Found {
  const { lineId, language, part, text } = passage;
  const quote = text.slice(start, end).trim();
  return { ...found(rule, { ...finding, about: `${part} ${language} ${finding.about}`, parameters: { words: quote, ...finding.parameters } }), lineId, ...sectionOf(passage), language, quote };
}

/** What the team calls it: an issue's key, a milestone's name. */
export const teamName = (subject: Subject, topic: Topic) => issueOf(subject, topic)?.key ?? milestoneOf(subject, topic)?.name ?? '';
export const keyOf = ({ kind, id }: Topic) => `${kind}:${id}`;
