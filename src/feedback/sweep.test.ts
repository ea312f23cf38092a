import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { paragraphs } from '../../local/site/document';
import { addComment } from '../../local/site/operations/comments';
import { moveIssue } from '../../local/site/operations/moves';
import { createRequest } from '../../local/site/service-desk/requests';
import type { Issue, SiteUser } from '../../local/site/model';

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

/** Forge gave up on every event there is. */
const loseEvents = () => world.state.database.run('DELETE FROM deliveries');
/** An hour passes and the schedule runs, with everything it leaves to the queue. */
const hour = async () => {
  world.clock.advance(3_600_000);
  await world.runtime.runSchedule('watch-feedback');
  await untilQuiet();
};
async function untilQuiet() {
  for (let minute = 0; minute < 60 && world.runtime.pendingCount() > 0; minute += 1) await world.later(1);
  await world.settle();
}
const request = (who: SiteUser, text: string): Issue => {
  const type = world.feedbackTypes[0];
  if (!type) throw new Error('The site has no type for feedback.');
  return createRequest(world.state, who, { desk: world.serviceDesk, type, summary: text, description: paragraphs(text) });
};
const lostRequest = (text: string, who = world.people.ana): Issue => {
  const filed = request(who, text);
  loseEvents();
  return filed;
};
const lostComment = (issue: Pick<Issue, 'id'>, who: SiteUser, text: string) => {
  world.clock.advance(60_000);
  const current = world.state.issues.get(issue.id);
  if (!current) throw new Error('No such issue.');
  const comment = addComment(world.state, who, current, { body: paragraphs(text) });
  loseEvents();
  return comment;
};
const texts = async () => (await world.inbox({ show: 'all' })).items.map(({ text }) => text).sort();
const receipts = (issue: Issue) => world.comments(issue.id).filter(({ properties }) => 'candor.receipt' in properties);

it('takes a request whose event was lost, once, and lets her know', async () => {
  const lost = lostRequest('The till is slow');
  expect(await texts()).toEqual([]);
  await hour();
  expect(await texts()).toEqual(['The till is slow']);
  expect(receipts(lost)).toHaveLength(1);
  await hour();
  await hour();
  expect(await texts()).toEqual(['The till is slow']);
  expect(receipts(lost)).toHaveLength(1);
});

it('lets her know although the queue lost the receipt it was to try again', async () => {
  const filed = request(world.people.ana, 'The till is slow');
  const busy = world.site.fault({ method: 'POST', path: /\/comment$/, effect: { status: 429, retryAfterSeconds: 30 }, times: 1 });
  await world.settle();
  expect(busy.hits()).toBe(1);
  expect(await texts()).toEqual(['The till is slow']);
  loseEvents();
  await hour();
  expect(receipts(filed)).toHaveLength(1);
  await hour();
  expect(receipts(filed)).toHaveLength(1);
});

it('takes one that came into Jira’s search index late', async () => {
  await hour();
  const asked = world.clock.now();
  world.clock.advance(60_000);
  const late = request(world.people.ana, 'Seen late');
  world.state.issues.put({ ...late, created: new Date(asked - 10 * 60_000).toISOString() });
  loseEvents();
  await hour();
  expect(await texts()).toEqual(['Seen late']);
});

it('leaves alone what was there before the service project was used', async () => {
  const before = lostRequest('Older than the engagement');
  world.state.issues.put({ ...before, created: '2026-11-20T11:00:00.000Z', updated: '2026-11-20T11:00:00.000Z' });
  await hour();
  expect(await texts()).toEqual([]);
});

it('hears what was said on a request: hers makes it our turn, ours keeps the promise', async () => {
  const { id, request: filed } = await world.file('ana', 'How do I refund an order?');
  lostComment(filed, world.people.jonas, 'Under Orders, Refund.');
  await hour();
  expect((await world.read(id)).item).toMatchObject({ state: 'answered' });
  lostComment(filed, world.people.ana, 'I do not see it.');
  await hour();
  expect((await world.read(id)).item).toMatchObject({ state: 'waiting' });
});

it('takes a request that was moved here unheard', async () => {
  const issue = world.issue({ summary: 'Filed in the wrong place' });
  await world.settle();
  await hour();
  const { feedbackTypes, serviceProject, state, people } = world;
  const current = state.issues.get(issue.id);
  if (!current) throw new Error('No such issue.');
  world.clock.advance(60_000);
  const moved = moveIssue(state, people.maya, current, serviceProject.id);
  state.issues.put({ ...moved, request: { serviceDeskId: world.serviceDesk.id, requestTypeId: feedbackTypes[0]?.id ?? '', participantAccountIds: [], organizationIds: [] } });
  loseEvents();
  await hour();
  expect(await texts()).toEqual(['Filed in the wrong place']);
});

