import type { Comment } from '../platform/jira/answers';
import { documentText } from '../platform/jira/document-text';
import { asUser } from '../platform/jira/jira';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { draftRecords, type OpenDraft } from './draft-store';
import { answerOf } from './jira-answer';
import { plain } from './message/plain-text';
import type { KeptNudge } from './nudge';

/** At one opening of the draft, one call to Jira each. */
const mostRead = 10;
const newestComments = 20;
const longestAnswer = 500;

type Answer = NonNullable<KeptNudge['answer']>;

/** The draft with the answers that have come since it was last opened, read as the person who opens it. Without a question that waits, Jira is not asked. */
export async function withAnswers(draft: OpenDraft): Promise<OpenDraft> {
  const waiting = Object.entries(draft.header.body.nudges ?? {}).filter(([, { askedAt, answer }]) => askedAt !== undefined && !answer);
  if (waiting.length === 0 || draft.locked) return draft;
  // Where more wait than are read at once, each has its turn.
  const start = waiting.length > mostRead ? Math.floor(Date.now() / 60_000) % waiting.length : 0;
  const read = [...waiting.slice(start), ...waiting.slice(0, start)].slice(0, mostRead);
  const found = (await Promise.all(read.map(async ([issueId, nudge]) => [issueId, await answerOn(issueId, nudge)] as const))).flatMap(([issueId, answer]) => (answer ? [[issueId, answer] as const] : []));
  return found.length === 0 ? draft : kept(draft, found);
}

async function kept(draft: OpenDraft, found: (readonly [string, Answer])[]): Promise<OpenDraft> {
  return repeatOnConflict(async () => {
    const header = await draftRecords.get(draft.engagementId);
    if (!header || header.state !== 'open' || header.body.startedAt !== draft.startedAt) return draft;
    const { nudges = {} } = header.body;
    const answered = found.flatMap(([issueId, answer]) => (nudges[issueId] && !nudges[issueId].answer ? [[issueId, { ...nudges[issueId], answer }] as const] : []));
    if (answered.length === 0) return { ...draft, header };
    const write = draftRecords.replace(header, { body: { ...header.body, nudges: { ...nudges, ...Object.fromEntries(answered) } } });
    await commit([write]);
    return { ...draft, header: draftRecords.written(write) };
  });
}

/** Undefined also where Jira does not answer, or does not let this person read: the draft opens all the same, and the next opening looks again. */
async function answerOn(issueId: string, nudge: KeptNudge): Promise<Answer | undefined> {
  const page = await answerOf(asUser().send('comments', { path: { issue: issueId }, query: { orderBy: '-created', maxResults: newestComments } }));
  if (page.kind !== 'answered') return undefined;
  return page.value.comments.flatMap((comment) => answerIn(comment, nudge) ?? []).at(-1);
}

/** Words of hers after the question. What only some of the team may read stays out of a draft all of it shares. */
function answerIn({ id, created, author, body, jsdPublic, visibility }: Comment, { to, by, isOfDesk, askedAt = '', commentId = '0' }: KeptNudge): Answer | undefined {
  if (author?.accountId !== to.accountId || created === undefined || visibility) return undefined;
  const at = new Date(created).toISOString();
  if (at < askedAt || Number(id) <= Number(commentId)) return undefined;
  const text = wordsOf(documentText(body), by.name);
  return text === '' ? undefined : { commentId: id, at, text, isPublic: isOfDesk && jsdPublic !== false, state: 'answered' };
}

/** Without the mention an answer begins with. */
function wordsOf(text: string, asker: string): string {
  const words = plain(text);
  const mention = `@${asker}`;
  const own = words.startsWith(mention) ? words.slice(mention.length).replace(/^[\s,:，：]+/, '') : words;
  return own.length > longestAnswer ? `${plain(own.slice(0, longestAnswer - 1))}…` : own;
}
