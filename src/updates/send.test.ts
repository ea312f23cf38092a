import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

const refused = (code: string, message: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}` }) });

describe('from draft to mail', () => {
  it('reaches everybody by her road and in her language', async () => {
    const { world, ana, tom, fang } = sending;
    const sent = await sending.send();
    expect(sent).toMatchObject({ number: 1, state: 'waiting', subject: 'Harbor app: on track', sentBy: world.people.maya.displayName });
    expect(sent.deliveries.map(({ name, road, language, state }) => [name, road, language, state])).toEqual([
      ['Ana Silva', 'request', 'en', 'waiting'],
      ['Tom Baker', 'notify', 'en', 'waiting'],
      ['王芳', 'by-hand', 'zh-CN', 'waiting'],
    ]);
    await sending.settle(undoSeconds);
    expect(await sending.follow(sent)).toMatchObject({ state: 'sent' });
    expect(await sending.delivery(sent, ana)).toMatchObject({ state: 'posted', issueKey: 'SUP-1' });
    expect(await sending.delivery(sent, tom)).toMatchObject({ state: 'queued', issueKey: sending.anchor.key });
    expect(await sending.delivery(sent, fang)).toMatchObject({ state: 'waiting' });
    const [toAna] = sending.mailsTo(world.people.ana.emailAddress).filter(({ text }) => text.includes('Apple Pay will be live soon'));
    expect(toAna?.text).toContain('Send us the new logo');
    const [toTom] = sending.mailsTo(world.people.tom.emailAddress);
    expect(toTom).toMatchObject({ subject: 'Harbor app: on track' });
    expect(toTom?.text).toContain('Pay with Apple Pay will be live soon');
    expect(toTom?.html).toContain('Pay with Apple Pay will be live soon');
    expect(sending.mailsTo(world.people.fang.emailAddress)).toEqual([]);
  });

  it('hands Jira exactly what the preview showed and the snapshot keeps', async () => {
    const { recipients } = await sending.preview();
    const sent = await sending.send();
    await sending.settle(undoSeconds);
    const { messages } = await sending.maya.value('updates.read', { updateId: sent.id });
    expect(messages).toEqual(recipients.map(({ contactId, message }) => ({ contactId, message })));
    const messageTo = (contactId: string) => messages.find((each) => each.contactId === contactId)?.message;
    const notified = sending.exchanges.find(({ path }) => path.endsWith('/notify'))?.requestJson as Record<string, unknown>;
    const { subject, html, text } = messageTo(sending.tom.id) ?? {};
    expect(notified).toEqual({ subject, htmlBody: html, textBody: text, to: { users: [{ accountId: sending.tom.accountId }] } });
    const commented = sending.exchanges.find(({ method, path }) => method === 'POST' && path.endsWith('/comment'))?.requestJson;
    expect(JSON.stringify(commented)).toBe(
      JSON.stringify({
        body: messageTo(sending.ana.id)?.comment,
        properties: [
          { key: 'candor.delivery', value: { id: `${sent.id}.${sending.ana.id}` } },
          { key: 'sd.public.comment', value: { internal: false } },
        ],
      }),
    );
  });

  it('opens only the first message with who we are, whoever it was told by', async () => {
    expect((await sending.preview()).recipients.map(({ first }) => first)).toEqual([true, true, true]);
    const sent = await sending.send();
    await sending.settle(undoSeconds);
    await sending.maya.value('updates.mark-sent', { updateId: sent.id, contactId: sending.fang.id });
    await sending.writeLine('done', 'Receipts print', { issueIds: [sending.other.id] });
    const { recipients } = await sending.preview();
    expect(recipients.map(({ first }) => first)).toEqual([false, false, false]);
    expect(recipients[0]?.message.text).not.toContain('first update');
    expect((await sending.maya.value('updates.draft', { engagementId: sending.engagementId })).number).toBe(2);
  });

  it('posts every later message on the same customer request', async () => {
    for (const text of ['One', 'Two']) {
      await sending.writeLine('done', text);
      await sending.send([sending.ana]);
      await sending.settle(undoSeconds);
    }
    expect(sending.requests()).toHaveLength(1);
    expect(sending.comments()).toHaveLength(2);
    expect(sending.requests()[0]).toMatchObject({ reporterAccountId: sending.ana.accountId, summary: expect.stringMatching(/^Updates on Harbor app · [0-9A-F]{8}$/) });
  });

  it('counts lines that come in another language, and sends them all the same', async () => {
    const { recipients } = await sending.preview();
    expect(recipients.map(({ linesInOtherLanguage }) => linesInOtherLanguage)).toEqual([0, 0, 1]);
    expect(recipients[2]?.message.text).toContain('即将支持 Apple Pay 支付');
    expect(recipients[2]?.message.text).toContain('Send us the new logo');
  });

  it('asks Jira for little: a preview, a send, a release and each delivery', async () => {
    const calls = async (work: () => Promise<unknown>) => {
      sending.exchanges.length = 0;
      await work();
      return sending.exchanges.map(({ method, path }) => `${method} ${path.replace(/^\/rest\/(api\/3|servicedeskapi)\//, '').replace(/\d{4,}/g, '#')}`).sort();
    };
    // The check reads the issue the evidence did not know, and asks whether the client sees it.
    const preview = ['GET mypermissions', 'GET project/#', 'GET user/viewissue/search', 'POST issue/bulkfetch', 'POST search/jql'];
    // Where people answer notify mails is asked for once a day.
    expect(await calls(() => sending.preview())).toEqual([...preview, 'GET serverInfo'].sort());
    expect(await calls(() => sending.preview())).toEqual(preview);
    const input = await sending.sendInput();
    // One search asks whether the client still sees what is named, one reads the issue the evidence did not know.
    expect(await calls(() => sending.maya.value('updates.send', input))).toEqual([...preview, 'POST search/jql', 'POST search/jql']);
    // The names of other clients are listed once, after the first check. The ledger then compares what was told, and the inbox looks at the new request: those are calls of their own.
    const sent = (await calls(() => sending.settle(undoSeconds))).filter((call) => !['GET issue/#', 'GET request/#', 'PUT issue/#/properties/candor.told'].includes(call));
    expect(sent).toEqual(['GET project/#', 'GET project/search', 'POST issue/#/comment', 'POST issue/#/notify', 'POST request', 'POST search/jql']);
  });
});

