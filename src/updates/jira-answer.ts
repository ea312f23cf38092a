import { refusalBehind } from '../platform/jira/refusal';
import type { DeliveryProblem } from './contract';

/** What came of asking Jira to do something: done, surely not done, or nobody knows. */
export type JiraAnswer<Value> =
  | { kind: 'answered'; value: Value }
  | { kind: 'refused'; status: number }
  | { kind: 'busy'; afterSeconds: number }
  | { kind: 'lost' };

/** Everything that is no clear refusal counts as lost: an error below us says nothing of what Jira did. */
export async function answerOf<Value>(call: Promise<Value>): Promise<JiraAnswer<Value>> {
  try {
    return { kind: 'answered', value: await call };
  } catch (error) {
    const { status, retryAfterSeconds } = refusalBehind(error) ?? {};
    if (retryAfterSeconds !== undefined) return { kind: 'busy', afterSeconds: retryAfterSeconds };
    return status !== undefined && status >= 400 && status < 500 ? { kind: 'refused', status } : { kind: 'lost' };
  }
}

/** How a try over a road ended. */
export type Outcome =
  | { kind: 'done'; state: 'posted' | 'queued'; issueKey: string }
  | { kind: 'refused'; problem: DeliveryProblem; problemFile?: string; issueKey?: string }
  /** Nothing was handed over: try again. */
  | { kind: 'later'; afterSeconds: number }
  /** It may have been handed over. `certainLater` where a later look can tell. */
  | { kind: 'unknown'; certainLater: boolean; issueKey?: string };
