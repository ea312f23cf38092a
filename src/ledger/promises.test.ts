import { randomUUID } from 'node:crypto';
import type { Issue } from '../../local/site/model';
import { deleteIssue, editIssue, transitionIssue } from '../../local/site/operations/issues';
import { createVersion, updateVersion } from '../../local/site/operations/versions';
import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';
import type { LineDraft, SectionName } from '../updates/contract';
import type { PromiseFilter, PromiseView } from './contract';

const done = '10002';

let sending: Sending;
let issue: Issue;
beforeEach(async () => {
  sending = await startSending();
  const { world } = sending;
  issue = transitionIssue(world.state, world.people.priya, world.issues[1]!, { statusId: '3' });
  await world.settle();
});
afterEach(() => sending.close());

const current = (of: Issue = issue): Issue => sending.world.state.issues.get(of.id) ?? of;
const due = (duedate: string | null) => editIssue(sending.world.state, sending.world.people.priya, current(), { duedate });
const move = (statusId: string, of = issue) => transitionIssue(sending.world.state, sending.world.people.priya, current(of), { statusId });
/** Time goes on to a moment; what is due by then happens. */
async function goTo(time: string): Promise<void> {
  sending.advance((Date.parse(time) - sending.world.clock.now()) / 1000);
  await sending.world.settle();
}
async function runSchedule(time: string): Promise<void> {
  await goTo(time);
  await sending.world.runtime.runSchedule('watch-told');
  await sending.settle(60);
}
/** Sends an update with these lines alone. */
async function tell(lines: Partial<Record<SectionName, Partial<LineDraft>[]>>): Promise<string> {
  const { maya, engagementId, ana } = sending;
  await maya.value('updates.draft', { engagementId });
  const draft = await maya.value('updates.refresh', { engagementId });
  for (const { name, revision } of draft.sections) {
    const written = (lines[name] ?? []).map((line) => ({ id: randomUUID() as string, issueIds: [], versionIds: [], text: { en: 'A line' }, asIs: [], ...line }));
    await maya.value('updates.save-section', { engagementId, section: name, revision, lines: name === 'summary' && !lines.summary ? [{ id: randomUUID(), issueIds: [], versionIds: [], text: { en: 'Fine.' }, asIs: [] }] : written });
  }
  const { id } = await sending.send([ana]);
  await sending.settle(undoSeconds);
  await sending.settle(60);
  return id;
}
const call = (dueOn: string, at = new Date(sending.world.clock.now()).toISOString()) =>
  sending.world.as('jonas').value('ledger.log-contact', { engagementId: sending.engagementId, logId: randomUUID(), kind: 'call', at, contactIds: [sending.ana.id], summary: 'We talked.', told: [{ issueId: issue.id, category: 'in-progress', dueOn, blocked: false }] });
const page = (state?: PromiseFilter) => sending.world.as('jonas').value('ledger.promises', { engagementId: sending.engagementId, ...(state && { state }) });
const promises = async (): Promise<PromiseView[]> => [...(await page()).promises].sort((one, other) => one.promisedOn.localeCompare(other.promisedOn));
const states = async () => (await promises()).map(({ promisedOn, state }) => [promisedOn, state]);
const mailed = () => sending.mailsTo(sending.world.people.ana.emailAddress).map(({ text }) => text).join('\n');
const moving = (text = 'Loyalty import, due 25 November', dated: LineDraft['dated'] = { kind: 'commitment', on: '2026-11-25' }): Partial<LineDraft> => ({ issueIds: [issue.id], text: { en: text }, dated });

