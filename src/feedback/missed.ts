import type { Issue } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { refusalBehind } from '../platform/jira/refusal';
import type { FeedbackWork } from './feedback-work';
import type { SweepRun } from './store';

/** Something Candor does not know yet, what is to be done about it, and when it happened. */
export type Missed = { work: FeedbackWork; at: string };

/** What a page of a place lacks, when the last thing on it happened, and where the next page starts. */
export type MissedPage = { missed: Missed[]; seenThrough?: string; token?: string };

/** One page of what a run looks at, oldest first; undefined where Jira refuses the question. `place`: the id of the service project. */
export type ReadMissed = (place: string, run: SweepRun) => Promise<MissedPage | undefined>;

type Asked = { jql: string; time: 'created' | 'updated'; fields: string[]; size: number };

/** The issues of a page that happened in the time of the run; undefined for a project that is gone, and for a token Jira knows no more. */
export async function issuesOf({ from, token }: SweepRun, { jql, time, fields, size }: Asked): Promise<({ issues: Issue[] } & Omit<MissedPage, 'missed'>) | undefined> {
  const body = { jql, fields: [time, ...fields], maxResults: size, ...(token !== undefined && { nextPageToken: token }) };
  const page = await asApp()
    .send('search', { body })
    .catch((error: unknown) => {
      if (refusalBehind(error)?.status === 400) return undefined;
      throw error;
    });
  if (!page) return undefined;
  const last = page.issues.at(-1);
  return {
    issues: page.issues.filter((issue) => timeOf(issue, time) >= from),
    ...(last && { seenThrough: timeOf(last, time) }),
    ...(page.nextPageToken && page.isLast !== true && { token: page.nextPageToken }),
  };
}

export const timeOf = ({ fields }: Issue, time: 'created' | 'updated'): string => new Date(fields?.[time] ?? 0).toISOString();
