import { randomUUID } from 'node:crypto';
import { type Planning, startPlanning } from '../../local/testing/planning';
import type { Name } from '../../local/testing/people';
import type { PauseText } from './contract';

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

const text = (more: Partial<PauseText> = {}): PauseText => ({ engagementId: world.engagementId, until: '2026-12-07', reason: { en: 'Your office is closed for the move.' }, ...more });
const previewed = async (more?: Partial<PauseText>) => {
  const shown = await world.maya.value('updates.preview-pause', text(more));
  return { ...shown, recipients: shown.recipients.map((recipient) => ({ ...recipient, message: shown.messages[recipient.edition] })) };
};
const input = async (more?: Partial<PauseText>) => {
  const { digest, recipients } = await previewed(more);
  return { ...text(more), digest, contactIds: recipients.map(({ contactId }) => contactId), sendId: randomUUID() as string };
};
const pause = async (more?: Partial<PauseText>) => world.maya.value('updates.pause', await input(more));
const settled = async () => {
  world.clock.advance(20_000);
  await world.settle();
};
const plan = async () => {
  const { nextUpdateOn, plan: { pause: current } } = await world.engagement();
  return { nextUpdateOn, pause: current };
};
const refused = (code: string, message: string, field?: string) => ({ ok: false, error: expect.objectContaining({ code, message: `failure.${message}`, ...(field !== undefined && { field }) }) });

describe('a pause', () => {
  it('tells the client why, until when, and when she hears next, and then no update is due', async () => {
    const [toAna] = (await previewed()).recipients;
    expect(toAna?.message?.subject).toBe('Harbor app: updates pause until Mon 7 Dec');
    expect(toAna?.message?.text.replace(/\s+/g, ' ')).toContain('Our updates on Harbor app pause from today until Mon 7 Dec. The next one comes on Fri 11 Dec.');
    expect(toAna?.message?.text).toContain('Your office is closed for the move.');
    const { update } = await pause();
    await settled();
    expect(update).toMatchObject({ kind: 'note', subject: 'Harbor app: updates pause until Mon 7 Dec' });
    expect(world.comments()).toHaveLength(1);
    expect(await plan()).toMatchObject({
      nextUpdateOn: '2026-12-11',
      pause: { reason: 'Your office is closed for the move.', until: '2026-12-07', plannedBefore: '2026-11-27', pausedBy: { name: 'Maya Lindqvist' } },
    });
    await world.at('2026-11-26T09:00:00.000Z');
    await world.at('2026-11-27T15:00:00.000Z');
    expect(await world.draft()).toBeUndefined();
    await world.at('2026-12-10T09:00:00.000Z');
    expect(await world.draft()).toBeDefined();
  });

  it('keeps what leaves by itself from leaving', async () => {
    await world.save({ plan: { sendsItself: true } });
    await world.at('2026-11-26T09:00:00.000Z');
    await pause();
    await settled();
    await world.at('2026-11-27T15:00:00.000Z');
    expect((await world.sent()).map(({ kind }) => kind)).toEqual(['note']);
    await world.at('2026-12-11T15:00:00.000Z');
    await world.at('2026-12-11T15:20:00.000Z');
    expect((await world.sent()).map(({ kind }) => kind)).toEqual(['update', 'note']);
  });

  it('leaves the date she was told, whatever is sent by hand meanwhile', async () => {
    await world.maya.value('updates.draft', { engagementId: world.engagementId });
    await pause();
    await settled();
    const { digest, recipients } = await world.maya.value('updates.preview', { engagementId: world.engagementId });
    await world.maya.value('updates.send', { engagementId: world.engagementId, digest, contactIds: recipients.map(({ contactId }) => contactId), sendId: randomUUID() });
    await settled();
    expect((await world.sent()).map(({ kind, state }) => [kind, state])).toEqual([['update', 'sent'], ['note', 'sent']]);
    expect((await plan()).nextUpdateOn).toBe('2026-12-11');
  });

  it('is in the language of who reads it, and says whose reason comes in another', async () => {
    await world.maya.value('clients.save-contact', { engagementId: world.engagementId, contact: { name: '王芳', road: 'by-hand', language: 'zh-CN', timeZone: 'Asia/Shanghai' } });
    const [, english] = (await previewed()).recipients;
    expect(english).toMatchObject({ name: '王芳', linesInOtherLanguage: 1 });
    expect(english?.message?.subject).toBe('Harbor app：更新暂停至 12月7日周一');
    const [, chinese] = (await previewed({ reason: { en: 'The move.', 'zh-CN': '办公室搬迁。' } })).recipients;
    expect(chinese).toMatchObject({ linesInOtherLanguage: 0 });
    expect(chinese?.message?.text).toContain('办公室搬迁。');
  });

  it('is one for the same send twice, and the later of two', async () => {
    const first = await input();
    await world.maya.value('updates.pause', first);
    await world.maya.value('updates.pause', first);
    await settled();
    expect(world.comments()).toHaveLength(1);
    world.clock.advance(60_000);
    await pause({ until: '2026-12-14' });
    expect(await plan()).toMatchObject({ nextUpdateOn: '2026-12-18', pause: { until: '2026-12-14', plannedBefore: '2026-11-27' } });
  });

  it('is none when its message is taken back', async () => {
    const { update } = await pause();
    await world.maya.value('updates.take-back', { updateId: update?.id ?? '' });
    expect(await plan()).toEqual({ nextUpdateOn: '2026-11-27', pause: undefined });
    await settled();
    expect(world.comments()).toEqual([]);
  });

  it('tells nobody only where nobody can be told', async () => {
    expect(await world.maya.call('updates.pause', { ...(await input()), contactIds: [] })).toEqual(refused('invalid', 'no-recipient', 'contactIds'));
    const [ana] = (await world.engagement()).contacts;
    await world.maya.value('clients.remove-contact', { engagementId: world.engagementId, contactId: ana?.id ?? '' });
    expect(await world.maya.value('updates.pause', { ...(await input()), contactIds: [] })).toEqual({});
    expect((await plan()).pause).toMatchObject({ until: '2026-12-07' });
  });

  it.each([
    ['until', { until: '2026-11-20' }, 'pause-end'],
    ['until', { until: '2027-12-01' }, 'pause-end'],
    ['until', { until: 'soon' }, 'not-a-date'],
    ['reason', { reason: {} }, 'required'],
    ['reason', { reason: { en: '  ' } }, 'required'],
  ])('refuses a bad %s', async (field, more, key) => {
    expect(await world.maya.raw('updates.preview-pause', text(more as Partial<PauseText>))).toEqual(refused('invalid', key, field));
    expect((await plan()).pause).toBeUndefined();
  });
});

