import { engagementFor } from '../clients/engagement';
import { editing } from '../platform/access';
import type { Calls } from '../platform/serve';
import type { UpdatesCalls } from './contract';
import { chooseHealth, discardDraft, draftOf, refreshDraft, saveSection, showIssue } from './draft';
import { engagementInput, healthInput, issueInput, sectionInput } from './draft-input';

type DraftCall = 'updates.draft' | 'updates.refresh' | 'updates.discard' | 'updates.save-section' | 'updates.choose-health' | 'updates.show-issue';

export const draftCalls: Pick<Calls<UpdatesCalls>, DraftCall> = {
  'updates.draft': {
    access: editing,
    input: engagementInput,
    run: async ({ engagementId }, caller) => draftOf(await engagementFor(caller, engagementId), caller),
  },
  'updates.refresh': {
    access: editing,
    input: engagementInput,
    run: async ({ engagementId }, caller) => refreshDraft(await engagementFor(caller, engagementId)),
  },
  'updates.discard': {
    access: editing,
    input: engagementInput,
    run: async ({ engagementId }, caller) => {
      await discardDraft(await engagementFor(caller, engagementId));
      return { engagementId };
    },
  },
  'updates.save-section': {
    access: editing,
    input: sectionInput,
    run: async ({ engagementId, ...save }, caller) => saveSection(await engagementFor(caller, engagementId), save, caller),
  },
  'updates.choose-health': {
    access: editing,
    input: healthInput,
    run: async ({ engagementId, revision, state }, caller) => chooseHealth(await engagementFor(caller, engagementId), revision, state),
  },
  'updates.show-issue': {
    access: editing,
    input: issueInput,
    run: async ({ engagementId, issueId }, caller) => showIssue(await engagementFor(caller, engagementId), issueId),
  },
};