it('goes on where it stopped, however often it is started, and loses and doubles none', async () => {
  const filed = world.state.batch(() => Array.from({ length: 230 }, (_, index) => request(world.people.ana, `Matter ${index}`)));
  loseEvents();
  world.clock.advance(3_600_000);
  const fault = world.site.fault({ method: 'POST', path: /search\/jql/, effect: { status: 503 }, times: 3 });
  world.runtime.redeliver(2, { concurrently: true });
  await Promise.all([world.runtime.runSchedule('watch-feedback'), world.runtime.runSchedule('watch-feedback')]);
  await untilQuiet();
  expect(fault.hits()).toBe(3);
  await hour();
  const kept = world.state.database.all<{ key: string }>("SELECT key FROM storage_items WHERE key >= 'feedback:' AND key < 'feedback;'").map(({ key }) => key);
  expect(kept.sort()).toEqual(filed.map(({ id }) => `feedback:request-${id}`).sort());
  expect(filed.filter((issue) => receipts(issue).length !== 1)).toEqual([]);
}, 60_000);

it('costs the same however much is known', async () => {
  const cost = async () => {
    await hour();
    await hour();
    await hour();
    await hour();
    world.runtime.count.reset();
    await hour();
    const { jiraCalls, storage, queue } = world.runtime.count;
    return { calls: jiraCalls.length, points: jiraCalls.reduce((sum, { issuesReturned }) => sum + 1 + issuesReturned, 0), storage: { ...storage }, queue: { ...queue } };
  };
  await world.file('ana', 'The first');
  const few = await cost();
  for (let number = 0; number < 60; number += 1) await world.file('ana', `Matter ${number}`);
  const many = await cost();
  expect(many).toEqual(few);
  expect(few.calls).toBeLessThanOrEqual(4);
  expect(Object.values(few.storage).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(16);
}, 60_000);

describe('where messages are answered', () => {
  let sending: Sending;
  beforeEach(async () => {
    sending = await startSending();
    await sending.send([sending.ana, sending.tom]);
    await sending.settle(undoSeconds);
  });
  afterEach(() => sending.close());
  const missedHour = async () => {
    sending.advance(3600);
    await sending.world.runtime.runSchedule('watch-feedback');
    for (let wait = 0; wait < 5; wait += 1) await sending.settle(60);
  };
  const say = (who: 'ana' | 'tom' | 'jonas', issue: Issue | undefined, text: string) => {
    sending.advance(60);
    if (!issue) throw new Error('No such issue.');
    addComment(sending.world.state, sending.world.people[who], issue, { body: paragraphs(text) });
    sending.world.state.database.run('DELETE FROM deliveries');
  };
  const all = async () => (await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items.map(({ text, state, door }) => ({ text, state, door }));

  it('takes what a contact wrote, under her update or on the issue of notify mails, and nothing of ours', async () => {
    const { engagements } = await sending.maya.value('clients.open');
    const anchor = sending.world.state.issues.get(engagements[0]?.anchorIssue?.id ?? '');
    say('ana', sending.requests()[0], 'Great news, thank you!');
    say('tom', anchor, 'Please call me');
    say('jonas', anchor, 'Between us');
    await missedHour();
    expect(await all()).toEqual(expect.arrayContaining([{ text: 'Great news, thank you!', state: 'waiting', door: 'reply' }, { text: 'Please call me', state: 'waiting', door: 'reply' }]));
    expect(await all()).toHaveLength(2);
  });

  it('hears our answer under her update, and lets what she has said since wait', async () => {
    say('ana', sending.requests()[0], 'When is it live?');
    await missedHour();
    say('jonas', sending.requests()[0], 'On Monday.');
    say('ana', sending.requests()[0], 'In the morning?');
    await missedHour();
    await missedHour();
    expect(await all()).toEqual(expect.arrayContaining([{ text: 'When is it live?', state: 'answered', door: 'reply' }, { text: 'In the morning?', state: 'waiting', door: 'reply' }]));
    say('jonas', sending.requests()[0], 'At nine.');
    await missedHour();
    expect((await all()).map(({ state }) => state)).toEqual(['answered', 'answered']);
  });
});
