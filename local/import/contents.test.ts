import { fixedClock } from '../clock';
import { installBase } from '../site/base';
import { plainText } from '../site/document';
import type { SiteUser } from '../site/model';
import { createIssue, transitionIssue } from '../site/operations/issues';
import { createSiteState } from '../site/state';
import { cloudHistories, cloudIssue, importedAt, importInto, serverIssue, type ImportedSite } from './import-fixture';

type Answer = { fields: Record<string, unknown>; names: Record<string, string>; changelog: { histories: { author: { accountId: string }; created: string; items: Record<string, string | null>[] }[] } };

let site: ImportedSite | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});
const load = async (...issues: object[]) => (site = await importInto({ 'a.jsonl': issues.map((issue) => JSON.stringify(issue)).join('\n') }));
const issueAnswer = ({ get }: ImportedSite, key = 'SHOP-7') => get<Answer>(`/rest/api/3/issue/${key}?expand=changelog,names`);
const found = async ({ get }: ImportedSite, jql: string) => {
  const answer = await get<{ issues?: { key: string }[]; errorMessages?: string[] }>('/rest/api/3/search/jql', { jql, fields: ['key'], maxResults: 50 });
  return answer.issues?.map(({ key }) => key) ?? answer.errorMessages;
};
const statusMove = (from: [string, string], to: [string, string]) => ({ field: 'status', fieldtype: 'jira', from: from[0], fromString: from[1], to: to[0], toString: to[1] });

describe('fields', () => {
  it('nobody knows are kept, and answered under the ids of the file', async () => {
    const sprint = [{ id: 4, name: 'Sprint 4', state: 'active', boardId: 2 }];
    const imported = await importInto({
      'a.json': {
        names: { customfield_10020: 'Sprint', customfield_10016: 'Cost centre', timespent: 'Time Spent' },
        issues: [
          cloudIssue({ fields: { customfield_10020: sprint, customfield_10016: { value: 'North', id: '77' }, customfield_10010: 'ABC-12', customfield_99: null, timespent: 7200, votes: { votes: 3 }, 'Favourite colour': 'blue', environment: 'h1. Windows' } }),
        ],
      },
    });
    site = imported;
    const { fields, names } = await issueAnswer(imported);
    expect(fields).toMatchObject({ customfield_10020: sprint, customfield_10016: { value: 'North', id: '77' }, customfield_10010: 'ABC-12', customfield_99: null, timespent: 7200, votes: { votes: 3 }, 'Favourite colour': 'blue', environment: 'h1. Windows' });
    expect(names).toMatchObject({ customfield_10020: 'Sprint', customfield_10016: 'Cost centre', timespent: 'Time Spent', customfield_99: 'customfield_99' });
    const listed = (await imported.get<{ id: string; custom: boolean; schema?: object }[]>('/rest/api/3/field')).filter(({ id }) => ['customfield_10020', 'timespent', 'Favourite colour'].includes(id));
    expect(listed).toMatchObject([{ custom: true, schema: { customId: 10_020 } }, { custom: false, schema: { type: 'number', system: 'timespent' } }, { custom: true, schema: { type: 'string' } }]);
    expect(await found(imported, '"Favourite colour" ~ blue')).toEqual(['SHOP-7']);
  });

  it('under a name go where the file’s own names lead, and where the site’s do', async () => {
    const names = { customfield_700: 'Team' };
    const imported = await importInto({ 'a.json': { names, issues: [cloudIssue({ fields: { Team: 'Blue', 'Story Points': 5, 'Story point estimate': 3, 'Fix Version/s': ['1.0'], 'Component/s': ['Basket'], 'Affects Version/s': ['0.9'] } })] } });
    site = imported;
    const { fields } = await issueAnswer(imported);
    expect(fields).toMatchObject({ customfield_700: 'Blue', customfield_10030: 5, customfield_10016: 3, fixVersions: [{ name: '1.0' }], components: [{ name: 'Basket' }], versions: [{ name: '0.9' }] });
    expect(await found(imported, '"Story Points" > 4 AND fixVersion = "1.0" AND component = Basket')).toEqual(['SHOP-7']);
  });

  it('that flag an issue do so here, whatever their id; what is no flag does not', async () => {
    const flag = [{ self: 'https://jira.shop.example/x', value: 'Impediment', id: '10400' }];
    const item = { field: 'Flagged', fieldtype: 'custom', fieldId: 'customfield_12307', from: '', fromString: '', to: '[10400]', toString: 'Impediment' };
    const imported = await load(cloudIssue({ fields: { customfield_12307: flag, customfield_10021: 'Marketing' }, histories: [{ ...cloudHistories[0], items: [item] }] }));
    const { fields, changelog } = await issueAnswer(imported);
    expect(fields).toMatchObject({ customfield_10021: flag, customfield_12308: 'Marketing' });
    expect(changelog.histories[0]?.items[0]).toMatchObject({ fieldId: 'customfield_10021' });
    expect(await found(imported, 'Flagged = Impediment')).toEqual(['SHOP-7']);
    expect(imported.messages).toContain('  The field customfield_10021 of the files is customfield_12308 here.');
  });

  it('of a changed issue still know their kind', async () => {
    const imported = await load(cloudIssue({ fields: { customfield_1: '2026-11-03', customfield_2: 4.5, customfield_3: { accountId: 'x:1', displayName: 'Otto' }, customfield_4: [{ value: 'Red' }] } }));
    const kinds = (await imported.get<{ id: string; schema?: { type: string; items?: string } }[]>('/rest/api/3/field')).filter(({ id }) => /^customfield_\d$/.test(id)).map(({ schema }) => [schema?.type, schema?.items]);
    expect(kinds).toEqual([['date', undefined], ['number', undefined], ['user', undefined], ['array', 'option']]);
    expect((await issueAnswer(imported)).fields.customfield_3).toMatchObject({ accountId: 'x:1', displayName: 'Otto' });
  });
});

