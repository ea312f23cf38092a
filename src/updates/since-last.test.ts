import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { editIssue, transitionIssue } from '../../local/site/operations/issues';
import { createVersion, updateVersion } from '../../local/site/operations/versions';
import type { Issue } from '../../local/site/model';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
});
afterEach(() => sending.close());

const current = ({ id }: Issue) => sending.world.state.issues.get(id) as Issue;
const statusId = (name: string) => [...sending.world.state.statuses.all()].find((each) => each.name === name)?.id ?? '';
const move = (issue: Issue, name: string) => transitionIssue(sending.world.state, sending.world.people.priya, current(issue), { statusId: statusId(name) });
const edit = (issue: Issue, changes: Parameters<typeof editIssue>[3]) => editIssue(sending.world.state, sending.world.people.priya, current(issue), changes);
const day = 24 * 3600;
/** The undo has passed and what is due is done. */
const out = () => sending.settle(undoSeconds);
const refresh = () => sending.maya.value('updates.draft', { engagementId: sending.engagementId });
const sentence = (text: string) => text.split('\n\n').flatMap((block) => block.replaceAll('\n', ' ').match(/(Since your last update|Nothing has changed since your last update)[^.]*\./) ?? [])[0];
const sentenceFor = async ({ id }: { id: string }) => {
  const shown = await sending.preview();
  return sentence(shown.recipients.find(({ contactId }) => contactId === id)?.message.text ?? '');
};

it('tells two people in one send what changed since what each of them was told, and freezes both', async () => {
  const { ana, tom, issue, world } = sending;
  await sending.send([ana, tom]);
  await out();
  await sending.settle(3 * day);
  move(issue, 'In Progress');
  await refresh();
  await sending.writeLine('next', 'Apple Pay is being built', { issueIds: [issue.id] });
  await sending.send([ana]);
  await out();
  await sending.settle(4 * day);
  move(issue, 'Done');
  await refresh();
  await sending.writeLine('next', 'Loyalty comes next');

  expect(await sentenceFor(ana)).toBe('Since your last update on Mon 23 Nov: 1 done.');
  expect(await sentenceFor(tom)).toBe('Since your last update on Fri 20 Nov: 1 done.');
  const sent = await sending.send([ana, tom]);
  await out();
  const { messages } = await sending.maya.value('updates.read', { updateId: sent.id });
  const textFor = (contact: { id: string }) => messages.find(({ contactId }) => contactId === contact.id)?.message.text ?? '';
  expect(sentence(textFor(ana))).toBe('Since your last update on Mon 23 Nov: 1 done.');
  expect(sentence(textFor(tom))).toBe('Since your last update on Fri 20 Nov: 1 done.');
  expect(sending.mailsTo(world.people.tom.emailAddress).at(-1)?.text).toContain('Since your last update on Fri 20 Nov');
});

it('says once what changed: not also what Candor counted itself, unless a person wrote it', async () => {
  const { ana, fang, issue, engagementId, maya } = sending;
  const sent = await sending.send([ana]);
  await out();
  await sending.settle(3 * day);
  move(issue, 'Done');
  await refresh();
  const textFor = async ({ id }: { id: string }) => (await sending.preview()).recipients.find(({ contactId }) => contactId === id)?.message.text.replaceAll('\n', ' ') ?? '';
  expect(await textFor(ana)).toMatch(/^We are on track\S* Since your last update on Fri 20 Nov: 1 done\. /);
  expect(await textFor(ana)).not.toContain('Since our last update');
  // Whoever was told nothing yet has nothing else to go by.
  expect(await textFor(fang)).toContain('上次更新');
  const again = await sending.send([ana]);
  await out();
  expect((await sending.maya.value('updates.read', { updateId: again.id })).lines.map(({ id }) => id)).toContain('changes');
  expect(sent.id).not.toBe(again.id);

  await sending.settle(3 * day);
  const draft = await maya.value('updates.draft', { engagementId });
  const summary = draft.sections.find(({ name }) => name === 'summary');
  const lines = (summary?.lines ?? []).map(({ generated: _generated, ...line }) => (line.id === 'changes' ? { ...line, text: { en: 'Since our last update we rested.' } } : line));
  await maya.value('updates.save-section', { engagementId, section: 'summary', revision: summary?.revision ?? '', lines });
  await sending.writeLine('next', 'Loyalty comes next');
  expect(await textFor(ana)).toMatch(/Since our last update we rested\..*since your last update on Mon 23 Nov/i);
});

