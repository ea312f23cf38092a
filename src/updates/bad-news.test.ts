import { randomUUID } from 'node:crypto';
import { deleteIssue, editIssue } from '../../local/site/operations/issues';
import { createVersion, updateVersion } from '../../local/site/operations/versions';
import type { Name } from '../../local/testing/people';
import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';
import type { Issue } from '../../local/site/model';
import type { NoteText } from './contract';

jest.setTimeout(60_000);

/** It is Friday 20 November 2026, noon UTC. Harbor Coffee's hours are nine to five in Lisbon, where it is noon as well. */
let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
  due(sending.issue, '2026-11-27');
  due(sending.other, '2026-11-30');
  await sending.world.settle();
});
afterEach(() => sending.close());

const due = (issue: Issue, duedate: string | null) => editIssue(sending.world.state, sending.world.people.priya, sending.world.state.issues.get(issue.id)!, { duedate });
async function hours(count: number): Promise<void> {
  for (let hour = 0; hour < count; hour++) {
    sending.world.clock.advance(3_600_000);
    await sending.world.runtime.runSchedule('watch-told');
    await sending.world.settle();
  }
}
const badNews = (name: Name = 'vera') => sending.world.as(name).value('ledger.bad-news', { engagementId: sending.engagementId });
const alarms = (name: Name) => sending.mailsTo(sending.world.people[name].emailAddress).filter(({ subject }) => /has not been told|尚未得知/.test(subject));
const start = async (day: string) => sending.maya.value('updates.bad-news-note', { engagementId: sending.engagementId, day });
/** Sends a note and lets it leave. */
async function tell(note: Omit<NoteText, 'engagementId'>) {
  const { digest, check } = await sending.maya.value('updates.preview-note', { engagementId: sending.engagementId, ...note });
  expect(check.openStops).toBe(0);
  const sent = await sending.maya.value('updates.send-note', { engagementId: sending.engagementId, ...note, digest, contactIds: [sending.tom.id], sendId: randomUUID() });
  await sending.settle(undoSeconds);
  await sending.settle(1);
  return sent;
}
const tellOf = (issue: Issue) => tell({ issueId: issue.id, text: { en: 'How it is.' } });

it('runs from a date that moves, raises one alarm at the limit, and ends with a note', async () => {
  await tellOf(sending.issue);
  expect(await badNews()).toMatchObject({ untold: [], told: [] });
  await hours(1);
  due(sending.issue, '2026-12-18');
  await hours(2);
  // From one o'clock to three.
  expect((await badNews()).untold).toMatchObject([{ topic: 'date', difference: { kind: 'later', from: '2026-11-27', to: '2026-12-18' }, overLimit: false, workingHours: expect.closeTo(2, 1) }]);
  expect((await badNews()).titles).toEqual({ [sending.issue.id]: 'Pay with Apple Pay' });
  // Four hours on Friday, three on Monday.
  await hours(66 + 3);
  expect(alarms('maya')).toEqual([]);
  await hours(2);
  expect(alarms('maya')).toHaveLength(1);
  expect(alarms('maya')[0]?.subject).toBe('Harbor Coffee has not been told: 1 piece of bad news');
  expect(alarms('maya')[0]?.text).toContain(`– ${sending.issue.key}: due Fri 18 Dec instead of Fri 27 Nov`);
  sending.world.runtime.redeliver(2, { concurrently: true });
  await hours(3);
  await Promise.all([sending.world.runtime.runSchedule('watch-told'), sending.world.runtime.runSchedule('watch-told')]);
  await sending.world.settle();
  expect(alarms('maya')).toHaveLength(1);
  const { untold: [running], latency } = await badNews();
  expect(running).toMatchObject({ overLimit: true });
  expect(latency).toMatchObject({ of: 1, running: 1, median: { atLeast: true } });
  expect((await sending.maya.value('updates.open')).untold).toEqual({ [sending.engagementId]: { count: 1, overLimit: 1, oldestWorkingHours: expect.closeTo(running!.workingHours, 1), more: false } });

  const note = await start('2026-11-20');
  expect(note.about).toEqual({ issueId: sending.issue.id });
  expect(note.text).toEqual({
    en: '“Pay with Apple Pay” is now due Fri 18 Dec instead of Fri 27 Nov.\nWhat we do about it: [fill in]',
    'zh-CN': '“Pay with Apple Pay”的完成日期由11月27日周五改为12月18日周五。\n我们的应对：【请填写】',
  });
  // As it is it does not leave.
  const unfilled = await sending.maya.value('updates.preview-note', { engagementId: sending.engagementId, ...note.about, text: note.text });
  expect(unfilled.check.findings.filter(({ level, state }) => level === 'stop' && state === 'open').map(({ rule }) => rule)).toEqual(['placeholder', 'placeholder']);
  await tell({ ...note.about, text: { en: note.text.en!.replace('[fill in]', 'we moved a tester to it'), 'zh-CN': note.text['zh-CN']!.replace('【请填写】', '已增派一名测试人员') } });
  const after = await badNews();
  expect(after).toMatchObject({ untold: [], told: [{ topic: 'date', workingHours: expect.closeTo(running!.workingHours, 0) }], latency: { of: 1, running: 0 } });
  expect(after.latency?.median).not.toHaveProperty('atLeast');
  expect((await sending.maya.value('updates.open')).untold).toEqual({});
  expect(await sending.maya.call('updates.bad-news-note', { engagementId: sending.engagementId, day: '2026-11-20' })).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.told-meanwhile' } });
  await hours(30);
  expect(alarms('maya')).toHaveLength(1);
});