describe('people', () => {
  const old = (name: string, more = {}) => ({ name, key: name, displayName: `${name.toUpperCase()} of old`, ...more });

  it('without account ids are one person each, however they are named', async () => {
    const imported = await load(
      serverIssue({
        fields: { assignee: old('ann'), reporter: old('bob', { active: false }), creator: { displayName: 'BOB of old' } },
        changelog: { histories: [{ id: '1', author: { name: 'ann' }, created: '2026-11-04T10:00:00.000+0000', items: [{ field: 'assignee', fieldtype: 'jira', from: 'bob', fromString: 'BOB of old', to: 'ann', toString: 'ANN of old' }] }] },
      }),
      serverIssue({ key: 'SHOP-8', id: '8', changelog: undefined, fields: { assignee: 'ann', reporter: 'Carla', creator: null } }),
    );
    const { fields, changelog } = await issueAnswer(imported);
    const [ann, bob] = [fields.assignee, fields.reporter] as [SiteUser, SiteUser];
    expect([ann, bob]).toMatchObject([{ displayName: 'ANN of old', active: true }, { displayName: 'BOB of old', active: false }]);
    expect(ann.accountId).toMatch(/^712020:[0-9a-f-]{36}$/);
    expect(fields.creator).toMatchObject({ accountId: bob.accountId });
    expect(changelog.histories[0]).toMatchObject({ author: { accountId: ann.accountId }, items: [{ from: bob.accountId, to: ann.accountId }] });
    const second = (await issueAnswer(imported, 'SHOP-8')).fields;
    expect(second).toMatchObject({ assignee: { accountId: ann.accountId }, reporter: { displayName: 'Carla' }, creator: { displayName: 'Carla' } });
    expect(await found(imported, `assignee = ${JSON.stringify(ann.accountId)} ORDER BY key`)).toEqual(['SHOP-7', 'SHOP-8']);
    expect(await found(imported, `assignee was ${JSON.stringify(bob.accountId)}`)).toEqual(['SHOP-7']);
  });

  it('get the same account each time, and nobody in particular where Jira names nobody', async () => {
    const issue = serverIssue({ fields: { assignee: old('ann'), reporter: null, creator: null } });
    const first = (await issueAnswer(await load(issue))).fields;
    await site?.close();
    const second = (await issueAnswer(await load(issue))).fields;
    expect(second).toMatchObject({ assignee: { accountId: (first.assignee as SiteUser).accountId }, reporter: { displayName: 'Anonymous', active: false } });
  });

  it('are members of the projects they worked in, and Maya administers them', async () => {
    const { get, state } = await load(cloudIssue());
    const [project] = [...state.projects.all()];
    expect(project).toMatchObject({ key: 'SHOP', name: 'Web shop', roles: { Members: expect.arrayContaining(['5b10ac8d82e05b22cc7d4ef5']) } });
    const { permissions } = await get<{ permissions: Record<string, { havePermission: boolean }> }>('/rest/api/3/mypermissions?projectKey=SHOP&permissions=ADMINISTER_PROJECTS');
    expect(permissions.ADMINISTER_PROJECTS?.havePermission).toBe(true);
  });
});

