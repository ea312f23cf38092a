import { startSending, type Sending, undoSeconds } from '../../local/testing/sending';
import type { ContactPreferences } from '../clients/contract';
import type * as Preferences from '../clients/preferences';

let sending: Sending;
let preferences: typeof Preferences;
beforeEach(async () => {
  sending = await startSending();
  // Loaded once the platform's globals are in place.
  preferences = await import('../clients/preferences');
});
afterEach(() => sending.close());

/** What Ana chooses on the portal. */
const choose = (chosen: Partial<ContactPreferences>, language: 'en' | 'zh-CN' = 'en') =>
  sending.inApp(() => preferences.savePreferences(sending.engagementId, sending.world.people.ana.accountId, { length: 'full', language, ...chosen }));
const ana = async () => {
  const found = (await sending.preview()).recipients.find(({ contactId }) => contactId === sending.ana.id);
  if (!found) throw new Error('Ana is no recipient.');
  return found;
};
const another = (days: number) => {
  sending.advance(days * 86_400);
  return sending.writeLine('next', `Line after ${days} days`);
};

it('sends the short form to whoever asked for it, exactly as the preview shows it', async () => {
  await sending.writeLine('risks', 'The vendor is slow');
  await choose({ length: 'short' });
  const { recipients } = await sending.preview();
  expect(recipients.map(({ length, preferences: hers }) => [length, hers?.length])).toEqual([['short', 'short'], ['full', undefined], ['full', undefined]]);
  const [toAna, toTom] = recipients.map(({ message }) => message.text);
  expect(toTom).toContain('Pay with Apple Pay will be live soon');
  expect(toAna).not.toContain('Pay with Apple Pay will be live soon');
  expect(toAna).not.toContain('The vendor is slow');
  expect(toAna).toContain('Send us the new logo');
  expect(toAna).toContain('This is the short form, as you chose.');
  const sent = await sending.send([sending.ana, sending.tom]);
  await sending.settle(undoSeconds);
  expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
  const { messages } = await sending.maya.value('updates.read', { updateId: sent.id });
  expect(messages).toEqual(recipients.slice(0, 2).map(({ contactId, message }) => ({ contactId, message })));
  expect(sending.exchanges.find(({ method, path }) => method === 'POST' && path.endsWith('/comment'))?.requestJson).toMatchObject({ body: recipients[0]?.message.comment });
});

it('sends the plain form to whoever asked for it, by every road, as the preview shows it', async () => {
  const { maya, engagementId, tom, fang } = sending;
  await choose({ length: 'plain' });
  for (const contact of [tom, fang]) await maya.value('clients.save-contact', { engagementId, contact: { ...contact, length: 'plain' } });
  const { recipients } = await sending.preview();
  expect(recipients.map(({ length }) => length)).toEqual(['plain', 'plain', 'plain']);
  for (const { message } of recipients) {
    expect(message.html).not.toMatch(/<table|style=/);
    expect(new Set((message.comment as { content: { type: string }[] }).content.map(({ type }) => type))).toEqual(new Set(['paragraph']));
  }
  expect(recipients[0]?.message.text).toContain('Pay with Apple Pay will be live soon');
  const sent = await sending.send();
  await sending.settle(undoSeconds);
  expect((await sending.maya.value('updates.read', { updateId: sent.id })).messages.map(({ message }) => message)).toEqual(recipients.map(({ message }) => message));
  expect(sending.exchanges.find(({ method, path }) => method === 'POST' && path.endsWith('/comment'))?.requestJson).toMatchObject({ body: recipients[0]?.message.comment });
  expect((await sending.previewNote()).recipients.map(({ length }) => length)).toEqual(['plain', 'plain', 'plain']);
});

