/** Names under which Jira shows its own fields, in letters and digits alone, where they differ from the field's id. */
const shownAs: Record<string, string> = {
  type: 'issuetype',
  fixversion: 'fixVersions',
  version: 'versions',
  affectsversion: 'versions',
  affectsversions: 'versions',
  affectedversion: 'versions',
  affectedversions: 'versions',
  component: 'components',
  label: 'labels',
  resolved: 'resolutiondate',
  statuscategorychanged: 'statuscategorychangedate',
  due: 'duedate',
  link: 'issuelinks',
  links: 'issuelinks',
  linkedissues: 'issuelinks',
  comments: 'comment',
  watchers: 'watches',
  securitylevel: 'security',
  key: 'issuekey',
  parentissue: 'parent',
  issueparentassociation: 'parent',
  attachments: 'attachment',
};

/** The fields the site makes out of what it knows of an issue. */
const madeBySite = [
  'summary', 'description', 'issuetype', 'project', 'status', 'statusCategory', 'statuscategorychangedate', 'priority', 'resolution', 'resolutiondate', 'assignee', 'reporter', 'creator', 'created',
  'updated', 'duedate', 'labels', 'components', 'fixVersions', 'versions', 'issuelinks', 'subtasks', 'parent', 'comment', 'watches', 'security', 'issuekey',
] as const;
export type SiteFieldId = (typeof madeBySite)[number];

/** Jira's own fields that the site only keeps. https://support.atlassian.com/jira-software-cloud/docs/jql-fields/ */
const ofJira = [
  'environment', 'attachment', 'votes', 'worklog', 'timetracking', 'timespent', 'timeestimate', 'timeoriginalestimate', 'aggregatetimespent', 'aggregatetimeestimate', 'aggregatetimeoriginalestimate',
  'progress', 'aggregateprogress', 'workratio', 'lastViewed', 'issuerestriction', 'thumbnail', 'archiveddate', 'archivedby',
];

const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const byBareName = new Map([...[...madeBySite, ...ofJira].map((id) => [bare(id), id] as const), ...Object.entries(shownAs)]);
const siteFields = new Set<string>(madeBySite);
const jiraFields = new Set<string>(ofJira);

export const isSiteField = (id: string): id is SiteFieldId => siteFields.has(id);
/** Jira's own, though the site only keeps it. */
export const isJiraField = (id: string): boolean => jiraFields.has(id);
/** The field of Jira's own with this id or shown under this name. */
export const jiraFieldOf = (name: string): string | undefined => byBareName.get(bare(name));
