import type { Field, SiteUser } from './model';
import type { SiteState } from './state';

/** The account the app acts under when it calls Jira as itself. */
export const appAccountId = '557058:ca4d0000-0000-4000-8000-00000000a991';

const app: SiteUser = {
  accountId: appAccountId,
  accountType: 'app',
  emailAddress: 'candor@connect.example.com',
  displayName: 'Candor',
  timeZone: 'Etc/UTC',
  locale: 'en_US',
  active: true,
  apiToken: 'candor-app',
  groups: [],
  emailVisible: false,
};

const system = (id: string, name: string, type: string, more: Partial<Field> = {}, items?: string): Field => ({
  id,
  key: id,
  name,
  custom: false,
  orderable: true,
  navigable: true,
  searchable: true,
  clauseNames: [id],
  schema: { type, ...(items === undefined ? {} : { items }), system: id },
  ...more,
});

const custom = (number: number, name: string, kind: string, type: string, items?: string): Field => ({
  id: `customfield_${number}`,
  key: `customfield_${number}`,
  name,
  custom: true,
  orderable: true,
  navigable: true,
  searchable: true,
  clauseNames: [`cf[${number}]`, name, `${name}[${kind === 'multicheckboxes' ? 'Checkboxes' : 'Number'}]`],
  schema: { type, ...(items === undefined ? {} : { items }), custom: `com.atlassian.jira.plugin.system.customfieldtypes:${kind}`, customId: number },
});

export const requestFieldIds = { organizations: 'customfield_10002', requestType: 'customfield_10010', participants: 'customfield_10026' } as const;

/** Fields Jira Service Management brings along. */
const ofRequests = (id: string, name: string, kind: string, type: string, items?: string): Field => ({
  id,
  key: id,
  name,
  custom: true,
  orderable: true,
  navigable: true,
  searchable: true,
  clauseNames: [`cf[${id.replace('customfield_', '')}]`, name],
  schema: { type, ...(items === undefined ? {} : { items }), custom: `com.atlassian.servicedesk:${kind}`, customId: Number(id.replace('customfield_', '')) },
});

const fields: Field[] = [
  system('summary', 'Summary', 'string'),
  system('description', 'Description', 'string'),
  system('issuetype', 'Issue Type', 'issuetype', { clauseNames: ['issuetype', 'type'] }),
  system('project', 'Project', 'project', { orderable: false }),
  system('status', 'Status', 'status', { orderable: false }),
  system('statusCategory', 'Status Category', 'statusCategory', { orderable: false, clauseNames: ['statusCategory'] }),
  system('statuscategorychangedate', 'Status Category Changed', 'datetime', { orderable: false, clauseNames: ['statusCategoryChangedDate'] }),
  system('priority', 'Priority', 'priority'),
  system('resolution', 'Resolution', 'resolution'),
  system('resolutiondate', 'Resolved', 'datetime', { orderable: false, clauseNames: ['resolutiondate', 'resolved'] }),
  system('assignee', 'Assignee', 'user'),
  system('reporter', 'Reporter', 'user'),
  system('creator', 'Creator', 'user', { orderable: false }),
  system('created', 'Created', 'datetime', { orderable: false, clauseNames: ['created', 'createdDate'] }),
  system('updated', 'Updated', 'datetime', { orderable: false, clauseNames: ['updated', 'updatedDate'] }),
  system('duedate', 'Due date', 'date', { clauseNames: ['due', 'duedate'] }),
  system('labels', 'Labels', 'array', {}, 'string'),
  system('components', 'Components', 'array', { clauseNames: ['component'] }, 'component'),
  system('fixVersions', 'Fix versions', 'array', { clauseNames: ['fixVersion'] }, 'version'),
  system('versions', 'Affects versions', 'array', { clauseNames: ['affectedVersion'] }, 'version'),
  system('issuelinks', 'Linked Issues', 'array', { clauseNames: ['issueLink', 'issueLinkType'] }, 'issuelinks'),
  system('subtasks', 'Sub-tasks', 'array', { orderable: false, clauseNames: ['subtasks'] }, 'issuelinks'),
  system('comment', 'Comment', 'comments-page', { navigable: false }),
  system('attachment', 'Attachment', 'array', { navigable: false, clauseNames: ['attachments'] }, 'attachment'),
  system('watches', 'Watchers', 'watches', { orderable: false, clauseNames: ['watchers'] }),
  system('security', 'Security Level', 'securitylevel', { clauseNames: ['level'] }),
  { id: 'issuekey', key: 'issuekey', name: 'Key', custom: false, orderable: false, navigable: true, searchable: false, clauseNames: ['id', 'issue', 'issuekey', 'key'] },
  { id: 'parent', key: 'parent', name: 'Parent', custom: false, orderable: false, navigable: true, searchable: false, clauseNames: ['parent'] },
  ofRequests(requestFieldIds.organizations, 'Organizations', 'sd-customer-organizations', 'array', 'sd-customerorganization'),
  ofRequests(requestFieldIds.requestType, 'Request Type', 'vp-origin', 'sd-customerrequesttype'),
  ofRequests(requestFieldIds.participants, 'Request participants', 'sd-request-participants', 'array', 'user'),
  custom(10_016, 'Story point estimate', 'float', 'number'),
  custom(10_021, 'Flagged', 'multicheckboxes', 'array', 'option'),
  custom(10_030, 'Story Points', 'float', 'number'),
];