describe('twenty seconds', () => {
  it('nothing leaves before they are over', async () => {
    await sending.send();
    await sending.settle(undoSeconds - 1);
    expect(sending.exchanges.filter(({ method, path }) => method === 'POST' && /notify|comment|request/.test(path))).toEqual([]);
  });

  it('let the sender take it back and go on writing', async () => {
    const sent = await sending.send();
    expect(await sending.maya.call('updates.preview', { engagementId: sending.engagementId })).toEqual(refused('conflict', 'already-sent'));
    sending.advance(undoSeconds - 1);
    expect(await sending.maya.value('updates.take-back', { updateId: sent.id })).toMatchObject({ state: 'taken-back' });
    await sending.settle(600);
    expect(sending.comments()).toEqual([]);
    expect([...sending.world.state.mailbox.all()]).toEqual([]);
    await sending.writeLine('next', 'Gift cards');
    const again = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(again, sending.tom)).toMatchObject({ state: 'queued' });
    expect(again.number).toBe(1);
  });

  it('are over when they are over', async () => {
    const sent = await sending.send();
    sending.advance(undoSeconds);
    expect(await sending.maya.call('updates.take-back', { updateId: sent.id })).toEqual(refused('conflict', 'too-late-to-take-back'));
    await sending.settle();
    expect(await sending.maya.call('updates.take-back', { updateId: sent.id })).toEqual(refused('conflict', 'too-late-to-take-back'));
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
  });
});

