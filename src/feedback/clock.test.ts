import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { paragraphs } from '../../local/site/document';
import { deleteIssue } from '../../local/site/operations/issues';
import { addComment } from '../../local/site/operations/comments';
import type { Issue } from '../../local/site/model';
import type { Name } from '../../local/testing/people';

let world: InboxWorld;
let log: jest.SpyInstance;
beforeEach(async () => {
  world = await startInbox();
  log = jest.spyOn(console, 'error').mockImplementation();
});
afterEach(async () => {
  log.mockRestore();
  await world.close();
});

const hour = 60;
const reminders = (name: Name) => world.mailsTo(name).filter(({ subject }) => /still waiting|仍在等待/.test(subject));
const run = async () => {
  await world.runtime.runSchedule('watch-feedback');
  await world.settle();
};
/** As the schedule would. */
const hours = async (count: number) => {
  for (let passed = 0; passed < count; passed++) {
    await world.later(hour);
    await run();
  }
};
/** From Friday, 12:01, to Monday, 12:01. */
const toMonday = () => world.later(3 * 24 * hour);
const firstItem = async () => (await world.inbox({ show: 'all' })).items[0];

it('a promise that has passed reminds whoever has it, and a working day later the project lead, each once', async () => {
  const { people, state } = world;
  state.projects.put({ ...world.project, leadAccountId: people.priya.accountId });
  const { id } = await world.file('ana', 'How do I refund an order?');
  const item = await firstItem();
  await world.maya.value('feedback.change', { id, revision: item?.revision ?? '', ownerAccountId: people.jonas.accountId });
  await world.later(2 * 24 * hour);
  await run();
  expect(reminders('jonas')).toEqual([]);
  await world.later(24 * hour);
  await hours(5);
  expect(reminders('jonas')).toHaveLength(1);
  expect(reminders('jonas')[0]?.subject).toBe(`Ana Silva is still waiting for an answer: ${item?.reference}`);
  expect(reminders('jonas')[0]?.text).toContain('was told to hear from us by Mon 23 Nov, 12:01 (Lisbon time)');
  expect(reminders('jonas')[0]?.text).toContain('How do I refund an order?');
  expect(await firstItem()).toMatchObject({ overdue: true });
  expect([...reminders('maya'), ...reminders('priya')]).toEqual([]);
  // Priya may not see the service project: Jira mails her about an issue of her own project.
  await hours(24);
  expect(reminders('priya')).toHaveLength(1);
  expect(reminders('priya')[0]?.text).toContain('Jonas Weber was reminded');
  await hours(30);
  expect([reminders('jonas').length, reminders('priya').length]).toEqual([1, 1]);
});

it('reminds the project manager where nobody has it, then the lead', async () => {
  const { people, state } = world;
  state.projects.put({ ...world.project, leadAccountId: people.jonas.accountId });
  await world.file('ana', 'How do I refund an order?');
  await toMonday();
  await run();
  expect([reminders('maya').length, reminders('jonas').length]).toEqual([1, 0]);
  await hours(23);
  expect(reminders('jonas')).toEqual([]);
  await hours(2);
  expect(reminders('jonas')).toHaveLength(1);
  expect(reminders('jonas')[0]?.text).toContain('Maya Lindqvist was reminded');
  await hours(48);
  expect([reminders('maya').length, reminders('jonas').length]).toEqual([1, 1]);
});

it('reminds in the language of who is reminded', async () => {
  world.state.users.put({ ...world.people.maya, locale: 'zh_CN' });
  await world.file('ana', 'How do I refund an order?');
  await toMonday();
  await run();
  expect(reminders('maya')[0]?.subject).toMatch(/^Ana Silva仍在等待答复：F-/);
});

it.each(['answered', 'closed', 'deleted'] as const)('reminds nobody of what was %s in time', async (how) => {
  const { id, request } = await world.file('ana', 'How do I refund an order?');
  const issue = world.state.issues.get(request.id) as Issue;
  if (how === 'answered') addComment(world.state, world.people.jonas, issue, { body: paragraphs('Under Orders.') });
  if (how === 'closed') await world.maya.value('feedback.change', { id, revision: (await firstItem())?.revision ?? '', state: 'closed' });
  if (how === 'deleted') deleteIssue(world.state, world.people.maya, issue);
  await world.settle();
  await toMonday();
  await hours(30);
  expect([...reminders('maya'), ...reminders('jonas')]).toEqual([]);
});

it('goes to the project manager where Jira will not mail the owner', async () => {
  const { people, state } = world;
  const { id } = await world.file('ana', 'How do I refund an order?');
  await world.maya.value('feedback.change', { id, revision: (await firstItem())?.revision ?? '', ownerAccountId: people.priya.accountId });
  state.users.put({ ...people.priya, active: false });
  await toMonday();
  await run();
  expect([reminders('priya').length, reminders('maya').length]).toEqual([0, 1]);
});

it('two runs at once remind once, and a lost answer is not tried again', async () => {
  await world.file('ana', 'How do I refund an order?');
  await toMonday();
  world.site.fault({ method: 'POST', path: /notify$/, effect: 'lost answer' });
  await Promise.all([run(), run()]);
  await hours(3);
  expect(reminders('maya')).toHaveLength(1);
});

it('one that fails does not keep others from their reminder', async () => {
  await world.file('ana', 'How do I refund an order?');
  await world.file('fang', '会员积分没有到账');
  await toMonday();
  let hit = false;
  world.runtime.setFault(({ path, body }) => {
    if (hit || !path.includes('transaction') || !body?.includes('remindedOwnerAt')) return undefined;
    hit = true;
    return Response.json({ code: 'INTERNAL', message: 'Away.' }, { status: 500 });
  });
  await world.later(10);
  await run();
  expect(hit).toBe(true);
  expect(reminders('maya')).toHaveLength(1);
  world.runtime.setFault(undefined);
  await hours(1);
  expect(reminders('maya')).toHaveLength(2);
});

it('looks through what is due and no further', async () => {
  await world.file('ana', 'How do I refund an order?');
  const before = world.exchanges.length;
  const queries = world.runtime.count.storage['entity/query'] ?? 0;
  await run();
  // What looks for missed requests asks three times, whatever is due.
  expect(world.exchanges.length - before).toBe(3);
  expect((world.runtime.count.storage['entity/query'] ?? 0) - queries).toBe(3);
});
