import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';
import type { NoteText } from './contract';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

const refused = (code: string, message: string, field?: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...(field !== undefined && { field }) }) });
const settled = () => sending.settle(undoSeconds);
const moveTo = (name: string, more: Record<string, unknown> = {}) => {
  const { state } = sending.world;
  const status = [...state.statuses.all()].find((each) => each.name === name);
  if (!status) throw new Error(`No status ${name}.`);
  const issue = state.issues.get(sending.issue.id);
  if (issue) state.issues.put({ ...issue, statusId: status.id, updated: state.now(), ...more });
};

describe('a note', () => {
  it('says the news first, then how the issue stands now in the words of the client', async () => {
    await sending.maya.value('clients.save-title', { engagementId: sending.engagementId, issueId: sending.issue.id, language: 'en', title: 'Paying with a phone' });
    moveTo('In Progress', { duedate: '2026-12-04' });
    const { recipients } = await sending.previewNote({ text: { en: 'Works in all shops.', 'zh-CN': '所有门店均可使用。' } });
    expect(recipients.map(({ name, road, language, length, first, linesInOtherLanguage }) => [name, road, language, length, first, linesInOtherLanguage])).toEqual([
      ['Ana Silva', 'request', 'en', 'full', true, 0],
      ['Tom Baker', 'notify', 'en', 'full', true, 0],
      ['王芳', 'by-hand', 'zh-CN', 'full', true, 0],
    ]);
    const [toAna, toTom, toFang] = recipients.map(({ message }) => message);
    expect(toAna?.subject).toBe('Harbor app: Paying with a phone (In progress)');
    expect(toAna?.text).toContain('Works in all shops.\n\nHow it stands now\n- “Paying with a phone”: In progress, due Fri 4 Dec.');
    expect(toAna?.text).toMatch(/^This is a short note on Harbor app from us to Harbor Coffee, the first we/);
    expect(toTom?.text.trimEnd()).toMatch(new RegExp(`\nTo answer, comment on ${sending.anchor.key}[^\n]*$`));
    expect(toAna?.text).not.toContain('To answer, comment on');
    expect(toFang?.subject).toBe('Harbor app：Pay with Apple Pay（进行中）');
    expect(toFang?.text).toContain('所有门店均可使用。');
    expect(toFang?.text).toContain('“Pay with Apple Pay”：进行中，');
  });

  it('does not state a date that has passed as one to come', async () => {
    moveTo('In Progress', { duedate: '2026-11-12' });
    const { recipients } = await sending.previewNote();
    const [toAna, , toFang] = recipients.map(({ message }) => message.text.replace(/\s+/g, ' '));
    expect(toAna).toContain('“Pay with Apple Pay”: In progress. It is 8 days overdue (was due Thu 12 Nov).');
    expect(toFang).toContain('“Pay with Apple Pay”：进行中。已逾期 8 天（原定11月12日周四完成）。');
    moveTo('In Progress', { duedate: '2026-11-20' });
    expect((await sending.previewNote()).recipients[0]?.message.text).toContain('In progress, due Fri 20 Nov.');
    moveTo('Done', { duedate: '2026-11-12' });
    expect((await sending.previewNote()).recipients[0]?.message.text).not.toMatch(/due/);
  });

  it('does not hide that the work is blocked', async () => {
    const { state } = sending.world;
    const inProgress = [...state.statuses.all()].find(({ name }) => name === 'In Progress');
    if (!inProgress) throw new Error('No such status.');
    const status = state.statuses.put({ ...inProgress, id: '777', name: 'Waiting for vendor' });
    const settings = await sending.world.admin('maya').value('settings.open');
    await sending.world.admin('maya').value('settings.save', { ...settings.settings, blockedStatuses: [status.name] });
    moveTo(status.name);
    const [toAna] = (await sending.previewNote()).recipients;
    expect(toAna?.message.subject).toBe('Harbor app: Pay with Apple Pay (blocked)');
    expect(toAna?.message.text).toContain('“Pay with Apple Pay”: In progress. It is blocked at the moment.');
  });

  it('reaches everybody by her road, exactly as the preview showed it, and is listed as a note', async () => {
    const { recipients } = await sending.previewNote();
    const sent = await sending.sendNote();
    expect(sent).toMatchObject({ kind: 'note', number: 0, state: 'waiting', subject: 'Harbor app: Pay with Apple Pay (Not started)' });
    expect(sent).not.toHaveProperty('health');
    await settled();
    expect((await sending.follow(sent)).deliveries.map(({ state }) => state)).toEqual(['posted', 'queued', 'waiting']);
    await sending.maya.value('updates.mark-sent', { updateId: sent.id, contactId: sending.fang.id });
    const { messages } = await sending.maya.value('updates.read', { updateId: sent.id });
    expect(messages).toEqual(recipients.map(({ contactId, message }) => ({ contactId, message })));
    expect(sending.exchanges.find(({ path }) => path.endsWith('/notify'))?.requestJson).toMatchObject({ subject: messages[1]?.message.subject, textBody: messages[1]?.message.text });
    expect(sending.exchanges.find(({ method, path }) => method === 'POST' && path.endsWith('/comment'))?.requestJson).toMatchObject({ body: messages[0]?.message.comment });
    sending.world.runtime.setQueryLag(3_600_000);
    expect((await sending.maya.value('updates.open')).sent).toMatchObject([{ id: sent.id, kind: 'note', deliveries: [{ state: 'posted' }, { state: 'queued' }, { state: 'sent-by-hand' }] }]);
  });

  it('touches neither the draft nor the plan nor the numbers', async () => {
    const draft = await sending.maya.value('updates.draft', { engagementId: sending.engagementId });
    const planned = (await sending.maya.value('clients.open')).engagements[0]?.nextUpdateOn;
    await sending.sendNote();
    await settled();
    expect(await sending.maya.value('updates.draft', { engagementId: sending.engagementId })).toEqual(draft);
    expect((await sending.maya.value('clients.open')).engagements[0]?.nextUpdateOn).toBe(planned);
    const update = await sending.send();
    await settled();
    sending.advance(86_400);
    const note = await sending.sendNote();
    await settled();
    expect([update.number, note.number]).toEqual([1, 1]);
    expect(await sending.maya.value('updates.draft', { engagementId: sending.engagementId })).toMatchObject({ number: 2, evidence: { from: draft.evidence.until } });
  });

  it('needs no draft', async () => {
    await sending.maya.value('updates.discard', { engagementId: sending.engagementId });
    const sent = await sending.sendNote([sending.tom]);
    await settled();
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
    expect((await sending.maya.value('updates.open')).drafts).toEqual([]);
  });

  it('opens with who we are only for somebody who never got anything', async () => {
    await sending.send([sending.ana]);
    await settled();
    expect((await sending.previewNote()).recipients.map(({ first }) => first)).toEqual([false, true, true]);
    await sending.sendNote([sending.tom]);
    await settled();
    await sending.writeLine('next', 'Gift cards');
    expect((await sending.preview()).recipients.map(({ first }) => first)).toEqual([false, false, true]);
  });

  it('goes in another language to readers whose own was left out, and says so', async () => {
    const { recipients } = await sending.previewNote({ text: { 'zh-CN': '所有门店均可使用。', en: '  ' } });
    expect(recipients.map(({ linesInOtherLanguage }) => linesInOtherLanguage)).toEqual([1, 1, 0]);
    expect(recipients[0]?.message.text).toContain('所有门店均可使用。');
  });

  it('asks Jira for little', async () => {
    const calls = async (work: () => Promise<unknown>) => {
      sending.exchanges.length = 0;
      await work();
      return sending.exchanges.map(({ method, path }) => `${method} ${path.replace(/^\/rest\/(api\/3|servicedeskapi)\//, '').replace(/\?.*/, '').replace(/\d{4,}/g, '#')}`).sort();
    };
    await sending.previewNote();
    // The check reads the comments somebody may have copied from.
    const each = ['GET issue/#', 'GET mypermissions', 'GET project/#', 'GET user/viewissue/search', 'POST issue/bulkfetch', 'POST search/jql'];
    expect(await calls(() => sending.previewNote())).toEqual(each);
    const input = await sending.noteInput();
    expect(await calls(() => sending.maya.value('updates.send-note', input))).toEqual(each);
  });
});