it('gives a first message the whole picture and no delta', async () => {
  const { ana, tom } = sending;
  await sending.send([ana]);
  await out();
  await sending.writeLine('next', 'Loyalty comes next');
  expect(await sentenceFor(ana)).toMatch(/^Nothing has changed since your last update/);
  expect(await sentenceFor(tom)).toBeUndefined();
});

it('says in her language that nothing changed, and why', async () => {
  const sent = await sending.send([sending.fang]);
  await out();
  await sending.maya.value('updates.mark-sent', { updateId: sent.id, contactId: sending.fang.id });
  await sending.settle(3 * day);
  await sending.writeLine('next', 'Loyalty comes next', { chinese: '接下来是会员积分' });
  const { recipients } = await sending.preview();
  expect(recipients.find(({ contactId }) => contactId === sending.fang.id)?.message.text).toContain('自11月20日周五上次通报以来没有变化：我们向您通报过的工作，状态和日期均未改变。');
});

it('names milestones that moved, in the short form as well', async () => {
  const { world, tom, issue } = sending;
  const beta = createVersion(world.state, world.people.maya, { projectId: world.project.id, name: 'Beta', releaseDate: '2026-12-11' });
  edit(issue, { fixVersionIds: [beta.id] });
  await sending.maya.value('updates.discard', { engagementId: sending.engagementId });
  await sending.writeLine('next', 'Apple Pay', { issueIds: [issue.id] });
  await sending.send([tom]);
  await out();
  await sending.settle(3 * day);
  updateVersion(world.state, world.people.maya, world.state.versions.get(beta.id) ?? beta, { releaseDate: '2026-12-18' });
  await refresh();
  expect(await sentenceFor(tom)).toContain('Beta moved 7 days later');
});

it('does not count an unknown delivery as told until a person knows', async () => {
  const { world, tom } = sending;
  world.site.fault({ method: 'POST', path: /\/notify$/, effect: 'lost answer' });
  const lost = await sending.send([tom]);
  await out();
  await sending.writeLine('next', 'Loyalty comes next');
  expect(await sentenceFor(tom)).toBeUndefined();
  await sending.maya.value('updates.settle', { updateId: lost.id, contactId: tom.id, arrived: true });
  expect(await sentenceFor(tom)).toMatch(/since your last update on Fri 20 Nov/);
});

it('takes the last update for the beginning, whatever notes came after it', async () => {
  const { ana } = sending;
  await sending.send([ana]);
  await out();
  await sending.settle(3 * day);
  await sending.sendNote([ana]);
  await out();
  await sending.writeLine('next', 'Loyalty comes next');
  expect(await sentenceFor(ana)).toMatch(/since your last update on Fri 20 Nov/);
});

it('reads three baselines in as many requests to storage as one', async () => {
  const { ana, tom, fang, world } = sending;
  const told = async (contact: typeof ana) => {
    const sent = await sending.send([contact]);
    await out();
    if (contact === fang) await sending.maya.value('updates.mark-sent', { updateId: sent.id, contactId: fang.id });
    await sending.writeLine('next', `After ${contact.name}`, { chinese: '接下来' });
  };
  const requestsOfPreview = async () => {
    let requests = 0;
    world.runtime.setFault(({ body }) => {
      if (/snapshot|told/.test(body ?? '')) requests += 1;
      return undefined;
    });
    const { recipients } = await sending.preview();
    world.runtime.setFault(undefined);
    return { requests, deltas: recipients.filter(({ message }) => /last update on|上次通报/.test(message.text)).length };
  };
  await told(ana);
  const one = await requestsOfPreview();
  await told(tom);
  await told(fang);
  const three = await requestsOfPreview();
  expect([one.deltas, three.deltas]).toEqual([1, 3]);
  expect(three.requests).toBe(one.requests);
  expect(one.requests).toBeGreaterThan(0);
});