it('tells what became bad on one working day in one note', async () => {
  const beta = createVersion(sending.world.state, sending.world.people.maya, { projectId: sending.world.project.id, name: 'Beta', releaseDate: '2026-12-11' });
  await tell({ issueId: sending.issue.id, alsoIssueIds: [sending.other.id], versionIds: [beta.id], text: { en: 'How it is.' } });
  await hours(1);
  due(sending.issue, '2026-12-18');
  due(sending.other, null);
  updateVersion(sending.world.state, sending.world.people.maya, beta, { releaseDate: '2026-12-18' });
  await hours(1);
  expect((await badNews()).untold.map(({ subject, difference }) => [subject.kind === 'issue' ? subject.issueId : subject.name, difference])).toEqual(
    expect.arrayContaining([
      [sending.issue.id, { kind: 'later', from: '2026-11-27', to: '2026-12-18' }],
      [sending.other.id, { kind: 'later', from: '2026-11-30' }],
      ['Beta', { kind: 'later', from: '2026-12-11', to: '2026-12-18' }],
    ]),
  );
  const { about, text, covered } = await start('2026-11-20');
  expect(covered.map(({ title }) => title).sort()).toEqual(['Beta', 'Loyalty import', 'Pay with Apple Pay']);
  expect(text.en).toContain('“Loyalty import” was due Mon 30 Nov and has no date now.');
  expect(text.en).toContain('Beta moved from Fri 11 Dec to Fri 18 Dec.');
  expect({ ...about, issues: [about.issueId, ...(about.alsoIssueIds ?? [])].sort() }).toMatchObject({ issues: [sending.issue.id, sending.other.id].sort(), versionIds: [beta.id] });
  const sent = await tell({ ...about, text: { en: 'All of it later: the bank answers next week.' } });
  expect(sent.subject).toMatch(/^Harbor app: .*, and 2 more$/);
  expect(sending.mailsTo(sending.world.people.tom.emailAddress).at(-1)?.text).toMatch(/How it stands now[^]*Beta is planned for Fri 18 Dec/);
  expect(await badNews()).toMatchObject({ untold: [], told: [{}, {}, {}], latency: { of: 3, running: 0 } });
});

it('counts a milestone from its day on when it is past due, whatever Jira forgets to tell', async () => {
  const beta = createVersion(sending.world.state, sending.world.people.maya, { projectId: sending.world.project.id, name: 'Beta', releaseDate: '2026-11-20' });
  await tell({ versionIds: [beta.id], text: { en: 'Beta comes today.' } });
  await hours(72);
  expect((await badNews()).untold).toMatchObject([{ subject: { kind: 'version', name: 'Beta' }, at: '2026-11-23T00:00:00.000Z', difference: { kind: 'overdue', due: '2026-11-20' } }]);
  // Moved by somebody whose event was lost: the schedule finds it with the alarm.
  sending.world.state.versions.put({ ...sending.world.state.versions.get(beta.id)!, releaseDate: '2026-12-04' });
  await hours(6);
  expect(alarms('maya')[0]?.text).toContain('– Beta: due Fri 4 Dec instead of Fri 20 Nov');
  await tell({ versionIds: [beta.id], text: { en: 'Beta comes in December.' } });
  expect(await badNews()).toMatchObject({ untold: [], told: [{ subject: { kind: 'version' }, topic: 'date' }] });
});

it('tells of what is gone, and only of that', async () => {
  await tellOf(sending.issue);
  await hours(1);
  expect(await sending.maya.call('updates.preview-note', { engagementId: sending.engagementId, gone: [sending.issue.id], text: { en: 'Gone.' } })).toMatchObject({ ok: false, error: { code: 'conflict' } });
  deleteIssue(sending.world.state, sending.world.people.maya, sending.world.state.issues.get(sending.issue.id)!);
  await hours(1);
  const { about, text, covered } = await start('2026-11-20');
  expect(about).toEqual({ gone: [sending.issue.id] });
  expect(covered).toMatchObject([{ title: sending.issue.key, difference: { kind: 'removed' } }]);
  expect(text.en).toContain('Part of the work we told you about is no longer planned.');
  await tell({ ...about, text: { en: 'We dropped the import, as you wished.' } });
  expect(await badNews()).toMatchObject({ untold: [], told: [{ topic: 'removed' }] });
});

it('leaves out of the note what the client does not see, and says so', async () => {
  await tell({ issueId: sending.issue.id, alsoIssueIds: [sending.other.id], text: { en: 'How it is.' } });
  await hours(1);
  due(sending.issue, '2026-12-18');
  due(sending.other, '2026-12-18');
  await sending.maya.value('clients.set-visibility', { engagementId: sending.engagementId, issueId: sending.other.id, choice: 'hidden' });
  await hours(1);
  expect(await start('2026-11-20')).toMatchObject({ about: { issueId: sending.issue.id }, hidden: [sending.other.key] });
});

