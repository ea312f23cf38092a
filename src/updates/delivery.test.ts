import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';

let sending: Sending;
let log: jest.SpyInstance;
beforeEach(async () => {
  sending = await startSending();
  log = jest.spyOn(console, 'error').mockImplementation();
});
afterEach(async () => {
  log.mockRestore();
  await sending.close();
});

const refused = (code: string, message: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}` }) });
const posts = { request: { method: 'POST', path: /servicedeskapi\/request$/ }, comment: { method: 'POST', path: /\/comment$/ }, notify: { method: 'POST', path: /\/notify$/ } };
const asked = (kind: keyof typeof posts) => sending.exchanges.filter(({ method, path }) => method === 'POST' && posts[kind].path.test(path)).length;
const mailsToTom = () => sending.mailsTo(sending.world.people.tom.emailAddress);
const mailsToAna = () => sending.mailsTo(sending.world.people.ana.emailAddress).filter(({ text }) => text.includes('Pay with Apple Pay will be live soon'));

/** Long enough for every retry there is. */
async function settleForHours(hours = 8) {
  for (let quarter = 0; quarter < hours * 4; quarter += 1) await sending.settle(900);
}

describe('Jira is busy', () => {
  it.each(['comment', 'notify', 'request'] as const)('a 429 for %s waits as long as Jira asks, more often than Forge would repeat', async (kind) => {
    const fault = sending.world.site.fault({ ...posts[kind], effect: { status: 429, retryAfterSeconds: 100 }, times: 6 });
    const contact = kind === 'notify' ? sending.tom : sending.ana;
    const sent = await sending.send([contact]);
    await sending.settle(undoSeconds);
    expect(fault.hits()).toBe(1);
    expect(await sending.delivery(sent, contact)).toMatchObject({ state: 'waiting' });
    await sending.settle(99);
    expect(fault.hits()).toBe(1);
    for (let wait = 0; wait < 7; wait += 1) await sending.settle(101);
    expect(fault.hits()).toBe(6);
    expect(await sending.delivery(sent, contact)).toMatchObject({ state: kind === 'notify' ? 'queued' : 'posted' });
    expect([sending.comments().length, mailsToTom().length]).toEqual(kind === 'notify' ? [0, 1] : [1, 0]);
  });

  it('with the check before the release, the release waits', async () => {
    const sent = await sending.send([sending.tom]);
    sending.world.site.fault({ path: /search\/jql/, effect: { status: 429, retryAfterSeconds: 60 } });
    await sending.settle(undoSeconds);
    expect(mailsToTom()).toEqual([]);
    await sending.settle(60);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
  });
});

describe('a lost answer', () => {
  it.each(['lost answer', 'lost request', { status: 503 }] as const)('to a comment (%j) leaves exactly one comment', async (effect) => {
    sending.world.site.fault({ ...posts.comment, effect });
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    await settleForHours(1);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    expect(sending.comments()).toHaveLength(1);
    expect(mailsToAna()).toHaveLength(1);
  });

  it('to a comment, while the comments cannot be read either, is cleared up later', async () => {
    sending.world.site.fault({ ...posts.comment, effect: 'lost answer' });
    sending.world.site.fault({ method: 'GET', path: /\/comment\?/, effect: { status: 500 }, times: 10 });
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'waiting' });
    await settleForHours(2);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    expect(sending.comments()).toHaveLength(1);
  });

  it.each(['lost answer', 'lost request', { status: 503 }] as const)('to the creation of a request (%j) leaves exactly one request', async (effect) => {
    sending.world.site.fault({ ...posts.request, effect });
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    await settleForHours(1);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    expect(sending.requests()).toHaveLength(1);
    expect(sending.comments()).toHaveLength(1);
  });

  it('to the creation of a request is not repeated while the search index may lag', async () => {
    sending.world.site.fault({ ...posts.request, effect: 'lost answer' });
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    sending.world.site.fault({ method: 'POST', path: /search\/jql/, effect: { status: 200, body: { issues: [], isLast: true } }, times: 3 });
    for (let wait = 0; wait < 3; wait += 1) await sending.settle(31);
    expect(sending.requests()).toHaveLength(1);
    await settleForHours(1);
    expect(sending.requests()).toHaveLength(1);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted', issueKey: sending.requests()[0]?.key });
  });

  it.each(['lost answer', 'lost request', { status: 502 }] as const)('to a notify mail (%j) is unknown, and nobody mails again by himself', async (effect) => {
    sending.world.site.fault({ ...posts.notify, effect });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    await settleForHours();
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'unknown', problem: 'lost-answer' });
    expect(mailsToTom()).toHaveLength(effect === 'lost answer' ? 1 : 0);
    expect(await sending.maya.call('updates.resend', { updateId: sent.id, contactId: sending.tom.id })).toEqual(refused('conflict', 'not-waiting'));
  });

  it('is settled by what a person found out', async () => {
    sending.world.site.fault({ ...posts.notify, effect: 'lost request' });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    const target = { updateId: sent.id, contactId: sending.tom.id };
    await sending.maya.value('updates.settle', { ...target, arrived: false });
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'failed', problem: 'lost-answer' });
    expect((await inNextPreview(sending.tom.id))?.first).toBe(true);
    await sending.maya.value('updates.resend', target);
    await sending.settle(10);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
    expect(mailsToTom()).toHaveLength(1);
    expect(await sending.maya.call('updates.settle', { ...target, arrived: true })).toEqual(refused('conflict', 'not-waiting'));
  });

  it('that arrived after all counts as told', async () => {
    sending.world.site.fault({ ...posts.notify, effect: 'lost answer' });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    await sending.maya.value('updates.settle', { updateId: sent.id, contactId: sending.tom.id, arrived: true });
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
    expect((await inNextPreview(sending.tom.id))?.first).toBe(false);
  });
});

async function inNextPreview(contactId: string) {
  await sending.writeLine('next', 'Gift cards');
  return (await sending.preview()).recipients.find((recipient) => recipient.contactId === contactId);
}

describe('Jira refuses', () => {
  it.each([
    [400, 'recipient-refused'],
    [401, 'no-permission'],
    [403, 'mail-off'],
    [404, 'no-permission'],
  ])('a notify mail with %i: failed, %s', async (status, problem) => {
    sending.world.site.fault({ ...posts.notify, effect: { status } });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    await settleForHours(1);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'failed', problem });
    expect(mailsToTom()).toEqual([]);
  });

  it('mail that the site has switched off, and sends it when asked again', async () => {
    sending.world.state.settings.put({ id: 'outgoing-mail', value: false });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'failed', problem: 'mail-off' });
    sending.world.state.settings.put({ id: 'outgoing-mail', value: true });
    await sending.maya.value('updates.resend', { updateId: sent.id, contactId: sending.tom.id });
    await sending.settle(10);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
    expect(await sending.maya.call('updates.resend', { updateId: sent.id, contactId: sending.tom.id })).toEqual(refused('conflict', 'not-waiting'));
  });

  it('a mail to nobody: the recipient lost access after the send', async () => {
    const { state, people, project } = sending.world;
    const sent = await sending.send([sending.tom]);
    state.projects.put({ ...project, roles: { ...project.roles, Viewers: [people.vera.accountId] } });
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'failed', problem: 'recipient-refused' });
  });

  it.each([
    [400, 'recipient-refused'],
    [403, 'no-permission'],
  ])('to create a request with %i: failed, %s, and a later try creates it', async (status, problem) => {
    sending.world.site.fault({ ...posts.request, effect: { status } });
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'failed', problem });
    await sending.maya.value('updates.resend', { updateId: sent.id, contactId: sending.ana.id });
    await sending.settle(10);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    expect(sending.requests()).toHaveLength(1);
  });

  it('a comment on a request that is gone, and makes a new one when asked again', async () => {
    await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    const [first] = sending.requests();
    sending.world.state.issues.delete(first?.id ?? '');
    await sending.writeLine('next', 'Gift cards');
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'failed', problem: 'request-missing', issueKey: first?.key });
    await sending.maya.value('updates.resend', { updateId: sent.id, contactId: sending.ana.id });
    await sending.settle(10);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    expect(sending.comments()).toHaveLength(1);
  });

  it('to answer for hours: then it says so, and can be asked again', async () => {
    const fault = sending.world.site.fault({ method: 'POST', path: /\/comment$/, effect: 'lost request', times: 1000 });
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    await settleForHours(12);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'unknown', problem: 'lost-answer' });
    expect(fault.hits()).toBe(30);
  });
});

describe('the same event twice', () => {
  it('at once leaves one comment and one mail', async () => {
    const sent = await sending.send();
    sending.world.runtime.redeliver(3, { concurrently: true });
    await sending.settle(undoSeconds);
    sending.world.runtime.redeliver(1);
    await settleForHours(1);
    expect([sending.requests().length, sending.comments().length, mailsToAna().length, mailsToTom().length]).toEqual([1, 1, 1, 1]);
    expect([asked('request'), asked('comment'), asked('notify')]).toEqual([1, 1, 1]);
    expect((await sending.follow(sent)).deliveries.map(({ state }) => state)).toEqual(['posted', 'queued', 'waiting']);
  });

  it('one after the other changes nothing', async () => {
    await sending.send();
    sending.world.runtime.redeliver(3);
    await sending.settle(undoSeconds);
    await settleForHours(1);
    expect([asked('request'), asked('comment'), asked('notify')]).toEqual([1, 1, 1]);
  });

  it('two updates at once to a person who has no request yet make one request', async () => {
    const second = await sending.maya.value('clients.create-engagement', { clientName: 'Second', contact: { name: 'Someone', road: 'by-hand' }, visibility: { kind: 'all' } });
    expect(second.id).not.toBe(sending.engagementId);
    const one = await sending.send([sending.ana]);
    sending.world.site.fault({ ...posts.request, effect: { status: 429, retryAfterSeconds: 1 } });
    await sending.settle(undoSeconds);
    await sending.writeLine('next', 'Gift cards');
    const other = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    await settleForHours(1);
    for (const sent of [one, other]) expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    expect([sending.requests().length, sending.comments().length]).toEqual([1, 2]);
  });
});

describe('while somebody may still be at it', () => {
  it('a repeated event waits for the end of the lease', async () => {
    const sent = await sending.send([sending.tom]);
    let lost = 0;
    sending.world.runtime.setFault(({ path, body }) => {
      if (!path.endsWith('/transaction') || !body?.includes('"state":"queued"')) return undefined;
      lost += 1;
      return new Response('{}', { status: 500 });
    });
    await sending.settle(undoSeconds);
    sending.world.runtime.setFault(undefined);
    expect(lost).toBeGreaterThan(0);
    await sending.settle(100);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'sending' });
    await sending.settle(30);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'unknown' });
    expect(mailsToTom()).toHaveLength(1);
  });
});

describe('by hand', () => {
  it('waits until a person says she sent it', async () => {
    const sent = await sending.send([sending.fang]);
    const target = { updateId: sent.id, contactId: sending.fang.id };
    expect(await sending.maya.call('updates.mark-sent', target)).toEqual(refused('conflict', 'not-waiting'));
    await sending.settle(undoSeconds);
    await settleForHours(1);
    expect(await sending.delivery(sent, sending.fang)).toMatchObject({ state: 'waiting' });
    expect((await sending.maya.value('updates.mark-sent', target)).deliveries).toMatchObject([{ state: 'sent-by-hand' }]);
    expect(await sending.maya.call('updates.mark-sent', target)).toMatchObject({ ok: true });
    expect(await sending.maya.call('updates.resend', target)).toEqual(refused('conflict', 'not-waiting'));
    expect(await sending.maya.call('updates.mark-sent', { ...target, contactId: sending.ana.id })).toEqual(refused('not-found', 'not-found'));
  });

  it('is not said of a message Jira carries, even while it waits', async () => {
    sending.world.site.fault({ ...posts.notify, effect: { status: 429, retryAfterSeconds: 100 } });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    expect(await sending.maya.call('updates.mark-sent', { updateId: sent.id, contactId: sending.tom.id })).toEqual(refused('conflict', 'not-waiting'));
  });
});

describe('resending', () => {
  it('is refused when the issue may no longer be shown', async () => {
    sending.world.site.fault({ ...posts.notify, effect: { status: 400 } });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    await sending.maya.value('clients.set-visibility', { engagementId: sending.engagementId, issueId: sending.issue.id, choice: 'hidden' });
    expect(await sending.maya.call('updates.resend', { updateId: sent.id, contactId: sending.tom.id })).toEqual(refused('invalid', 'issue-hidden'));
  });
});

describe('all that failed', () => {
  it('leave once more together, by whoever may send, and only while there are any', async () => {
    sending.world.state.settings.put({ id: 'outgoing-mail', value: false });
    sending.world.site.fault({ ...posts.comment, effect: { status: 400 } });
    const sent = await sending.send();
    await sending.settle(undoSeconds);
    expect(await sending.follow(sent)).toMatchObject({ counts: { failed: 2, 'by-hand': 1 } });
    sending.world.state.settings.put({ id: 'outgoing-mail', value: true });
    const target = { updateId: sent.id };
    expect(await sending.world.as('vera').call('updates.resend-failed', target)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await sending.maya.value('updates.resend-failed', target)).toMatchObject({ counts: { failed: 0, waiting: 2 } });
    await sending.settle(10);
    expect(await sending.follow(sent)).toMatchObject({ counts: { told: 2, 'by-hand': 1 } });
    expect([sending.comments().length, mailsToTom().length]).toEqual([1, 1]);
    expect(await sending.maya.call('updates.resend-failed', target)).toEqual(refused('conflict', 'not-waiting'));
  });
});

describe('a contact who is taken off the list after the send', () => {
  it('still gets what was frozen for her', async () => {
    const sent = await sending.send([sending.tom]);
    await sending.maya.value('clients.remove-contact', { engagementId: sending.engagementId, contactId: sending.tom.id });
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued', name: 'Tom Baker' });
  });
});

describe('an update nobody hears of', () => {
  it('gets its event once more when somebody looks', async () => {
    const sent = await sending.send([sending.tom]);
    // Every event is swallowed: as if the platform had lost it.
    sending.world.runtime.setFault(() => new Response('{}', { status: 500 }));
    await settleForHours(26);
    sending.world.runtime.setFault(undefined);
    expect(sending.world.runtime.pendingCount()).toBe(0);
    await sending.follow(sent);
    await sending.settle();
    expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'queued' });
  });

  /** Loses what is pushed to a queue, until it is undone. */
  const loseEventsOf = (queueName: string) =>
    sending.world.runtime.setFault(({ path, body }) => (path.startsWith('/webhook/queue/publish') && body?.includes(`"queueName":"${queueName}"`) ? new Response(null, { status: 201 }) : undefined));

  async function watchForAnHour() {
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await sending.settle(300);
      await sending.world.runtime.runSchedule('watch-plans');
    }
    await sending.settle();
  }

  it.each(['release-update', 'deliver-update'])('because Forge lost its event for %s leaves by itself within the hour', async (queue) => {
    loseEventsOf(queue);
    await sending.send([sending.tom, sending.ana]);
    await sending.settle(undoSeconds);
    sending.world.runtime.setFault(undefined);
    await watchForAnHour();
    expect([mailsToTom().length, sending.comments().length]).toEqual([1, 1]);
  });

  it('counts as told within the hours even if the event that says so is lost', async () => {
    loseEventsOf('refresh-told');
    await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    sending.world.runtime.setFault(undefined);
    await watchForAnHour();
    const { isToldKnown } = await import('../ledger/told-mark');
    const [update] = (await sending.maya.value('updates.open')).sent;
    expect(await sending.inApp(() => isToldKnown(update?.id ?? ''))).toBe(true);
  });

  it('is asked about again after a resend whose event was lost', async () => {
    sending.world.site.fault({ ...posts.notify, effect: { status: 400 } });
    const sent = await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    await watchForAnHour();
    loseEventsOf('deliver-update');
    await sending.maya.value('updates.resend', { updateId: sent.id, contactId: sending.tom.id });
    sending.world.runtime.setFault(undefined);
    await watchForAnHour();
    expect(mailsToTom()).toHaveLength(1);
  });

  it('is looked for no more once it is through, or taken back', async () => {
    const taken = await sending.send([sending.tom]);
    await sending.maya.value('updates.take-back', { updateId: taken.id });
    await sending.send([sending.tom, sending.fang]);
    await watchForAnHour();
    const { dueSends } = await import('./send-watch');
    expect(await sending.inApp(() => dueSends('2027-01-01T00:00:00.000Z', 10))).toEqual([]);
    expect(mailsToTom()).toHaveLength(1);
  });
});

