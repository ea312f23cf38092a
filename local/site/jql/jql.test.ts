import { flaggedFieldId, impediment } from '../base';
import { paragraphs } from '../document';
import { SiteError } from '../errors';
import type { Issue, SiteUser } from '../model';
import { addComment } from '../operations/comments';
import { editIssue, transitionIssue } from '../operations/issues';
import { createLink } from '../operations/links';
import { createComponent } from '../operations/components';
import { createProject, createUser } from '../operations/projects';
import { setIssueProperty } from '../operations/properties';
import { createVersion } from '../operations/versions';
import { fixtureSite } from '../site-fixture';
import { searchIssues } from './search';

const fixture = fixtureSite();
const { state, ada, bo, project } = fixture;

state.indexedProperties.push(
  { propertyKey: 'candor', path: 'kind', type: 'string', searchAlias: 'candorKind' },
  { propertyKey: 'candor', path: 'engagements.id', type: 'string', searchAlias: 'candorEngagement' },
  { propertyKey: 'candor', path: 'score', type: 'number', searchAlias: 'candorScore' },
  { propertyKey: 'candor', path: 'note', type: 'text' },
  { propertyKey: 'candor', path: 'askedAt', type: 'date' },
);

const first = createVersion(state, ada, { projectId: project.id, name: '1.0', released: true });
const second = createVersion(state, ada, { projectId: project.id, name: '1.1' });
const third = createVersion(state, ada, { projectId: project.id, name: '2.0' });
const billing = createComponent(state, { projectId: project.id, name: 'Billing' });
const other = createProject(state, { key: 'BETA', name: 'Beta programme', leadAccountId: bo.accountId });
createProject(state, { key: 'SECRET', name: 'Secret', leadAccountId: fixture.stranger.accountId });
const shanghai = { ...createUser(state, { displayName: 'Shan Hai', timeZone: 'Asia/Shanghai', locale: 'zh_CN' }) };
state.projects.put({ ...project, roles: { ...project.roles, Viewers: [shanghai.accountId] } });
const at = (text: string) => `${text}:00.000Z`;

const epic = fixture.issue({ issueTypeId: '10000', summary: 'Launch the shop', at: at('2026-10-01T09:00') });
const login = fixture.issue({ issueTypeId: '10001', summary: 'Login with passkeys', parentId: epic.id, fixVersionIds: [second.id], labels: ['Web', 'security'], priorityId: '2', at: at('2026-10-05T09:00') });
let invoice = fixture.issue({ issueTypeId: '10004', summary: 'Invoice shows wrong total', description: paragraphs('Totals are off by one cent'), componentIds: [billing.id], fixVersionIds: [first.id], duedate: '2026-11-06', assigneeAccountId: bo.accountId, at: at('2026-10-10T23:30') });
const subtask = fixture.issue({ issueTypeId: '10003', summary: 'Write a test', parentId: login.id, duedate: '2026-11-09', at: at('2026-10-20T09:00') });
let flagged = fixture.issue({ summary: '登录页面', fixVersionIds: [third.id], customFields: { [flaggedFieldId]: [impediment], customfield_10030: 5 }, reporterAccountId: ada.accountId, priorityId: '1', at: at('2026-11-01T00:10') });
const beta = fixture.issue({ projectId: other.id, summary: 'Ask the testers', at: at('2026-11-05T12:00') });

invoice = transitionIssue(state, bo, invoice, { statusId: '3' }, at('2026-10-12T09:00'));
invoice = transitionIssue(state, ada, invoice, { statusId: '10002' }, at('2026-10-30T09:00'));
flagged = editIssue(state, bo, flagged, { assigneeAccountId: ada.accountId }, at('2026-11-02T09:00'));
addComment(state, bo, login, { body: paragraphs('Safari needs a fallback') }, at('2026-11-03T09:00'));
createLink(state, bo, { typeId: '10000', inwardIssueId: login.id, outwardIssueId: flagged.id }, at('2026-11-03T10:00'));
const propertied = setIssueProperty(state, state.issue(login.id) as Issue, 'candor', { kind: 'need', engagements: [{ id: 'E1' }, { id: 'E2' }], score: 7, note: 'asked by phone', askedAt: '2026-11-01T10:00:00.000Z' });
setIssueProperty(state, state.issue(flagged.id) as Issue, 'candor', { kind: 'noise', score: 3 });

const names: Record<string, string> = { [epic.id]: 'epic', [login.id]: 'login', [invoice.id]: 'invoice', [subtask.id]: 'subtask', [flagged.id]: 'flagged', [beta.id]: 'beta' };
const find = (jql: string, user: SiteUser = bo) => searchIssues(state, user, jql).map((issue) => names[issue.id]);