describe('twenty seconds', () => {
  it('let the sender take a note back, and leave a waiting update alone', async () => {
    const update = await sending.send([sending.tom]);
    const note = await sending.sendNote([sending.ana]);
    expect(await sending.maya.value('updates.take-back', { updateId: note.id })).toMatchObject({ state: 'taken-back' });
    expect(await sending.maya.call('updates.preview', { engagementId: sending.engagementId })).toEqual(refused('conflict', 'already-sent'));
    await settled();
    expect(sending.comments()).toEqual([]);
    expect(await sending.delivery(update, sending.tom)).toMatchObject({ state: 'queued' });
  });

  it('are over when they are over', async () => {
    const note = await sending.sendNote([sending.ana]);
    await settled();
    expect(await sending.maya.call('updates.take-back', { updateId: note.id })).toEqual(refused('conflict', 'too-late-to-take-back'));
    expect(sending.comments()).toHaveLength(1);
  });
});

describe('an issue the client does not see', () => {
  const hide = (choice: 'hidden' | 'shown') => sending.maya.value('clients.set-visibility', { engagementId: sending.engagementId, issueId: sending.issue.id, choice });

  it('is not told about until it is shown', async () => {
    await hide('hidden');
    expect(await sending.maya.call('updates.preview-note', sending.note())).toEqual(refused('invalid', 'issue-not-visible', 'issueId'));
    await hide('shown');
    expect((await sending.previewNote()).recipients).toHaveLength(3);
  });

  it('stops a note whose preview was seen before', async () => {
    const input = await sending.noteInput();
    await hide('hidden');
    expect(await sending.maya.call('updates.send-note', input)).toEqual(refused('invalid', 'issue-not-visible', 'issueId'));
  });

  it('stops a note that waits, and its draft stays as it is', async () => {
    const sent = await sending.sendNote([sending.tom]);
    await hide('hidden');
    await settled();
    expect(await sending.follow(sent)).toMatchObject({ state: 'taken-back', deliveries: [{ state: 'failed', problem: 'issue-not-visible' }] });
    expect(sending.mailsTo(sending.world.people.tom.emailAddress)).toEqual([]);
  });

  it('has a security level, or is of another project, or is gone', async () => {
    const { state, serviceProject, people, project } = sending.world;
    const level = state.securityLevels.put({ id: '10400', projectId: project.id, name: 'Internal', memberAccountIds: [people.maya.accountId] });
    state.issues.put({ ...sending.issue, securityLevelId: level.id, updated: state.now() });
    expect(await sending.maya.call('updates.preview-note', sending.note())).toEqual(refused('invalid', 'issue-restricted', 'issueId'));
    const foreign = sending.world.issue({ summary: 'Internal', projectId: serviceProject.id });
    expect(await sending.maya.call('updates.preview-note', sending.note({ issueId: foreign.id }))).toEqual(refused('invalid', 'issue-not-found', 'issueId'));
    expect(await sending.maya.call('updates.preview-note', sending.note({ issueId: '999999' }))).toEqual(refused('invalid', 'issue-not-found', 'issueId'));
  });
});

