import { startAttaching } from '../../local/testing/attaching';
import { undoSeconds } from '../../local/testing/sending';
import { deleteIssue } from '../../local/site/operations/issues';
import { removeAttachment } from '../../local/site/operations/attachments';

let at: Awaited<ReturnType<typeof startAttaching>>;
beforeEach(async () => {
  at = await startAttaching();
});
afterEach(() => at.close());

const refused = (code: string, message: string, more: object = {}) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...more }) });
const stopsIn = async (): Promise<{ rule: string; state: string; name: unknown }[]> => (await at.preview()).check.findings.filter(({ level }) => level === 'stop').map(({ rule, state, parameters }) => ({ rule, state, name: parameters['name'] }));
const removeFile = (id: string) => {
  const file = at.world.state.attachments.get(id);
  if (file) removeAttachment(at.world.state, at.world.people.priya, file);
};

describe('the files of a line’s issues', () => {
  it('are listed for the team with one call to Jira, newest first, and are private', async () => {
    at.attach();
    at.advance(60);
    at.attach({ name: 'setup.exe', type: 'application/x-msdownload' });
    const before = at.exchanges.length;
    const { attachments } = await at.maya.value('updates.attachments', { engagementId: at.engagementId, issueIds: [at.issue.id] });
    expect(attachments).toMatchObject([
      { name: 'setup.exe', marked: false, obstacle: 'not-allowed', issueKey: at.issue.key },
      { name: 'Floor plan.pdf', size: 17, type: 'application/pdf', marked: false, addedAt: '2026-11-20T12:00:00.000Z' },
    ]);
    expect(at.exchanges.slice(before).filter(({ path }) => path.includes('/issue/')).map(({ path }) => path)).toEqual(['/rest/api/3/issue/bulkfetch']);
  });

  it('are for nobody who may not edit, and never of an issue the reader does not see', async () => {
    const { world, engagementId, issue } = at;
    const file = at.attach();
    const listing = { engagementId, issueIds: [issue.id] };
    for (const name of ['vera', 'tom'] as const) {
      expect(await world.as(name).call('updates.attachments', listing)).toEqual(refused('forbidden', 'no-permission-edit'));
      expect(await world.as(name).call('updates.mark-attachment', { engagementId, issueId: issue.id, attachmentId: file.id, marked: true })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
    const level = world.state.securityLevels.put({ id: '77', name: 'Core', projectId: world.project.id, memberAccountIds: [world.people.maya.accountId] });
    world.state.issues.put({ ...issue, securityLevelId: level.id });
    expect(await world.as('priya').value('updates.attachments', listing)).toEqual({ attachments: [] });
    expect(await world.as('priya').call('updates.mark-attachment', { engagementId, issueId: issue.id, attachmentId: file.id, marked: true })).toEqual(refused('not-found', 'attachment-gone'));
    // Maya sees it; her client does not.
    expect(await at.mark(file)).toEqual(refused('invalid', 'attachment-unseen', { field: 'attachmentId' }));
  });

  it.each([
    ['Virus.exe', 'application/octet-stream', 'x', 'not-allowed'],
    ['Page.html', 'text/html', 'x', 'not-allowed'],
    ['Logo.svg', 'image/svg+xml', 'x', 'not-allowed'],
    ['Really.pdf', 'text/html', 'x', 'not-allowed'],
    ['gpj.\u202efdp.exe', 'application/pdf', 'x', 'not-allowed'],
    ['Empty.pdf', 'application/pdf', '', 'too-big'],
    ['Film.mp4', 'video/mp4', 'x'.repeat(10_000_001), 'too-big'],
  ])('cannot be marked where no client should get one: %s', async (name, type, content, obstacle) => {
    expect(await at.mark(at.attach({ name, type, content }))).toEqual(refused('invalid', `attachment-${obstacle}`, { field: 'attachmentId' }));
  });

  it('go on a line only once marked for this client, as Jira and not as the browser tells them', async () => {
    const file = at.attach();
    expect(await at.take([file])).toEqual(refused('invalid', 'attachment-not-marked', { field: 'lines.0.attachments' }));
    expect(await at.mark(file)).toMatchObject({ ok: true, value: { attachmentId: file.id, marked: true } });
    expect(await at.take([{ ...file, name: 'Other.pdf', size: 1, issueId: at.other.id }])).toMatchObject({ ok: true });
    expect(await at.lineOf()).toMatchObject({ attachments: [file] });
    // Another client's mark is no mark here.
    const foreign = at.attach({ on: at.other });
    await at.mark(foreign);
    expect(await at.take([file, foreign])).toEqual(refused('invalid', 'attachment-not-marked', { field: 'lines.0.attachments' }));
  });

  it('are five at most in a message', async () => {
    const files = Array.from({ length: 6 }, (_, index) => at.attach({ name: `Page ${index}.pdf` }));
    for (const file of files) await at.mark(file);
    expect(await at.take(files.slice(0, 5))).toMatchObject({ ok: true });
    expect(await at.take(files)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    await at.writeLine('done', 'More', { issueIds: [at.issue.id] });
    const draft = await at.maya.value('updates.draft', { engagementId: at.engagementId });
    const done = draft.sections.find(({ name }) => name === 'done');
    const lines = (done?.lines ?? []).map(({ generated: _generated, ...line }) => ({ ...line, ...(line.text.en === 'More' && { attachments: files.slice(5) }) }));
    expect(await at.maya.call('updates.save-section', { engagementId: at.engagementId, section: 'done', revision: done?.revision ?? '', lines })).toEqual(refused('invalid', 'attachments-too-many', { parameters: { limit: 5 } }));
  });

  it('stay on the line when Jira is read again', async () => {
    const file = await at.carried();
    await at.maya.value('updates.refresh', { engagementId: at.engagementId });
    expect(await at.lineOf()).toMatchObject({ attachments: [file] });
  });
});

describe('a message with a file', () => {
  it('puts it on her request before it says so, for her to see; others get it from a person', async () => {
    const { world, ana, tom, fang } = at;
    const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 128, 10]);
    const file = await at.carried({ name: '平面图 1.pdf', content });
    const { recipients } = await at.preview();
    const textFor = ({ id }: { id: string }) => recipients.find(({ contactId }) => contactId === id)?.message.text;
    expect(textFor(ana)).toContain('File: 平面图 1.pdf (1 kB), attached to this request.');
    expect(textFor(tom)).toContain(`File: 平面图 1.pdf (1 kB). ${world.people.maya.displayName} hands it over to you.`);
    expect(textFor(fang)).toContain(`文件：平面图 1.pdf（1 kB），由${world.people.maya.displayName}另行交给您。`);

    const sent = await at.send();
    await at.settle(undoSeconds);
    expect(await at.delivery(sent, ana)).toMatchObject({ state: 'posted' });
    expect(await at.filesFor('ana')).toMatchObject([{ filename: file.name, size: content.byteLength }]);
    expect(await at.filesFor('fang')).toEqual([]);
    const [stored] = world.state.attachmentsOf(at.requests()[0]?.id ?? '');
    expect(world.state.files.get(stored?.id ?? '')).toEqual(content);
    const texts = at.texts();
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(/This file belongs to the message that follows here\. Reference [0-9A-F]{12}/);
    expect(texts[1]).toContain('attached to this request');
    const [toTom] = at.mailsTo(world.people.tom.emailAddress);
    expect(toTom?.text).toContain('hands it over to you');
    expect(`${toTom?.text}${toTom?.html}`).not.toMatch(/attachment\/|\/secure\//);
  });

  it('is kept as it went, and the next one goes without', async () => {
    const file = await at.carried();
    const sent = await at.send();
    await at.settle(undoSeconds);
    const { messages } = await at.maya.value('updates.read', { updateId: sent.id });
    expect(messages[0]?.message.attachments).toEqual([file]);
    expect(messages[0]?.message).not.toHaveProperty('withoutFiles');
    await at.writeLine('done', 'Receipts print');
    const { recipients } = await at.preview();
    expect(recipients[0]?.message.attachments).toBeUndefined();
  });

  it('is another message with another file, whatever its name', async () => {
    const one = at.attach();
    const two = at.attach();
    for (const file of [one, two]) await at.mark(file);
    await at.take([one]);
    const { digest } = await at.preview();
    await at.take([two]);
    expect((await at.preview()).digest).not.toBe(digest);
  });

  it('is stopped by another client’s name in the name of the file', async () => {
    await at.maya.value('clients.create-engagement', { clientName: 'Northwind Traders', contact: { name: 'Bo Lund', road: 'by-hand' }, visibility: { kind: 'all' } });
    await at.carried({ name: 'Offer_Northwind-Traders_v2.pdf' });
    expect(await stopsIn()).toMatchObject([{ rule: 'other-client' }]);
  });

  it('is sent in one piece with two: one comment for both, by name and size', async () => {
    const files = [at.attach({ name: 'One.pdf' }), at.attach({ name: 'Two.png', type: 'image/png', content: 'two' })];
    for (const file of files) await at.mark(file);
    await at.take(files);
    await at.send([at.ana]);
    await at.settle(undoSeconds);
    expect(await at.filesFor('ana')).toMatchObject([{ filename: 'One.pdf' }, { filename: 'Two.png' }]);
    expect(at.texts()).toHaveLength(2);
  });
});

describe('a file that cannot go', () => {
  it.each([
    ['deleted', 'attachment-gone', async (id: string): Promise<void> => removeFile(id)],
    ['unmarked', 'attachment-private', async (id: string): Promise<void> => void (await at.mark({ id, issueId: at.issue.id, name: '', size: 0, type: '' }, false))],
    ['of an issue hidden since', 'attachment-private', async (): Promise<void> => void (await at.maya.value('clients.set-visibility', { engagementId: at.engagementId, issueId: at.issue.id, choice: 'hidden' }))],
  ] as const)('stops the message, for no reason, until it is taken off: %s', async (_, rule, spoil) => {
    const file = await at.carried();
    const input = await at.sendInput([at.ana]);
    await spoil(file.id);
    expect(await stopsIn()).toContainEqual({ rule, state: 'open', name: file.name });
    const finding = (await at.preview()).check.findings.find((each) => each.rule === rule);
    await at.maya.call('updates.overrule', { engagementId: at.engagementId, findingId: finding?.id ?? '', evidence: finding?.evidence ?? '', reason: 'agreed-with-client' });
    expect(await stopsIn()).toContainEqual({ rule, state: 'open', name: file.name });
    expect(await at.maya.call('updates.send', input)).toMatchObject({ ok: false });
    const takingOff = { engagementId: at.engagementId, attachmentId: file.id };
    expect(await at.world.as('vera').call('updates.take-off-attachment', takingOff)).toEqual(refused('forbidden', 'no-permission-edit'));
    await at.maya.value('updates.take-off-attachment', takingOff);
    expect(await at.lineOf()).not.toHaveProperty('attachments');
    expect((await stopsIn()).map((stop) => stop.rule)).not.toContain(rule);
  });

  it('takes the message back when it goes before the message leaves', async () => {
    const file = await at.carried();
    const sent = await at.send();
    await at.settle(undoSeconds - 5);
    removeFile(file.id);
    await at.settle(10);
    expect(await at.follow(sent)).toMatchObject({ state: 'taken-back' });
    expect(at.comments()).toEqual([]);
    expect(await at.delivery(sent, at.ana)).toMatchObject({ state: 'failed', problem: 'attachment-gone' });
    expect(await at.lineOf()).toMatchObject({ attachments: [file] });
    await at.take([]);
    await at.send([at.ana]);
    await at.settle(undoSeconds);
    expect(at.texts()).toHaveLength(1);
  });

  it('takes it back when its issue became private', async () => {
    await at.carried();
    const sent = await at.send();
    await at.settle(undoSeconds - 5);
    const { state, project } = at.world;
    const level = state.securityLevels.put({ id: '77', name: 'Core', projectId: project.id, memberAccountIds: [at.world.people.maya.accountId] });
    state.issues.put({ ...(state.issues.get(at.issue.id) ?? at.issue), securityLevelId: level.id });
    await at.settle(10);
    expect(await at.follow(sent)).toMatchObject({ state: 'taken-back' });
    expect(at.comments()).toEqual([]);
  });

  it('fails her delivery by name when it goes while the message is on its way, and the message can leave without it', async () => {
    const file = await at.carried();
    at.world.site.fault({ method: 'POST', path: /\/rest\/servicedeskapi\/request$/, effect: { status: 429, retryAfterSeconds: 30 } });
    const sent = await at.send([at.ana]);
    await at.settle(undoSeconds);
    expect(await at.delivery(sent, at.ana)).toMatchObject({ state: 'waiting' });
    removeFile(file.id);
    await at.settle(60);
    expect(await at.delivery(sent, at.ana)).toMatchObject({ state: 'failed', problem: 'attachment-gone', problemFile: 'Floor plan.pdf' });
    expect(at.comments()).toEqual([]);

    const again = { updateId: sent.id, contactId: at.ana.id };
    expect(await at.maya.call('updates.resend', again)).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.findings-open' } });
    expect(await at.world.as('vera').call('updates.resend', { ...again, withoutFiles: true })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await at.maya.call('updates.resend', { ...again, withoutFiles: true })).toMatchObject({ ok: true });
    await at.settle(10);
    expect(await at.delivery(sent, at.ana)).toMatchObject({ state: 'posted' });
    expect(at.texts()).toHaveLength(1);
    expect(at.texts()[0]).not.toContain('Floor plan');
    const message = await at.maya.value('updates.message', again);
    expect(message).not.toHaveProperty('attachments');
    expect(at.texts()[0]).toBe(JSON.stringify(message.comment));
  });

  it('fails her delivery where the service desk does not take it', async () => {
    await at.carried();
    at.world.state.settings.put({ id: 'attachment-limit', value: 5 });
    const sent = await at.send([at.ana]);
    await at.settle(undoSeconds);
    expect(await at.delivery(sent, at.ana)).toMatchObject({ state: 'failed', problem: 'attachment-refused', problemFile: 'Floor plan.pdf' });
    expect(at.comments()).toEqual([]);
  });

  it('goes with its issue', async () => {
    await at.carried();
    const issue = at.world.state.issues.get(at.issue.id);
    if (issue) deleteIssue(at.world.state, at.world.people.maya, issue);
    expect((await stopsIn()).map(({ rule }) => rule)).toContain('attachment-private');
  });
});
