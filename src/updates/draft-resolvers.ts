import { engagementFor } from '../clients/engagement';
import { teamEditing } from '../clients/team';
import type { Calls } from '../platform/serve';
import type { ChartCalls } from './chart-contract';
import type { UpdatesCalls } from './contract';
import { chooseCharts, chooseHealth, discardDraft, draftOf, refreshDraft, saveSection, showIssue } from './draft';
import { chartsInput, engagementInput, healthInput, issueInput, sectionInput } from './draft-input';

type DraftCall = 'updates.draft' | 'updates.refresh' | 'updates.discard' | 'updates.save-section' | 'updates.choose-health' | 'updates.choose-charts' | 'updates.show-issue';

export const draftCalls: Pick<Calls<UpdatesCalls & ChartCalls>, DraftCall> = {
  'updates.draft': {
    access: teamEditing,
    input: engagementInput,
    run: async ({ engagementId }, caller) => draftOf(await engagementFor(caller, engagementId), caller),
  },
  'updates.refresh': {
    access: teamEditing,
    input: engagementInput,
    run: async ({ engagementId }, caller) => refreshDraft(await engagementFor(caller, engagementId), caller),
  },
  'updates.discard': {
    access: teamEditing,
    input: engagementInput,
    run: async ({ engagementId }, caller) => {
      await discardDraft(await engagementFor(caller, engagementId));
      return { engagementId };
    },
  },
  'updates.save-section': {
    access: teamEditing,
    input: sectionInput,
    run: async ({ engagementId, ...save }, caller) => saveSection(await engagementFor(caller, engagementId), save, caller),
  },
  'updates.choose-health': {
    access: teamEditing,
    input: healthInput,
    run: async ({ engagementId, revision, state }, caller) => chooseHealth(await engagementFor(caller, engagementId), revision, state),
  },
  'updates.choose-charts': {
    access: teamEditing,
    input: chartsInput,
    run: async ({ engagementId, revision, charts }, caller) => chooseCharts(await engagementFor(caller, engagementId), revision, charts),
  },
  'updates.show-issue': {
    access: teamEditing,
    input: issueInput,
    run: async ({ engagementId, issueId }, caller) => showIssue(await engagementFor(caller, engagementId), issueId, caller),
  },
};