describe('a date in an update', () => {
  it('that passes without the work being done is late and silent', async () => {
    const id = await tell({ moving: [moving()] });
    expect(await promises()).toEqual([
      {
        id: `${id}.done.issue-${issue.id}`,
        subject: { kind: 'issue', issueId: issue.id, key: issue.key },
        meaning: 'done',
        promisedOn: '2026-11-25',
        told: { at: '2026-11-20T12:00:00.000Z', by: expect.objectContaining({ name: sending.world.people.maya.displayName }), source: { kind: 'update', id, number: 1 } },
        words: { en: 'Loyalty import, due 25 November' },
        state: 'open',
      },
    ]);
    await runSchedule('2026-11-25T23:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'open']]);
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-silent']]);
    move(done);
    await sending.settle(60);
    expect(await promises()).toMatchObject([{ state: 'late-silent', doneOn: '2026-11-26', workingDaysLate: 1 }]);
    expect(await page()).toMatchObject({ counts: { 'late-silent': 1, open: 0, kept: 0 }, dueThisWeek: 0 });
  });

  it('by which the work is done is kept, and stays so when it comes back later', async () => {
    await tell({ moving: [moving()] });
    await goTo('2026-11-24T09:00:00.000Z');
    move(done);
    await sending.settle(60);
    expect(await promises()).toMatchObject([{ state: 'kept', doneOn: '2026-11-24', workingDaysLate: -1 }]);
    move('3');
    await sending.settle(60);
    expect(await states()).toEqual([['2026-11-25', 'open']]);
    move(done);
    await sending.settle(60);
    await runSchedule('2026-11-26T00:30:00.000Z');
    move('3');
    await sending.settle(60);
    expect(await promises()).toMatchObject([{ state: 'kept', doneOn: '2026-11-24' }]);
  });

  it('after which a later one is told in time is late but announced', async () => {
    await tell({ moving: [moving()] });
    await goTo('2026-11-25T10:00:00.000Z');
    await tell({ moving: [moving('Loyalty import, now due 2 December', { kind: 'commitment', on: '2026-12-02' })] });
    expect(await promises()).toMatchObject([
      { promisedOn: '2026-11-25', state: 'late-announced', announced: { on: '2026-11-25', later: '2026-12-02' }, superseded: true },
      { promisedOn: '2026-12-02', state: 'open', told: { source: { number: 2 } } },
    ]);
    await runSchedule('2026-11-26T00:30:00.000Z');
    await goTo('2026-12-02T10:00:00.000Z');
    move(done);
    await sending.settle(60);
    await runSchedule('2026-12-03T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-announced'], ['2026-12-02', 'kept']]);
  });

  it('after which a later one is told too late stays late and silent', async () => {
    await tell({ moving: [moving()] });
    await runSchedule('2026-11-26T00:30:00.000Z');
    await goTo('2026-11-26T10:00:00.000Z');
    await tell({ moving: [moving('Loyalty import, now due 2 December', { kind: 'commitment', on: '2026-12-02' })] });
    expect(await states()).toEqual([['2026-11-25', 'late-silent'], ['2026-12-02', 'open']]);
  });

  it('that is only expected is no promise, and the client reads that', async () => {
    await tell({ moving: [moving('Loyalty import, due 25 November', { kind: 'forecast', on: '2026-11-25' })] });
    expect(await promises()).toEqual([]);
    expect(mailed()).toContain('Expected, not promised.');
  });

  it('that the words leave out is told beside them', async () => {
    await tell({ moving: [moving('Loyalty import')], risks: [{ text: { en: 'The bank is slow' }, dated: { kind: 'forecast', on: '2026-12-04' } }] });
    expect(mailed()).toContain('By Wed 25 Nov.');
    expect(mailed()).toContain('Expected by Fri 4 Dec, not promised.');
  });

  it('of an issue that comes next is the following update, by which work on it has begun', async () => {
    move('10000');
    await sending.settle(60);
    await tell({ next: [{ issueIds: [issue.id], text: { en: 'Loyalty import comes next' } }] });
    // The update planned for the 27th is sent a week early, and followed by the one of 4 December.
    expect(await promises()).toMatchObject([{ promisedOn: '2026-12-04', meaning: 'begun', state: 'open' }]);
    await goTo('2026-11-26T10:00:00.000Z');
    move('3');
    await sending.settle(60);
    await runSchedule('2026-12-05T00:30:00.000Z');
    expect(await promises()).toMatchObject([{ state: 'kept', doneOn: '2026-11-26' }]);
  });

  it('is that of the facts, of a line Candor wrote', async () => {
    const { maya, engagementId, ana } = sending;
    due('2026-11-25');
    const draft = await maya.value('updates.refresh', { engagementId });
    const section = draft.sections.find(({ name }) => name === 'moving');
    const line = section?.lines.find(({ issueIds }) => issueIds.includes(issue.id));
    expect(section?.dates?.[line?.id ?? '']).toEqual({ kind: 'commitment', on: '2026-11-25', from: 'words' });
    await sending.send([ana]);
    await sending.settle(undoSeconds);
    await sending.settle(60);
    expect((await promises()).filter(({ subject }) => subject.kind === 'issue' && subject.issueId === issue.id)).toMatchObject([{ promisedOn: '2026-11-25', state: 'open' }]);
  });

  it('stays as a person chose it when Jira is read again', async () => {
    const { maya, engagementId } = sending;
    due('2026-11-25');
    const draft = await maya.value('updates.refresh', { engagementId });
    const section = draft.sections.find(({ name }) => name === 'moving')!;
    const lines = section.lines.map(({ generated: _generated, ...line }) => ({ ...line, dated: { kind: 'forecast' as const } }));
    const saved = await maya.value('updates.save-section', { engagementId, section: 'moving', revision: section.revision, lines });
    expect(Object.values(saved.dates ?? {})).toEqual([{ kind: 'forecast', on: '2026-11-25', from: 'words' }]);
    due('2026-11-26');
    const again = (await maya.value('updates.refresh', { engagementId })).sections.find(({ name }) => name === 'moving');
    expect(again?.lines[0]?.dated).toEqual({ kind: 'forecast' });
    expect(Object.values(again?.dates ?? {})).toEqual([{ kind: 'forecast', on: '2026-11-26', from: 'words' }]);
  });

  it.each([[{ kind: 'commitment', on: '2026-02-30' }, 'lines.0.dated.on'], [{ kind: 'vow' }, 'lines.0.dated.kind'], [{ kind: 'forecast', by: '2026-12-04' }, 'lines.0.dated']])('%j is refused at its field', async (dated, field) => {
    const { maya, engagementId } = sending;
    const { revision } = (await maya.value('updates.draft', { engagementId })).sections.find(({ name }) => name === 'moving')!;
    const lines = [{ id: 'x', issueIds: [], versionIds: [], text: { en: 'Soon' }, asIs: [], dated }];
    expect(await maya.raw('updates.save-section', { engagementId, section: 'moving', revision, lines })).toMatchObject({ ok: false, error: { code: 'invalid', field } });
  });
});

