import { transitionIssue } from '../../local/site/operations/issues';
import { draftOf, type Planning, startPlanning } from '../../local/testing/planning';
import type { CommunicationPlan } from '../clients/contract';

/** The first test loads the areas. */
jest.setTimeout(60_000);

let world: Planning;
let log: jest.SpyInstance;
beforeEach(async () => {
  log = jest.spyOn(console, 'error').mockImplementation();
  world = await startPlanning();
});
afterEach(async () => {
  log.mockRestore();
  await world.close();
});

const subjects = (name: 'maya' | 'priya' | 'jonas') => world.mailsTo(name).map(({ subject }) => subject);
/** Planned for Friday 27 November, 15:00 in Lisbon. */
const thursday = '2026-11-26T09:00:00.000Z';
const near = '2026-11-27T13:00:00.000Z';
const planned = '2026-11-27T15:00:00.000Z';

describe('a planned date', () => {
  it('has its draft written a working day before, and its author told once', async () => {
    await world.at('2026-11-26T08:40:00.000Z');
    expect(await world.draft()).toBeUndefined();
    await world.at(thursday);
    expect(await world.draft()).toMatchObject({ number: 1 });
    expect((await world.maya.value('updates.draft', { engagementId: world.engagementId })).startedBy).toBe('Candor');
    expect(subjects('maya')).toEqual(['A draft is ready: Harbor Coffee']);
    expect(world.mailsTo('maya')[0]?.text).toContain('Harbor Coffee, update 1: planned for Fri 27 Nov, 15:00 (Lisbon time)');
    await world.at('2026-11-26T12:00:00.000Z');
    expect(subjects('maya')).toHaveLength(1);
  });

  it('tells whoever began the draft, not the project manager', async () => {
    await world.as('jonas').value('updates.draft', { engagementId: world.engagementId });
    await world.at(thursday);
    expect([subjects('jonas').length, subjects('maya').length]).toEqual([1, 0]);
  });

  it('names the drafts of a morning in one mail, and sends no second one that day', async () => {
    const more = async (clientName: string, prepareWorkingDays: number) => {
      const { id } = await world.maya.value('clients.create-engagement', { clientName, contact: { name: 'Rui', road: 'by-hand', timeZone: 'Europe/Lisbon' }, visibility: { kind: 'all' } });
      const engagement = (await world.maya.value('clients.open')).engagements.find((each) => each.id === id);
      if (!engagement) throw new Error('It was not kept.');
      await world.maya.value('clients.save-engagement', { ...draftOf(engagement), plan: { ...engagement.plan, prepareWorkingDays, sendAt: '17:00' } });
    };
    await more('Chenguang', 1);
    await more('Late Bloom', 0);
    await world.at(thursday);
    expect(subjects('maya')).toEqual(['2 drafts are ready']);
    expect(world.mailsTo('maya')[0]?.text).toMatch(/Harbor Coffee.*\n.*Chenguang|Chenguang.*\n.*Harbor Coffee/);
    await world.at('2026-11-27T09:00:00.000Z');
    expect(subjects('maya').filter((subject) => subject.includes('ready'))).toEqual(['2 drafts are ready', 'A draft is ready: Late Bloom']);
  });

  it('reminds the stand-in, or else the project lead, once when its time is near, unless it is on its way', async () => {
    await world.at(thursday);
    await world.at('2026-11-27T12:40:00.000Z');
    expect(subjects('priya')).toEqual([]);
    await world.at(near);
    expect(subjects('priya')).toEqual(['The update to Harbor Coffee has not left yet']);
    expect(world.mailsTo('priya')[0]?.text).toContain('planned for Fri 27 Nov, 15:00 (Lisbon time). It has not left yet; Maya Lindqvist has its draft.');
    await world.at(planned);
    await world.at('2026-11-27T18:00:00.000Z');
    expect(subjects('priya')).toHaveLength(1);
    expect(await world.sent()).toEqual([]);
  });

  it('does nothing for an update that has left before its time, and goes on with the next date', async () => {
    await world.at(thursday);
    const preview = await world.maya.value('updates.preview', { engagementId: world.engagementId });
    await world.maya.value('updates.send', { engagementId: world.engagementId, digest: preview.digest, contactIds: preview.recipients.map(({ contactId }) => contactId), sendId: '5f0c9c1e-0d5a-4f43-9a39-6d0d2f1f7c11' });
    await world.at('2026-11-26T10:00:00.000Z');
    await world.at(near);
    await world.at(planned);
    expect(subjects('priya')).toEqual([]);
    expect((await world.engagement()).nextUpdateOn).toBe('2026-12-04');
    await world.at('2026-12-03T09:00:00.000Z');
    expect(await world.draft()).toMatchObject({ number: 2 });
  });

  it('follows a plan that somebody changes', async () => {
    await world.at(thursday);
    await world.save({ nextUpdateOn: '2026-12-02', plan: { sendAt: '10:00' } });
    await world.at(near);
    expect(subjects('priya')).toEqual([]);
    await world.at('2026-12-01T16:00:00.000Z');
    expect(subjects('priya')).toEqual(['The update to Harbor Coffee has not left yet']);
  });

  it('makes up for a schedule that did not run for days', async () => {
    await world.at('2026-11-30T09:00:00.000Z');
    expect(await world.draft()).toMatchObject({ number: 1 });
  });
});