it('takes what she chose herself before what the team noted, and a note of "short" for no form of notes', async () => {
  const { maya, engagementId, tom, world } = sending;
  await maya.value('clients.save-contact', { engagementId, contact: { ...sending.ana, length: 'short' } });
  await maya.value('clients.save-contact', { engagementId, contact: { ...tom, length: 'short' } });
  expect(await world.portal('ana').value('portal.preferences')).toMatchObject({ projects: [{ length: 'short' }] });
  await choose({ length: 'plain' });
  expect((await sending.preview()).recipients.map(({ length }) => length)).toEqual(['plain', 'short', 'full']);
  expect((await sending.previewNote()).recipients.map(({ length }) => length)).toEqual(['plain', 'full', 'full']);
  expect(await maya.call('clients.save-contact', { engagementId, contact: { ...tom, length: 'huge' as never } })).toMatchObject({ ok: false, error: { code: 'invalid', field: 'contact.length' } });
  expect(await world.as('vera').call('clients.save-contact', { engagementId, contact: { ...tom, length: 'plain' } })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

it('writes in the language she chose', async () => {
  await choose({}, 'zh-CN');
  expect(await ana()).toMatchObject({ language: 'zh-CN', message: { subject: expect.stringContaining('进展正常') } });
});

it('is part of what was seen: a choice made after the preview asks for another look', async () => {
  const input = await sending.sendInput([sending.ana]);
  await choose({ length: 'short' });
  expect(await sending.maya.call('updates.send', input)).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.preview-outdated' } });
});

describe('how often', () => {
  it('proposes to leave her out while she has heard more lately than she wants, and lets a person decide', async () => {
    await choose({ every: 'two-weeks' });
    expect((await ana()).heardOn).toBeUndefined();
    await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    await another(7);
    expect(await ana()).toMatchObject({ heardOn: '2026-11-20', preferences: { every: 'two-weeks' } });
    const sent = await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    expect(await sending.delivery(sent, sending.ana)).toMatchObject({ state: 'posted' });
    await another(12);
    expect((await ana()).heardOn).toBe('2026-11-27');
    await another(1);
    expect((await ana()).heardOn).toBeUndefined();
  });

  it.each([
    ['week', 6],
    ['month', 27],
  ] as const)('every %s lets her hear after %i days', async (every, days) => {
    await choose({ every });
    await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    await another(days - 1);
    expect((await ana()).heardOn).toBe('2026-11-20');
    await another(1);
    expect((await ana()).heardOn).toBeUndefined();
  });

  it('counts notes, and holds for them', async () => {
    await choose({ every: 'week' });
    await sending.sendNote([sending.ana]);
    await sending.settle(undoSeconds);
    expect((await ana()).heardOn).toBe('2026-11-20');
    expect((await sending.previewNote()).recipients.map(({ heardOn, length }) => [heardOn, length])).toEqual([['2026-11-20', 'full'], [undefined, 'full'], [undefined, 'full']]);
  });

  it('does not count what never reached her', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation();
    await choose({ every: 'month' });
    sending.world.site.fault({ method: 'POST', path: /\/comment$/, effect: { status: 400 } });
    await sending.send([sending.ana]);
    await sending.settle(undoSeconds);
    await another(1);
    expect((await ana()).heardOn).toBeUndefined();
    log.mockRestore();
  });
});

describe('a pause', () => {
  it('keeps her from updates and notes until its last day is over', async () => {
    await choose({ pausedUntil: '2026-11-23' });
    expect(await ana()).toMatchObject({ unreachable: 'paused', preferences: { pausedUntil: '2026-11-23' } });
    expect((await sending.previewNote()).recipients[0]).toMatchObject({ unreachable: 'paused' });
    expect(await sending.maya.call('updates.send', await sending.sendInput([sending.ana]))).toMatchObject({ ok: false, error: { message: 'failure.no-recipient', field: 'contactIds.0' } });
    expect(await sending.maya.call('updates.send-note', await sending.noteInput([sending.ana]))).toMatchObject({ ok: false, error: { message: 'failure.no-recipient' } });
    sending.advance(3 * 86_400);
    expect((await ana()).unreachable).toBeUndefined();
  });
});