describe('what else was told', () => {
  it('by word of mouth counts, and supersedes as an update does', async () => {
    await call('2026-11-25');
    await goTo('2026-11-25T22:00:00.000Z');
    await call('2026-12-02');
    await sending.settle(60);
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-announced'], ['2026-12-02', 'open']]);
    expect((await promises())[0]).toMatchObject({ told: { by: { name: sending.world.people.jonas.displayName }, source: { kind: 'word-of-mouth', contactKind: 'call' } }, words: { en: 'We talked.' } });
  });

  it('in a note counts', async () => {
    due('2026-11-25');
    await sending.sendNote([sending.ana], { issueId: issue.id });
    await sending.settle(undoSeconds);
    await sending.settle(60);
    expect(await promises()).toMatchObject([{ promisedOn: '2026-11-25', told: { source: { kind: 'note' } }, state: 'open' }]);
  });

  it('but nobody knows whether it arrived, promises nothing until a person confirms it', async () => {
    const { world, maya, engagementId, tom } = sending;
    const draft = await maya.value('updates.draft', { engagementId });
    const section = draft.sections.find(({ name }) => name === 'risks')!;
    await maya.value('updates.save-section', { engagementId, section: 'risks', revision: section.revision, lines: [{ id: randomUUID(), versionIds: [], asIs: [], issueIds: [], text: {}, ...moving() }] });
    world.site.fault({ method: 'POST', path: /\/notify/, effect: 'lost answer' });
    const sent = await sending.send([tom]);
    await sending.settle(undoSeconds);
    await sending.settle(60);
    expect((await sending.delivery(sent, tom)).state).toBe('unknown');
    expect(await promises()).toEqual([]);
    await maya.value('updates.settle', { updateId: sent.id, contactId: tom.id, arrived: true });
    await sending.settle(60);
    expect((await promises()).map(({ promisedOn }) => promisedOn)).toContain('2026-11-25');
  });

  it('of what we do about a problem is a promise only a person can settle', async () => {
    await tell({ risks: [{ text: { en: 'The bank is slow' }, response: { text: { en: 'We ask every day' }, by: '2026-11-25' } }] });
    const [promise] = await promises();
    expect(promise).toMatchObject({ subject: { kind: 'line' }, meaning: 'response', words: { en: 'We ask every day' }, state: 'open' });
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-silent']]);
    const said = { kind: 'done' as const, on: '2026-11-24', note: '' };
    const settled = await sending.world.as('jonas').value('ledger.settle-promise', { engagementId: sending.engagementId, promiseId: promise!.id, said });
    expect(settled).toMatchObject({ state: 'kept', doneOn: '2026-11-24', said: { ...said, by: { name: sending.world.people.jonas.displayName } } });
    expect(await page('kept')).toMatchObject({ promises: [settled], counts: { kept: 1, 'late-silent': 0 } });
  });
});