/** The answer in the order of the issues' making. */
const everything = 'epic login invoice subtask flagged beta';
const inMaking = (found: (string | undefined)[]) => everything.split(' ').filter((name) => found.includes(name)).join(' ');

test.each([
  ['project = ACME', 'epic login invoice subtask flagged'],
  ['project = acme', 'epic login invoice subtask flagged'],
  [`project = ${project.id}`, 'epic login invoice subtask flagged'],
  ['project = "Acme launch"', 'epic login invoice subtask flagged'],
  ['project in (ACME, BETA)', everything],
  ['project != ACME', 'beta'],
  ['key = ACME-2', 'login'],
  [`id in (${login.id}, ${beta.id})`, 'login beta'],
  ['issuekey >= ACME-4', 'subtask flagged'],
  ['issuetype = Epic', 'epic'],
  ['type in (Story, Bug)', 'login invoice'],
  ['issuetype in subTaskIssueTypes()', 'subtask'],
  ['project = ACME AND issuetype in standardIssueTypes()', 'epic login invoice flagged'],
  ['status = Done', 'invoice'],
  ['status = "To Do" AND project = ACME', 'epic login subtask flagged'],
  ['statusCategory = Done', 'invoice'],
  ['statusCategory != Done AND project = ACME', 'epic login subtask flagged'],
  ['resolution = Unresolved AND project = ACME', 'epic login subtask flagged'],
  ['resolution is not EMPTY', 'invoice'],
  ['resolution = Done', 'invoice'],
  ['priority = High', 'login'],
  ['priority > Medium', 'login flagged'],
  ['priority <= Medium', 'epic invoice subtask beta'],
  ['assignee = currentUser()', 'invoice'],
  ['assignee is EMPTY AND project = ACME', 'epic login subtask'],
  ['assignee in (EMPTY, currentUser()) AND project = ACME', 'epic login invoice subtask'],
  [`assignee = "${ada.accountId}"`, 'flagged'],
  [`assignee != ${bo.accountId}`, 'flagged'],
  ['assignee in membersOf("site-admins")', 'flagged'],
  ['reporter = "Ada Admin"', 'flagged'],
  ['creator = currentUser() AND project = BETA', 'beta'],
  ['watcher = currentUser() AND key = ACME-1', 'epic'],
  ['labels = web', 'login'],
  ['labels is EMPTY AND project = ACME', 'epic invoice subtask flagged'],
  ['labels != web', ''],
  ['NOT labels = web', ''],
  ['NOT labels != web', 'login'],
  ['NOT labels in (web)', ''],
  ['NOT labels not in (web)', 'login'],
  ['NOT labels is EMPTY', 'login'],
  ['NOT labels is not EMPTY AND project = ACME', 'epic invoice subtask flagged'],
  ['NOT NOT labels = web', 'login'],
  ['NOT (NOT (NOT labels = web))', ''],
  ['NOT (labels != web OR candorKind != need)', 'login'],
  ['NOT (labels = web AND candorKind = need)', 'flagged'],
  ['NOT (labels = web OR candorKind = need)', ''],
  ['NOT (labels = web AND NOT candorKind = noise)', 'flagged'],
  ['component = Billing', 'invoice'],
  ['fixVersion = "1.1"', 'login'],
  ['fixVersion > "1.0"', 'login flagged'],
  ['fixVersion not in ("1.1")', 'invoice flagged'],
  ['fixVersion = earliestUnreleasedVersion(ACME)', 'login'],
  ['fixVersion = latestReleasedVersion(ACME)', 'invoice'],
  ['fixVersion in unreleasedVersions(ACME)', 'login flagged'],
  ['fixVersion in releasedVersions()', 'invoice'],
  ['parent = ACME-1', 'login'],
  ['parent is not EMPTY', 'login subtask'],
  ['"Epic Link" = ACME-1', 'login'],
  ['issue in linkedIssues(ACME-2)', 'flagged'],
  ['issue in linkedIssues(ACME-2, "is blocked by")', ''],
  ['issueLinkType = "is blocked by"', 'flagged'],
  ['issueLinkType = blocks', 'login flagged'],
  ['sprint is EMPTY AND project = BETA', 'beta'],
  ['sprint in openSprints()', ''],
  ['level is EMPTY AND project = BETA', 'beta'],
  ['summary ~ passkeys', 'login'],
  ['summary ~ "with login"', 'login'],
  ['summary ~ "\\"with login\\""', ''],
  ['summary ~ "\\"login with\\""', 'login'],
  ['summary ~ "pass*"', 'login'],
  ['summary ~ 登录', 'flagged'],
  ['summary !~ passkeys AND project = ACME', 'epic invoice subtask flagged'],
  ['NOT summary ~ passkeys AND project = ACME', 'epic invoice subtask flagged'],
  ['NOT summary !~ passkeys', 'login'],
  ['description ~ cent', 'invoice'],
  ['NOT description ~ cent', ''],
  ['description is EMPTY AND type = Bug', ''],
  ['text ~ safari', 'login'],
  ['comment ~ fallback', 'login'],
  ['created >= "2026-11-01"', 'flagged beta'],
  ['created >= 2026-11-01 AND created < "2026-11-05 12:00"', 'flagged'],
  ['created = "2026-11-01 00:10"', 'flagged'],
  ['created >= -1d', 'beta'],
  ['created > "-1w 2d"', 'flagged beta'],
  ['created >= startOfMonth()', 'flagged beta'],
  ['created >= startOfMonth(-1) AND created <= endOfMonth(-1)', 'epic login invoice subtask'],
  ['created >= startOfWeek()', 'flagged beta'],
  ['created >= startOfDay(-1) AND created < startOfDay()', 'beta'],
  ['due <= now()', 'invoice'],
  ['due < startOfDay()', ''],
  ['due <= endOfDay()', 'invoice'],
  ['due > now() AND due <= 3d', 'subtask'],
  ['duedate = 2026-11-09', 'subtask'],
  ['NOT due < 2026-11-08', 'subtask'],
  ['NOT due >= 2026-11-08', 'invoice'],
  ['NOT due > 2026-11-08', 'invoice'],
  ['NOT due <= 2026-11-08', 'subtask'],
  ['due is EMPTY AND project = BETA', 'beta'],
  ['resolved >= -10d', 'invoice'],
  ['statusCategoryChangedDate >= "2026-10-30" AND project = ACME', 'invoice flagged'],
  ['status was "In Progress"', 'invoice'],
  ['status was not "In Progress" AND project = ACME', 'epic login subtask flagged'],
  ['status was "To Do" BEFORE "2026-10-02"', 'epic'],
  ['status was in (Done, "In Progress") AFTER "2026-10-31"', 'invoice'],
  ['NOT status was "In Progress" AND project = ACME', 'epic login subtask flagged'],
  ['NOT status was not "In Progress"', 'invoice'],
  ['NOT status was in (Done) AND project = ACME', 'epic login subtask flagged'],
  ['NOT status was not in (Done)', 'invoice'],
  ['status changed', 'invoice'],
  ['NOT status changed', 'epic login subtask flagged beta'],
  ['NOT (status changed AND candorKind = need) AND project = ACME', 'epic login subtask flagged'],
  ['status changed to Done after -10d', 'invoice'],
  ['status changed from "To Do" to Done', ''],
  ['status changed during ("2026-10-11", "2026-10-13")', 'invoice'],
  [`status changed by ${ada.accountId}`, 'invoice'],
  ['assignee was EMPTY AND assignee = "Ada Admin"', 'flagged'],
  ['fixVersion was "1.1"', 'login'],
  ['cf[10021] = Impediment', 'flagged'],
  ['Flagged is not EMPTY', 'flagged'],
  ['"Flagged[Checkboxes]" = Impediment', 'flagged'],
  ['"Story Points" >= 5', 'flagged'],
  ['cf[10030] is EMPTY AND project = BETA', 'beta'],
  ['candorKind = need', 'login'],
  ['candorKind != need', 'flagged'],
  ['NOT (candorKind = "need")', 'flagged'],
  ['candorKind is EMPTY AND project = ACME', 'epic invoice subtask'],
  ['candorEngagement = E2', 'login'],
  ['candorEngagement in (E1, E9)', 'login'],
  ['candorScore > 3', 'login'],
  ['issue.property[candor].score <= 7', 'login flagged'],
  ['issue.property[candor].note ~ phone', 'login'],
  ['issue.property[candor].askedAt > "2026-11-01 09:00"', 'login'],
  ['(labels = web OR type = Bug) AND NOT status = Done', 'login'],
  ['key = ACME-1 OR key = ACME-2 AND type = Bug', 'epic'],
])('%s', (jql, expected) => {
  expect(inMaking(find(jql))).toBe(expected);
});

