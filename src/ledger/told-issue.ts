import { dateIn } from '../i18n/dates';
import type { Row } from '../platform/storage/record';
import type { IssueState, Mention, ToldView } from './contract';
import { pastFrom } from './due';
import { isWorse, standingOf } from './standing';
import { engagementScope, type Told, type ToldIssue } from './store';

/** Whether one telling came after another. Two of the same moment are told apart by their ids, whatever order they are written in. */
function isNewer(one: Told, other: Told | undefined): boolean {
  if (!other || one.at !== other.at) return !other || one.at > other.at;
  return one.source.id > other.source.id;
}

/** The record once this was told; undefined when it holds that, or newer news, already. */
export function withTold(known: ToldIssue | undefined, issue: Pick<ToldIssue, 'engagementId' | 'issueId' | 'projectId'>, told: Told): ToldIssue | undefined {
  if (!isNewer(told, known?.told)) return undefined;
  return { ...issue, told, now: told.state, standing: 'as-told', differences: [], ...(known?.mention && { mention: known.mention }) };
}

/** The moment of the change that made somebody look, ISO, and the engagement's time zone. */
type Look = { at: string; timeZone: string };

/** The record beside the issue as Jira shows it now; absent where it is no longer there for this client. */
export function judged(record: ToldIssue, now: IssueState | undefined, look: Look): ToldIssue {
  const { told, since: _since, now: _now, ...rest } = record;
  if (!told) return record;
  const days = { toldOn: dateIn(told.at, look.timeZone), today: dateIn(Date.now(), look.timeZone) };
  const judgement = standingOf(told.state, now, days);
  const since = sinceWhen(record, told, judgement, look);
  return { ...rest, ...judgement, told, ...(now && { now }), ...(since !== undefined && { since }) };
}

/** It keeps its age as long as it stays worse, or better. */
function sinceWhen(before: ToldIssue, told: Told, { standing, differences }: Pick<ToldIssue, 'standing' | 'differences'>, { at, timeZone }: Look): string | undefined {
  if (standing === 'as-told') return undefined;
  if (before.standing === standing && before.since !== undefined) return before.since;
  const [first, ...others] = differences.filter(isWorse);
  if (first?.kind === 'overdue' && others.length === 0) return pastFrom(first.due, timeZone);
  return at > told.at ? at : told.at;
}

export function toldView({ told, now, standing, since, differences }: ToldIssue): ToldView | undefined {
  if (!told) return undefined;
  const { state, ...telling } = told;
  return { ...telling, told: state, ...(now && { now }), standing, ...(since !== undefined && { since }), differences };
}

/** A comment that named the issue after she was last told of it. */
export const mentionOf = ({ told, mention }: Pick<ToldIssue, 'told' | 'mention'>): Mention | undefined => (mention && (!told || mention.at > told.at) ? mention : undefined);

export const rowOf = (body: ToldIssue): Row<ToldIssue> => ({
  scope: engagementScope(body.engagementId),
  state: body.told ? body.standing : 'mentioned',
  at: body.told?.at ?? body.mention?.at ?? new Date().toISOString(),
  subject: body.issueId,
  body,
});
