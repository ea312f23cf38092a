import { createProject } from '../../local/site/operations/projects';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import type { Issue } from '../../local/site/model';
import { startWorld, type World } from '../../local/testing/world';
import { limits } from '../platform/limits';
import type { Draft, Line, LineDraft, Section, SectionName } from './contract';

let world: World;
let engagementId: string;
beforeEach(async () => {
  world = await startWorld();
  const engagement = await world.as('maya').value('clients.create-engagement', { clientName: 'Harbor', contact: { name: 'Ana', road: 'by-hand' }, visibility: { kind: 'all' } });
  engagementId = engagement.id;
});
afterEach(() => world.close());

const named = (summary: string): Issue => [...world.state.issues.all()].find((issue) => issue.summary === summary) as Issue;
const move = (summary: string, name: string) => {
  const statusId = [...world.state.statuses.all()].find((each) => each.name === name)?.id ?? '';
  return transitionIssue(world.state, world.people.priya, named(summary), { statusId }, '2026-11-18T09:00:00.000Z');
};
const draft = (name: 'maya' | 'jonas' = 'jonas') => world.as(name).value('updates.draft', { engagementId });
const section = (from: Draft, name: SectionName) => from.sections.find((each) => each.name === name) as Section;
const draftOf = ({ generated: _generated, ...line }: Line): LineDraft => line;
const typed = (id: string, text: LineDraft['text'] = { en: 'Hello' }): LineDraft => ({ id, issueIds: [], versionIds: [], text, asIs: [] });
const save = (name: SectionName, revision: string, lines: LineDraft[], who: 'maya' | 'jonas' = 'jonas') => world.as(who).call('updates.save-section', { engagementId, section: name, revision, lines });
const saved = async (...input: Parameters<typeof save>): Promise<Section> => {
  const reply = await save(...input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
};

describe('updates.draft', () => {
  it('starts one draft, even when two people start it at once', async () => {
    const [one, other] = await Promise.all([draft('maya'), draft('jonas')]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ number: 1, languages: ['en'], startedAt: '2026-11-20T12:00:00.000Z' });
    expect(one.sections.map(({ name }) => name)).toEqual(['summary', 'done', 'moving', 'next', 'milestones', 'risks', 'asks']);
    expect(await draft()).toEqual(one);
  });

  it('shows as it starts what opening it again shows', async () => {
    const started = await world.as('jonas').value('updates.draft', { engagementId });
    expect(await world.as('jonas').value('updates.draft', { engagementId })).toEqual(started);
  });

  it('is refused to who may only read, and does not exist for a stranger or in another project', async () => {
    const foreign = createProject(world.state, { key: 'OTH', name: 'Other', leadAccountId: world.people.maya.accountId, roles: { Administrators: [world.people.maya.accountId] } });
    const { revision } = section(await draft(), 'done');
    const calls = [
      ['updates.draft', { engagementId }],
      ['updates.refresh', { engagementId }],
      ['updates.discard', { engagementId }],
      ['updates.save-section', { engagementId, section: 'done', revision, lines: [] }],
      ['updates.choose-health', { engagementId, revision, state: 'on-track' }],
      ['updates.show-issue', { engagementId, issueId: '10001' }],
    ] as const;
    for (const [key, input] of calls) {
      expect(await world.as('vera').raw(key, input)).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.no-permission-edit' } });
      for (const name of ['stranger', 'ana', 'fang'] as const) expect(await world.as(name).raw(key, input)).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(await world.as('maya', foreign).raw(key, input)).toMatchObject({ ok: false, error: { code: 'not-found', message: 'failure.not-found' } });
      expect(await world.as('maya').raw(key, { ...input, engagementId: 'nobody' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
    expect(section(await draft(), 'done').revision).toBe(revision);
  });

  it('can be discarded and begun again', async () => {
    const { revision } = section(await draft(), 'done');
    await saved('done', revision, [typed('mine')]);
    await world.as('maya').value('updates.discard', { engagementId });
    expect(await world.as('maya').call('updates.discard', { engagementId })).toMatchObject({ ok: false, error: { code: 'not-found', message: 'failure.no-draft' } });
    expect(await save('done', revision, [])).toMatchObject({ ok: false, error: { code: 'not-found', message: 'failure.no-draft' } });
    expect(section(await draft(), 'done').lines).toEqual([]);
  });
});

describe('updates.save-section', () => {
  it('keeps what was typed beside what Candor wrote, for one call to Jira', async () => {
    await world.as('jonas').value('updates.open');
    move('Refunds', 'Done');
    const before = section(await draft(), 'done');
    const lines = before.lines.map(draftOf);
    world.runtime.count.reset();
    const after = await saved('done', before.revision, [{ ...(lines[0] as LineDraft), text: { en: 'Money comes back now.', 'zh-CN': ' ' } }, typed('mine', { 'zh-CN': '你好' })]);
    expect(world.runtime.count.jiraCalls).toHaveLength(1);
    expect(after.lines).toEqual([{ ...before.lines[0], text: { en: 'Money comes back now.' } }, typed('mine', { 'zh-CN': '你好' })]);
    expect(after).toMatchObject({ savedBy: world.people.jonas.displayName });
    expect(section(await draft(), 'done')).toEqual(after);
  });

  it('does not take what Candor wrote for something typed', async () => {
    move('Refunds', 'Done');
    const before = section(await draft(), 'done');
    const after = await saved('done', before.revision, before.lines.map((line) => ({ ...draftOf(line), text: { ...line.generated } })));
    expect(after.lines).toEqual(before.lines);
  });

  it('is a conflict for the second of two editors, who loses nothing', async () => {
    const { revision } = section(await draft(), 'asks');
    const first = await saved('asks', revision, [typed('a', { en: 'Maya wrote this.' })], 'maya');
    expect(await save('asks', revision, [typed('b', { en: 'Jonas wrote that.' })])).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.changed-elsewhere' } });
    expect(section(await draft(), 'asks')).toEqual(first);
    const both = await Promise.all([save('asks', first.revision, [typed('a')], 'maya'), save('asks', first.revision, [typed('b')])]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it.each<[string, Partial<LineDraft> & Record<string, unknown>, string, string]>([
    ['a text over its limit', { text: { en: 'x'.repeat(limits.line + 1) } }, 'too-long', 'lines.1.text.en'],
    ['an answer over its limit', { response: { text: { 'zh-CN': '字'.repeat(limits.line + 1) } } }, 'too-long', 'lines.1.response.text.zh-CN'],
    ['a link that is none', { link: { url: 'javascript://example.com/%0aalert(1)', label: 'Demo' } }, 'not-a-link', 'lines.1.link.url'],
    ['a link with spaces', { link: { url: 'https://a b', label: 'Demo' } }, 'not-a-link', 'lines.1.link.url'],
    ['a day that is none', { neededBy: '2026-02-30' }, 'not-a-date', 'lines.1.neededBy'],
    ['an answer by no day', { response: { text: {}, by: 'soon' } }, 'not-a-date', 'lines.1.response.by'],
    ['an issue key for an id', { issueIds: ['HAR-1'] }, 'malformed', 'lines.1.issueIds.0'],
    ['an issue nobody can see', { issueIds: ['987654'] }, 'issue-not-visible', 'lines.1.issueIds'],
    ['a milestone of nowhere', { versionIds: ['987654'] }, 'not-found', 'lines.1.versionIds'],
    ['the id of another line', { id: 'fine' }, 'malformed', 'lines.1.id'],
    ['a phrase', { phrase: { topic: 'done:1', key: 'phrase.done', values: {} } }, 'malformed', 'lines.1'],
    ['a language Candor does not speak', { text: { fr: 'Bonjour' } as LineDraft['text'] }, 'malformed', 'lines.1.text'],
  ])('refuses %s, and keeps what was there', async (_, wrong, message, field) => {
    const { revision } = section(await draft(), 'asks');
    const before = await saved('asks', revision, [typed('kept')]);
    const reply = await save('asks', before.revision, [typed('fine'), { ...typed('wrong'), ...wrong }]);
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid', message: `failure.${message}`, field } });
    expect(section(await draft(), 'asks')).toEqual(before);
  });

  it('takes a section up to its limit in each language', async () => {
    const { revision } = section(await draft(), 'asks');
    const full = Array.from({ length: 5 }, (_, index) => typed(`line-${index}`, { en: 'x'.repeat(limits.line), 'zh-CN': '字'.repeat(limits.line) }));
    const { revision: second } = await saved('asks', revision, full);
    expect(await save('asks', second, [...full, typed('over', { 'zh-CN': '字' })])).toMatchObject({
      ok: false,
      error: { code: 'invalid', message: 'failure.section-too-long', field: 'lines.5.text.zh-CN', parameters: { limit: limits.section } },
    });
  });

  it('takes an issue the client sees though the evidence does not name it, and no hidden one', async () => {
    const { revision } = section(await draft(), 'asks');
    const one = await saved('asks', revision, [{ ...typed('a'), issueIds: [named('Gift cards').id] }]);
    await world.as('maya').value('clients.set-visibility', { engagementId, issueId: named('Refunds').id, choice: 'hidden' });
    expect(await save('asks', one.revision, [{ ...typed('a'), issueIds: [named('Refunds').id] }])).toMatchObject({ ok: false, error: { message: 'failure.issue-not-visible' } });
  });

  it('writes for an issue taken from the evidence without words', async () => {
    move('Refunds', 'Done');
    const before = section(await draft(), 'done');
    const emptied = await saved('done', before.revision, []);
    const after = await saved('done', emptied.revision, [{ ...typed('added', {}), issueIds: [named('Refunds').id] }]);
    expect(after.lines[0]?.generated).toEqual({ en: '“Refunds” is done.', 'zh-CN': '“Refunds”已完成。' });
  });
});

describe('updates.refresh', () => {
  const refresh = () => world.as('jonas').value('updates.refresh', { engagementId });
  const english = (from: Draft, name: SectionName) => section(from, name).lines.map(({ text, generated }) => text.en ?? generated?.en);

  it('keeps what was typed, leaves out what was removed, and brings what is new', async () => {
    move('Refunds', 'Done');
    move('Gift cards', 'Done');
    const before = section(await draft(), 'done');
    const refunds = before.lines.find(({ issueIds }) => issueIds.includes(named('Refunds').id)) as Line;
    await saved('done', before.revision, [{ ...draftOf(refunds), text: { en: 'Money comes back.' } }, typed('mine')]);
    move('Menu editor', 'Done');
    expect(english(await refresh(), 'done')).toEqual(['Money comes back.', 'Hello', '“Menu editor” is done.']);
    expect(english(await refresh(), 'done')).toEqual(['Money comes back.', 'Hello', '“Menu editor” is done.']);
  });

  it('forgets what is no longer so, in the words of the client', async () => {
    move('Refunds', 'Done');
    expect(english(await draft(), 'done')).toEqual(['“Refunds” is done.']);
    move('Refunds', 'In Progress');
    await world.as('maya').value('clients.save-title', { engagementId, issueId: named('Refunds').id, language: 'en', title: 'Money back' });
    const after = await refresh();
    expect([english(after, 'done'), english(after, 'moving')]).toEqual([[], ['“Money back” was done before and has been opened again.']]);
    expect(after.evidence.groups.moving[0]).toMatchObject({ summary: 'Refunds', title: 'Money back' });
  });

  it('loses nothing that is saved while Jira is read', async () => {
    const { revision } = section(await draft(), 'asks');
    move('Refunds', 'Done');
    const [one, other, reply] = await Promise.all([refresh(), refresh(), save('asks', revision, [typed('meanwhile')])]);
    expect(reply.ok).toBe(true);
    expect([english(one, 'done'), english(other, 'done')]).toEqual([['“Refunds” is done.'], ['“Refunds” is done.']]);
    expect(english(await draft(), 'asks')).toEqual(['Hello']);
  });

  it('says so when there is no draft', async () => {
    expect(await world.as('jonas').call('updates.refresh', { engagementId })).toMatchObject({ ok: false, error: { code: 'not-found', message: 'failure.no-draft' } });
  });
});

describe('updates.choose-health', () => {
  it('keeps the choice, and the first line says the bad news all the same', async () => {
    editIssue(world.state, world.people.priya, named('Refunds'), { duedate: '2026-11-16' });
    const before = await draft();
    expect(before).toMatchObject({ chosenHealth: 'at-risk', computedHealth: { state: 'at-risk', reasons: [{ kind: 'overdue' }] } });
    expect(section(before, 'summary').lines[0]?.generated?.en).toBe('The plan is at risk: “Refunds” is overdue.');
    const input = { engagementId, revision: before.healthRevision, state: 'on-track' } as const;
    const chosen = await world.as('jonas').value('updates.choose-health', input);
    const after = await draft();
    expect(after).toMatchObject({ chosenHealth: 'on-track', computedHealth: { state: 'at-risk' }, healthRevision: chosen.revision });
    expect(section(after, 'summary').lines[0]?.generated).toEqual({ en: 'We are on track, although “Refunds” is overdue.', 'zh-CN': '项目总体顺利，但“Refunds”已逾期。' });
    expect(await world.as('maya').call('updates.choose-health', input)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});