export const flaggedFieldId = 'customfield_10021';
/** The one option of Flagged. */
export const impediment = { id: '10019', value: 'Impediment' };
/** What the fields with options offer; the option lists of other fields are whatever their issues hold. */
export const fieldOptions: Readonly<Record<string, readonly { id: string; value: string }[]>> = { [flaggedFieldId]: [impediment] };

/** What every site has before anyone uses it, under the ids Jira Cloud usually gives. Safe to repeat. */
export function installBase(state: SiteState): void {
  state.batch(() => {
    for (const [id, name, categoryKey] of [
      ['10000', 'To Do', 'new'],
      ['3', 'In Progress', 'indeterminate'],
      ['10001', 'In Review', 'indeterminate'],
      ['10003', 'Blocked', 'indeterminate'],
      ['10002', 'Done', 'done'],
      ['10004', 'Waiting for support', 'indeterminate'],
      ['10005', 'Waiting for customer', 'indeterminate'],
      ['5', 'Resolved', 'done'],
    ] as const) {
      state.statuses.put({ id, name, description: '', categoryKey });
    }
    for (const [id, name, hierarchyLevel, description] of [
      ['10000', 'Epic', 1, 'A collection of related bugs, stories, and tasks.'],
      ['10001', 'Story', 0, 'Functionality expressed as a user goal.'],
      ['10002', 'Task', 0, 'A small, distinct piece of work.'],
      ['10004', 'Bug', 0, 'A problem or error.'],
      ['10003', 'Sub-task', -1, 'A small piece of work that is part of a larger one.'],
      ['10005', 'Service request', 0, 'A request of a customer.'],
    ] as const) {
      state.issueTypes.put({ id, name, description, subtask: hierarchyLevel === -1, hierarchyLevel });
    }
    for (const [id, name] of [['1', 'Highest'], ['2', 'High'], ['3', 'Medium'], ['4', 'Low'], ['5', 'Lowest']] as const) state.priorities.put({ id, name });
    for (const [id, name] of [['10000', 'Done'], ['10001', "Won't Do"], ['10002', 'Duplicate'], ['10003', 'Cannot Reproduce']] as const) state.resolutions.put({ id, name });
    for (const [id, name, inward, outward] of [
      ['10000', 'Blocks', 'is blocked by', 'blocks'],
      ['10001', 'Cloners', 'is cloned by', 'clones'],
      ['10002', 'Duplicate', 'is duplicated by', 'duplicates'],
      ['10003', 'Relates', 'relates to', 'relates to'],
    ] as const) {
      state.linkTypes.put({ id, name, inward, outward });
    }
    for (const field of fields) if (!state.fields.get(field.id)) state.fields.put(field);
    state.users.put(app);
  });
}
