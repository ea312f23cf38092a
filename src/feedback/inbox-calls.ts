import { teamEditing, teamReading, teamSending } from '../clients/team';
import type { Caller } from '../platform/caller';
import { nothing } from '../platform/nothing';
import type { Calls } from '../platform/serve';
import { answer } from './answer';
import type { FeedbackCalls, FeedbackDetail } from './contract';
import { decline } from './dispute-answer';
import { listInbox, openInbox } from './inbox';
import { change } from './inbox-change';
import { changedItem, detailOf } from './inbox-detail';
import { inboxInputs } from './inbox-input';
import { issueChoices } from './issue-choices';
import { createIssue } from './issue-create';
import { linkIssue, unlinkIssue } from './issue-link';
import { tieLine } from './line-tie';
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
  'feedback.open': { access: teamReading, input: inboxInputs.filter, run: ({ filter }, caller) => openInbox(filter, caller) },
  'feedback.list': { access: teamReading, input: inboxInputs.filter, run: ({ filter }, caller) => listInbox(filter, caller) },
  'feedback.read': { access: teamReading, input: inboxInputs.one, run: ({ id }, caller) => detailOf(id, caller) },
  'feedback.change': {
    access: teamEditing,
    input: inboxInputs.change,
    run: async (input, caller) => {
      await change(input, caller);
      return changedItem(input.id, caller);
    },
  },
  // A public word is for those who may send: `answer` asks for that.
  'feedback.answer': { access: teamEditing, input: inboxInputs.answer, run: (input, caller) => after(input, caller, answer) },
  'feedback.issue-choices': { access: teamEditing, input: nothing, run: (_, caller) => issueChoices(caller) },
  'feedback.create-issue': { access: teamEditing, input: inboxInputs.createIssue, run: (input, caller) => after(input, caller, createIssue) },
  'feedback.link-issue': { access: teamEditing, input: inboxInputs.ofIssue, run: (input, caller) => after(input, caller, linkIssue) },
  'feedback.unlink-issue': { access: teamEditing, input: inboxInputs.ofIssue, run: (input, caller) => after(input, caller, unlinkIssue) },
  'feedback.merge': { access: teamEditing, input: inboxInputs.merge, run: async (input, caller) => detailOf(await merge(input, caller), caller, { touched: true }) },
  'feedback.tie-line': { access: teamEditing, input: inboxInputs.tieLine, run: (input, caller) => after(input, caller, tieLine) },
  'feedback.paste': { access: teamEditing, input: inboxInputs.paste, run: async (input, caller) => changedItem((await paste(input, caller)).id, caller) },
  'feedback.tell-done': { access: teamSending, input: inboxInputs.tellDone, run: (input, caller) => after(input, caller, tellDone) },
  'feedback.decline-dispute': { access: teamSending, input: inboxInputs.decline, run: decline },
  'feedback.ride': { access: teamEditing, input: inboxInputs.ride, run: (input, caller) => after(input, caller, ride) },
};