describe('sending the same again', () => {
  it('is sending once: the sender chooses the id', async () => {
    const input = await sending.sendInput();
    const [one, other] = await Promise.all([sending.maya.value('updates.send', input), sending.maya.value('updates.send', input)]);
    const third = await sending.maya.value('updates.send', input);
    expect([other?.id, third.id, third.sentAt]).toEqual([one?.id, one?.id, one?.sentAt]);
    await sending.settle(undoSeconds);
    expect(sending.comments()).toHaveLength(1);
    expect((await sending.maya.value('updates.open')).sent).toHaveLength(1);
  });

  it('does not hand out an update of another project or client', async () => {
    const input = await sending.sendInput();
    await sending.maya.value('updates.send', input);
    const second = await sending.maya.value('clients.create-engagement', { clientName: 'Other', contact: { name: 'Someone', road: 'by-hand' }, visibility: { kind: 'all' } });
    expect(await sending.maya.call('updates.send', { ...input, engagementId: second.id })).toEqual(refused('not-found', 'not-found'));
  });

  it('goes on where a send broke off', async () => {
    const input = await sending.sendInput();
    sending.world.runtime.setFault(({ path }) => (path.startsWith('/webhook/queue/publish') ? new Response('{"message":"down"}', { status: 500 }) : undefined));
    const log = jest.spyOn(console, 'error').mockImplementation();
    expect(await sending.maya.call('updates.send', input)).toEqual(refused('unavailable', 'storage-unavailable'));
    log.mockRestore();
    sending.world.runtime.setFault(undefined);
    expect((await sending.maya.value('updates.open')).sent).toEqual([]);
    await sending.maya.value('updates.send', input);
    await sending.settle(undoSeconds);
    expect(sending.comments()).toHaveLength(1);
  });

  it('finds an update whose commit was done and whose answer was lost', async () => {
    const input = await sending.sendInput();
    sending.world.runtime.setFault(({ path, body }) => (path.endsWith('/transaction') && body?.includes('"key":"update:') ? 'lose the answer' : undefined));
    expect(await sending.maya.value('updates.send', input)).toMatchObject({ id: input.sendId, state: 'waiting' });
    sending.world.runtime.setFault(undefined);
    await sending.settle(undoSeconds);
    expect(sending.comments()).toHaveLength(1);
  });
});

describe('what changed since the preview', () => {
  it('is looked at again before it is sent', async () => {
    const input = await sending.sendInput();
    await sending.writeLine('next', 'One more line');
    expect(await sending.maya.call('updates.send', input)).toEqual(refused('conflict', 'preview-outdated'));
  });

  it('a hidden issue is named by its key', async () => {
    const input = await sending.sendInput();
    await sending.maya.value('clients.set-visibility', { engagementId: sending.engagementId, issueId: sending.issue.id, choice: 'hidden' });
    const reply = await sending.maya.call('updates.send', input);
    expect(reply).toEqual(refused('invalid', 'issue-hidden'));
  });

  const afterwards = (issueId: string): Record<string, () => void> => ({
    hidden: () => void sending.world.state.issues.put({ ...sending.issue, properties: { 'candor.visibility': { shown: [], hidden: [sending.engagementId] } } }),
    restricted: () => void sending.world.state.issues.put({ ...sending.issue, securityLevelId: sending.world.state.securityLevels.put({ id: '1', name: 'Internal', projectId: sending.world.project.id, memberAccountIds: [] }).id }),
    deleted: () => void sending.world.state.issues.delete(issueId),
    moved: () => void sending.world.state.issues.put({ ...sending.issue, projectId: sending.world.serviceProject.id, key: 'SUP-99' }),
  });
  it.each(['hidden', 'restricted', 'deleted', 'moved'])('an issue that is %s before the send stops it', async (how) => {
    const input = await sending.sendInput();
    afterwards(sending.issue.id)[how]?.();
    expect(await sending.maya.call('updates.send', input)).toEqual(refused('invalid', 'issue-hidden'));
  });

  it.each(['hidden', 'restricted', 'deleted', 'moved'])('an issue that is %s within the twenty seconds takes the update back', async (how) => {
    const sent = await sending.send();
    afterwards(sending.issue.id)[how]?.();
    await sending.settle(undoSeconds);
    const after = await sending.follow(sent);
    expect(after.state).toBe('taken-back');
    expect(after.deliveries.map(({ state, problem }) => [state, problem])).toEqual(Array.from({ length: 3 }, () => ['failed', 'issue-not-visible']));
    expect(sending.exchanges.filter(({ method, path }) => method === 'POST' && /notify|comment|request/.test(path))).toEqual([]);
    expect(await sending.maya.call('updates.resend', { updateId: sent.id, contactId: sending.tom.id })).toEqual(refused('conflict', 'not-waiting'));
    expect((await sending.maya.value('updates.open')).drafts).toHaveLength(1);
  });
});

