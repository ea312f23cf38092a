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

const admin = () => sending.world.admin('maya');
const limitTo = (perDay: number) => admin().value('mails.save', { perDay });
const mailsToTom = () => sending.mailsTo(sending.world.people.tom.emailAddress);
const left = async () => (await admin().value('administration.open')).mails.today?.left;
const midnight = '2026-11-21T00:00:00.000Z';

/** As far as the schedule that brings what waited. */
async function pass(hours: number) {
  for (let quarter = 0; quarter < hours * 4; quarter += 1) {
    await sending.settle(900);
    await sending.world.runtime.runSchedule('watch-plans');
  }
  await sending.settle(5);
}

describe('without a limit', () => {
  it('nothing is said or held back', async () => {
    expect((await admin().value('administration.open')).mails).toEqual({ maySave: true });
    const preview = await sending.preview();
    expect(preview).not.toHaveProperty('mails');
    for (const recipient of preview.recipients) expect(recipient).not.toHaveProperty('mails');
  });
});

describe('a limit', () => {
  it('is set by administrators of the site, and by nobody else', async () => {
    const { project, people, state } = sending.world;
    state.projects.put({ ...project, roles: { ...project.roles, Administrators: [people.maya.accountId, people.jonas.accountId] } });
    expect(await limitTo(100)).toEqual({ perDay: 100, today: { perDay: 100, left: 100, renewedAt: midnight }, maySave: true });
    const jonas = sending.world.admin('jonas');
    expect((await jonas.value('administration.open')).mails).toMatchObject({ perDay: 100, maySave: false });
    expect(await jonas.call('mails.save', { perDay: 5 })).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.no-permission-site' } });
    for (const key of ['administration.open', 'mails.save'] as const) expect(await sending.world.admin('priya').raw(key, key === 'mails.save' ? {} : undefined)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await admin().value('mails.save', {})).toEqual({ maySave: true });
  });

  it.each([0, -1, 1.5, 5001, '7'])('of %j is refused at its field', async (perDay) => {
    expect(await admin().raw('mails.save', { perDay })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'perDay' } });
  });

  it('is told before sending: what is left, and what each person takes of it', async () => {
    await limitTo(100);
    await sending.send([sending.tom]);
    await sending.settle(undoSeconds);
    await sending.writeLine('next', 'Gift cards');
    const { mails, recipients } = await sending.preview();
    expect(mails).toEqual({ perDay: 100, left: 99, renewedAt: midnight });
    // Her request is new, and Jira says so by mail.
    expect(recipients.map(({ name, mails: each }) => [name, each])).toEqual([['Ana Silva', 2], ['Tom Baker', 1], ['王芳', 0]]);
  });

  it('holds back what it has no room for, says so, and lets it leave the next day', async () => {
    await limitTo(2);
    const sent = await sending.send();
    await sending.settle(undoSeconds);
    const states = async () => (await sending.follow(sent)).deliveries;
    const [first, second] = (await states()).filter(({ road }) => road !== 'by-hand').sort((one, other) => one.state.localeCompare(other.state));
    expect(first?.state).toMatch(/posted|queued/);
    expect(second).toMatchObject({ state: 'waiting', waitsUntilAt: midnight, waitsFor: 'mails' });
    await pass(11);
    expect(mailsToTom().length + sending.comments().length).toBe(1);
    await pass(2);
    expect([mailsToTom().length, sending.comments().length]).toEqual([1, 1]);
    const [ana, tom] = await states();
    expect([ana?.state, tom?.state]).toEqual(['posted', 'queued']);
    expect(ana).not.toHaveProperty('waitsFor');
  });

  it('smaller than one person takes does not hold her back for ever', async () => {
    await limitTo(1);
    await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    expect(sending.comments()).toHaveLength(1);
    expect(await left()).toBe(0);
  });

  it('counts a message once, however often it is tried', async () => {
    await limitTo(100);
    sending.world.site.fault({ method: 'POST', path: /\/notify$/, effect: { status: 429, retryAfterSeconds: 60 }, times: 3 });
    await sending.send([sending.tom]);
    sending.world.runtime.redeliver(2, { concurrently: true });
    await sending.settle(undoSeconds);
    for (let minute = 0; minute < 10; minute += 1) await sending.settle(61);
    expect(mailsToTom()).toHaveLength(1);
    expect(await left()).toBe(99);
  });

  it('is never passed by messages that leave at once', async () => {
    const { people, project, state } = sending.world;
    state.projects.put({ ...project, roles: { ...project.roles, Viewers: Object.values(people).map(({ accountId }) => accountId) } });
    for (const name of ['jonas', 'priya', 'vera'] as const) {
      await sending.maya.value('clients.save-contact', { engagementId: sending.engagementId, contact: { name, road: 'notify', accountId: people[name].accountId } });
    }
    await limitTo(3);
    const { digest, recipients } = await sending.preview();
    const contactIds = recipients.filter(({ road }) => road === 'notify').map(({ contactId }) => contactId);
    const sent = await sending.maya.value('updates.send', { engagementId: sending.engagementId, digest, contactIds, sendId: crypto.randomUUID() });
    await sending.settle(undoSeconds);
    await sending.settle(60);
    const { deliveries } = await sending.follow(sent);
    expect(deliveries.filter(({ state }) => state === 'queued')).toHaveLength(3);
    expect(deliveries.filter(({ waitsFor }) => waitsFor === 'mails')).toHaveLength(1);
    await pass(13);
    expect((await sending.follow(sent)).deliveries.every(({ state }) => state === 'queued')).toBe(true);
  });

  it('counts mails to our own people, and holds none of them back', async () => {
    await limitTo(1);
    const { mailStaff } = await import('./staff-mail');
    const mail = () => ({ subject: 'Due', html: { html: '<p>Due</p>' }, text: 'Due' }) as never;
    const place = { issueIds: [sending.anchor.id], projectId: sending.world.project.id };
    for (let count = 0; count < 2; count += 1) expect(await sending.inApp(() => mailStaff(sending.world.people.vera.accountId, place, mail))).toBe(true);
    await sending.settle();
    expect(sending.mailsTo(sending.world.people.vera.emailAddress)).toHaveLength(2);
    expect(await left()).toBe(0);
  });
});

it('a Retry-After longer than an event can wait is kept to the second', async () => {
  const fault = sending.world.site.fault({ method: 'POST', path: /\/notify$/, effect: { status: 429, retryAfterSeconds: 3 * 3600 } });
  const sent = await sending.send([sending.tom]);
  await sending.settle(undoSeconds);
  sending.world.runtime.redeliver(2);
  await pass(2.75);
  expect([fault.hits(), mailsToTom().length]).toEqual([1, 0]);
  expect(await sending.delivery(sent, sending.tom)).toMatchObject({ state: 'waiting', waitsUntilAt: '2026-11-20T15:00:20.000Z' });
  await pass(1);
  expect(mailsToTom()).toHaveLength(1);
});
