import { paragraphs } from '../../local/site/document';
import { addComment } from '../../local/site/operations/comments';
import { createProject } from '../../local/site/operations/projects';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { readPayload, readSnapshot } from '../ledger/snapshot';
import type { Check, Finding } from './check-contract';
import { heardLately } from './checks/heard-lately';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...(field !== undefined && { field }) }) });
const draft = () => ({ engagementId: sending.engagementId });
const check = (name: 'maya' | 'jonas' = 'maya') => sending.world.as(name).value('updates.check', draft());
const stop = ({ findings }: Check, rule = 'other-client'): Finding => {
  const found = findings.find((finding) => finding.rule === rule);
  if (!found) throw new Error(`No finding ${rule}: ${JSON.stringify(findings)}`);
  return found;
};
const shown = ({ id: findingId, evidence }: Finding) => ({ ...draft(), findingId, evidence });
const otherProject = () => {
  const { people, state } = sending.world;
  return createProject(state, { key: 'OTH', name: 'Other', leadAccountId: people.maya.accountId, roles: { Administrators: [people.maya.accountId] } });
};
/** Another client, of another project. */
const meet = (clientName = 'Northwind Traders') => sending.world.as('maya', otherProject()).value('clients.create-engagement', { clientName, contact: { name: 'Erika Holm', road: 'by-hand' }, visibility: { kind: 'all' } });
const leak = async () => {
  await meet();
  await sending.writeLine('next', 'Then what Northwind Traders has.');
};

