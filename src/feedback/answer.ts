import type { Person } from '../clients/contract';
import { callerAsPerson, personOf } from '../clients/person';
import { sending } from '../clients/settings';
import { recordAsked } from '../ledger/client-acts';
import { checkAccess } from '../platform/access';
import { invalid } from '../platform/app-error';
import type { Caller } from '../platform/caller';
import { asUser } from '../platform/jira/jira';
import { answerProperty, noteProperty, signedDocument } from './answer-document';
import { insist, postOnce } from './answer-posting';
import { changeableFor, changeFeedback, recordFor } from './inbox-record';
import { mentionNamed } from './named-issues';

type Answer = { id: string; answerId: string; mode: 'public' | 'internal'; text: string };

/** Says something on her request. Whoever may edit may leave a note; a public word is for those who may send. */
export async function answer({ id, answerId, mode, text }: Answer, caller: Caller): Promise<void> {
  if (mode === 'public') await checkAccess(sending, caller);
  const { body } = await changeableFor(caller, id);
  if (!body.request) throw invalid('failure.no-request', 'text');
  const { name } = await signer(caller);
  const internal = mode === 'internal';
  const posting = {
    id: `${mode}.${id}.${answerId}`,
    projectId: caller.projectId,
    requestId: body.request.id,
    property: internal ? noteProperty : answerProperty,
    document: signedDocument(text, name, internal ? caller.language : body.language),
    internal,
  };
  const { postedAt } = insist(await postOnce(posting, answerId));
  if (internal) return;
  // Somebody may have merged it meanwhile: what was said was said.
  await changeFeedback(caller, id, (current) => (postedAt > (current.answeredAt ?? '') ? { ...current, answeredAt: postedAt } : undefined), recordFor);
  if (body.engagementId !== undefined && /[?？]/u.test(text)) await recordAsked(body.engagementId, postedAt);
  if (body.engagementId !== undefined) await mentionNamed(body.engagementId, text, { at: postedAt, byName: name, requestKey: body.request.key });
}

/** Who speaks, by the name Jira knows her under: an account id says nothing to a client. */
export async function signer(caller: Caller): Promise<Person> {
  const known = await callerAsPerson(caller);
  return known.name === caller.accountId ? personOf(await asUser().send('myself')) : known;
}
