import { load } from 'cheerio';
import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';

let sending: Sending;
let requestKey: string;
let updateId: string;
beforeEach(async () => {
  sending = await startSending();
  const sent = await sending.send();
  await sending.settle(undoSeconds);
  const { update } = await sending.maya.value('updates.read', { updateId: sent.id });
  updateId = sent.id;
  requestKey = update.deliveries.find(({ contactId }) => contactId === sending.ana.id)?.issueKey ?? '';
});
afterEach(() => sending.close());

const ana = () => sending.world.portal('ana');
const opened = async () => {
  const view = await ana().value('portal.request', { requestKey });
  if (view.shown !== 'update') throw new Error('It is not shown as an update.');
  return view.update;
};
const inbox = async () => (await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items;
const answers = async () => (await sending.maya.value('updates.read', { updateId })).answers;

it('shows her update on its request, with the numbers of the message', async () => {
  const update = await opened();
  expect(update).toMatchObject({ updateId, number: 1, earlier: [], others: [] });
  expect(update.lines.map(({ number }) => number)).toEqual(update.lines.map((_, index) => index + 1));
  const { messages } = await sending.maya.value('updates.read', { updateId });
  const text = messages.find(({ contactId }) => contactId === sending.ana.id)?.message.text ?? '';
  for (const { number, text: words } of update.lines) expect(text.replace(/\s+/g, ' ')).toContain(`${number}. ${words}`);
});

it('keeps "all clear" with the update, and nothing lands in the inbox', async () => {
  expect(await ana().value('portal.answer-update', { requestKey, updateId, answer: 'clear' })).toMatchObject({ whole: { answer: 'clear' } });
  expect(await answers()).toMatchObject([{ contactId: sending.ana.id, whole: { answer: 'clear' }, lines: {} }]);
  expect(await inbox()).toEqual([]);
});

it('brings a question on a line to the inbox and to the line’s issue, once, and settles it when she takes it back', async () => {
  const [line] = (await opened()).lines;
  const asked = { requestKey, updateId, lineId: line?.id ?? '', answer: 'question' as const, words: 'On which phones?' };
  await ana().value('portal.answer-update', asked);
  await ana().value('portal.answer-update', asked);
  const [item, ...others] = await inbox();
  expect(others).toEqual([]);
  expect(item).toMatchObject({ kind: 'question', kindBy: 'asker', state: 'waiting', text: 'On which phones?', replyTo: { updateId, number: 1, line: { id: line?.id, number: 1 } } });
  const { feedbackOfIssue } = await import('./glance');
  const issueId = item?.replyTo?.line?.issueIds[0] ?? '';
  expect(await sending.inApp(() => feedbackOfIssue(issueId, item?.projectId ?? ''))).toMatchObject([{ id: item?.id }]);
  sending.advance(60);
  expect(await ana().value('portal.answer-update', { requestKey, updateId, lineId: line?.id ?? '', answer: 'clear' })).toMatchObject({ earlier: [{ answer: 'question', words: 'On which phones?', number: 1 }] });
  expect(await inbox()).toMatchObject([{ state: 'closed' }]);
  sending.advance(60);
  await ana().value('portal.answer-update', { requestKey, updateId, lineId: line?.id ?? '', answer: 'unexpected' });
  expect(await inbox()).toMatchObject([{ id: item?.id, kind: 'problem', state: 'waiting' }]);
  expect((await answers())[0]?.earlier).toHaveLength(2);
});

it('is hers alone: a colleague, another client, a visitor and the team read that it is not there', async () => {
  for (const who of ['fang', 'tom', 'visitor', 'vera'] as const) {
    expect(await sending.world.portal(who).value('portal.request', { requestKey })).toEqual({ shown: false });
    expect(await sending.world.portal(who).call('portal.answer-update', { requestKey, updateId, answer: 'clear' })).toMatchObject({ ok: false });
    expect(await sending.world.portal(who).call('portal.update', { requestKey, updateId })).toMatchObject({ ok: false });
  }
  expect(await answers()).toEqual([]);
});

it('refuses a line that is not hers, an answer that says nothing of a whole, and words without end', async () => {
  const refused = (input: Record<string, unknown>) => ana().call('portal.answer-update', { requestKey, updateId, answer: 'clear', ...input } as never);
  expect(await refused({ lineId: 'no-such-line' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await refused({ answer: 'unexpected' })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'answer' } });
  expect(await refused({ answer: 'question', words: 'x'.repeat(2001) })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'words' } });
});

it('lets no more than sixty answers of an hour pass', async () => {
  for (let count = 0; count < 60; count += 1) await ana().value('portal.answer-update', { requestKey, updateId, answer: count % 2 === 0 ? 'clear' : 'question' });
  expect(await ana().call('portal.answer-update', { requestKey, updateId, answer: 'clear' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

it('ties a number she mailed to its line in one click, and takes that back', async () => {
  await ana().value('portal.answer-update', { requestKey, updateId, answer: 'question', words: 'no. 1? And when?' });
  const [item] = await inbox();
  const id = item?.id ?? '';
  const detail = await sending.maya.value('feedback.read', { id });
  const named = detail.context.lines?.filter((line) => line.named) ?? [];
  expect(named.map(({ number }) => number)).toEqual([1]);
  const lineId = named[0]?.id ?? '';
  expect(await sending.maya.value('feedback.tie-line', { id, lineId })).toMatchObject({ item: { replyTo: { line: { id: lineId, number: 1 } } } });
  expect((await sending.maya.value('feedback.tie-line', { id, lineId: null })).item.replyTo).toEqual({ updateId, number: 1 });
  expect(await sending.maya.call('feedback.tie-line', { id, lineId: 'no-such-line' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await sending.world.as('vera').call('feedback.tie-line', { id, lineId })).toMatchObject({ ok: false });
});

it('is sent without pictures from elsewhere, so that nobody can see whether she opened it', async () => {
  const { messages } = await sending.maya.value('updates.read', { updateId });
  for (const { message } of messages) expect(load(message.html)('img, picture, link, iframe, [background], [style*="url("]').length).toBe(0);
});