describe('what is refused', () => {
  it('a note that says nothing, or too much', async () => {
    expect(await sending.maya.call('updates.preview-note', sending.note({ text: { en: ' \n' } }))).toEqual(refused('invalid', 'required', 'text'));
    expect(await sending.maya.call('updates.preview-note', sending.note({ text: { en: 'x'.repeat(2_001) } }))).toEqual(refused('invalid', 'too-long', 'text.en'));
    expect(await sending.maya.raw('updates.preview-note', { ...sending.note(), text: { fr: 'Bonjour' } })).toEqual(refused('invalid', 'malformed', 'text'));
  });

  it('a note that changed after its preview, by its text or by Jira', async () => {
    const input = await sending.noteInput();
    const changed: NoteText['text'] = { en: 'Something else.' };
    expect(await sending.maya.call('updates.send-note', { ...input, text: changed })).toEqual(refused('conflict', 'preview-outdated'));
    moveTo('Done');
    expect(await sending.maya.call('updates.send-note', input)).toEqual(refused('conflict', 'preview-outdated'));
    expect((await sending.maya.value('updates.open')).sent).toEqual([]);
  });

  it('nobody chosen', async () => {
    expect(await sending.maya.call('updates.send-note', { ...(await sending.noteInput()), contactIds: [] })).toEqual(refused('invalid', 'no-recipient', 'contactIds'));
  });

  it('people who may not: viewers, customers, strangers, and editors where only administrators send', async () => {
    const { world } = sending;
    const input = await sending.noteInput();
    for (const name of ['vera', 'ana', 'stranger'] as const) {
      expect(await world.as(name).call('updates.preview-note', sending.note())).toMatchObject({ ok: false });
      expect(await world.as(name).call('updates.send-note', input)).toMatchObject({ ok: false });
    }
    const { settings } = await world.admin('maya').value('settings.open');
    await world.admin('maya').value('settings.save', { ...settings, sending: { who: 'administrators' } });
    expect(await world.as('jonas').call('updates.preview-note', sending.note())).toMatchObject({ ok: true });
    expect(await world.as('jonas').call('updates.send-note', input)).toEqual(refused('forbidden', 'no-permission-send'));
    expect((await sending.maya.value('updates.open')).sent).toEqual([]);
  });

  it('a client of another project', async () => {
    expect(await sending.world.as('maya', sending.world.serviceProject).call('updates.preview-note', sending.note())).toEqual(refused('not-found', 'not-found'));
  });
});

