import { languageOf } from '../i18n/language';
import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import type { User } from '../platform/jira/answers';
import { asUser } from '../platform/jira/jira';
import type { Candidate, Road } from './contract';
import { issueIn } from './issue';
import { personOf } from './person';

const mostFound = 20;
/** Apps are taken out of the answer, so a few more are asked for. */
const mostAsked = 50;

/** People by name or e-mail address, as far as the caller may see them. For notify mails only those who may see the anchor issue. */
export async function findPeople({ text, road, anchorIssueId }: { text: string; road: Road; anchorIssueId?: string }, caller: Caller): Promise<Candidate[]> {
  if (road === 'notify' && anchorIssueId === undefined) throw invalid('failure.anchor-needed', 'anchorIssueId');
  if (text === '') return [];
  const query = { query: text, maxResults: mostAsked };
  const users =
    road === 'notify' && anchorIssueId !== undefined
      ? await asUser().send('findViewers', { query: { ...query, issueKey: (await issueIn(caller.projectId, anchorIssueId)).key } })
      : await asUser().send('findUsers', { query });
  return users.filter(({ accountType, active }) => accountType !== 'app' && active !== false).slice(0, mostFound).map(candidateOf);
}

const candidateOf = (user: User): Candidate => ({
  ...personOf(user),
  ...(user.emailAddress && { email: user.emailAddress }),
  ...(user.locale && { language: languageOf(user.locale) }),
  ...(user.timeZone && { timeZone: user.timeZone }),
});
