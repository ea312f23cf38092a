import { administering, reading } from '../platform/access';
import { nothing } from '../platform/nothing';
import type { Calls } from '../platform/serve';
import { previewVisibility, visibilityChoices } from './choices';
import { removeContact, saveContact } from './contact';
import type { ClientsCalls, SettingsCalls } from './contract';
import { engagementFor, projectView, saveEngagement, saveTitle } from './engagement';
import { createEngagement } from './first-plan';
import { findIssues } from './issue';
import { resume } from './pause';
import { findPeople } from './people';
import { plannedDates } from './planned-dates';
import { contactId, contactInput, engagementDraft, engagementId, newEngagement, openInputs, planInWriting, settingsInput, titleInput, visibilityChoice } from './schemas';
import { saveSettings, settingsView } from './settings';
import { teamEditing, teamSending } from './team';
import { setVisibility } from './visibility';

export const clients: Calls<ClientsCalls> = {
  'clients.open': { access: reading, input: nothing, run: (_, caller) => projectView(caller) },
  'clients.visibility-choices': { access: teamEditing, input: nothing, run: (_, caller) => visibilityChoices(caller) },
  'clients.preview-visibility': { access: teamEditing, input: openInputs.rule, run: ({ rule }, caller) => previewVisibility(rule, caller) },
  'clients.find-issues': { access: teamEditing, input: openInputs.findIssues, run: ({ text }, caller) => findIssues(text, caller) },
  'clients.find-people': { access: teamEditing, input: openInputs.findPeople, run: findPeople },
  'clients.create-engagement': { access: teamEditing, input: newEngagement, run: createEngagement },
  'clients.save-engagement': { access: teamEditing, input: engagementDraft, run: saveEngagement },
  'clients.resume': { access: teamSending, input: engagementId, run: (input, caller) => resume(input.engagementId, caller) },
  'clients.planned-dates': { access: teamEditing, input: planInWriting, run: plannedDates },
  'clients.save-contact': { access: teamEditing, input: contactInput, run: ({ engagementId, contact }, caller) => saveContact(engagementId, contact, caller) },
  'clients.remove-contact': { access: teamEditing, input: contactId, run: (input, caller) => removeContact(input.engagementId, input.contactId, caller) },
  'clients.set-visibility': {
    access: teamEditing,
    input: visibilityChoice,
    run: async ({ engagementId, issueId, choice }, caller) => setVisibility(await engagementFor(caller, engagementId), issueId, choice),
  },
  'clients.save-title': { access: teamEditing, input: titleInput, run: saveTitle },
};

export const settings: Calls<SettingsCalls> = {
  'settings.open': { access: administering, input: nothing, run: (_, caller) => settingsView(caller) },
  'settings.save': { access: administering, input: settingsInput, run: saveSettings },
};