describe('refusals', () => {
  it('nobody without a road is chosen by mistake', async () => {
    const { engagementId } = sending;
    await sending.maya.value('clients.save-contact', { engagementId, contact: { ...sending.tom, leavesOn: '2026-11-01' } });
    const input = await sending.sendInput([sending.tom]);
    for (const contactIds of [input.contactIds, []]) expect(await sending.maya.call('updates.send', { ...input, contactIds })).toEqual(refused('invalid', 'no-recipient'));
    expect(await sending.maya.call('updates.send', { ...input, contactIds: [sending.ana.id, sending.tom.id] })).toEqual(refused('conflict', 'preview-outdated'));
  });

  it('a mail to somebody who cannot see the anchor issue is not even tried', async () => {
    const { state, people, project } = sending.world;
    state.projects.put({ ...project, roles: { ...project.roles, Viewers: [people.vera.accountId] } });
    expect((await sending.preview()).recipients[1]).toMatchObject({ name: 'Tom Baker', unreachable: 'cannot-see-anchor' });
    expect(await sending.maya.call('updates.send', await sending.sendInput([sending.tom]))).toEqual(refused('invalid', 'no-recipient'));
  });

  it('viewers and strangers may not send, and settings may narrow it further', async () => {
    const sent = await sending.send([sending.tom]);
    const input = { ...(await sendAgain()), engagementId: sending.engagementId };
    const target = { updateId: sent.id, contactId: sending.tom.id };
    const calls: [string, unknown][] = [
      ['updates.send', input],
      ['updates.take-back', { updateId: sent.id }],
      ['updates.mark-sent', target],
      ['updates.resend', target],
      ['updates.resend-failed', { updateId: sent.id }],
      ['updates.settle', { ...target, arrived: true }],
      ['updates.send-to-me', { engagementId: sending.engagementId, contactId: sending.tom.id }],
    ];
    for (const [key, payload] of calls) {
      expect(await sending.world.as('vera').raw(key, payload)).toEqual(refused('forbidden', 'no-permission-edit'));
      for (const name of ['stranger', 'ana'] as const) expect(await sending.world.as(name).raw(key, payload)).toEqual(refused('not-found', 'project-not-found'));
    }
    const { settings } = await sending.world.admin('maya').value('settings.open');
    await sending.world.admin('maya').value('settings.save', { ...settings, sending: { who: 'administrators' } });
    for (const [key, payload] of calls) expect(await sending.world.as('jonas').raw(key, payload)).toEqual(refused('forbidden', 'no-permission-send'));
    expect(await sending.world.as('vera').call('updates.follow', { updateId: sent.id })).toMatchObject({ ok: true });
    expect(await sending.world.as('vera').call('updates.preview', { engagementId: sending.engagementId })).toEqual(refused('forbidden', 'no-permission-edit'));
  });
  const sendAgain = async () => ({ digest: 'a'.repeat(64), contactIds: [sending.tom.id], sendId: '00000000-0000-4000-8000-000000000000' });

  it('an update of another project does not exist here', async () => {
    const sent = await sending.send([sending.tom]);
    const elsewhere = sending.world.as('maya', sending.world.serviceProject);
    const target = { updateId: sent.id, contactId: sending.tom.id };
    for (const key of ['updates.follow', 'updates.read', 'updates.take-back', 'updates.resend-failed']) expect(await elsewhere.raw(key, { updateId: sent.id })).toEqual(refused('not-found', 'not-found'));
    expect(await elsewhere.raw('updates.deliveries', { updateId: sent.id, page: 0 })).toEqual(refused('not-found', 'not-found'));
    for (const key of ['updates.mark-sent', 'updates.resend', 'updates.message']) expect(await elsewhere.raw(key, target)).toEqual(refused('not-found', 'not-found'));
    expect(await elsewhere.raw('updates.settle', { ...target, arrived: true })).toEqual(refused('not-found', 'not-found'));
    expect(await elsewhere.raw('updates.preview', { engagementId: sending.engagementId })).toEqual(refused('not-found', 'not-found'));
    expect(await elsewhere.raw('updates.send-to-me', { engagementId: sending.engagementId, contactId: sending.tom.id })).toEqual(refused('not-found', 'not-found'));
  });

  it('malformed input says so', async () => {
    const input = await sending.sendInput();
    for (const wrong of [{ sendId: 'x' }, { sendId: '../etc' }, { digest: 'x' }, { contactIds: 'all' }, { extra: 1 }]) {
      expect(await sending.maya.raw('updates.send', { ...input, ...wrong })).toEqual(refused('invalid', 'malformed'));
    }
  });

  it('a message longer than Jira takes is refused, and the text stays', async () => {
    for (let count = 0; count < 9; count += 1) await sending.writeLine(count < 5 ? 'next' : 'risks', `${count} ${'word '.repeat(390)}`);
    for (let count = 0; count < 4; count += 1) await sending.writeLine('done', `${count} ${'word '.repeat(390)}`);
    for (let count = 0; count < 4; count += 1) await sending.writeLine('asks', `${count} ${'word '.repeat(390)}`);
    const reply = await sending.maya.call('updates.preview', { engagementId: sending.engagementId });
    expect(reply).toMatchObject(refused('invalid', 'message-too-long'));
    expect(reply).toMatchObject({ error: { field: `recipients.${sending.ana.id}`, parameters: { name: 'Ana Silva', limit: 32_000 } } });
    expect((await sending.maya.value('updates.draft', { engagementId: sending.engagementId })).sections.find(({ name }) => name === 'next')?.lines).toHaveLength(6);
  });

  it('there is nothing to preview without a draft', async () => {
    await sending.maya.value('updates.discard', { engagementId: sending.engagementId });
    expect(await sending.maya.call('updates.preview', { engagementId: sending.engagementId })).toEqual(refused('not-found', 'no-draft'));
  });
});