describe('a milestone', () => {
  const beta = () => createVersion(sending.world.state, sending.world.people.maya, { projectId: sending.world.project.id, name: 'Beta', releaseDate: '2026-11-25' });

  it('that is released in time is kept, by our own record', async () => {
    const version = beta();
    await sending.settle(60);
    await tell({ milestones: [{ versionIds: [version.id], text: { en: 'Beta on 25 November' }, dated: { kind: 'commitment', on: '2026-11-25' } }] });
    expect(await promises()).toMatchObject([{ subject: { kind: 'version', versionId: version.id, name: 'Beta' }, state: 'open' }]);
    await goTo('2026-11-25T18:00:00.000Z');
    updateVersion(sending.world.state, sending.world.people.maya, sending.world.state.versions.get(version.id)!, { released: true });
    await sending.settle(60);
    expect(await promises()).toMatchObject([{ state: 'kept', doneOn: '2026-11-25' }]);
    updateVersion(sending.world.state, sending.world.people.maya, sending.world.state.versions.get(version.id)!, { released: false });
    await sending.settle(60);
    expect(await states()).toEqual([['2026-11-25', 'open']]);
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-silent']]);
  });

  it('whose release nobody told us of is looked up when its day has passed', async () => {
    const version = beta();
    await sending.settle(60);
    await tell({ milestones: [{ versionIds: [version.id], text: { en: 'Beta on 25 November' }, dated: { kind: 'commitment', on: '2026-11-25' } }] });
    await goTo('2026-11-25T18:00:00.000Z');
    sending.world.state.versions.put({ ...sending.world.state.versions.get(version.id)!, released: true });
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await promises()).toMatchObject([{ state: 'kept', doneOn: '2026-11-25' }]);
  });
});

