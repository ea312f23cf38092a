import { fixedClock } from '../clock';
import { openDatabase } from '../database';
import { createInstalledSite, type InstalledSite } from '../installed-site';
import { setMachineTime } from '../machine-time';
import { projectPageCalls } from '../project-page-calls';
import { createConformance, type Violation } from '../site/openapi';
import { importedAt, load, serverIssue } from './import-fixture';

type Evidence = { key: string; changes: { kind: string; at: string; from?: string; to?: string }[]; flagged: boolean; blockedBy: { key: string }[]; assignee?: string };
type Draft = { evidence: { from: string; until: string; groups: Record<'done' | 'moving' | 'next' | 'overdue' | 'blocked', Evidence[]>; milestones: { name: string; releaseOn?: string }[] }; sections: { name: string; lines: { generated?: { en?: string } }[] }[] };

const status = { open: { id: '1', name: 'Open' }, working: { id: '3', name: 'In Progress' }, closed: { id: '6', name: 'Closed' } };
const move = (from: keyof typeof status, to: keyof typeof status) => ({ field: 'status', fieldtype: 'jira', from: status[from].id, fromString: status[from].name, to: status[to].id, toString: status[to].name });
const resolved = { field: 'resolution', fieldtype: 'jira', from: null, fromString: null, to: '1', toString: 'Fixed' };
const due = (from: string, to: string) => ({ field: 'duedate', fieldtype: 'jira', from, fromString: `${from} 00:00:00.0`, to, toString: `${to} 00:00:00.0` });
const flag = { field: 'Flagged', fieldtype: 'custom', from: '', fromString: '', to: '[10400]', toString: 'Impediment' };

/** Of March 2013; its newest change is of Thursday the 14th. */
const project = { id: '12310', key: 'OLD', name: 'Old project' };
const issue = (number: number, summary: string, at: string, items: object[], fields: object = {}) =>
  serverIssue({
    key: `OLD-${number}`,
    id: String(900 + number),
    fields: { project, summary, status: status.open, resolution: null, resolutiondate: null, duedate: null, created: '2013-01-07T10:00:00.000+0000', updated: at, labels: [], ...fields },
    changelog: { histories: items.length === 0 ? [] : [{ id: String(5000 + number), author: { name: 'mia', displayName: 'Mia' }, created: at, items }] },
  });

const issues = [
  issue(1, 'Print receipts', '2013-03-14T09:00:00.000-0700', [move('working', 'closed'), resolved], { status: status.closed, resolution: { id: '1', name: 'Fixed' }, resolutiondate: '2013-03-14T09:00:00.000-0700' }),
  issue(2, 'Find a shop', '2013-03-13T09:00:00.000-0700', [move('open', 'working')], { status: status.working }),
  issue(3, 'Pay by card', '2013-03-12T09:00:00.000-0700', [due('2013-03-18', '2013-03-25')], { status: status.working, duedate: '2013-03-25' }),
  issue(4, 'Terms of sale', '2013-02-04T09:00:00.000-0700', [], { status: status.working, duedate: '2013-03-11' }),
  issue(5, 'Bank account', '2013-03-13T10:00:00.000-0700', [flag], { status: status.working, customfield_12307: [{ value: 'Impediment', id: '10400' }], fixVersions: [{ id: '40', name: 'Launch', releaseDate: '2013-04-05', released: false, archived: false }] }),
  issue(6, 'Long done', '2013-02-11T09:00:00.000-0700', [move('working', 'closed'), resolved], { status: status.closed, resolution: { id: '1', name: 'Fixed' }, resolutiondate: '2013-02-11T09:00:00.000-0700' }),
  issue(7, 'Ship the first order', '2013-02-05T09:00:00.000-0700', [], { issuelinks: [{ id: '1', type: { id: '3', name: 'Blocker', inward: 'is blocked by', outward: 'blocks' }, inwardIssue: { key: 'OLD-5' } }] }),
];

const conformance = process.env.JIRA_OPENAPI ? createConformance(process.env.JIRA_OPENAPI) : undefined;
const violations: Violation[] = [];
const database = openDatabase(':memory:');
let installed: InstalledSite;
let giveTimeBack: () => void;
beforeAll(async () => {
  const clock = fixedClock(importedAt);
  giveTimeBack = setMachineTime(clock);
  installed = await createInstalledSite({ database, clock, baseUrl: 'https://candor.example.net', scopeOf: conformance?.scopesOf, log: () => undefined });
  if (conformance) installed.site.observe((exchange) => violations.push(...conformance.check(exchange)));
  await load(installed.site.state, { 'old.jsonl': issues.map((each) => JSON.stringify(each)).join('\n') });
});
afterAll(async () => {
  await installed.close();
  database.close();
  giveTimeBack();
  expect(violations).toEqual([]);
});
const callsOf = (emailAddress: string) => projectPageCalls(installed, { emailAddress, projectKey: 'OLD' });

it('an imported project can be reported on: the draft tells what changed in its last week', async () => {
  const call = callsOf('maya@studio.example');
  const { id: engagementId } = (await call('clients.create-engagement', { clientName: 'Harbor', contact: { name: 'Ana', road: 'by-hand' }, visibility: { kind: 'all' } })) as { id: string };
  const { evidence, sections } = (await call('updates.draft', { engagementId })) as Draft;
  expect(evidence.from).toBe('2026-11-13T12:00:00.000Z');
  const kinds = (group: keyof Draft['evidence']['groups']) => evidence.groups[group].map(({ key, changes }) => [key, ...changes.map(({ kind }) => kind)]);
  expect(kinds('done')).toEqual([['OLD-1', 'done']]);
  expect(kinds('moving')).toEqual([['OLD-5', 'flagged'], ['OLD-2', 'started'], ['OLD-3', 'due-moved']]);
  expect(kinds('overdue')).toEqual([['OLD-4']]);
  expect(kinds('blocked')).toEqual(expect.arrayContaining([['OLD-5', 'flagged'], ['OLD-7']]));
  expect(evidence.groups.blocked.find(({ key }) => key === 'OLD-7')?.blockedBy).toMatchObject([{ key: 'OLD-5' }]);
  expect(evidence.groups.done[0]?.changes[0]?.at).toBe('2026-11-19T16:00:00.000Z');
  expect(evidence.groups.moving[2]?.changes[0]).toMatchObject({ from: '2026-11-23', to: '2026-11-30' });
  expect(evidence.milestones).toMatchObject([{ name: 'Launch', releaseOn: '2026-12-11' }]);
  const said = sections.flatMap(({ lines }) => lines.flatMap(({ generated }) => generated?.en ?? [])).join('\n');
  expect(said).toMatch(/Print receipts/);
  expect(said).toMatch(/Pay by card/);
});

it('and stays closed to who may only read it, and to portal customers', async () => {
  const { engagements } = (await callsOf('maya@studio.example')('clients.open')) as { engagements: { id: string }[] };
  const payload = { engagementId: engagements[0]?.id };
  await expect(callsOf('tom@client.example')('updates.draft', payload)).rejects.toThrow(/forbidden/);
  await expect(callsOf('ana@client.example')('updates.draft', payload)).rejects.toThrow(/not-found/);
});