describe('time', () => {
  const timed = (created: string, more: object = {}) => serverIssue({ changelog: undefined, fields: { created, updated: created, resolutiondate: null, duedate: null, ...more } });

  it.each([
    ['2026-11-18T16:00:00.000+0100', '2026-11-18T15:00:00.000Z'],
    ['2026-11-18T16:00:00.000-0330', '2026-11-18T19:30:00.000Z'],
    ['2026-11-18T16:00:00+05:30', '2026-11-18T10:30:00.000Z'],
    ['2026-11-18T16:00:00Z', '2026-11-18T16:00:00.000Z'],
    ['2026-11-18 16:00:00.5', '2026-11-18T16:00:00.500Z'],
    ['2026-11-18', '2026-11-18T00:00:00.000Z'],
    [1_794_960_000_000, '2026-11-18T00:00:00.000Z'],
    [1_794_960_000, '2026-11-18T00:00:00.000Z'],
  ])('%p is %p', async (written, moment) => {
    const { state } = await load(timed(String(written), { created: written }));
    expect(state.issue('SHOP-7')?.created).toBe(moment);
  });

  it('of an old export is moved on by whole weeks, dates included, into the last seven days', async () => {
    const imported = await importInto({
      'a.json': JSON.stringify([
        cloudIssue({ fields: { fixVersions: [{ id: '501', name: '1.0', releaseDate: '2026-12-01' }], customfield_15: '2026-11-09', customfield_16: 'Since 2026-11-09', comment: [{ id: '1', body: 'On 2026-11-03.', created: '2026-11-03T10:00:00.000+0000' }] } }),
      ]).replaceAll('2026-', '2019-'),
    });
    site = imported;
    const { fields, changelog } = await issueAnswer(imported);
    // Monday 18 November 2019 becomes Monday 16 November 2026: 365 weeks.
    expect(imported.messages[0]).toBe('  The newest change in the files is of 2019-11-18: every time and date is moved by 365 weeks, so that it falls into the last seven days.');
    expect(fields).toMatchObject({
      updated: '2026-11-16T16:00:00.000+0100', created: '2026-10-31T09:00:00.000+0100', duedate: '2026-11-25', customfield_15: '2026-11-07', customfield_16: 'Since 2019-11-09',
      fixVersions: [{ releaseDate: '2026-11-29' }],
      comment: { comments: [{ created: '2026-11-01T11:00:00.000+0100', body: { content: [{ content: [{ text: 'On 2019-11-03.' }] }] } }] },
    });
    expect(changelog.histories[1]).toMatchObject({ created: '2026-11-08T08:30:00.000+0100', items: [{ fieldId: 'status' }, { from: '2026-11-18', fromString: '2026-11-18 00:00:00.0', to: '2026-11-25' }] });
    expect(await found(imported, 'updated >= -7d AND status changed after -7d')).toEqual(['SHOP-7']);
  });

  it('of a new export stays', async () => {
    const { messages } = await load(cloudIssue());
    expect(messages).toHaveLength(1);
  });
});