describe('a Stop', () => {
  it('keeps an update from leaving until it is mended', async () => {
    await leak();
    const before = await sending.preview();
    expect(before.check).toMatchObject({ openStops: 1, openNotes: 0, findings: [{ rule: 'other-client', level: 'stop', state: 'open', section: 'next', language: 'en', quote: 'Northwind Traders' }] });
    expect((await check()).findings).toEqual(before.check.findings);
    const input = await sending.sendInput();
    expect(await sending.maya.call('updates.send', input)).toEqual({ ok: false, error: { code: 'conflict', message: 'failure.findings-open', field: `lines.${before.check.findings[0]?.lineId}`, parameters: { count: 1 } } });
    expect((await sending.maya.value('updates.open')).sent).toEqual([]);

    const current = (await sending.maya.value('updates.draft', draft())).sections.find(({ name }) => name === 'next');
    await sending.maya.value('updates.save-section', { ...draft(), section: 'next', revision: current?.revision ?? '', lines: [] });
    expect(await check()).toMatchObject({ findings: [], openStops: 0 });
    expect(await sending.send()).toMatchObject({ state: 'waiting' });
  });

  it('passes with a reason, which stays with what was sent', async () => {
    await leak();
    const finding = stop(await check());
    const overruled = await sending.maya.value('updates.overrule', { ...shown(finding), reason: 'other', text: 'They are partners; the contract says so.' });
    const decision = { by: expect.objectContaining({ name: sending.world.people.maya.displayName }), at: '2026-11-20T12:00:00.000Z', reason: 'other', text: 'They are partners; the contract says so.' };
    expect(overruled).toMatchObject({ openStops: 0, findings: [{ id: finding.id, state: 'overruled', decision }] });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(await sending.maya.value('updates.check-sent', { updateId: sent.id })).toMatchObject({ whenSent: [{ id: finding.id, state: 'overruled', decision }], now: [{ id: finding.id, state: 'overruled', decision }] });
  });

  it('that was overruled is open again when more of it is told', async () => {
    addComment(sending.world.state, sending.world.people.priya, sending.issue, { body: paragraphs('So keep the export out of the demo until their invoice is settled.') });
    const section = await sending.writeLine('next', 'We keep the export out of the demo.', { issueIds: [sending.issue.id] });
    const finding = stop(await check(), 'internal-comment');
    expect(await sending.maya.value('updates.overrule', { ...shown(finding), reason: 'agreed-with-client' })).toMatchObject({ openStops: 0 });
    const lines = section.lines.map(({ generated: _generated, ...line }) => ({ ...line, text: { en: `${line.text.en?.replace('.', '')} until their invoice is settled.` } }));
    await sending.maya.value('updates.save-section', { ...draft(), section: 'next', revision: section.revision, lines });
    const again = stop(await check(), 'internal-comment');
    expect(again).toMatchObject({ id: finding.id, state: 'open' });
    expect(again.evidence).not.toBe(finding.evidence);
    expect(await sending.maya.call('updates.overrule', { ...shown(finding), reason: 'agreed-with-client' })).toEqual(refused('conflict', 'finding-changed'));
  });

  it('stays overruled while other lines change, until somebody takes that back', async () => {
    await leak();
    const finding = stop(await check());
    await sending.maya.value('updates.overrule', { ...shown(finding), reason: 'told-by-phone' });
    await sending.writeLine('done', 'Everything of it.');
    expect(stop(await check())).toMatchObject({ state: 'overruled', decision: { reason: 'told-by-phone' } });
    expect(await sending.world.as('jonas').value('updates.reopen-finding', { ...draft(), findingId: finding.id })).toMatchObject({ openStops: 1 });
    expect(await sending.maya.call('updates.send', await sending.sendInput())).toEqual(refused('conflict', 'findings-open'));
  });

  it('is overruled as it was shown, with a reason, by its level', async () => {
    await leak();
    await sending.writeLine('done', 'It cost €5,000.');
    const current = await check();
    const [finding, note] = [stop(current), stop(current, 'money')];
    const call = (key: string, input: Record<string, unknown>) => sending.maya.raw(key, input);
    expect(await call('updates.overrule', { ...shown(finding), reason: 'other' })).toEqual(refused('invalid', 'required', 'text'));
    expect(await call('updates.overrule', { ...shown(finding), reason: 'other', text: '  ' })).toEqual(refused('invalid', 'required', 'text'));
    expect(await call('updates.overrule', { ...shown(finding), reason: 'other', text: 'x'.repeat(501) })).toEqual(refused('invalid', 'too-long', 'text'));
    expect(await call('updates.overrule', { ...shown(finding), reason: 'because' })).toEqual(refused('invalid', 'malformed', 'reason'));
    expect(await call('updates.overrule', { ...shown(finding), findingId: '0123456789abcdef', reason: 'not-this-issue' })).toEqual(refused('not-found', 'finding-gone'));
    expect(await call('updates.overrule', { ...shown(finding), evidence: '0'.repeat(32), reason: 'not-this-issue' })).toEqual(refused('conflict', 'finding-changed', 'findingId'));
    expect(await call('updates.overrule', { ...shown(note), reason: 'not-this-issue' })).toEqual(refused('invalid', 'malformed', 'findingId'));
    expect(await call('updates.dismiss', shown(finding))).toEqual(refused('invalid', 'malformed', 'findingId'));
    expect(await check()).toMatchObject({ openStops: 1, openNotes: 1 });
    expect(await call('updates.dismiss', shown(note))).toMatchObject({ ok: true, value: { openStops: 1, openNotes: 0 } });
  });

  it('comes first, and Notes never keep anything from leaving', async () => {
    await sending.writeLine('done', 'It cost €5,000.');
    await meet();
    await sending.writeLine('risks', 'As for Northwind Traders.');
    expect((await check()).findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['other-client', 'money']));
    expect((await check()).findings[0]).toMatchObject({ rule: 'other-client' });
    await sending.maya.value('updates.overrule', { ...shown(stop(await check())), reason: 'agreed-with-client' });
    const { findings } = await check();
    for (const finding of findings.filter(({ level, state }) => level === 'stop' && state === 'open')) await sending.maya.value('updates.overrule', { ...shown(finding), reason: 'not-this-issue' });
    expect(await sending.send()).toMatchObject({ state: 'waiting' });
  });
});