test.each([
  ['project = ACME ORDER BY created', 'epic login invoice subtask flagged'],
  ['project = ACME ORDER BY created DESC', 'flagged subtask invoice login epic'],
  ['project = ACME', 'flagged subtask invoice login epic'],
  ['project = ACME ORDER BY key ASC', 'epic login invoice subtask flagged'],
  ['project = ACME ORDER BY priority DESC, created ASC', 'flagged login epic invoice subtask'],
  ['project = ACME ORDER BY due ASC, key DESC', 'invoice subtask flagged login epic'],
  ['project = ACME ORDER BY assignee, key', 'flagged invoice epic login subtask'],
  ['project = ACME ORDER BY candorScore DESC, key', 'epic invoice subtask login flagged'],
])('order of %s', (jql, expected) => {
  expect(find(jql).join(' ')).toBe(expected);
});

test.each([
  ['nosuchfield = 1', "Field 'nosuchfield' does not exist or you do not have permission to view it."],
  ['project = ACME ORDER BY nosuchfield', "Field 'nosuchfield' does not exist or you do not have permission to view it."],
  ['issue.property[candor].unknown = 1', "Field 'issue.property[candor].unknown' does not exist or you do not have permission to view it."],
  ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
  ['project = SECRET', "The value 'SECRET' does not exist for the field 'project'."],
  ['status = Nowhere', "The value 'Nowhere' does not exist for the field 'status'."],
  ['assignee = nobody', "The value 'nobody' does not exist for the field 'assignee'."],
  ['key = ACME-99', "An issue with key 'ACME-99' does not exist for field 'key'."],
  ['id = 999', "A value with ID '999' does not exist for the field 'id'."],
  ['summary = x', "The operator '=' is not supported by the 'summary' field."],
  ['NOT summary = x', "The operator '=' is not supported by the 'summary' field."],
  ['NOT labels was x', "History searches do not support the 'labels' field."],
  ['status ~ x', "The operator '~' is not supported by the 'status' field."],
  ['status is Done', "Error in the JQL Query: Expecting either a value, list or function but got 'Done'. You must surround 'Done' in quotation marks to use it as a value. (line 1, character 11)"],
  ['created > soon', "Date value 'soon' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'."],
  ['candorScore = many', "Value 'many' is invalid for the 'candorScore' field. A number is expected."],
  ['assignee = magic()', "Unable to find JQL function 'magic()'."],
  ['labels was x', "History searches do not support the 'labels' field."],
  ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
  ['ORDER BY created', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
  ['summary ~ "open', "Error in the JQL Query: The quoted string 'open' has not been completed. (line 1, character 11)"],
  ['project ACME', "Error in the JQL Query: Expecting operator but got 'ACME'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (line 1, character 9)"],
  ['project = ACME AND', 'Error in the JQL Query: Expecting a field name at the end of the query.'],
  ['project =', 'Error in the JQL Query: Expecting either a value, list or function at the end of the query.'],
  ['project = ACME status = Done', "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 16)"],
])('refuses %s', (jql, message) => {
  const refusal = (() => {
    try {
      return find(jql);
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(SiteError);
  expect((refusal as SiteError).status).toBe(400);
  expect((refusal as SiteError).errorMessages).toEqual([message]);
});

test('all mistakes of a query are reported together', () => {
  expect(() => find('nosuch = 1 AND status = Nowhere')).toThrow(SiteError);
  try {
    find('nosuch = 1 AND status = Nowhere');
  } catch (error) {
    expect((error as SiteError).errorMessages).toHaveLength(2);
  }
});

describe('time zones', () => {
  test('a day begins where the reader lives', () => {
    // 23:30 UTC on the 10th is already the 11th in Shanghai.
    const query = 'created >= "2026-10-11" AND created < "2026-10-12"';
    expect(find(query)).toEqual([]);
    expect(find(query, shanghai)).toEqual(['invoice']);
  });

  test('the week begins on Sunday in America and on Monday in China', () => {
    const query = 'created >= startOfWeek() AND key = ACME-5';
    expect(find(query)).toEqual(['flagged']);
    expect(find(query, shanghai)).toEqual([]);
  });
});

test('a query answers each reader with what she may see', () => {
  expect(find('created > 2020-01-01', fixture.stranger)).toEqual([]);
  expect(find('created > 2020-01-01', fixture.customer)).toEqual([]);
  expect(inMaking(find('created > 2020-01-01', ada))).toBe('epic login invoice subtask flagged');
  expect(inMaking(find('created > 2020-01-01', fixture.app))).toBe(everything);
  expect(propertied.properties.candor).toBeDefined();
});
