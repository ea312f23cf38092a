import { installBase } from '../base';
import { createIssue } from '../operations/issues';
import { createProject, createUser } from '../operations/projects';
import { createOrganization, createRequestType, createServiceDesk } from '../service-desk/desks';
import type { SiteState } from '../state';

const summaries = [
  'Agree what the first release must do',
  'Sketch the start page',
  'Choose where it is hosted',
  'Sign-in with e-mail and password',
  'Search for products',
  'Show a product with pictures',
  'Put a product into the basket',
  'Pay by card',
  'Send a confirmation by e-mail',
  'Try it out with five people',
];

/** A site somebody has just begun to use: one project, ten issues, nothing decided yet. */
export function seedEmpty(state: SiteState): void {
  state.batch(() => {
    installBase(state);
    state.settings.put({ id: 'title', value: 'First Jira' });
    state.settings.put({ id: 'seed', value: 'empty' });
    state.settings.put({ id: 'outgoing-mail', value: true });
    const maya = createUser(state, { displayName: 'Maya Lindqvist', emailAddress: 'maya@studio.example', timeZone: 'Europe/Stockholm', apiToken: 'maya-token', groups: ['jira-users', 'site-admins'] });
    const priya = createUser(state, { displayName: 'Priya Nair', emailAddress: 'priya@studio.example', timeZone: 'Asia/Kolkata', apiToken: 'priya-token' });
    const tom = createUser(state, { displayName: 'Tom Baker', emailAddress: 'tom@client.example', timeZone: 'Europe/London', apiToken: 'tom-token' });
    const ana = createUser(state, { displayName: 'Ana Silva', emailAddress: 'ana@client.example', timeZone: 'Europe/Lisbon', apiToken: 'ana-token', accountType: 'customer', emailVisible: false });

    const project = createProject(state, {
      key: 'FIR',
      name: 'First project',
      leadAccountId: maya.accountId,
      roles: { Administrators: [maya.accountId], Members: [priya.accountId], Viewers: [tom.accountId] },
    });
    for (const summary of summaries) createIssue(state, maya, { projectId: project.id, issueTypeId: '10001', summary });

    const support = createProject(state, {
      key: 'SUP',
      name: 'Client desk',
      projectTypeKey: 'service_desk',
      leadAccountId: maya.accountId,
      roles: { Administrators: [maya.accountId], 'Service Desk Team': [priya.accountId], 'Service Desk Customers': [ana.accountId] },
    });
    const desk = createServiceDesk(state, support);
    createRequestType(state, desk, { name: 'Project updates', description: 'News about your project. Opened for you by your project manager.' });
    createRequestType(state, desk, { name: 'Ask a question', description: 'Anything you would like to know about your project.' });
    createOrganization(state, { name: 'Client', memberAccountIds: [ana.accountId], serviceDeskIds: [desk.id] });
  });
}
