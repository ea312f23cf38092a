import { flaggedFieldId, impediment } from '../base';
import { paragraphs } from '../document';
import type { ProductEvent } from '../model';
import { createComponent } from '../operations/components';
import { createVersion } from '../operations/versions';
import { fixtureSite } from '../site-fixture';

const { state, ada, bo, stranger, project, issue, call, clock, app } = fixtureSite();
const version = createVersion(state, ada, { projectId: project.id, name: '1.0' });
const next = createVersion(state, ada, { projectId: project.id, name: '2.0' });
const component = createComponent(state, { projectId: project.id, name: 'Billing' });
const events: ProductEvent[] = [];
state.onEvent((event) => events.push(event));
beforeEach(() => events.splice(0));

const root = '/rest/api/3/issue';
type Changelog = { values: { created: string; author: { accountId: string }; items: Record<string, unknown>[] }[] };
const lastItems = async (key: string) => (await call<Changelog>(bo, 'GET', `${root}/${key}/changelog`)).body.values.at(-1)?.items;

describe('creating', () => {
  test('fills every field and says where the issue is', async () => {
    const created = await call<{ id: string; key: string; self: string }>(bo, 'POST', root, {
      fields: {
        project: { key: 'ACME' },
        issuetype: { name: 'Bug' },
        summary: 'Totals are wrong',
        description: paragraphs('By one cent'),
        priority: { name: 'High' },
        assignee: { accountId: ada.accountId },
        duedate: '2026-11-20',
        labels: ['client'],
        components: [{ name: 'Billing' }],
        fixVersions: [{ id: version.id }],
        [flaggedFieldId]: [impediment],
      },
      properties: [{ key: 'candor', value: { kind: 'need' } }],
    });
    expect(created.status).toBe(201);
    expect(created.body.self).toContain(created.body.id);
    const { body } = await call(bo, 'GET', `${root}/${created.body.key}?properties=candor`);
    expect(body).toMatchObject({
      key: created.body.key,
      properties: { candor: { kind: 'need' } },
      fields: {
        summary: 'Totals are wrong',
        status: { name: 'To Do', statusCategory: { key: 'new' } },
        priority: { name: 'High' },
        assignee: { displayName: 'Ada Admin' },
        reporter: { displayName: 'Bo Builder' },
        creator: { accountId: bo.accountId },
        duedate: '2026-11-20',
        labels: ['client'],
        components: [{ id: component.id }],
        fixVersions: [{ name: '1.0', released: false }],
        [flaggedFieldId]: [{ value: 'Impediment', id: '10019' }],
        resolution: null,
        created: '2026-11-06T12:00:00.000+0000',
      },
    });
    expect(events.map((event) => event.eventType)).toEqual(['avi:jira:created:issue']);
    expect(events[0]?.payload).toMatchObject({ atlassianId: bo.accountId, issue: { key: created.body.key, fields: { status: { name: 'To Do' } } }, selfGenerated: false });
  });

  const fields = { project: { key: 'ACME' }, issuetype: { id: '10002' }, summary: 'Fine' };
  test.each([
    ['an empty summary', { summary: ' ' }, 'summary', 'You must specify a summary of the issue.'],
    ['a summary too long', { summary: 'x'.repeat(256) }, 'summary', "Summary can't exceed 255 characters."],
    ['a broken summary', { summary: 'a\nb' }, 'summary', 'The summary is invalid because it contains newline characters.'],
    ['plain text for a document', { description: 'text' }, 'description', 'Operation value must be an Atlassian Document (see the Atlassian Document Format)'],
    ['a description too long', { description: paragraphs('x'.repeat(32_768)) }, 'description', 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.'],
    ['an unknown type', { issuetype: { name: 'Riddle' } }, 'issuetype', 'Specify a valid issue type'],
    ['a type of other projects', { issuetype: { name: 'Service request' } }, 'issuetype', 'Specify a valid issue type'],
    ['a sub-task alone', { issuetype: { name: 'Sub-task' } }, 'parent', 'Issue type is a sub-task but parent issue key or id not specified.'],
    ['an assignee who is no member', { assignee: { accountId: stranger.accountId } }, 'assignee', `User '${stranger.accountId}' cannot be assigned issues.`],
    ['a label with a space', { labels: ['two words'] }, 'labels', "The label 'two words' contains spaces which is invalid."],
    ['a day that is none', { duedate: '2026-02-30' }, 'duedate', 'Error parsing date string: 2026-02-30'],
    ['an unknown version', { fixVersions: [{ name: '9' }] }, 'fixVersions', "fixVersions name '9' is not valid"],
    ['an unknown option', { [flaggedFieldId]: [{ value: 'Maybe' }] }, flaggedFieldId, "Option value 'Maybe' is not valid"],
    ['an unknown field', { customfield_99999: 1 }, 'customfield_99999', "Field 'customfield_99999' cannot be set. It is not on the appropriate screen, or unknown."],
    ['a project nobody sees', { project: { key: 'NOPE' } }, 'project', 'Specify a valid project ID or key'],
  ])('refuses %s', async (_name, wrong, field, message) => {
    expect(await call(bo, 'POST', root, { fields: { ...fields, ...wrong } })).toMatchObject({ status: 400, body: { errorMessages: [], errors: { [field]: message } } });
    expect(events).toEqual([]);
  });

  test('is not for who cannot see the project', async () => {
    expect((await call(stranger, 'POST', root, { fields })).body).toMatchObject({ errors: { project: 'Specify a valid project ID or key' } });
  });

  test('needs JSON', async () => {
    expect((await call(bo, 'POST', root, undefined)).status).toBe(400);
  });
});

describe('editing', () => {
  const user = { from: null, fromString: null, to: ada.accountId, toString: 'Ada Admin' };
  test.each<[string, Record<string, unknown>, Record<string, unknown>[]]>([
    ['summary', { summary: 'New words' }, [{ field: 'summary', fieldId: 'summary', fieldtype: 'jira', from: null, fromString: 'Old words', to: null, toString: 'New words' }]],
    ['description', { description: paragraphs('Why') }, [{ field: 'description', from: null, fromString: null, toString: 'Why' }]],
    ['assignee', { assignee: { accountId: ada.accountId } }, [{ field: 'assignee', fieldId: 'assignee', ...user }]],
    ['priority', { priority: { id: '1' } }, [{ field: 'priority', from: '3', fromString: 'Medium', to: '1', toString: 'Highest' }]],
    ['due date', { duedate: '2026-12-01' }, [{ field: 'duedate', from: null, to: '2026-12-01', toString: '2026-12-01 00:00:00.0' }]],
    ['labels', { labels: ['b', 'c'] }, [{ field: 'labels', from: '', fromString: 'a b', to: '', toString: 'b c' }]],
    ['fix versions', { fixVersions: [{ id: next.id }] }, [
      { field: 'Fix Version', fieldId: 'fixVersions', from: version.id, fromString: '1.0', to: null, toString: null },
      { field: 'Fix Version', fieldId: 'fixVersions', from: null, fromString: null, to: next.id, toString: '2.0' },
    ]],
    ['components', { components: [{ id: component.id }] }, [{ field: 'Component', fieldId: 'components', to: component.id, toString: 'Billing' }]],
    ['flag', { [flaggedFieldId]: [{ value: 'Impediment' }] }, [{ field: 'Flagged', fieldtype: 'custom', fieldId: flaggedFieldId, from: null, to: '[10019]', toString: 'Impediment' }]],
    ['issue type', { issuetype: { name: 'Story' } }, [{ field: 'issuetype', from: '10002', fromString: 'Task', to: '10001', toString: 'Story' }]],
    ['points', { customfield_10030: 8 }, [{ field: 'Story Points', fieldtype: 'custom', from: null, fromString: null, to: null, toString: '8' }]],
  ])('%s is written into the changelog', async (_name, fields, items) => {
    const work = issue({ summary: 'Old words', labels: ['a', 'b'], fixVersionIds: [version.id], at: '2026-11-01T08:00:00.000Z' });
    events.splice(0);
    clock.advance(1000);
    expect((await call(bo, 'PUT', `${root}/${work.key}`, { fields })).status).toBe(204);
    expect(await lastItems(work.key)).toEqual(items.map((item) => expect.objectContaining(item) as unknown));
    const updated = events.find((event) => event.eventType === 'avi:jira:updated:issue');
    expect(updated?.payload).toMatchObject({ issue: { id: work.id }, changelog: { items }, atlassianId: bo.accountId });
    expect(events.some((event) => event.eventType === 'avi:jira:assigned:issue')).toBe('assignee' in fields);
    expect(state.issue(work.id)?.updated).toBe(state.now());
  });

  test('that changes nothing leaves no trace', async () => {
    const work = issue({ labels: ['a'], at: '2026-11-01T08:00:00.000Z' });
    events.splice(0);
    expect((await call(bo, 'PUT', `${root}/${work.key}`, { fields: { labels: ['a'] } })).status).toBe(204);
    expect(state.issue(work.id)).toEqual(work);
    expect(events).toEqual([]);
  });

  test('can add to a list and take from it', async () => {
    const work = issue({ labels: ['a', 'b'], fixVersionIds: [version.id] });
    await call(bo, 'PUT', `${root}/${work.key}`, {
      update: { labels: [{ remove: 'a' }, { add: 'c' }, { add: 'b' }], fixVersions: [{ remove: { name: '1.0' } }, { add: { id: next.id } }], comment: [{ add: { body: paragraphs('Moved') } }] },
    });
    expect(state.issue(work.id)).toMatchObject({ labels: ['b', 'c'], fixVersionIds: [next.id] });
    expect(state.commentsOf(work.id)).toHaveLength(1);
  });

  test('is for members', async () => {
    const work = issue();
    state.projects.put({ ...(state.projects.get(project.id) ?? project), roles: { ...project.roles, Viewers: [stranger.accountId] } });
    expect((await call(stranger, 'PUT', `${root}/${work.key}`, { fields: { summary: 'x' } })).status).toBe(403);
    expect((await call(stranger, 'DELETE', `${root}/${work.key}`)).status).toBe(403);
    expect((await call(stranger, 'POST', `${root}/${work.key}/transitions`, { transition: { id: '21' } })).status).toBe(400);
    expect((await call(stranger, 'GET', `${root}/${work.key}/transitions`)).body).toMatchObject({ transitions: [] });
    state.projects.put({ ...(state.projects.get(project.id) ?? project), roles: project.roles });
  });
});

describe('transitions', () => {
  test('lead to every status; done brings the resolution, and back takes it away', async () => {
    const work = issue({ at: '2026-11-01T08:00:00.000Z' });
    const { body } = await call<{ transitions: { id: string; name: string; to: { id: string } }[] }>(bo, 'GET', `${root}/${work.key}/transitions`);
    expect(body.transitions.map(({ id, name }) => `${id} ${name}`)).toEqual(['11 To Do', '21 In Progress', '31 In Review', '41 Blocked', '51 Done']);

    expect((await call(bo, 'POST', `${root}/${work.key}/transitions`, { transition: { id: '51' } })).status).toBe(204);
    expect(await lastItems(work.key)).toEqual([
      { field: 'resolution', fieldtype: 'jira', fieldId: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
      { field: 'status', fieldtype: 'jira', fieldId: 'status', from: '10000', fromString: 'To Do', to: '10002', toString: 'Done' },
    ]);
    expect(state.issue(work.id)).toMatchObject({ resolutionId: '10000', resolutiondate: state.now(), statusChangedAt: state.now() });

    clock.advance(60_000);
    await call(bo, 'POST', `${root}/${work.key}/transitions`, { transition: { id: '21' } });
    expect(state.issue(work.id)).toMatchObject({ statusId: '3', resolutionId: null, resolutiondate: null });
    expect(events.at(-1)?.payload).toMatchObject({ associatedStatuses: [{ name: 'Done' }, { name: 'In Progress' }] });
  });

  test('take a resolution and a comment along', async () => {
    const work = issue();
    await call(bo, 'POST', `${root}/${work.key}/transitions`, { transition: { id: '51' }, fields: { resolution: { name: "Won't Do" } }, update: { comment: [{ add: { body: paragraphs('Not now') } }] } });
    expect((await call(bo, 'GET', `${root}/${work.key}?fields=resolution,comment`)).body).toMatchObject({ fields: { resolution: { name: "Won't Do" }, comment: { total: 1 } } });
  });

  test('that do not exist are refused', async () => {
    expect((await call(bo, 'POST', `${root}/${issue().key}/transitions`, { transition: { id: '999' } })).status).toBe(400);
  });
});

test('an issue with sub-tasks goes only together with them', async () => {
  const parent = issue();
  const child = issue({ issueTypeId: '10003', parentId: parent.id });
  expect((await call(ada, 'GET', `${root}/${parent.key}?fields=subtasks`)).body).toMatchObject({ fields: { subtasks: [{ key: child.key }] } });
  expect((await call(ada, 'GET', `${root}/${child.key}?fields=parent`)).body).toMatchObject({ fields: { parent: { key: parent.key, fields: { summary: parent.summary } } } });
  expect((await call(ada, 'DELETE', `${root}/${parent.key}`)).status).toBe(400);
  expect((await call(ada, 'DELETE', `${root}/${parent.key}?deleteSubtasks=true`)).status).toBe(204);
  expect([state.issue(parent.id), state.issue(child.id)]).toEqual([undefined, undefined]);
  expect(events.filter((event) => event.eventType === 'avi:jira:deleted:issue')).toHaveLength(2);
});

describe('links', () => {
  test('are seen from both ends, each with its own words', async () => {
    const blocker = issue();
    const blocked = issue();
    events.splice(0);
    expect((await call(bo, 'POST', '/rest/api/3/issueLink', { type: { name: 'Blocks' }, inwardIssue: { key: blocker.key }, outwardIssue: { key: blocked.key } })).status).toBe(201);
    const from = async (key: string) => (await call<{ fields: { issuelinks: Record<string, unknown>[] } }>(bo, 'GET', `${root}/${key}?fields=issuelinks`)).body.fields.issuelinks[0];
    expect(await from(blocker.key)).toMatchObject({ type: { outward: 'blocks' }, outwardIssue: { key: blocked.key } });
    expect(await from(blocked.key)).toMatchObject({ type: { inward: 'is blocked by' }, inwardIssue: { key: blocker.key } });
    expect(await lastItems(blocked.key)).toMatchObject([{ field: 'Link', to: blocker.key, toString: `This work item is blocked by ${blocker.key}` }]);
    expect(events.map((event) => event.eventType)).toEqual(['avi:jira:created:issuelink']);
    const id = String((await from(blocker.key))?.id);
    expect((await call(bo, 'GET', `/rest/api/3/issueLink/${id}`)).body).toMatchObject({ inwardIssue: { key: blocker.key }, outwardIssue: { key: blocked.key } });
    expect((await call(stranger, 'GET', `/rest/api/3/issueLink/${id}`)).status).toBe(404);
    expect((await call(bo, 'DELETE', `/rest/api/3/issueLink/${id}`)).status).toBe(204);
    expect(await from(blocker.key)).toBeUndefined();
  });

  test('to pages elsewhere are kept by their global id', async () => {
    const work = issue();
    const link = { globalId: 'contract=7', object: { url: 'https://example.com/7', title: 'Contract 7' } };
    expect((await call(bo, 'POST', `${root}/${work.key}/remotelink`, link)).status).toBe(201);
    expect((await call(bo, 'POST', `${root}/${work.key}/remotelink`, { ...link, relationship: 'signed in' })).status).toBe(200);
    expect((await call(bo, 'GET', `${root}/${work.key}/remotelink`)).body).toMatchObject([{ globalId: 'contract=7', relationship: 'signed in' }]);
  });
});

describe('properties', () => {
  const path = () => `${root}/${issue().key}/properties`;

  test('are set, read, listed and removed', async () => {
    const properties = path();
    expect((await call(app, 'PUT', `${properties}/candor.draft`, { words: 3 })).status).toBe(201);
    expect((await call(app, 'PUT', `${properties}/candor.draft`, { words: 4 })).status).toBe(200);
    expect((await call(bo, 'GET', `${properties}/candor.draft`)).body).toEqual({ key: 'candor.draft', value: { words: 4 } });
    expect((await call(bo, 'GET', properties)).body).toMatchObject({ keys: [{ key: 'candor.draft' }] });
    expect((await call(app, 'DELETE', `${properties}/candor.draft`)).status).toBe(204);
    expect((await call(bo, 'GET', `${properties}/candor.draft`)).status).toBe(404);
    expect((await call(app, 'DELETE', `${properties}/candor.draft`)).status).toBe(404);
  });

  test('leave the changelog and `updated` alone', async () => {
    const work = issue({ at: '2026-11-01T08:00:00.000Z' });
    await call(app, 'PUT', `${root}/${work.key}/properties/x`, 1);
    expect(state.issue(work.id)).toMatchObject({ updated: '2026-11-01T08:00:00.000Z', histories: [] });
  });

  test('hold 32,768 characters under a key of 255, and no more', async () => {
    const properties = path();
    expect((await call(app, 'PUT', `${properties}/x`, 'x'.repeat(32_766))).status).toBe(201);
    expect((await call(app, 'PUT', `${properties}/x`, 'x'.repeat(32_767))).status).toBe(400);
    expect((await call(app, 'PUT', `${properties}/${'k'.repeat(255)}`, 1)).status).toBe(201);
    expect((await call(app, 'PUT', `${properties}/${'k'.repeat(256)}`, 1)).status).toBe(400);
    expect((await call(app, 'PUT', `${properties}/x`, undefined)).status).toBe(400);
  });

  test('of a project are changed by its administrators', async () => {
    const properties = '/rest/api/3/project/ACME/properties/candor';
    expect((await call(bo, 'PUT', properties, { a: 1 })).status).toBe(403);
    expect((await call(ada, 'PUT', properties, { a: 1 })).status).toBe(201);
    expect((await call(bo, 'GET', properties)).body).toEqual({ key: 'candor', value: { a: 1 } });
    expect((await call(bo, 'GET', '/rest/api/3/project/ACME?properties=candor')).body).toMatchObject({ properties: { candor: { a: 1 } } });
  });
});

test('watching changes who is told, nothing else', async () => {
  const work = issue();
  expect((await call(ada, 'POST', `${root}/${work.key}/watchers`)).status).toBe(204);
  expect((await call(bo, 'GET', `${root}/${work.key}/watchers`)).body).toMatchObject({ watchCount: 2, isWatching: true, watchers: [{ displayName: 'Bo Builder' }, { displayName: 'Ada Admin' }] });
  expect((await call(bo, 'DELETE', `${root}/${work.key}/watchers?accountId=${ada.accountId}`)).status).toBe(204);
  expect(state.issue(work.id)).toMatchObject({ watcherAccountIds: [bo.accountId], histories: [] });
});

test('times are written in the zone of who reads them', async () => {
  state.users.put({ ...ada, timeZone: 'America/New_York' });
  const work = issue({ at: '2026-11-01T05:30:00.123Z' });
  expect((await call(ada, 'GET', `${root}/${work.key}?fields=created`)).body).toMatchObject({ fields: { created: '2026-11-01T01:30:00.123-0400' } });
  state.users.put(ada);
});

test.each([
  ['fields=summary', ['summary']],
  ['fields=summary,status&fields=labels', ['labels', 'status', 'summary']],
  ['fields=nosuch', undefined],
  ['fields=id', undefined],
])('%s picks fields', async (query, names) => {
  const { body } = await call<{ fields?: object }>(bo, 'GET', `${root}/${issue().key}?${query}`);
  expect(body.fields && Object.keys(body.fields).sort()).toEqual(names);
});

test('*all holds the comments, *navigable does not, and a minus takes a field away', async () => {
  const fields = async (query: string) => Object.keys((await call<{ fields: object }>(bo, 'GET', `${root}/${issue().key}?fields=${query}`)).body.fields);
  expect(await fields('*all')).toContain('comment');
  expect(await fields('*navigable')).not.toContain('comment');
  expect(await fields('-summary')).toEqual(expect.arrayContaining(['status', 'comment']));
  expect(await fields('*all,-summary')).not.toContain('summary');
});
