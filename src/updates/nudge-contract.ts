import type { Draft } from './contract';

/** What is asked of a colleague about her issue, the worst first. */
export const nudgeQuestions = ['overdue', 'blocked', 'untouched', 'reopened'] as const;
export type NudgeQuestion = (typeof nudgeQuestions)[number];

/** How an answer stands: it waits for the person who writes the update, or she has used it or set it aside. */
export const answerStates = ['answered', 'taken', 'set-aside'] as const;
export type AnswerState = (typeof answerStates)[number];

/** A question to the colleague who works on an issue, and what she answered. */
export type Nudge = {
  /** Her name. */
  to: string;
  state: 'may-ask' | 'asked' | AnswerState;
  /** Of one that may be asked: word for word what the comment says, in the reader's language. */
  question?: string;
  askedAt?: string;
  askedBy?: string;
  answer?: { text: string; at: string };
};

/** What a change of a nudge leaves different in the draft. */
export type NudgeChange = Pick<Draft, 'healthRevision'> & { nudges: NonNullable<Draft['nudges']> };

export type NudgeCalls = {
  /** Asks the assignee of an issue of the evidence, by one comment of the caller's. `question` is the one she read: what was read is what is posted. Once per issue and update. */
  'updates.nudge': (input: { engagementId: string; issueId: string; question: string }) => NudgeChange;
  'updates.settle-answer': (input: { engagementId: string; issueId: string; state: AnswerState }) => NudgeChange;
};