describe('sending the same again', () => {
  it('is sending once', async () => {
    const input = await sending.noteInput();
    const [one, other] = await Promise.all([sending.maya.value('updates.send-note', input), sending.maya.value('updates.send-note', input)]);
    expect([other?.id, (await sending.maya.value('updates.send-note', input)).sentAt]).toEqual([one?.id, one?.sentAt]);
    await settled();
    expect(sending.comments()).toHaveLength(1);
  });
});

describe('a delivery in trouble', () => {
  let log: jest.SpyInstance;
  beforeEach(() => {
    log = jest.spyOn(console, 'error').mockImplementation();
  });
  afterEach(() => log.mockRestore());
  const hours = async (count: number) => {
    for (let quarter = 0; quarter < count * 4; quarter += 1) await sending.settle(900);
  };

  it.each(['lost answer', 'lost request', { status: 503 }] as const)('a comment (%j) is there exactly once', async (effect) => {
    sending.world.site.fault({ method: 'POST', path: /\/comment$/, effect });
    const sent = await sending.sendNote([sending.ana]);
    await settled();
    await hours(1);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    expect(sending.comments()).toHaveLength(1);
  });

  it('a notify mail whose answer was lost is unknown, settled by a person and sent again', async () => {
    sending.world.site.fault({ method: 'POST', path: /\/notify$/, effect: 'lost request' });
    const sent = await sending.sendNote([sending.tom]);
    await settled();
    await hours(1);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'unknown', problem: 'lost-answer' });
    const target = { updateId: sent.id, contactId: sending.tom.id };
    await sending.maya.value('updates.settle', { ...target, arrived: false });
    await sending.maya.value('updates.resend', target);
    await sending.settle(10);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
    expect(sending.mailsTo(sending.world.people.tom.emailAddress)).toHaveLength(1);
  });
});