describe('a note', () => {
  const text = { en: 'Works like that of Northwind Traders.' };

  it('is stopped as an update is, and passes with the reason that comes along', async () => {
    await meet();
    const { check: before } = await sending.previewNote({ text });
    expect(before).toMatchObject({ openStops: 1, findings: [{ rule: 'other-client', lineId: 'text' }] });
    const input = await sending.noteInput([sending.tom], { text });
    expect(await sending.maya.call('updates.send-note', input)).toEqual(refused('conflict', 'findings-open', 'lines.text'));
    const { id: findingId, evidence } = stop(before);
    const overruled = [{ findingId, evidence, reason: 'told-by-phone' as const }];
    expect((await sending.previewNote({ text, overruled })).check).toMatchObject({ openStops: 0, findings: [{ state: 'overruled' }] });
    expect(await sending.maya.raw('updates.send-note', { ...input, overruled: [{ findingId, evidence, reason: 'other' }] })).toEqual(refused('invalid', 'required', 'overruled.0.text'));
    expect(await sending.maya.call('updates.send-note', { ...input, overruled: [{ findingId, evidence: '0'.repeat(32), reason: 'told-by-phone' }] })).toEqual(refused('conflict', 'findings-open', 'lines.text'));
    const sent = await sending.maya.value('updates.send-note', { ...input, overruled });
    expect(await sending.maya.value('updates.check-sent', { updateId: sent.id })).toMatchObject({ whenSent: [{ state: 'overruled', decision: { reason: 'told-by-phone' } }] });
  });
});

describe('sending the frozen message once more', () => {
  it('is stopped by what has become a leak meanwhile, and passes with a reason', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation();
    sending.world.site.fault({ method: 'POST', path: /\/notify$/, effect: { status: 400 } });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'failed' });
    await meet('Apple Pay');
    const target = { updateId: sent.id, contactId: sending.tom.id };
    expect(await sending.maya.call('updates.resend', target)).toEqual(refused('conflict', 'findings-open'));
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'failed' });
    const { now, whenSent } = await sending.maya.value('updates.check-sent', { updateId: sent.id });
    expect(whenSent.filter(({ level }) => level === 'stop')).toEqual([]);
    const overruled = now.filter(({ level }) => level === 'stop').map(({ id: findingId, evidence }) => ({ findingId, evidence, reason: 'not-this-issue' as const }));
    expect(overruled.length).toBeGreaterThan(0);
    expect((await sending.maya.value('updates.check-sent', { updateId: sent.id, overruled })).now).toEqual(now.map((finding) => expect.objectContaining({ id: finding.id, state: finding.level === 'stop' ? 'overruled' : 'open' })));
    expect(await sending.maya.call('updates.resend-failed', { updateId: sent.id })).toEqual(refused('conflict', 'findings-open'));
    expect(await sending.maya.value('updates.resend', { ...target, overruled })).toMatchObject({ deliveries: [{ state: 'waiting' }] });
    log.mockRestore();
  });
});

