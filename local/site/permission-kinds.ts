/** The built-in permissions the site knows, with the numbers Jira gives them. */
export const permissionKinds = [
  { id: '0', key: 'ADMINISTER', name: 'Administer Jira', type: 'GLOBAL', description: 'Configure the site.' },
  { id: '27', key: 'USER_PICKER', name: 'Browse users and groups', type: 'GLOBAL', description: 'Find users by name.' },
  { id: '10', key: 'BROWSE_PROJECTS', name: 'Browse Projects', type: 'PROJECT', description: 'See a project and its issues.' },
  { id: '11', key: 'CREATE_ISSUES', name: 'Create Issues', type: 'PROJECT', description: 'Create issues.' },
  { id: '12', key: 'EDIT_ISSUES', name: 'Edit Issues', type: 'PROJECT', description: 'Edit issues.' },
  { id: '13', key: 'ASSIGN_ISSUES', name: 'Assign Issues', type: 'PROJECT', description: 'Assign issues to people.' },
  { id: '14', key: 'RESOLVE_ISSUES', name: 'Resolve Issues', type: 'PROJECT', description: 'Resolve and reopen issues.' },
  { id: '15', key: 'ADD_COMMENTS', name: 'Add Comments', type: 'PROJECT', description: 'Comment on issues.' },
  { id: '16', key: 'DELETE_ISSUES', name: 'Delete Issues', type: 'PROJECT', description: 'Delete issues.' },
  { id: '17', key: 'ASSIGNABLE_USER', name: 'Assignable User', type: 'PROJECT', description: 'Be assigned to issues.' },
  { id: '18', key: 'CLOSE_ISSUES', name: 'Close Issues', type: 'PROJECT', description: 'Close issues.' },
  { id: '19', key: 'CREATE_ATTACHMENTS', name: 'Create Attachments', type: 'PROJECT', description: 'Attach files to issues.' },
  { id: '21', key: 'LINK_ISSUES', name: 'Link Issues', type: 'PROJECT', description: 'Link issues to each other.' },
  { id: '23', key: 'ADMINISTER_PROJECTS', name: 'Administer Projects', type: 'PROJECT', description: 'Configure a project.' },
  { id: '25', key: 'MOVE_ISSUES', name: 'Move Issues', type: 'PROJECT', description: 'Move issues between projects.' },
  { id: '26', key: 'SET_ISSUE_SECURITY', name: 'Set Issue Security', type: 'PROJECT', description: 'Choose who sees an issue.' },
  { id: '28', key: 'SCHEDULE_ISSUES', name: 'Schedule Issues', type: 'PROJECT', description: 'Set due dates.' },
  { id: '30', key: 'MODIFY_REPORTER', name: 'Modify Reporter', type: 'PROJECT', description: 'Change the reporter of an issue.' },
  { id: '31', key: 'VIEW_VOTERS_AND_WATCHERS', name: 'View Voters and Watchers', type: 'PROJECT', description: 'See who watches an issue.' },
  { id: '32', key: 'MANAGE_WATCHERS', name: 'Manage Watchers', type: 'PROJECT', description: 'Change who watches an issue.' },
  { id: '34', key: 'EDIT_ALL_COMMENTS', name: 'Edit All Comments', type: 'PROJECT', description: 'Edit any comment.' },
  { id: '35', key: 'EDIT_OWN_COMMENTS', name: 'Edit Own Comments', type: 'PROJECT', description: "Edit one's own comments." },
  { id: '36', key: 'DELETE_ALL_COMMENTS', name: 'Delete All Comments', type: 'PROJECT', description: 'Delete any comment.' },
  { id: '37', key: 'DELETE_OWN_COMMENTS', name: 'Delete Own Comments', type: 'PROJECT', description: "Delete one's own comments." },
  { id: '38', key: 'DELETE_ALL_ATTACHMENTS', name: 'Delete All Attachments', type: 'PROJECT', description: 'Delete any attachment.' },
  { id: '39', key: 'DELETE_OWN_ATTACHMENTS', name: 'Delete Own Attachments', type: 'PROJECT', description: "Delete one's own attachments." },
  { id: '46', key: 'TRANSITION_ISSUES', name: 'Transition Issues', type: 'PROJECT', description: 'Move issues through the workflow.' },
  { id: '-1', key: 'SERVICEDESK_AGENT', name: 'Service Project Agent', type: 'PROJECT', description: 'Work on requests of customers.' },
] as const;

export type PermissionKey = (typeof permissionKinds)[number]['key'];
export type PermissionKind = (typeof permissionKinds)[number];

export function permissionKind(key: string): PermissionKind | undefined {
  return permissionKinds.find((kind) => kind.key === key);
}
