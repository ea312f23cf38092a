import { sending } from '../clients/settings';
import { editing, reading } from '../platform/access';
import type { Caller } from '../platform/caller';
import { type Calls, nothing } from '../platform/serve';
import { answer } from './answer';
import type { FeedbackCalls, FeedbackDetail } from './contract';
import { listInbox, openInbox } from './inbox';
import { change } from './inbox-change';
import { changedItem, detailOf } from './inbox-detail';
import { inboxInputs } from './inbox-input';
import { issueChoices } from './issue-choices';
import { createIssue } from './issue-create';
import { linkIssue, unlinkIssue } from './issue-link';
import { ride } from './loop-ride';
import { tellDone } from './loop-tell';
import { merge } from './merge';
import { paste } from './paste';

/** Does something to feedback and answers how it stands then. */
async function after<Input extends { id: string }>(input: Input, caller: Caller, act: (input: Input, caller: Caller) => Promise<void>): Promise<FeedbackDetail> {
  await act(input, caller);
  return detailOf(input.id, caller, { touched: true });
}

export const inboxCalls: Calls<FeedbackCalls> = {
  'feedback.open': { access: reading, input: inboxInputs.filter, run: ({ filter }, caller) => openInbox(filter, caller) },
  'feedback.list': { access: reading, input: inboxInputs.filter, run: ({ filter }, caller) => listInbox(filter, caller) },
  'feedback.read': { access: reading, input: inboxInputs.one, run: ({ id }, caller) => detailOf(id, caller) },
  'feedback.change': {
    access: editing,
    input: inboxInputs.change,
    run: async (input, caller) => {
      await change(input, caller);
      return changedItem(input.id, caller);
    },
  },
  // A public word is for those who may send: `answer` asks for that.
  'feedback.answer': { access: editing, input: inboxInputs.answer, run: (input, caller) => after(input, caller, answer) },
  'feedback.issue-choices': { access: editing, input: nothing, run: (_, caller) => issueChoices(caller) },
  'feedback.create-issue': { access: editing, input: inboxInputs.createIssue, run: (input, caller) => after(input, caller, createIssue) },
  'feedback.link-issue': { access: editing, input: inboxInputs.ofIssue, run: (input, caller) => after(input, caller, linkIssue) },
  'feedback.unlink-issue': { access: editing, input: inboxInputs.ofIssue, run: (input, caller) => after(input, caller, unlinkIssue) },
  'feedback.merge': { access: editing, input: inboxInputs.merge, run: async (input, caller) => detailOf(await merge(input, caller), caller, { touched: true }) },
  'feedback.paste': { access: editing, input: inboxInputs.paste, run: async (input, caller) => changedItem((await paste(input, caller)).id, caller) },
  'feedback.tell-done': { access: sending, input: inboxInputs.tellDone, run: (input, caller) => after(input, caller, tellDone) },
  'feedback.ride': { access: editing, input: inboxInputs.ride, run: (input, caller) => after(input, caller, ride) },
};