describe('statuses', () => {
  it('without a category get one from their name, or from what happened in them', async () => {
    const issue = (number: number, name: string, more: object = {}, histories: object[] = []) =>
      serverIssue({ key: `SHOP-${number}`, id: String(number), fields: { status: { id: String(900 + number), name }, resolution: null, resolutiondate: null, ...more }, changelog: { histories } });
    const history = { id: '50', author: 'mia', created: '2026-11-04T10:00:00.000+0000', items: [statusMove(['77', 'Inbox'], ['906', 'Shelved'])] };
    const imported = await load(
      issue(1, 'Closed'), issue(2, 'Reopened'), issue(3, 'Patch Available'), issue(4, 'Ready for release'), issue(5, '已完成'),
      issue(6, 'Shelved', { resolution: { name: 'Later' } }, [history]),
    );
    const categories = [...imported.state.statuses.all()].filter(({ id }) => /^(9\d\d|77)$/.test(id)).map(({ name, categoryKey }) => [name, categoryKey]);
    expect(Object.fromEntries(categories)).toEqual({ Closed: 'done', Reopened: 'new', 'Patch Available': 'indeterminate', 'Ready for release': 'indeterminate', 已完成: 'done', Shelved: 'done', Inbox: 'new' });
    expect(await found(imported, 'status was Inbox')).toEqual(['SHOP-6']);
    expect(await found(imported, 'statusCategory = Done ORDER BY key')).toEqual(['SHOP-1', 'SHOP-5', 'SHOP-6']);
  });

  it('whose id the site gives to another keep apart from it, in changes too', async () => {
    // 10001 is "In Review" on the site, and 3 its "In Progress".
    const history = { id: '50', author: 'mia', created: '2026-11-04T10:00:00.000+0000', items: [statusMove(['3', 'In Progress'], ['10001', 'Waiting for parts'])] };
    const imported = await load(serverIssue({ fields: { status: { id: '10001', name: 'Waiting for parts', statusCategory: { key: 'indeterminate' } } }, changelog: [history] }));
    const { fields, changelog } = await issueAnswer(imported);
    const { id, name } = fields.status as { id: string; name: string };
    expect([name, id === '10001', changelog.histories[0]?.items[0]?.from, changelog.histories[0]?.items[0]?.to === id]).toEqual(['Waiting for parts', false, '3', true]);
    expect(await found(imported, 'status changed from "In Progress" to "Waiting for parts"')).toEqual(['SHOP-7']);
    expect(await found(imported, 'status = "In Review"')).toEqual([]);
  });
});

