import { readHeader } from '../ledger/snapshot';
import { notFound } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import { numberedLines } from '../updates/message/content';
import type { FeedbackDetail, ReplyTo } from './contract';
import { changeableFor, changed } from './inbox-record';
import { indexWrites, mostIssues } from './issue-index';
import { numbersNamed } from './line-named';
import type { StoredFeedback } from './store';

/** Says which line of the update she means, or that she means the whole of it. The issues of the line show that somebody asks about them. */
export async function tieLine({ id, lineId }: { id: string; lineId: string | null }, caller: Caller): Promise<void> {
  const line = lineId === null ? undefined : await lineOf(await changeableFor(caller, id), lineId);
  await repeatOnConflict(async () => {
    const current = await changeableFor(caller, id);
    const { replyTo, issues } = current.body;
    if (!replyTo) throw notFound();
    const before = (replyTo.line?.issueIds ?? []).filter((issueId) => !(issueId in issues) && !line?.issueIds.includes(issueId));
    const { line: _line, ...update } = replyTo;
    const index = await Promise.all([
      ...before.map((issueId) => indexWrites(current.body.projectId, issueId, { remove: [id] })),
      ...(line?.issueIds ?? []).map((issueId) => indexWrites(current.body.projectId, issueId, { add: [id] })),
    ]);
    await commit([changed(current, { ...current.body, replyTo: { ...update, ...(line && { line }) } }), ...index.flat()]);
  });
}

async function lineOf({ body }: StoredFeedback, lineId: string): Promise<NonNullable<ReplyTo['line']>> {
  const lines = body.replyTo ? ((await readHeader(body.replyTo.updateId))?.lines ?? []) : [];
  const found = lines.find(({ id }) => id === lineId);
  if (found?.number === undefined) throw notFound();
  return { id: found.id, number: found.number, issueIds: found.issueIds.slice(0, mostIssues) };
}

/** The lines she may mean, in her language; `named` by her words. One storage request, and none for what answers no update. */
export async function linesAnswered({ body: { replyTo, language } }: StoredFeedback, text: string): Promise<FeedbackDetail['context']['lines']> {
  if (!replyTo) return undefined;
  const lines = numberedLines((await readHeader(replyTo.updateId))?.lines ?? [], { language, length: 'full' });
  const named = new Set(numbersNamed(text));
  return lines.length > 0 ? lines.map(({ id, number, text: words }) => ({ id, number, text: words, named: named.has(number) })) : undefined;
}