describe('an update that leaves by itself', () => {
  beforeEach(async () => {
    await world.save({ plan: { sendsItself: true } });
  });

  it('leaves once on its day, in the name of the project manager, and the record says so', async () => {
    await world.at(thursday);
    await world.at(near);
    expect(subjects('priya')).toEqual([]);
    await world.at(planned);
    await world.at('2026-11-27T15:20:00.000Z');
    await world.at('2026-11-27T18:00:00.000Z');
    const sent = await world.sent();
    expect(sent).toMatchObject([{ number: 1, sentBy: 'Maya Lindqvist', byItself: true, state: 'sent', deliveries: [{ name: 'Ana Silva', state: 'posted' }] }]);
    expect(world.comments()).toHaveLength(1);
    expect((await world.engagement()).nextUpdateOn).toBe('2026-12-04');
    expect(subjects('maya')).toEqual(['A draft is ready: Harbor Coffee']);
    expect(world.mailsTo('maya')[0]?.text).toContain('leaves by itself on Fri 27 Nov, 15:00');
  });

  it('tells how things are when it leaves', async () => {
    await world.at(thursday);
    const done = [...world.state.statuses.all()].find(({ name }) => name === 'Done');
    const issue = world.issues[0];
    if (!issue || !done) throw new Error('The world lacks an issue.');
    world.moveTo('2026-11-27T10:00:00.000Z');
    transitionIssue(world.state, world.people.priya, issue, { statusId: done.id });
    await world.at(planned);
    const [update] = await world.sent();
    const { messages } = await world.maya.value('updates.read', { updateId: update?.id ?? '' });
    expect(messages[0]?.message.text).toContain('Pay with Apple Pay');
  });

  const open = async (plan: Partial<CommunicationPlan>, prepare?: () => Promise<void>) => {
    await world.save({ plan });
    await world.at(thursday);
    await prepare?.();
    await world.at(planned);
    await world.at('2026-11-27T17:00:00.000Z');
    expect(await world.sent()).toEqual([]);
    const mails = world.mailsTo('maya').filter(({ subject }) => subject === 'The update to Harbor Coffee did not leave by itself');
    expect(mails).toHaveLength(1);
    expect(world.mailsTo('priya').filter(({ subject }) => subject.includes('did not leave'))).toHaveLength(1);
    return mails[0]?.text ?? '';
  };
  const write = async (text: string) => {
    const draft = await world.maya.value('updates.draft', { engagementId: world.engagementId });
    const section = draft.sections.find(({ name }) => name === 'done');
    await world.maya.value('updates.save-section', {
      engagementId: world.engagementId,
      section: 'done',
      revision: section?.revision ?? '',
      lines: [{ id: 'line-of-mine', issueIds: [], versionIds: [], text: { en: text }, asIs: [] }],
    });
  };

  it('does not leave while nobody has approved it, and says why once', async () => {
    expect(await open({ needsApproval: true })).toContain('nobody has approved it as it is now');
  });

  it('says to the owner beforehand what is open', async () => {
    await world.save({ plan: { needsApproval: true } });
    await world.at(thursday);
    await world.at(near);
    expect(world.mailsTo('priya').at(-1)?.text).toMatch(/would leave by itself then, but not as it is:[^]*nobody has approved it as it is now/);
  });

  it('does not leave with an open Stop', async () => {
    const text = await open({}, () => write('TODO: ask Maya what we say here'));
    expect(text).toContain('one Stop is open');
  });

  it('does not leave where a text is missing in somebody’s language', async () => {
    await world.maya.value('clients.save-contact', { engagementId: world.engagementId, contact: { name: '王芳', road: 'request', accountId: world.people.fang.accountId, language: 'zh-CN' } });
    expect(await open({}, () => write('We have a new shop in Porto'))).toContain('a text is missing in the language of 王芳');
  });

  it('does not leave where its draft was thrown away', async () => {
    expect(await open({}, async () => void (await world.maya.value('updates.discard', { engagementId: world.engagementId })))).toContain('it says nothing yet');
  });

  it('does not leave on another day, however late the schedule runs', async () => {
    await world.at(thursday);
    await world.at('2026-11-28T09:00:00.000Z');
    await world.at('2026-11-28T09:20:00.000Z');
    expect(await world.sent()).toEqual([]);
    expect(world.mailsTo('maya').at(-1)?.text).toContain('its day has passed');
  });

  it('names whom it could not reach by itself', async () => {
    await world.maya.value('clients.save-contact', { engagementId: world.engagementId, contact: { name: 'Rui Costa', road: 'by-hand' } });
    await world.at(thursday);
    await world.at(planned);
    expect(await world.sent()).toMatchObject([{ deliveries: [{ state: 'posted' }, { name: 'Rui Costa', state: 'waiting' }] }]);
    expect(world.mailsTo('maya').at(-1)).toMatchObject({ subject: 'The update to Harbor Coffee has left; something is still to do', text: expect.stringContaining('Rui Costa: you send it by hand') });
  });

  it('stays taken back when a person takes it back', async () => {
    await world.at(thursday);
    world.moveTo(planned);
    await world.run();
    const [update] = await world.sent();
    await world.maya.value('updates.take-back', { updateId: update?.id ?? '' });
    await world.at('2026-11-27T15:20:00.000Z');
    expect(await world.sent()).toMatchObject([{ state: 'taken-back' }]);
    expect(world.comments()).toEqual([]);
  });
});