describe('to me first', () => {
  const toMe = (name: 'maya' | 'jonas' = 'maya') => sending.world.as(name).call('updates.send-to-me', { engagementId: sending.engagementId, contactId: sending.ana.id });

  it('mails the caller what the recipient would get', async () => {
    const { recipients } = await sending.preview();
    expect(await toMe()).toEqual({ ok: true, value: { road: 'notify' } });
    await sending.settle();
    const [mail] = sending.mailsTo(sending.world.people.maya.emailAddress);
    expect(mail?.subject).toBe(recipients[0]?.message.subject);
    expect((await sending.maya.value('updates.open')).sent).toEqual([]);
    expect((await sending.preview()).recipients[0]?.first).toBe(true);
  });

  it('says so where Jira refuses the caller', async () => {
    sending.world.site.fault({ method: 'POST', path: /notify/, effect: { status: 400 } });
    expect(await toMe()).toEqual(refused('invalid', 'you-cannot-notify-yourself'));
  });

  it('leaves the message on the screen where no issue can carry a mail', async () => {
    const engagement = await sending.maya.value('clients.create-engagement', { clientName: 'Second', contact: { name: 'Someone', road: 'by-hand' }, visibility: { kind: 'all' } });
    await sending.maya.value('updates.draft', { engagementId: engagement.id });
    const [someone] = engagement.contacts;
    expect(await sending.maya.value('updates.send-to-me', { engagementId: engagement.id, contactId: someone?.id ?? '' })).toEqual({ road: 'by-hand' });
  });
});
