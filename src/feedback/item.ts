import type { Engagement, StatusCategory } from '../clients/contract';
import type { FeedbackItem, FeedbackState, LinkedIssue } from './contract';
import type { FeedbackBody, FeedbackRecordState, StoredFeedback } from './store';

type Facts = Pick<FeedbackBody, 'receivedAt' | 'lastFromClientAt' | 'answeredAt' | 'issues' | 'toldDoneAt' | 'closedAt' | 'reopenedAt'>;

const moment = (at: string | undefined) => (at === undefined ? -Infinity : Date.parse(at));

/** Work is linked, and all of it is done. */
export function isWorkDone(issues: Record<string, StatusCategory>): boolean {
  const categories = Object.values(issues);
  return categories.length > 0 && categories.every((category) => category === 'done');
}

/** Where it stands. Her first words wait until work is linked or something is said; a later word of hers waits until somebody answers it. */
export function feedbackState({ receivedAt, lastFromClientAt, answeredAt, issues, toldDoneAt, closedAt, reopenedAt }: Facts): FeedbackState {
  const herNewWord = moment(lastFromClientAt) > moment(receivedAt) ? moment(lastFromClientAt) : -Infinity;
  const ourTurnSince = Math.max(herNewWord, moment(reopenedAt));
  if (ourTurnSince > Math.max(moment(answeredAt), moment(toldDoneAt), moment(closedAt))) return 'waiting';
  if (closedAt !== undefined && moment(closedAt) >= ourTurnSince) return 'closed';
  if (toldDoneAt !== undefined) return moment(toldDoneAt) >= ourTurnSince ? 'told' : 'answered';
  if (Object.keys(issues).length > 0) return isWorkDone(issues) ? 'done' : 'in-work';
  return answeredAt === undefined ? 'waiting' : 'answered';
}

/** The state its record is listed by. */
export function recordState(body: Facts & Pick<FeedbackBody, 'mergedInto'>): FeedbackRecordState {
  if (body.mergedInto !== undefined) return 'merged';
  return isOpen(feedbackState(body)) ? 'open' : 'closed';
}

export const isOpen = (state: FeedbackState) => state !== 'told' && state !== 'closed';

/** Linked work is done, and not all who asked know. */
export const isUntold = ({ issues, toldDoneAt, mergedInto }: Pick<FeedbackBody, 'issues' | 'toldDoneAt' | 'mergedInto'>) =>
  mergedInto === undefined && toldDoneAt === undefined && isWorkDone(issues);

/** The promise that is still to be kept: what was said to her, until we have said something. */
export const promisedBy = ({ hearsBy, answeredAt, toldDoneAt }: Pick<FeedbackBody, 'hearsBy' | 'answeredAt' | 'toldDoneAt'>) =>
  answeredAt === undefined && toldDoneAt === undefined ? hearsBy : undefined;

/** `now` in milliseconds. */
export function isOverdue(body: Facts & Pick<FeedbackBody, 'hearsBy'>, now: number): boolean {
  const promised = promisedBy(body);
  return promised !== undefined && Date.parse(promised) < now && isOpen(feedbackState(body));
}

export const isUnread = ({ lastFromClientAt }: Pick<FeedbackBody, 'lastFromClientAt'>, readAt: string | undefined) => moment(readAt) < moment(lastFromClientAt);

/** The body with what Jira says now of its linked issues. */
export function withCategories<Body extends Worked>(body: Body, categories: ReadonlyMap<string, StatusCategory>, at: string): Body {
  return withIssues(body, Object.fromEntries(Object.entries(body.issues).map(([id, category]) => [id, categories.get(id) ?? category])), at);
}

/** What stays done keeps its time. Open work is no news that could ride, and begins a new round: of that nobody was told yet. */
export function withIssues<Body extends Worked>(body: Body, issues: Record<string, StatusCategory>, at: string): Body {
  const { doneAt, toldDoneAt, ...rest } = body;
  const isDone = isWorkDone(issues);
  const isOpenWork = Object.keys(issues).length > 0 && !isDone;
  return { ...rest, issues, rides: body.rides && isDone, ...(isDone && { doneAt: doneAt ?? at }), ...(toldDoneAt !== undefined && !isOpenWork && { toldDoneAt }) } as Body;
}
type Worked = Pick<FeedbackBody, 'issues' | 'doneAt' | 'toldDoneAt' | 'rides'>;

type Shown = {
  /** Her whole text; without it the excerpt is shown. */
  text?: string;
  engagement: Pick<Engagement, 'id' | 'client'> | undefined;
  /** The project manager of the engagement it came to. */
  projectManager?: string;
  issues: LinkedIssue[];
  readAt: string | undefined;
  /** Milliseconds. */
  now: number;
};

export function itemOf({ id, body, revision }: StoredFeedback, { text, engagement, projectManager, issues, readAt, now }: Shown): FeedbackItem {
  const { projectId, engagementId, asker, alsoAsked, door, kind, kindBy, suggestion, severity, language, reference, replyTo, dispute, receivedAt, answeredAt, owner, priority, labels, routedBy, rides } = body;
  const hearsBy = promisedBy(body);
  return {
    id,
    projectId,
    ...(engagementId !== undefined && { engagementId }),
    ...(engagement && { client: engagement.client }),
    asker: { ...asker, ...(body.request && !body.requestGone && { request: body.request }) },
    alsoAsked,
    door,
    kind,
    kindBy,
    ...(suggestion && { suggestion }),
    ...(severity && { severity }),
    text: text ?? (body.longer ? `${body.excerpt}…` : body.excerpt),
    language,
    reference,
    ...(replyTo && { replyTo }),
    ...(dispute && { dispute }),
    receivedAt,
    ...(hearsBy !== undefined && { hearsBy }),
    overdue: isOverdue(body, now),
    ...(answeredAt !== undefined && { answeredAt }),
    state: feedbackState(body),
    ...(owner ? { owner } : projectManager !== undefined && { lookedAfterBy: projectManager }),
    ...(priority !== undefined && { priority }),
    labels,
    ...(routedBy && { routedBy }),
    issues,
    rides,
    unread: isUnread(body, readAt),
    revision,
  };
}