describe('its end', () => {
  it('may come early: then updates are due again, and the days of the pause stay known', async () => {
    await pause();
    await settled();
    world.moveTo('2026-12-01T12:00:00.000Z');
    expect(await world.maya.value('clients.resume', { engagementId: world.engagementId })).toMatchObject({ nextUpdateOn: '2026-12-04', plan: { pause: { until: '2026-12-01' } } });
    expect(await world.maya.call('clients.resume', { engagementId: world.engagementId })).toEqual(refused('conflict', 'not-paused'));
    await world.at('2026-12-03T09:00:00.000Z');
    expect(await world.draft()).toBeDefined();
  });

  it('brings back what was planned, where that is still to come', async () => {
    await world.save({ nextUpdateOn: '2026-12-02' });
    await pause();
    world.moveTo('2026-11-24T12:00:00.000Z');
    expect(await world.maya.value('clients.resume', { engagementId: world.engagementId })).toMatchObject({ nextUpdateOn: '2026-12-02' });
  });
});

it('is for those who may send in this project', async () => {
  const asked = await input();
  for (const name of ['vera', 'ana', 'stranger'] as Name[]) {
    for (const [key, payload] of [['updates.preview-pause', text()], ['updates.pause', asked], ['clients.resume', { engagementId: world.engagementId }]] as const) {
      expect({ key, reply: await world.as(name).raw(key, payload) }).toEqual({ key, reply: { ok: false, error: expect.objectContaining({ code: name === 'vera' ? 'forbidden' : 'not-found' }) } });
    }
  }
  const elsewhere = randomUUID();
  expect(await world.maya.raw('updates.preview-pause', { ...text(), engagementId: elsewhere })).toEqual(refused('not-found', 'not-found'));
  expect(await world.maya.raw('clients.resume', { engagementId: elsewhere })).toEqual(refused('not-found', 'not-found'));
});
