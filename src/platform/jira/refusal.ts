import { AppError } from '../app-error';

type Details = { status: number | undefined; reason: string; retryAfterSeconds?: number; cause?: unknown };

/** What Jira said, kept as the cause of an AppError: jobs decide by it whether a step was done, refused or is unknown. */
export class JiraRefusal extends Error {
  /** Absent when no answer came. */
  readonly status: number | undefined;
  readonly reason: string;
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, reason, retryAfterSeconds, cause }: Details) {
    super(`Jira answered ${status ?? 'nothing'}`, { cause });
    this.name = 'JiraRefusal';
    this.status = status;
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const defaultWaitSeconds = 5;

/** Turns a refused request into the error callers see. */
export function refusal(status: number, headers: { get(name: string): string | null }, body: string): AppError {
  const reason = reasonIn(body);
  const retryAfterSeconds = status === 429 ? Number(headers.get('Retry-After') ?? defaultWaitSeconds) || defaultWaitSeconds : undefined;
  const cause = new JiraRefusal({ status, reason, retryAfterSeconds });
  if (status === 429) return new AppError('unavailable', 'failure.jira-busy', { parameters: { seconds: retryAfterSeconds ?? defaultWaitSeconds }, cause });
  if (status >= 500) return new AppError('unavailable', 'failure.jira-unavailable', { cause });
  if (status === 401) return new AppError('forbidden', 'failure.not-signed-in', { cause });
  if (status === 404) return new AppError('not-found', 'failure.not-found', { cause });
  const code = status === 403 ? 'forbidden' : status === 409 ? 'conflict' : 'invalid';
  return new AppError(code, 'failure.jira-refused', { parameters: { reason: reason || `HTTP ${status}` }, cause });
}

/** Jira writes {errorMessages, errors}, JSM {errorMessage}. */
function reasonIn(body: string): string {
  try {
    const parsed = JSON.parse(body) as { errorMessages?: string[]; errors?: Record<string, string>; errorMessage?: string };
    return [...(parsed.errorMessages ?? []), ...Object.values(parsed.errors ?? {}), ...(parsed.errorMessage ? [parsed.errorMessage] : [])].join(' ').slice(0, 300);
  } catch {
    return '';
  }
}

/** The refusal behind an error, where Jira caused it. */
export function refusalBehind(error: unknown): JiraRefusal | undefined {
  return error instanceof AppError && error.cause instanceof JiraRefusal ? error.cause : undefined;
}
