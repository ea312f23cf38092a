import { AppError } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { refusalBehind } from '../platform/jira/refusal';
import type { FeedbackCalls } from './contract';
import { issueChoices } from './issue-choices';

type NewIssue = Parameters<FeedbackCalls['feedback.create-issue']>[0];

/** Jira said no; any other failure leaves open what it did. */
export function isRefused(error: unknown): error is AppError {
  const status = refusalBehind(error)?.status;
  return status !== undefined && status >= 400 && status < 500;
}

/** What Jira refused, at the field it belongs to. Its reasons come in the caller's language, so what may be chosen is asked for again. */
export async function atItsField(error: AppError, wanted: NewIssue, caller: Caller): Promise<AppError> {
  const refusal = refusalBehind(error);
  if (refusal?.status !== 400) return error;
  const field = (await wrongChoice(wanted, caller)) ?? namedField(refusal.reason);
  return new AppError(error.code, error.key, { ...(field !== undefined && { field }), ...(error.parameters && { parameters: error.parameters }), cause: refusal });
}

async function wrongChoice({ issueTypeId, priorityId, componentId }: NewIssue, caller: Caller): Promise<string | undefined> {
  const { issueTypes, priorities, components } = await issueChoices(caller);
  const isOffered = (choices: { id: string }[], id: string | undefined) => id === undefined || choices.some((choice) => choice.id === id);
  if (!isOffered(issueTypes, issueTypeId)) return 'issueTypeId';
  if (!isOffered(priorities, priorityId)) return 'priorityId';
  return isOffered(components, componentId) ? undefined : 'componentId';
}

/** Fields stand in quotes by their ids, whatever the language. */
function namedField(reason: string): string | undefined {
  const inputs: Record<string, string> = { summary: 'summary', issuetype: 'issueTypeId', priority: 'priorityId', components: 'componentId' };
  const named = /'(\w+)'/.exec(reason)?.[1];
  return named === undefined ? undefined : inputs[named];
}
