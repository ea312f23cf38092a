/** Where an issue stands, with the working days ago it got there. */
export type Stage = { status: 'Done' | 'In Review' | 'In Progress' | 'To Do'; daysAgo: number };

export type IssueKind = 'Epic' | 'Story' | 'Task' | 'Bug' | 'Sub-task';

export type PlannedComment = { by: string; daysAgo: number; text: string };

/** A page of text somebody attached. */
export type PlannedFile = { by: string; daysAgo: number; name: string; lines: string[] };

export type IssuePlan = {
  kind: IssueKind;
  summary: string;
  stage: Stage;
  /** A name other plans can refer to. */
  ref?: string;
  description?: string;
  /** Working days ago it was filed; some days before the work began when left out. */
  filed?: number;
  /** Clients do not hear of it. */
  hidden?: boolean;
  version?: string;
  /** Working days from today. */
  due?: number;
  /** What the due date was before it was moved, and when it was moved. */
  dueMoved?: { from: number; daysAgo: number };
  /** Set aside as an impediment, so many working days ago. */
  flagged?: number;
  /** The issue that holds this one up. */
  blockedBy?: string;
  /** Only the core team sees it. */
  restricted?: boolean;
  /** Came back once after it had been done, so many working days ago. */
  reopened?: number;
  comments?: PlannedComment[];
  files?: PlannedFile[];
  parts?: IssuePlan[];
};
export type EpicPlan = { summary: string; description: string; issues: IssuePlan[] };

export const done = (daysAgo: number): Stage => ({ status: 'Done', daysAgo });
export const review = (daysAgo: number): Stage => ({ status: 'In Review', daysAgo });
export const progress = (daysAgo: number): Stage => ({ status: 'In Progress', daysAgo });
export const planned: Stage = { status: 'To Do', daysAgo: 0 };

type More = Omit<Partial<IssuePlan>, 'kind' | 'summary' | 'stage'>;
const plan = (kind: IssueKind) => (summary: string, stage: Stage, more: More = {}): IssuePlan => ({ kind, summary, stage, ...more });
export const story = plan('Story');
export const bug = plan('Bug');
export const part = plan('Sub-task');
/** Work inside the house: the client sees it only when said so. */
export const task = (summary: string, stage: Stage, more: More = {}): IssuePlan => ({ kind: 'Task', summary, stage, hidden: true, ...more });