describe('issues', () => {
  it('keep their relations, where both ends are in the files', async () => {
    const blocks = { id: '10', name: 'Blocker', inward: 'is blocked by', outward: 'blocks' };
    const imported = await load(
      cloudIssue({ fields: { issuelinks: [{ id: '1', type: blocks, outwardIssue: { key: 'SHOP-8' } }, { id: '2', type: blocks, inwardIssue: { key: 'ELSE-1' } }], subtasks: [{ key: 'SHOP-9' }] } }),
      cloudIssue({ key: 'SHOP-8', id: '8', fields: { issuelinks: [{ id: '1', type: blocks, inwardIssue: { key: 'SHOP-7' } }] } }),
      cloudIssue({ key: 'SHOP-9', id: '9', fields: { issuetype: { id: '5', name: 'Sub-task', subtask: true } } }),
      cloudIssue({ key: 'SHOP-10', id: '10', fields: { parent: { id: '20031', key: 'SHOP-7' } } }),
    );
    expect((await issueAnswer(imported)).fields).toMatchObject({ issuelinks: [{ type: { outward: 'blocks' }, outwardIssue: { key: 'SHOP-8' } }], subtasks: [{ key: 'SHOP-9' }] });
    expect((await issueAnswer(imported, 'SHOP-8')).fields).toMatchObject({ issuelinks: [{ type: { inward: 'is blocked by' }, inwardIssue: { key: 'SHOP-7' } }] });
    expect((await issueAnswer(imported, 'SHOP-10')).fields).toMatchObject({ parent: { key: 'SHOP-7' } });
    expect(imported.messages).toContain('  1 links or parents lead to issues that are in no file; they are left out.');
  });

  it('of several projects fill several projects, each with its versions, levels and last number', async () => {
    const inProject = (key: string, id: string, projectTypeKey: string) => cloudIssue({ key: `${key}-41`, id, fields: { project: { id, key, name: `Project ${key}`, projectTypeKey }, fixVersions: [{ id: `5${id}`, name: '1.0', released: true }], security: { id: `6${id}`, name: 'Inside' } } });
    const comment = [{ id: '1', body: 'Between us', created: '2026-11-03T10:00:00.000+0000', jsdPublic: false }, { id: '2', body: 'To all', created: '2026-11-03T10:00:00.000+0000' }];
    const desk = inProject('SUP', '31', 'service_desk');
    const { state, maya } = await load(inProject('SHOP', '30', 'software'), { ...desk, fields: { ...desk.fields, comment } });
    expect([...state.projects.all()].map(({ key, projectTypeKey }) => [key, projectTypeKey])).toEqual([['SHOP', 'software'], ['SUP', 'service_desk'], ['DESK', 'service_desk']]);
    expect(state.commentsOf('31').map(({ internal }) => internal)).toEqual([true, false]);
    expect([...state.versions.all()].map(({ id, projectId }) => [id, projectId])).toEqual([['530', '30'], ['531', '31']]);
    expect(state.securityLevels.get('630')?.memberAccountIds).toContain(maya.accountId);
    expect(createIssue(state, maya, { projectId: '30', issueTypeId: '10009', summary: 'The next one' }).key).toBe('SHOP-42');
  });

  it('leave their ids alone when others are filed, and after a restart', async () => {
    const [newer, older] = cloudHistories;
    const backwards = [{ ...newer, id: '40001' }, { ...older, id: '40002' }];
    const imported = await load(cloudIssue(), cloudIssue({ key: 'SHOP-8', id: 'none' }), cloudIssue({ key: 'SHOP-9', id: '20031' }), cloudIssue({ key: 'SHOP-10', id: '20010', histories: backwards, changelog: undefined }));
    const { state, maya, database } = imported;
    expect([...state.issues.all()].map(({ id, key, histories }) => [key, id, histories.map((history) => history.id)])).toEqual([
      ['SHOP-7', '20031', ['30400', '30500']],
      ['SHOP-8', '20032', ['30501', '30502']],
      ['SHOP-9', '20033', ['30503', '30504']],
      // An issue's changes are numbered as they came.
      ['SHOP-10', '20010', ['30505', '30506']],
    ]);
    const filed = createIssue(state, maya, { projectId: '10400', issueTypeId: '10009', summary: 'The next one' });
    expect(Number(filed.id)).toBeGreaterThan(20_033);
    const moved = transitionIssue(state, maya, filed, { statusId: state.issue('SHOP-7')?.statusId ?? '' });
    expect(Number(moved.histories[0]?.id)).toBeGreaterThan(30_504);

    const again = createSiteState(database, fixedClock(importedAt));
    installBase(again);
    expect(again.issue('SHOP-7')).toEqual(state.issue('SHOP-7'));
    expect(again.statuses.get(state.issue('SHOP-7')?.statusId ?? '')?.name).toBe('Shipped');
  });

  it('that stand in the files twice are there once, as they were last', async () => {
    const { state, messages } = await load(cloudIssue({ fields: { summary: 'Later', updated: '2026-11-19T10:00:00.000+0000' } }), cloudIssue());
    expect(state.issue('SHOP-7')?.summary).toBe('Later');
    expect(messages[0]).toBe('  1 issues stand in the files more than once; the later state counts.');
  });

  it('that were moved are found under their old keys, and cut-off changelogs are told', async () => {
    const moved = { id: '9', author: 'mia', created: '2026-11-03T10:00:00.000+0000', items: [{ field: 'Key', fieldtype: 'jira', from: null, fromString: 'OLD-3', to: null, toString: 'SHOP-7' }] };
    const imported = await load(cloudIssue({ changelog: { total: 120, histories: [moved] } }));
    expect(await imported.get('/rest/api/3/issue/OLD-3')).toMatchObject({ key: 'SHOP-7' });
    expect(imported.messages[0]).toBe('  Of 1 issues the files hold only a part of the changes.');
  });

  it('with wiki text read as documents', async () => {
    const { state } = await load(serverIssue({ fields: { description: 'h1. Goal\n\n* one\n* *two*', summary: `${'long '.repeat(60)}\n`, comment: { comments: [{ id: '4', body: 'See [docs|https://example.com]', created: '2026-11-03T10:00:00.000+0000' }] } } }));
    const issue = state.issue('SHOP-7');
    expect(issue?.description?.content?.map(({ type }) => type)).toEqual(['heading', 'bulletList']);
    expect(plainText(issue?.description ?? null)).toContain('two');
    expect(issue?.summary).toHaveLength(255);
    expect(state.commentsOf('20031')[0]?.body.content?.[0]?.content?.[1]).toEqual({ type: 'text', text: 'docs', marks: [{ type: 'link', attrs: { href: 'https://example.com' } }] });
  });
});