describe('what became of it', () => {
  it('is found by the schedule where the event was lost', async () => {
    await tell({ moving: [moving()] });
    await goTo('2026-11-25T09:00:00.000Z');
    // Written past the site's own ways, so that nobody hears of it.
    sending.world.state.issues.put({ ...current(), statusId: done, statusChangedAt: '2026-11-25T09:00:00.000Z' });
    await goTo('2026-11-25T12:00:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'open']]);
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await promises()).toMatchObject([{ state: 'kept', doneOn: '2026-11-25' }]);
  });

  it('is the same when events come twice, at once and with lists that lag', async () => {
    sending.world.runtime.redeliver(3, { concurrently: true });
    await tell({ moving: [moving()] });
    await call('2026-11-27');
    await sending.settle(60);
    move(done);
    move('3');
    move(done);
    await sending.settle(60);
    expect(await states()).toEqual([['2026-11-25', 'kept'], ['2026-11-27', 'kept']]);
    const { counts } = await page();
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('is late because of her, where what she was asked for was open when its day had passed', async () => {
    await tell({ moving: [moving()], asks: [{ issueIds: [issue.id], text: { en: 'Send us the access' }, neededBy: '2026-11-23' }] });
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-theirs']]);
    expect(await page('outside')).toMatchObject({ counts: { 'late-theirs': 1, 'late-silent': 0 }, promises: [{ state: 'late-theirs' }] });
  });

  it('is withdrawn where the issue is closed as not to be done, and she was told in time', async () => {
    const wontDo = [...sending.world.state.resolutions.all()].find(({ name }) => name === "Won't Do")!;
    await call('2026-11-25');
    await goTo('2026-11-23T09:00:00.000Z');
    transitionIssue(sending.world.state, sending.world.people.priya, current(), { statusId: done, resolutionId: wontDo.id });
    await sending.settle(60);
    expect(await states()).toEqual([['2026-11-25', 'open']]);
    await tell({ moving: [{ issueIds: [issue.id], text: { en: 'We will not import the old points.' } }] });
    expect(await states()).toEqual([['2026-11-25', 'withdrawn']]);
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'withdrawn']]);
  });

  it('of an issue that was removed is withdrawn only by a person, and only where she was told in time', async () => {
    await call('2026-11-25');
    const id = (await promises())[0]!.id;
    await goTo('2026-11-23T09:00:00.000Z');
    deleteIssue(sending.world.state, sending.world.people.maya, current());
    await sending.settle(60);
    expect(await states()).toEqual([['2026-11-25', 'open']]);
    await runSchedule('2026-11-26T00:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-silent']]);
    const settle = (said: { kind: 'done' | 'withdrawn'; on: string; note: string }) => sending.maya.call('ledger.settle-promise', { engagementId: sending.engagementId, promiseId: id, said });
    const refused = (message: string, field: string) => ({ ok: false, error: expect.objectContaining({ code: 'invalid', message: `failure.${message}`, field }) });
    expect(await settle({ kind: 'withdrawn', on: '2026-11-26', note: '' })).toEqual(refused('after-the-promise', 'said.on'));
    expect(await settle({ kind: 'withdrawn', on: '2026-11-27', note: '' })).toEqual(refused('in-the-future', 'said.on'));
    expect(await settle({ kind: 'withdrawn', on: '2026-11-19', note: '' })).toEqual(refused('before-the-promise', 'said.on'));
    expect(await settle({ kind: 'done', on: '2026-11-24', note: '' })).toEqual(refused('jira-tells', 'said.kind'));
    expect(await settle({ kind: 'withdrawn', on: '2026-11-24', note: 'By phone.' })).toMatchObject({ ok: true, value: { state: 'withdrawn' } });
    expect(await page('outside')).toMatchObject({ counts: { withdrawn: 1 }, promises: [{ said: { note: 'By phone.' } }] });
  });

  it('is judged by the days of the client', async () => {
    const { id, revision, client, contacts: _contacts, glossary, projectId: _projectId, createdAt: _createdAt, anchorIssue, ...rest } = sending.engagement;
    await sending.maya.value('clients.save-engagement', { ...rest, id, revision, clientName: client.name, statuses: glossary.statuses, timeZone: 'Asia/Shanghai', ...(anchorIssue && { anchorIssueId: anchorIssue.id }) });
    await call('2026-11-25');
    await sending.settle(60);
    await runSchedule('2026-11-25T16:30:00.000Z');
    expect(await states()).toEqual([['2026-11-25', 'late-silent']]);
  });
});

