import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';
import type { Section } from './contract';
import type * as PendingNews from './pending-news';

let sending: Sending;
let news: typeof PendingNews;
beforeEach(async () => {
  sending = await startSending();
  // Loaded once the platform's globals are in place.
  news = await import('./pending-news');
  await sending.maya.value('updates.discard', { engagementId: sending.engagementId });
  // News ride once the work is done; it was, before the period of the draft.
  const { state } = sending.world;
  const issue = state.issues.get(sending.issue.id);
  const done = [...state.statuses.all()].find(({ name }) => name === 'Done');
  if (issue && done) state.issues.put({ ...issue, statusId: done.id });
});
afterEach(() => sending.close());

const text = { en: 'You asked whether receipts print: they do.', 'zh-CN': '您问过能否打印小票：现在可以了。' };
const ride = (more: Partial<PendingNews.News> = {}) => sending.inApp(() => news.addPendingNews({ engagementId: sending.engagementId, id: 'request-10', issueIds: [sending.issue.id], texts: text, ...more }));
const pending = () => sending.inApp(() => news.pendingNews(sending.engagementId));
const draft = () => sending.maya.value('updates.draft', { engagementId: sending.engagementId });
const refresh = () => sending.maya.value('updates.refresh', { engagementId: sending.engagementId });
const done = ({ sections }: { sections: Section[] }) => sections.find(({ name }) => name === 'done') as Section;
const saved = (section: Section, lines: Section['lines']) =>
  sending.maya.value('updates.save-section', { engagementId: sending.engagementId, section: 'done', revision: section.revision, lines: lines.map(({ generated: _generated, ...line }) => line) });

it('rides in a new draft, with words a person can change, and leaves when it is sent', async () => {
  await ride();
  const section = done(await draft());
  const line = section.lines.find(({ id }) => id === 'news-request-10');
  expect(line).toEqual({ id: 'news-request-10', issueIds: [sending.issue.id], versionIds: [], text, asIs: [] });
  await saved(section, section.lines.map((each) => (each.id === line?.id ? { ...each, text: { ...text, en: 'Receipts print, as you asked.' } } : each)));
  const { recipients } = await sending.preview();
  expect(recipients.map(({ message }) => message.text.includes('Receipts print, as you asked.'))).toEqual([true, true, false]);
  expect(recipients[2]?.message.text).toContain(text['zh-CN']);
  await sending.send([sending.tom]);
  expect(await pending()).toHaveLength(1);
  await sending.settle(undoSeconds);
  expect(await pending()).toEqual([]);
  expect(done(await draft()).lines).toEqual([]);
});

it('comes into an open draft when Jira is read again, once', async () => {
  await draft();
  await ride();
  expect(done(await draft()).lines).toEqual([]);
  expect(done(await refresh()).lines).toHaveLength(1);
  expect(done(await refresh()).lines).toHaveLength(1);
});

it('stays pending while the update can be taken back, and after', async () => {
  await ride();
  await draft();
  const sent = await sending.send([sending.tom]);
  await sending.maya.value('updates.take-back', { updateId: sent.id });
  await sending.settle(600);
  expect(await pending()).toHaveLength(1);
  expect(done(await draft()).lines).toHaveLength(1);
});

it('is not put back where a person removed it, and waits for the next update', async () => {
  await ride();
  const section = done(await draft());
  await saved(section, []);
  expect(done(await refresh()).lines).toEqual([]);
  await sending.writeLine('next', 'Gift cards');
  await sending.send([sending.tom]);
  await sending.settle(undoSeconds);
  expect(done(await draft()).lines.map(({ id }) => id)).toEqual(['news-request-10']);
});

it('goes with a note no more than any other line does', async () => {
  await ride();
  await sending.sendNote([sending.tom]);
  await sending.settle(undoSeconds);
  expect(await pending()).toHaveLength(1);
});

it('leaves the draft when it is taken back, unless a person has rewritten it', async () => {
  await ride();
  await ride({ id: 'request-11', texts: { en: 'Refunds work.' } });
  const section = done(await draft());
  await saved(section, section.lines.map((line) => (line.id === 'news-request-11' ? { ...line, text: { en: 'Refunds work since Monday.' } } : line)));
  for (const id of ['request-10', 'request-11']) await sending.inApp(() => news.removePendingNews(sending.engagementId, id));
  expect(done(await refresh()).lines.map(({ text: words }) => words.en)).toEqual(['Refunds work since Monday.']);
});

it('stops the send like any line when its issue may not be shown any more', async () => {
  await ride();
  await draft();
  const input = await sending.sendInput([sending.tom]);
  await sending.maya.value('clients.set-visibility', { engagementId: sending.engagementId, issueId: sending.issue.id, choice: 'hidden' });
  expect(await sending.maya.call('updates.send', input)).toMatchObject({ ok: false, error: { message: 'failure.issue-hidden', field: 'lines.news-request-10' } });
});