describe('what the check reads of Jira', () => {
  const comment = 'The vendor has not paid us yet, so keep the export out of the demo until their invoice is settled.';
  const say = (name: 'priya' | 'tom', text = comment) => addComment(sending.world.state, sending.world.people[name], sending.issue, { body: paragraphs(text) });

  it('finds words of a comment on an issue the draft names, unless it is hers', async () => {
    await sending.writeLine('next', 'We keep the export out of the demo until Friday.', { issueIds: [sending.issue.id] });
    expect((await check()).findings).toEqual([]);
    say('tom', 'Please keep the export out of the demo until Friday.');
    expect((await check()).findings).toEqual([]);
    for (const { id } of sending.world.state.commentsOf(sending.issue.id)) sending.world.state.comments.delete(id);
    say('priya');
    sending.advance(601);
    expect(stop(await check(), 'internal-comment')).toMatchObject({ level: 'stop', issueIds: [sending.issue.id], parameters: { key: sending.issue.key } });
  });

  it('reads comments anew for a preview, and while somebody writes once in ten minutes', async () => {
    await sending.writeLine('next', 'We keep the export out of the demo until Friday.', { issueIds: [sending.issue.id] });
    const readsComments = async (work: () => Promise<unknown>) => {
      sending.exchanges.length = 0;
      await work();
      return sending.exchanges.some(({ path, requestJson }) => path.endsWith('/bulkfetch') && JSON.stringify(requestJson).includes('"comment"'));
    };
    expect(await readsComments(check)).toBe(true);
    say('priya');
    expect(await readsComments(check)).toBe(false);
    expect((await check()).openStops).toBe(0);
    expect((await sending.preview()).check).toMatchObject({ openStops: 1 });
    // What the preview read, the next checks know.
    expect(stop(await check(), 'internal-comment')).toMatchObject({ parameters: { key: sending.issue.key } });
    for (const { id } of sending.world.state.commentsOf(sending.issue.id)) sending.world.state.comments.delete(id);
    expect((await check()).openStops).toBe(1);
    sending.advance(601);
    expect((await check()).openStops).toBe(0);
  });

  it('keeps no words of a comment', async () => {
    await sending.writeLine('next', 'We keep the export out of the demo until Friday.', { issueIds: [sending.issue.id] });
    say('priya');
    await sending.preview();
    const kept = await sending.inApp(() => heardLately(sending.engagementId, [sending.issue.id]));
    expect(kept?.comments).toMatchObject([{ issueKey: sending.issue.key }]);
    expect(kept?.comments[0]?.runs.length).toBeGreaterThan(5);
    expect(JSON.stringify(kept)).not.toMatch(/vendor|export|invoice/);
  });

  it('finds the key of an issue she does not see, in this project or another', async () => {
    const foreign = sending.world.issue({ summary: 'Rent the warehouse', projectId: otherProject().id });
    await sending.maya.value('clients.set-visibility', { ...draft(), issueId: sending.other.id, choice: 'hidden' });
    await sending.writeLine('next', `After ${sending.other.key}, ${foreign.key} and ${sending.anchor.key}, as for COVID-19 and UTF-8.`);
    expect((await check()).findings.map(({ rule, quote }) => [rule, quote])).toEqual([
      ['unseen-issue', sending.other.key],
      ['unseen-issue', foreign.key],
    ]);
  });

  it('is one batch and one search, however many lines and issues there are; nothing for what Candor wrote', async () => {
    const { state } = sending.world;
    const inProgress = [...state.statuses.all()].find(({ name }) => name === 'In Progress')?.id ?? '';
    for (let index = 0; index < 60; index += 1) {
      const work = sending.world.issue({ summary: `Work ${index}` });
      state.issues.put({ ...work, statusId: inProgress, updated: state.now() });
      addComment(state, sending.world.people.priya, work, { body: paragraphs(comment) });
    }
    sending.advance(60);
    await sending.maya.value('updates.discard', draft());
    await sending.maya.value('updates.draft', draft());
    await check();
    const count = async () => {
      sending.world.runtime.count.reset();
      await check();
      const { jiraCalls, storage } = sending.world.runtime.count;
      return { jira: jiraCalls.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`).sort(), points: jiraCalls.reduce((sum, { issuesReturned }) => sum + 1 + issuesReturned, 0), storage: Object.values(storage).reduce((sum, each) => sum + each, 0) };
    };
    expect(await count()).toMatchObject({ jira: ['GET /rest/api/3/mypermissions'] });
    for (let index = 0; index < 5; index += 1) await sending.writeLine('asks', `Please keep the export out of the demo until we say so, number ${index}.`, { issueIds: [sending.other.id] });
    const full = await count();
    expect(full.jira).toEqual(['GET /rest/api/3/mypermissions', 'POST /rest/api/3/issue/bulkfetch', 'POST /rest/api/3/search/jql']);
    // Of so many issues comments are read at most, and of the one the evidence did not know how it stands.
    expect(full.points).toBeLessThanOrEqual(3 + 51 + 1);
    expect(full.storage).toBeLessThanOrEqual(20);
  });
});

describe('who may', () => {
  it('nobody but the team: no viewer, customer, stranger, nor a contact who may edit issues', async () => {
    await leak();
    const { id: findingId, evidence } = stop(await check());
    const sentId = (await sending.maya.value('updates.overrule', { ...draft(), findingId, evidence, reason: 'told-by-phone' }), await sending.send([sending.ana])).id;
    await sending.maya.value('updates.take-back', { updateId: sentId });
    const { world } = sending;
    const project = world.state.projects.get(world.project.id);
    if (project) world.state.projects.put({ ...project, roles: { ...project.roles, Members: [...(project.roles.Members ?? []), world.people.tom.accountId] } });
    const calls = [
      ['updates.check', draft()],
      ['updates.overrule', { ...draft(), findingId, evidence, reason: 'told-by-phone' }],
      ['updates.dismiss', { ...draft(), findingId, evidence }],
      ['updates.reopen-finding', { ...draft(), findingId }],
      ['updates.ask-approval', draft()],
      ['updates.approve', { ...draft(), digest: '0'.repeat(64) }],
      ['updates.check-sent', { updateId: sentId }],
      ['updates.preview', draft()],
      ['updates.preview-note', sending.note()],
    ] as const;
    for (const [key, input] of calls) {
      expect({ key, reply: await world.as('tom').raw(key, input) }).toEqual({ key, reply: refused('forbidden', 'for-the-team') });
      if (key !== 'updates.check-sent') expect({ key, reply: await world.as('vera').raw(key, input) }).toEqual({ key, reply: refused('forbidden', 'no-permission-edit') });
      for (const name of ['ana', 'fang', 'stranger'] as const) expect({ key, reply: await world.as(name).raw(key, input) }).toEqual({ key, reply: refused('not-found', 'project-not-found') });
      expect(await world.portal('ana').raw(key, input)).toMatchObject({ ok: false });
      expect(await world.as('maya', world.serviceProject).raw(key, input)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
  });

  it('overrule and approve: only who may send', async () => {
    await leak();
    const { settings } = await sending.world.admin('maya').value('settings.open');
    await sending.world.admin('maya').value('settings.save', { ...settings, sending: { who: 'administrators' } });
    const jonas = sending.world.as('jonas');
    const finding = stop(await check('jonas'));
    expect(await jonas.call('updates.overrule', { ...shown(finding), reason: 'told-by-phone' })).toEqual(refused('forbidden', 'no-permission-send'));
    expect(await jonas.call('updates.approve', { ...draft(), digest: '0'.repeat(64) })).toEqual(refused('forbidden', 'no-permission-send'));
  });
});

describe('what a client can get', () => {
  it('holds nothing of the findings', async () => {
    await leak();
    const finding = stop(await check());
    await sending.maya.value('updates.overrule', { ...shown(finding), reason: 'other', text: 'Secret reason' });
    const sent = await sending.send();
    await sending.settle(undoSeconds);
    const request = sending.requests()[0];
    const { portal } = sending.world;
    const given = [
      await sending.inApp(() => readSnapshot(sent.id)),
      await sending.inApp(() => readPayload(sent.id, { language: 'en', form: 'first', length: 'full', road: 'request' })),
      sending.comments(),
      [...sending.world.state.mailbox.all()],
      [...sending.world.state.issues.all()],
      await portal('ana').value('portal.open'),
      await portal('ana').value('portal.request', { requestKey: request?.key ?? '' }),
      await portal('ana').value('portal.preferences'),
      // Browsers of the project who are no part of the team get these.
      await sending.world.as('tom').raw('updates.read', { updateId: sent.id }),
      await sending.world.as('tom').raw('updates.follow', { updateId: sent.id }),
      await sending.world.as('tom').raw('updates.open'),
      sending.exchanges.map(({ requestJson }) => requestJson),
    ];
    for (const each of given) {
      const text = JSON.stringify(each) ?? '';
      expect(text.length).toBeGreaterThan(2);
      for (const secret of ['other-client', finding.id, finding.evidence, 'Secret reason', 'overruled']) expect(text).not.toContain(secret);
    }
  });
});
