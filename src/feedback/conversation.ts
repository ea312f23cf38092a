import type { Comment } from '../platform/jira/answers';
import { asApp } from '../platform/jira/jira';
import { answerProperty, noteProperty, toldProperty, unsigned } from './answer-document';
import type { ConversationEntry } from './contract';
import { documentText } from '../platform/jira/document-text';
import { isGone } from './readers';
import { commentFeedbackId, feedbackTexts, type StoredFeedback } from './store';

const newest = 100;
/** Conversations of those whose feedback was merged: of so many, the newest words of each. */
const mostOthers = 4;
const newestOfOthers = 30;
/** A hundred of these stay far below what Forge lets an answer hold. */
const longestEntry = 10_000;

/** The public words on her request and Candor's own notes, oldest first, with the words of those who were merged into it. What agents wrote for themselves stays in Jira. */
export async function conversationOf(record: StoredFeedback, merged: StoredFeedback[], customers: ReadonlySet<string>): Promise<ConversationEntry[]> {
  const others = [...new Set(merged.flatMap(({ body }) => body.request?.id ?? []))].filter((id) => id !== record.body.request?.id).slice(0, mostOthers);
  const [asked, own, ...elsewhere] = await Promise.all([askedBy(merged), commentsOn(record.body.request?.id, newest), ...others.map((id) => commentsOn(id, newestOfOthers))]);
  const clients = new Set([...customers, ...[record, ...merged].flatMap(({ body }) => body.asker.accountId ?? [])]);
  const written = [...own, ...elsewhere.flat()].flatMap((comment) => entryOf(comment, clients) ?? []);
  // An answer to an update is a comment already.
  const commented = new Set(written.map(({ id }) => commentFeedbackId(id)));
  return [...asked.filter(({ id }) => !commented.has(id)), ...written].sort((one, other) => one.at.localeCompare(other.at)).slice(-newest);
}

async function askedBy(merged: StoredFeedback[]): Promise<ConversationEntry[]> {
  const texts = new Map((await feedbackTexts.getMany(merged.filter(({ body }) => body.longer).map(({ id }) => id))).map(({ id, body }) => [id, body.text]));
  return merged.map(({ id, body }) => ({ id, at: body.receivedAt, authorName: body.asker.name, from: 'client', internal: false, text: shortened(texts.get(id) ?? body.excerpt) }));
}

async function commentsOn(requestId: string | undefined, most: number): Promise<Comment[]> {
  if (requestId === undefined) return [];
  const query = { orderBy: '-created', expand: 'properties', maxResults: most };
  return asApp()
    .send('comments', { path: { issue: requestId }, query })
    .then(({ comments }) => comments)
    .catch((error: unknown) => {
      if (isGone(error)) return [];
      throw error;
    });
}

function entryOf(comment: Comment, clients: ReadonlySet<string>): ConversationEntry | undefined {
  const { id, author, created, jsdPublic } = comment;
  const byApp = author?.accountType === 'app';
  const has = (key: string) => byApp && (comment.properties ?? []).some((property) => property.key === key);
  const internal = has(noteProperty);
  if (!internal && jsdPublic !== true) return undefined;
  const text = documentText(comment.body);
  const at = new Date(created ?? 0).toISOString();
  if (internal || has(answerProperty) || has(toldProperty)) {
    const said = unsigned(text);
    return { id, at, authorName: said.name ?? author?.displayName ?? '', from: 'us', internal, text: shortened(said.text) };
  }
  const isClient = author !== undefined && (author.accountType === 'customer' || clients.has(author.accountId));
  return { id, at, authorName: author?.displayName ?? '', from: byApp ? 'app' : isClient ? 'client' : 'us', internal, text: shortened(text) };
}

const shortened = (text: string) => (text.length > longestEntry ? `${text.slice(0, longestEntry)}…` : text);
