import * as z from 'zod/mini';
import * as answers from './answers';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** Classic scopes only: granular ones come in sets of up to eight per endpoint. What anybody may ask needs 'none'. */
type Scope =
  | 'none'
  | 'read:jira-work' | 'write:jira-work' | 'read:jira-user' | 'read:servicedesk-request' | 'write:servicedesk-request';
export type Endpoint<Answer> = { method: Method; path: string; scope: Scope; answer: z.ZodMiniType<Answer>; reads: boolean; isFile?: true };

const get = <Answer>(path: string, scope: Scope, answer: z.ZodMiniType<Answer>): Endpoint<Answer> => ({ method: 'GET', path, scope, answer, reads: true });
/** The bytes of a file. */
const file = (path: string, scope: Scope): Endpoint<Uint8Array> => ({ method: 'GET', path, scope, answer: z.instanceof(Uint8Array), reads: true, isFile: true });
/** A POST that only asks. */
const ask = <Answer>(path: string, scope: Scope, answer: z.ZodMiniType<Answer>): Endpoint<Answer> => ({ method: 'POST', path, scope, answer, reads: true });
const write = <Answer>(method: Method, path: string, scope: Scope, answer: z.ZodMiniType<Answer>): Endpoint<Answer> => ({ method, path, scope, answer, reads: false });

/** Every call Candor makes to Jira. The union of the scopes is what manifest.yml asks for; a test compares them. */
export const endpoints = {
  serverInfo: get('/rest/api/3/serverInfo', 'none', answers.serverInfo),
  permissions: get('/rest/api/3/mypermissions', 'read:jira-work', answers.permissions),
  /** Of many projects at once, for the person herself or, as the app, for another one. */
  checkPermissions: ask('/rest/api/3/permissions/check', 'none', answers.permissionGrants),
  myself: get('/rest/api/3/myself', 'read:jira-user', answers.user),
  user: get('/rest/api/3/user', 'read:jira-user', answers.user),
  findUsers: get('/rest/api/3/user/search', 'read:jira-user', z.array(answers.user)),
  findViewers: get('/rest/api/3/user/viewissue/search', 'read:jira-user', z.array(answers.user)),
  findAssignable: get('/rest/api/3/user/assignable/search', 'read:jira-user', z.array(answers.user)),

  project: get('/rest/api/3/project/{project}', 'read:jira-work', answers.project),
  projectVersions: get('/rest/api/3/project/{project}/versions', 'read:jira-work', z.array(answers.version)),
  projectStatuses: get('/rest/api/3/project/{project}/statuses', 'read:jira-work', z.array(answers.issueTypeStatuses)),
  /** For administrators of the project only. */
  projectRoles: get('/rest/api/3/project/{project}/roledetails', 'read:jira-work', z.array(answers.role)),
  projects: get('/rest/api/3/project/search', 'read:jira-work', answers.projectPage),
  projectIssueTypes: get('/rest/api/3/issuetype/project', 'read:jira-work', z.array(answers.issueType)),
  projectComponents: get('/rest/api/3/project/{project}/components', 'read:jira-work', z.array(answers.component)),
  priorities: get('/rest/api/3/priority', 'read:jira-work', z.array(answers.priority)),
  fields: get('/rest/api/3/field', 'read:jira-work', z.array(answers.field)),

  search: ask('/rest/api/3/search/jql', 'read:jira-work', answers.searchPage),
  count: ask('/rest/api/3/search/approximate-count', 'read:jira-work', answers.count),
  parseJql: ask('/rest/api/3/jql/parse', 'read:jira-work', answers.parsedQueries),
  /** Which of these issues match which of these queries. */
  matchJql: ask('/rest/api/3/jql/match', 'read:jira-work', answers.jqlMatches),
  changelogs: ask('/rest/api/3/changelog/bulkfetch', 'read:jira-work', answers.changelogPage),

  issue: get('/rest/api/3/issue/{issue}', 'read:jira-work', answers.issue),
  /** At most a hundred, by id or key; those that are gone, or nobody may see, are left out. */
  issues: ask('/rest/api/3/issue/bulkfetch', 'read:jira-work', answers.issueBatch),
  createIssue: write('POST', '/rest/api/3/issue', 'write:jira-work', answers.createdIssue),
  linkTypes: get('/rest/api/3/issueLinkType', 'read:jira-work', answers.linkTypes),
  linkIssues: write('POST', '/rest/api/3/issueLink', 'write:jira-work', z.unknown()),
  removeLink: write('DELETE', '/rest/api/3/issueLink/{link}', 'write:jira-work', z.unknown()),
  setIssueProperty: write('PUT', '/rest/api/3/issue/{issue}/properties/{property}', 'write:jira-work', z.unknown()),
  comments: get('/rest/api/3/issue/{issue}/comment', 'read:jira-work', answers.commentPage),
  addComment: write('POST', '/rest/api/3/issue/{issue}/comment', 'write:jira-work', answers.comment),
  /** Asked not to be sent on to the media server, it answers with the bytes. */
  attachmentContent: file('/rest/api/3/attachment/content/{attachment}', 'read:jira-work'),
  notify: write('POST', '/rest/api/3/issue/{issue}/notify', 'write:jira-work', z.unknown()),

  serviceDesks: get('/rest/servicedeskapi/servicedesk', 'read:servicedesk-request', answers.serviceDeskPage),
  requestTypes: get('/rest/servicedeskapi/servicedesk/{serviceDesk}/requesttype', 'read:servicedesk-request', answers.requestTypePage),
  serviceDesk: get('/rest/servicedeskapi/servicedesk/{serviceDesk}', 'read:servicedesk-request', answers.serviceDesk),
  request: get('/rest/servicedeskapi/request/{request}', 'read:servicedesk-request', answers.customerRequest),
  requestParticipants: get('/rest/servicedeskapi/request/{request}/participant', 'read:servicedesk-request', answers.participantPage),
  /** To be sent as a form of files. What comes of it is nowhere until it is attached. */
  attachTemporaryFile: write('POST', '/rest/servicedeskapi/servicedesk/{serviceDesk}/attachTemporaryFile', 'write:servicedesk-request', answers.temporaryFiles),
  /** With a comment, whose properties cannot be set by the same call. */
  attachToRequest: write('POST', '/rest/servicedeskapi/request/{request}/attachment', 'write:servicedesk-request', z.unknown()),
  requestAttachments: get('/rest/servicedeskapi/request/{request}/attachment', 'read:servicedesk-request', answers.requestAttachmentPage),
  createRequest: write('POST', '/rest/servicedeskapi/request', 'write:servicedesk-request', answers.request),
} as const;

export type EndpointName = keyof typeof endpoints;
export type Answer<Name extends EndpointName> = (typeof endpoints)[Name] extends Endpoint<infer Value> ? Value : never;
