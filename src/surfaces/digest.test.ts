import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import type { Name } from '../../local/testing/people';

jest.setTimeout(30_000);

/** It is Friday 20 November 2026, 13:00 in Berlin, where Maya and Jonas are. */
let world: InboxWorld;
beforeEach(async () => {
  world = await startInbox();
});
afterEach(() => world.close());

const hours = (count: number) => world.clock.advance(count * 3_600_000);
/** The schedule comes, and what it asked for is done. */
async function watch() {
  await world.runtime.runSchedule('watch-digests');
  await world.settle();
}
const digests = (name: Name) => world.mailsTo(name).filter(({ text }) => /waits for you today|今天有以下事项/.test(text));
const bodyOf = (name: Name) => digests(name).at(-1)?.text ?? '';

describe('the digest', () => {
  it('is one mail a working day with what waits, and none where nothing does', async () => {
    await watch();
    expect(digests('maya')).toEqual([]);
    await world.file('ana', 'When can I pay by phone?');
    // Whoever was looked after this morning is not looked after again.
    hours(1);
    await watch();
    expect(digests('maya')).toEqual([]);
    // Saturday and Sunday are no working days.
    hours(24);
    await watch();
    hours(24);
    await watch();
    expect(digests('maya')).toEqual([]);
    hours(24);
    await watch();
    await watch();
    hours(1);
    await watch();
    expect(digests('maya')).toHaveLength(1);
    expect(bodyOf('maya')).toMatch(/Harbor Coffee: F-\w+, from Ana Silva/);
    expect(digests('jonas')).toEqual([]);
    hours(24);
    await watch();
    expect(digests('maya')).toHaveLength(2);
    expect(bodyOf('maya')).toContain('Late.');
  });

  it('tells of updates that are due', async () => {
    hours(7 * 24);
    await watch();
    expect(digests('maya')).toHaveLength(1);
    expect(digests('maya')[0]?.subject).toBe('2 updates to send');
    expect(bodyOf('maya')).toContain('Harbor Coffee: due Fri 27 Nov');
  });

  it('comes in the morning of her own time zone', async () => {
    await world.file('ana', 'When can I pay by phone?');
    hours(2 * 24 + 18);
    // Monday, 07:00 in Berlin.
    await watch();
    expect(digests('maya')).toEqual([]);
    hours(1.2);
    await watch();
    expect(digests('maya')).toHaveLength(1);
  });

  it('is hers to switch off, and on again', async () => {
    await world.file('ana', 'When can I pay by phone?');
    expect(await world.across('maya').value('today.choose-digest', { wanted: false })).toEqual({ wanted: false });
    expect((await world.across('maya').value('today.open', { show: 'mine' })).digest).toBe(false);
    hours(3 * 24);
    await watch();
    expect(digests('maya')).toEqual([]);
    await world.across('maya').value('today.choose-digest', { wanted: true });
    hours(24);
    await watch();
    expect(digests('maya')).toHaveLength(1);
  });

  it('mails once when the schedule, or its events, come twice and at once', async () => {
    await world.file('ana', 'When can I pay by phone?');
    hours(3 * 24);
    world.runtime.redeliver(3, { concurrently: true });
    await Promise.all([world.runtime.runSchedule('watch-digests'), world.runtime.runSchedule('watch-digests')]);
    await world.settle();
    await watch();
    expect(digests('maya')).toHaveLength(1);
  });

  it('tells nothing of a project she may no longer browse', async () => {
    await world.file('ana', 'When can I pay by phone?');
    hours(3 * 24);
    world.state.projects.put({ ...world.project, roles: { Administrators: [world.people.jonas.accountId] } });
    await watch();
    expect(digests('maya')).toEqual([]);
  });

  it('speaks her language', async () => {
    world.state.users.put({ ...world.people.maya, locale: 'zh_CN' });
    await world.file('ana', 'When can I pay by phone?');
    hours(3 * 24);
    await watch();
    expect(bodyOf('maya')).toMatch(/Harbor Coffee：F-\w+，来自Ana Silva/);
  });
});

describe('what does not wait for the digest', () => {
  it('is a complaint: whoever has it hears at once, and once', async () => {
    await world.file('ana', 'The app crashes whenever I pay, this is a serious bug and nothing works.');
    await world.later(1);
    const mails = world.mailsTo('maya').filter(({ subject }) => subject.includes('Ana Silva'));
    expect(mails).toHaveLength(1);
    await world.file('ana', 'When can I pay by phone?');
    await world.later(1);
    expect(world.mailsTo('maya').filter(({ subject }) => subject.includes('New feedback'))).toHaveLength(1);
  });
});