describe('by the clock of the place', () => {
  it.each([
    ['Europe/Lisbon', '2027-03-28', '2027-03-28T14:00:00.000Z'],
    ['America/New_York', '2027-03-14', '2027-03-14T19:00:00.000Z'],
    ['Australia/Sydney', '2027-04-04', '2027-04-04T05:00:00.000Z'],
  ])('%s: an update leaves at 15:00 on the very day the clocks change', async (timeZone, nextUpdateOn, at) => {
    await world.save({ timeZone, nextUpdateOn, plan: { sendsItself: true } });
    await world.at(new Date(Date.parse(at) - 26 * 3_600_000).toISOString());
    world.moveTo(new Date(Date.parse(at) - 60_000).toISOString());
    await world.run();
    expect(await world.sent()).toEqual([]);
    await world.at(at);
    expect(await world.sent()).toMatchObject([{ byItself: true, sentAt: at }]);
  });

  it('a month end that is a Sunday comes on the Friday before', async () => {
    await world.save({ cadence: { every: 'month', weekday: 1, inMonth: { day: 31 } }, nextUpdateOn: '2026-12-31', plan: { sendsItself: true } });
    await world.at('2026-12-30T09:00:00.000Z');
    await world.at('2026-12-31T15:00:00.000Z');
    expect(await world.sent()).toHaveLength(1);
    await world.at('2026-12-31T16:00:00.000Z');
    expect((await world.engagement()).nextUpdateOn).toBe('2027-01-29');
  });
});

it('costs four queries and no call to Jira while nothing is due, however many engagements there are', async () => {
  for (let index = 0; index < 30; index++) {
    await world.maya.value('clients.create-engagement', { clientName: `Client ${index}`, contact: { name: 'Rui', road: 'by-hand' }, visibility: { kind: 'all' } });
  }
  await world.settle();
  world.runtime.count.reset();
  await world.runtime.runSchedule('watch-plans');
  await world.settle();
  expect(world.runtime.count).toMatchObject({ jiraCalls: [], storage: { 'entity/query': 4 } });
  expect(Object.keys(world.runtime.count.storage)).toEqual(['entity/query']);
});