it('is told as well by an update and by a call, and beforehand', async () => {
  await tellOf(sending.issue);
  await tellOf(sending.other);
  await hours(1);
  due(sending.issue, '2026-12-18');
  await hours(1);
  await sending.maya.value('updates.discard', { engagementId: sending.engagementId });
  await sending.writeLine('next', 'Pay with Apple Pay comes on 18 December', { issueIds: [sending.issue.id], chinese: '12月18日支持 Apple Pay' });
  const preview = await sending.preview();
  expect(preview.check.openStops).toBe(0);
  await sending.send([sending.tom]);
  await sending.settle(undoSeconds);
  await sending.settle(1);
  expect(await badNews()).toMatchObject({ untold: [], told: [{ topic: 'date' }] });
  // Said on the phone before it is changed in Jira.
  await sending.maya.value('ledger.log-contact', { engagementId: sending.engagementId, logId: randomUUID(), kind: 'call', at: new Date(sending.world.clock.now()).toISOString(), contactIds: [sending.ana.id], summary: 'It comes later.', told: [{ issueId: sending.other.id, category: 'to-do', dueOn: '2026-12-11', blocked: false }] });
  await hours(1);
  due(sending.other, '2026-12-11');
  await hours(1);
  expect((await badNews()).told).toContainEqual(expect.objectContaining({ subject: expect.objectContaining({ issueId: sending.other.id }), workingHours: 0 }));
});

it('counts as untold what nobody knows to have arrived, until a person says so', async () => {
  await tellOf(sending.issue);
  await hours(1);
  due(sending.issue, '2026-12-18');
  await hours(1);
  const input = await sending.noteInput([sending.tom], { issueId: sending.issue.id, text: { en: 'It comes on 18 December; we moved a tester to it.' } });
  sending.world.site.fault({ method: 'POST', path: /\/notify$/, effect: 'lost answer' });
  const sent = await sending.maya.value('updates.send-note', input);
  await sending.settle(undoSeconds);
  await sending.settle(1);
  expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'unknown' });
  expect(await badNews()).toMatchObject({ untold: [{ topic: 'date' }] });
  await sending.maya.value('updates.settle', { updateId: sent.id, contactId: sending.tom.id, arrived: true });
  await sending.settle(1);
  expect(await badNews()).toMatchObject({ untold: [], told: [{ toldAt: sent.sentAt }] });
});

it('is for the team to read, and for those who may edit to tell', async () => {
  await tellOf(sending.issue);
  await hours(1);
  due(sending.issue, '2026-12-18');
  await hours(1);
  const input = { engagementId: sending.engagementId, day: '2026-11-20' };
  const allowed = await Promise.all((['jonas', 'vera', 'tom', 'ana', 'stranger'] as const).map(async (name) => [name, (await sending.world.as(name).call('updates.bad-news-note', input)).ok]));
  expect(Object.fromEntries(allowed)).toEqual({ jonas: true, vera: false, tom: false, ana: false, stranger: false });
  expect(await sending.maya.call('updates.bad-news-note', { ...input, day: 'today' })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'day' } });
  expect((await sending.world.as('tom').value('updates.open')).untold).toBeUndefined();
});

it('mails the stand-in where Jira does not mail the project manager', async () => {
  const { id, revision, visibility, purpose, cadence, nextUpdateOn, plan, language, timeZone, team, serviceDesk, client, anchorIssue } = sending.engagement;
  const { accountId, displayName } = sending.world.people.jonas;
  await sending.maya.value('clients.save-engagement', { id, revision, visibility, purpose, cadence, nextUpdateOn, plan, language, timeZone, team: { ...team, standInPerson: { accountId, name: displayName } }, ...(serviceDesk && { serviceDesk }), clientName: client.name, ...(anchorIssue && { anchorIssueId: anchorIssue.id }), statuses: {} });
  await tellOf(sending.issue);
  await hours(1);
  due(sending.issue, '2026-12-18');
  await hours(71);
  expect(alarms('maya')).toEqual([]);
  // On the issue, on the one of notify mails, and on the newest of the project.
  sending.world.site.fault({ method: 'POST', path: /\/notify$/, effect: { status: 400 }, times: 3 });
  await hours(2);
  expect([alarms('maya').length, alarms('jonas').length]).toEqual([0, 1]);
});

it('asks Jira for little to begin a note', async () => {
  await tell({ issueId: sending.issue.id, alsoIssueIds: [sending.other.id], text: { en: 'How it is.' } });
  await hours(1);
  due(sending.issue, '2026-12-18');
  due(sending.other, '2026-12-18');
  await hours(1);
  await start('2026-11-20');
  sending.exchanges.length = 0;
  await start('2026-11-20');
  expect(sending.exchanges.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`).sort()).toEqual(['GET /rest/api/3/mypermissions', 'POST /rest/api/3/search/jql', 'POST /rest/api/3/search/jql']);
});
