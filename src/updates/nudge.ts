import type { Person } from '../clients/contract';
import { formatDate } from '../i18n/dates';
import type { Language } from '../i18n/language';
import { nudgeCatalogues } from '../i18n/nudge';
import { translate } from '../i18n/translate';
import type { Caller } from '../platform/caller';
import type { OpenDraft } from './draft-store';
import type { FoundIssue } from './evidence';
import type { AnswerState, Nudge, NudgeChange, NudgeQuestion } from './nudge-contract';

/** Whom the evidence would ask about an issue, and what. */
export type Askable = { question: NudgeQuestion; accountId: string };

type Named = Pick<Person, 'accountId' | 'name'>;
/** A nudge as the draft keeps it, by issue id. */
export type KeptNudge = {
  to: Named;
  by: Named;
  /** The issue is in a project that has customers. */
  isOfDesk: boolean;
  attemptId: string;
  /** Until then the one who asks is at it, and nobody else may try. */
  leaseUntilAt: string;
  /** Present once it stands on the issue. The times and ids are Jira's. */
  askedAt?: string;
  commentId?: string;
  answer?: { commentId: string; at: string; text: string; isPublic: boolean; state: AnswerState };
};

/** The words of the comment after the name of whom it asks. */
export function questionWords({ question, dueOn }: { question: NudgeQuestion; dueOn?: string }, language: Language, today: string): string {
  return translate(nudgeCatalogues[language], language, `nudge.question.${question}`, dueOn === undefined ? undefined : { date: formatDate(dueOn, language, today) });
}

/** What this person may ask about an issue: nothing of herself, and nothing of the client's own people. */
export function askableBy({ header, engagement }: OpenDraft, issueId: string, caller: Pick<Caller, 'accountId'>): (FoundIssue & { ask: Askable; assignee: string }) | undefined {
  const issue = header.body.evidence.issues[issueId];
  const { ask, assignee } = issue ?? {};
  if (!issue || !ask || assignee === undefined || ask.accountId === caller.accountId) return undefined;
  return engagement.contacts.some(({ accountId }) => accountId === ask.accountId) ? undefined : { ...issue, ask, assignee };
}

/** Every nudge of the draft as this person sees it, and what she may ask, by issue id. */
export function nudgesOf(draft: OpenDraft, caller: Pick<Caller, 'accountId' | 'language'>): NudgeChange['nudges'] {
  const { evidence, nudges = {} } = draft.header.body;
  return Object.fromEntries(
    Object.keys(evidence.issues).flatMap((issueId): [string, Nudge][] => {
      const kept = nudges[issueId];
      if (kept?.askedAt !== undefined) return [[issueId, shown(kept, kept.askedAt)]];
      const issue = askableBy(draft, issueId, caller);
      return issue ? [[issueId, { to: issue.assignee, state: 'may-ask', question: questionWords({ question: issue.ask.question, dueOn: issue.dueOn }, caller.language, draft.context.today) }]] : [];
    }),
  );
}

function shown({ to, by, answer }: KeptNudge, askedAt: string): Nudge {
  const asked = { to: to.name, askedAt, askedBy: by.name };
  return answer ? { ...asked, state: answer.state, answer: { text: answer.text, at: answer.at } } : { ...asked, state: 'asked' };
}