describe('the list', () => {
  it('has pages, filters, counts and a rate, which agree', async () => {
    const { world, engagementId, ana } = sending;
    const many = Array.from({ length: 24 }, (_, index) => world.issue({ summary: `Piece ${index}` }));
    await world.settle();
    for (let start = 0; start < many.length; start += 8) {
      await world.as('jonas').value('ledger.log-contact', {
        engagementId,
        logId: randomUUID(),
        kind: 'mail',
        at: '2026-11-20T11:00:00.000Z',
        contactIds: [ana.id],
        summary: 'The list.',
        told: many.slice(start, start + 8).map(({ id }, index) => ({ issueId: id, category: 'to-do' as const, dueOn: `2026-11-2${2 + index}`, blocked: false })),
      });
      await sending.settle(60);
    }
    const open = await page('open');
    expect(open).toMatchObject({ counts: { open: 24 }, dueThisWeek: 15 });
    expect(open.promises).toHaveLength(20);
    expect(open.rate).toBeUndefined();
    const rest = await world.as('jonas').value('ledger.promises', { engagementId, state: 'open', cursor: open.cursor! });
    expect(rest.cursor).toBeUndefined();
    const ids = [...open.promises, ...rest.promises].map(({ id }) => id);
    expect(new Set(ids).size).toBe(24);
    for (const each of many.slice(0, 6)) move(done, each);
    await sending.settle(60);
    await runSchedule('2026-11-25T00:30:00.000Z');
    const all = await page();
    expect(all.counts).toMatchObject({ kept: 6, 'late-silent': 6, open: 12 });
    expect(all.rate).toEqual({ kept: 6, of: 12 });
    expect((await page('late')).promises).toHaveLength(6);
    expect((await sending.maya.value('updates.open')).promises?.[engagementId]).toEqual({ rate: { kept: 6, of: 12 }, open: 12, dueThisWeek: 12 });
    expect((await sending.maya.value('updates.draft', { engagementId })).ownRecord).toMatchObject({ promises: 12, overdue: 6, from: 'engagement' });
    // Beside a date she has not been told, the draft says what the record makes of it.
    due('2026-12-04');
    const given = async () => {
      const draft = await sending.maya.value('updates.refresh', { engagementId });
      const moving = draft.sections.find(({ name }) => name === 'moving');
      return moving?.dates?.[moving.lines.find(({ issueIds }) => issueIds.includes(issue.id))?.id ?? ''];
    };
    expect(await given()).toEqual({ kind: 'commitment', on: '2026-12-04', from: 'words', likelyBy: '2026-12-09' });
    await call('2026-12-04');
    await sending.settle(60);
    expect(await given()).toEqual({ kind: 'commitment', on: '2026-12-04', from: 'words' });
  }, 30_000);

  const dueFor = async (engagementIds: string[]) => {
    const [{ engagementOutlines }, { readTogether }, { promisesDue, wantsBooks }] = await Promise.all([import('../clients/places'), import('../platform/storage/batch'), import('./promise-list')]);
    const [outlines, { books }] = await Promise.all([engagementOutlines(engagementIds), readTogether({ books: wantsBooks(engagementIds) })]);
    return promisesDue(outlines, books);
  };

  it('tells pages across clients what is due within seven days, client by client', async () => {
    const other = await sending.maya.value('clients.create-engagement', { clientName: '晨光会员', contact: { name: '王芳', road: 'by-hand' }, visibility: { kind: 'all' } });
    await call('2026-11-25');
    const due = await sending.inApp(() => dueFor([sending.engagementId, other.id]));
    expect(due).toEqual([{ engagementId: sending.engagementId, promises: [expect.objectContaining({ promisedOn: '2026-11-25', state: 'open' })] }]);
    await goTo('2026-11-20T12:10:00.000Z');
    await call('2026-11-27');
    const later = await sending.inApp(() => dueFor([sending.engagementId]));
    // The 27th is the eighth day, and of the 25th she knows that it will be late.
    expect(later).toEqual([]);
  });

  it('is for the team: the client’s own people are refused, and see no rate', async () => {
    const { world, engagementId } = sending;
    await call('2026-11-25');
    const id = (await promises())[0]!.id;
    // Tom has an account, and is Harbor Coffee's.
    expect(await world.as('tom').call('ledger.promises', { engagementId })).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.for-the-team' } });
    expect((await world.as('tom').value('updates.open')).promises).toBeUndefined();
    expect((await world.as('vera').value('ledger.promises', { engagementId })).promises).toHaveLength(1);
    for (const name of ['vera', 'tom', 'stranger', 'ana'] as const) {
      expect(await world.as(name).call('ledger.settle-promise', { engagementId, promiseId: id, said: { kind: 'withdrawn', on: '2026-11-20', note: '' } })).toMatchObject({ ok: false });
    }
    for (const name of ['stranger', 'ana'] as const) expect(await world.as(name).call('ledger.promises', { engagementId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await world.as('jonas', world.serviceProject).call('ledger.promises', { engagementId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await world.as('jonas').call('ledger.settle-promise', { engagementId, promiseId: `${randomUUID()}.done.issue-1`, said: { kind: 'withdrawn', on: '2026-11-20', note: '' } })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it.each([{}, { engagementId: 'x' }, { engagementId: '6f1b5d5e-6d43-4c55-9a39-6d0d2f1f7c11', state: 'late-silent' }, { engagementId: '6f1b5d5e-6d43-4c55-9a39-6d0d2f1f7c11', cursor: 1 }])('refuses %j', async (input) => {
    expect(await sending.world.as('jonas').raw('ledger.promises', input)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });
});
