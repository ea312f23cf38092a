import { randomUUID } from 'node:crypto';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import { editIssue } from '../../local/site/operations/issues';
import type { Contact } from '../clients/contract';
import type { CorrectionText } from './correction-contract';

let sending: Sending;
beforeEach(async () => {
  sending = await startSending();
  const { world, issue } = sending;
  editIssue(world.state, world.people.priya, issue, { duedate: '2026-11-27' });
});
afterEach(() => sending.close());

const day = 24 * 3600;
const out = () => sending.settle(undoSeconds);
const due = (on: string) => editIssue(sending.world.state, sending.world.people.priya, sending.world.state.issues.get(sending.issue.id) ?? sending.issue, { duedate: on });
/** An update that says of the issue what will turn out to be wrong. */
const sentWrong = async (contacts: Contact[]) => {
  const sent = await sending.send(contacts);
  await out();
  for (const { id, road } of contacts) if (road === 'by-hand') await sending.maya.value('updates.mark-sent', { updateId: sent.id, contactId: id });
  return sent.id;
};
const wrongLine = async (updateId: string) => {
  const { lines } = await sending.maya.value('updates.read', { updateId });
  const line = lines.find(({ texts }) => texts.en === 'Pay with Apple Pay will be live soon');
  if (!line) throw new Error('No such line.');
  return line;
};
const correction = async (updateId: string, more: Partial<CorrectionText> = {}): Promise<CorrectionText> => ({
  updateId,
  lineId: (await wrongLine(updateId)).id,
  text: { en: 'Apple Pay comes two weeks later.', 'zh-CN': 'Apple Pay 将推迟两周。' },
  sinceOn: '2026-11-20',
  ...more,
});
const start = async (updateId: string) => sending.maya.value('updates.correction-recipients', { updateId, lineId: (await wrongLine(updateId)).id });
const holders = async (updateId: string) => (await start(updateId)).holders.map(({ name }) => name);
const previewOf = (text: CorrectionText) => sending.maya.value('updates.preview-correction', text);
const inputOf = async (text: CorrectionText) => {
  const { digest, recipients } = await previewOf(text);
  return { ...text, digest, contactIds: recipients.filter(({ unreachable }) => !unreachable).map(({ contactId }) => contactId), sendId: randomUUID() as string };
};
const correct = async (text: CorrectionText) => sending.maya.value('updates.send-correction', await inputOf(text));
const refused = (code: string, message: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}` }) });

it('says what we said, what is true and since when, in the language of each', async () => {
  const { ana, tom, fang } = sending;
  const updateId = await sentWrong([ana, tom, fang]);
  due('2026-12-11');
  await sending.settle(3 * day);
  const text = await correction(updateId, { sinceOn: '2026-11-21' });
  const { recipients, messages } = await previewOf(text);
  const textFor = ({ id }: Contact) => messages[recipients.find(({ contactId }) => contactId === id)?.edition ?? -1]?.text;
  expect(textFor(ana)).toContain('What we said\n1. Pay with Apple Pay will be live soon');
  expect(textFor(ana)).toContain('What is true\n- Apple Pay comes two weeks later.\n  This has been so since Sat 21 Nov.');
  expect(textFor(fang)).toContain('我们当时说的');
  expect(textFor(fang)).toContain('即将支持 Apple Pay 支付');
  expect(textFor(fang)).toContain('自11月21日周六起如此。');
});

it('begins with what Jira says now, and since when it has been otherwise than told', async () => {
  const { sections } = await sending.maya.value('updates.draft', { engagementId: sending.engagementId });
  const next = sections.find(({ name }) => name === 'next');
  const lines = (next?.lines ?? []).map(({ generated: _generated, ...line }) => ({ ...line, ...(line.text.en === 'Pay with Apple Pay will be live soon' && { dated: { kind: 'commitment' as const, on: '2026-11-27' } }) }));
  await sending.maya.value('updates.save-section', { engagementId: sending.engagementId, section: 'next', revision: next?.revision ?? '', lines });
  const updateId = await sentWrong([sending.ana]);
  await sending.settle(day);
  due('2026-12-11');
  await sending.settle(day);
  await sending.settle(60);
  expect(await start(updateId)).toMatchObject({
    line: { texts: { en: 'Pay with Apple Pay will be live soon' } },
    suggested: { text: { en: expect.stringContaining('due Fri 11 Dec') }, on: '2026-12-11', sinceOn: '2026-11-21' },
    holders: [{ name: 'Ana Silva' }],
  });
});

it('suggests no day by which work begins: Jira does not say it', async () => {
  const updateId = await sentWrong([sending.ana]);
  due('2026-12-11');
  const { dated, suggested } = await start(updateId);
  expect([dated, suggested.on]).toEqual([true, undefined]);
});

it('reaches exactly those who were told the line and have heard no better since', async () => {
  const { ana, tom, fang } = sending;
  const updateId = await sentWrong([ana, tom, fang]);
  due('2026-12-11');
  await sending.settle(3 * day);
  // Tom hears how it stands in a note.
  await sending.sendNote([tom], { text: { en: 'Apple Pay moves to 11 December.' } });
  await out();
  const found = await start(updateId);
  expect(found.holders.map(({ name }) => name)).toEqual(['Ana Silva', '王芳']);
  expect(found.others).toEqual([{ contactId: tom.id, name: 'Tom Baker', reason: 'told-better' }]);

  const mails = sending.mailsTo(sending.world.people.tom.emailAddress).length;
  const sent = await correct(await correction(updateId));
  expect(sent).toMatchObject({ kind: 'correction', recipients: 2 });
  await out();
  await sending.maya.value('updates.mark-sent', { updateId: sent.id, contactId: fang.id });
  expect((await sending.follow(sent)).deliveries.map(({ name, state }) => [name, state])).toEqual([
    ['Ana Silva', 'posted'],
    ['王芳', 'sent-by-hand'],
  ]);
  expect(sending.mailsTo(sending.world.people.tom.emailAddress)).toHaveLength(mails);
  expect(await holders(updateId)).toEqual([]);
  // She reads the original, and beside it what is true.
  const requestKey = (await sending.follow({ id: updateId })).deliveries.find(({ contactId }) => contactId === ana.id)?.issueKey ?? '';
  const shown = await sending.world.portal('ana').value('portal.request', { requestKey });
  expect(shown).toMatchObject({ shown: 'update', update: { corrections: [{ said: 'Pay with Apple Pay will be live soon', text: expect.any(String), sentAt: sent.sentAt }] } });
  expect(await sending.world.portal('fang').value('portal.request', { requestKey })).toEqual({ shown: false });
});

it('goes again to somebody who was told what is no longer so either', async () => {
  const { ana } = sending;
  const updateId = await sentWrong([ana]);
  due('2026-12-04');
  await sending.sendNote([ana], { text: { en: 'Apple Pay moves to 4 December.' } });
  await out();
  expect(await holders(updateId)).toEqual([]);
  due('2026-12-11');
  expect(await holders(updateId)).toEqual(['Ana Silva']);
});

it('counts who may have been told, and not who was told only later or not at all', async () => {
  const { ana, tom, fang, world } = sending;
  world.site.fault({ method: 'POST', path: /\/notify$/, effect: 'lost answer' });
  const updateId = (await sending.send([tom, fang])).id;
  await out();
  const found = await start(updateId);
  expect(found.holders).toEqual([{ contactId: tom.id, name: 'Tom Baker', unknown: true }]);
  expect(found.others).toEqual([{ contactId: fang.id, name: '王芳', reason: 'not-told' }]);
  expect([...found.holders, ...found.others].map(({ name }) => name)).not.toContain(ana.name);
});

it('leaves out who reads the short form, where the line did not stand', async () => {
  const { ana, fang } = sending;
  // Loaded once the platform's globals are in place.
  const { savePreferences } = await import('../clients/preferences');
  await sending.inApp(() => savePreferences(sending.engagementId, sending.world.people.ana.accountId, { length: 'short', language: 'en' }));
  const found = await start(await sentWrong([ana, fang]));
  expect(found.holders.map(({ name }) => name)).toEqual(['王芳']);
  expect(found.others).toEqual([{ contactId: ana.id, name: 'Ana Silva', reason: 'not-in-hers' }]);
});

it('is one correction, however often it is sent', async () => {
  const { ana } = sending;
  const updateId = await sentWrong([ana]);
  due('2026-12-11');
  const input = await inputOf(await correction(updateId));
  const [one, other] = await Promise.all([sending.maya.call('updates.send-correction', input), sending.maya.call('updates.send-correction', { ...input, sendId: randomUUID() as string })]);
  const again = await sending.maya.value('updates.send-correction', { ...input, sendId: randomUUID() as string });
  await out();
  const ids = [one, other].flatMap((reply) => (reply.ok ? reply.value.id : []));
  expect(new Set([...ids, again.id]).size).toBe(1);
  expect(sending.comments().filter(({ body }) => JSON.stringify(body).includes('Apple Pay comes two weeks later'))).toHaveLength(1);
});

it('can be sent again once it was taken back', async () => {
  const updateId = await sentWrong([sending.ana]);
  due('2026-12-11');
  const sent = await correct(await correction(updateId));
  expect((await sending.maya.value('updates.read', { updateId })).corrections).toEqual([]);
  await sending.maya.value('updates.take-back', { updateId: sent.id });
  await out();
  const again = await correct(await correction(updateId));
  expect(again.id).not.toBe(sent.id);
});

it('leaves the original as it was, and marks it', async () => {
  const { ana } = sending;
  const updateId = await sentWrong([ana]);
  const before = await sending.maya.value('updates.read', { updateId });
  due('2026-12-11');
  const sent = await correct(await correction(updateId));
  await out();
  const after = await sending.maya.value('updates.read', { updateId });
  expect(after.messages).toEqual(before.messages);
  expect(after.lines).toEqual(before.lines);
  expect(after.corrections).toEqual([{ lineId: (await wrongLine(updateId)).id, updateId: sent.id, sentAt: sent.sentAt, said: (await wrongLine(updateId)).texts }]);
});

it('is what the client was told from then on, and its date is the promise', async () => {
  const { ana, issue, world, engagementId } = sending;
  const updateId = await sentWrong([ana]);
  due('2026-12-11');
  await sending.settle(60);
  const told = async () => (await world.as('jonas').value('panel.open', { issueId: issue.id })).clients[0]?.told;
  expect(await told()).toMatchObject({ standing: 'worse', source: { kind: 'update' } });
  const sent = await correct(await correction(updateId, { on: '2026-12-11' }));
  await out();
  await sending.settle(60);
  expect(await told()).toMatchObject({ standing: 'as-told', source: { kind: 'correction', id: sent.id } });
  const { promises } = await sending.maya.value('ledger.promises', { engagementId, state: 'open' });
  expect(promises.filter(({ subject }) => subject.kind === 'issue' && subject.issueId === issue.id).map(({ promisedOn, told: { source } }) => [promisedOn, source.kind])).toContainEqual(['2026-12-11', 'correction']);
});

it('is refused before the message has left, without words, and with a day that is still to come', async () => {
  const waiting = await sending.send([sending.ana]);
  expect(await sending.maya.call('updates.preview-correction', await correction(waiting.id))).toEqual(refused('conflict', 'not-sent-yet'));
  await out();
  expect(await sending.maya.call('updates.preview-correction', await correction(waiting.id, { text: { en: ' ' } }))).toMatchObject({ ok: false, error: { field: 'text' } });
  expect(await sending.maya.call('updates.preview-correction', await correction(waiting.id, { sinceOn: '2027-01-01' }))).toMatchObject({ ok: false, error: { field: 'sinceOn' } });
  expect(await sending.maya.call('updates.preview-correction', await correction(waiting.id, { lineId: 'nothing' }))).toEqual(refused('not-found', 'not-found'));
});

it('is not for who may not send, for a client or for another project', async () => {
  const { world, ana } = sending;
  const updateId = await sentWrong([ana]);
  due('2026-12-11');
  const input = await inputOf(await correction(updateId));
  const aim = { updateId, lineId: input.lineId };
  const text = await correction(updateId);
  for (const name of ['vera', 'tom', 'ana'] as const) {
    expect(await world.as(name).call('updates.correction-recipients', aim)).toMatchObject({ ok: false });
    expect(await world.as(name).call('updates.preview-correction', text)).toMatchObject({ ok: false });
    expect(await world.as(name).call('updates.send-correction', input)).toMatchObject({ ok: false });
  }
  expect(await world.portal('ana').raw('updates.send-correction', input)).toMatchObject({ ok: false });
  const elsewhere = world.as('maya', world.serviceProject);
  expect(await elsewhere.call('updates.correction-recipients', aim)).toEqual(refused('not-found', 'not-found'));
  expect(await elsewhere.call('updates.preview-correction', text)).toEqual(refused('not-found', 'not-found'));
  expect(await elsewhere.call('updates.send-correction', input)).toEqual(refused('not-found', 'not-found'));
  const { settings } = await world.admin('maya').value('settings.open');
  await world.admin('maya').value('settings.save', { ...settings, sending: { who: 'administrators' } });
  expect(await world.as('jonas').call('updates.preview-correction', text)).toMatchObject({ ok: true });
  expect(await world.as('jonas').call('updates.send-correction', input)).toEqual(refused('forbidden', 'no-permission-send'));
});
