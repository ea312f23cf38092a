import { randomUUID } from 'node:crypto';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import type { Name } from '../../local/testing/people';
import { clients } from '../clients/resolvers';
import { ledger } from '../ledger/resolvers';
import { settings } from '../clients/resolvers';
import { surfaces } from '../surfaces/resolvers';
import { updates } from '../updates/resolvers';
import { inboxCalls } from './inbox-calls';
import { portalCalls } from './portal-calls';
import { routingCalls } from './routing-calls';

let world: InboxWorld;
let request: { id: string; key: string };
beforeEach(async () => {
  world = await startInbox();
  ({ request } = await world.file('ana', 'How do I refund an order?'));
});
afterEach(() => world.close());

type Who = Name | 'visitor';
const nobodies: Who[] = ['visitor', 'stranger', 'vera', 'jonas', 'maya'];
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const submission = (engagementId: string) => ({ submissionId: randomUUID(), engagementId, kind: 'question', text: 'x' });
const preferences = (engagementId: string) => ({ engagementId, language: 'en', length: 'short' });
const ask = (who: Who, key: string, payload?: unknown) => world.portal(who).raw(key, payload);

describe('the calls of project pages', () => {
  const projectKeys = Object.keys({ ...clients, ...ledger, ...updates, ...inboxCalls, ...surfaces });
  const adminKeys = Object.keys({ ...settings, ...routingCalls });

  it.each(['ana', 'fang', 'stranger', 'visitor'] as const)('are refused to %s, each of them, whatever it is asked', async (who) => {
    expect(projectKeys.length).toBeGreaterThan(40);
    const { id: projectId, key } = world.project;
    for (const [moduleKey, keys] of [['project-page', projectKeys], ['issue-panel', projectKeys], ['project-settings', adminKeys]] as const) {
      for (const functionKey of keys) {
        for (const payload of [undefined, {}, { id: `request-${request.id}`, engagementId: world.harbor.id, filter: { show: 'all' }, issueId: world.issues[0]?.id }]) {
          const invoker = who === 'visitor' ? { accountId: undefined } : { accountId: world.people[who].accountId };
          const reply = await world.runtime.invoke({ moduleKey, functionKey, payload, ...invoker, extension: { project: { id: projectId, key }, issue: { id: world.issues[0]?.id } } });
          expect({ functionKey, reply }).toEqual({ functionKey, reply: refused(who === 'visitor' ? 'forbidden' : 'not-found') });
        }
      }
    }
  }, 60_000);

  it('are not served on the portal, nor the portal on project pages', async () => {
    for (const key of [...projectKeys, ...adminKeys]) expect(await ask('maya', key, {})).toMatchObject({ error: { message: 'failure.unknown-call' } });
    for (const key of Object.keys(portalCalls)) expect(await world.maya.raw(key, {})).toMatchObject({ error: { message: 'failure.unknown-call' } });
  });
});

describe('the calls of the portal', () => {
  // Those of an update are tested in update-answer.test.ts, those of the shared days of delay in portal-court.test.ts.
  it('are the nine there are tests for', () => {
    expect(Object.keys(portalCalls).sort()).toEqual(['portal.answer-update', 'portal.court', 'portal.dispute', 'portal.open', 'portal.preferences', 'portal.request', 'portal.save-preferences', 'portal.send-feedback', 'portal.update']);
  });

  it('show a contact her own client and no other', async () => {
    expect(await ask('ana', 'portal.open')).toEqual({ ok: true, value: { who: 'contact', name: 'Ana Silva', projects: [{ engagementId: world.harbor.id, name: 'Harbor app' }] } });
    expect(await ask('fang', 'portal.open')).toEqual({ ok: true, value: { who: 'contact', name: '王芳', projects: [{ engagementId: world.chenguang.id, name: 'Harbor app' }] } });
    expect(await ask('ana', 'portal.preferences')).toEqual({
      ok: true,
      value: { who: 'contact', projects: [{ engagementId: world.harbor.id, name: 'Harbor app', language: 'en', plannedEvery: 'week', length: 'full' }] },
    });
    const view = await ask('ana', 'portal.request', { requestKey: request.key });
    expect(view).toMatchObject({ ok: true, value: { shown: true, state: 'waiting', ownerName: 'Maya Lindqvist' } });
    expect(JSON.stringify(view)).not.toMatch(/Harbor Coffee|Chenguang|HAR-|accountId/);
  });

  it.each(nobodies)('show nothing to %s, who is nobody’s contact', async (who) => {
    const before = world.exchanges.length;
    expect(await ask(who, 'portal.open')).toEqual({ ok: true, value: { who: 'visitor' } });
    expect(await ask(who, 'portal.preferences')).toEqual({ ok: true, value: { who: 'visitor' } });
    expect(await ask(who, 'portal.request', { requestKey: request.key })).toEqual({ ok: true, value: { shown: false } });
    const code = who === 'visitor' ? 'forbidden' : 'not-found';
    expect(await ask(who, 'portal.send-feedback', submission(world.harbor.id))).toEqual(refused(code));
    expect(await ask(who, 'portal.save-preferences', preferences(world.harbor.id))).toEqual(refused(code));
    expect(world.exchanges.length).toBe(before);
  });

  it('are no way for a customer of one client to another: it reads as if there were none', async () => {
    const nowhere = randomUUID();
    for (const [key, payload] of Object.entries({ 'portal.send-feedback': submission, 'portal.save-preferences': preferences })) {
      const [theirs, none] = [await ask('fang', key, payload(world.harbor.id)), await ask('fang', key, payload(nowhere))];
      expect(theirs).toEqual(refused('not-found'));
      expect(theirs).toEqual(none);
    }
    const [theirs, none, work] = await Promise.all([request.key, 'SUP-999', world.issues[0]?.key].map((requestKey) => ask('fang', 'portal.request', { requestKey })));
    expect([theirs, none, work]).toEqual([1, 2, 3].map(() => ({ ok: true, value: { shown: false } })));
    expect((await world.inbox({ show: 'all' })).items).toHaveLength(1);
  });

  it.each([
    ['removed', () => world.maya.value('clients.remove-contact', { engagementId: world.harbor.id, contactId: world.ana.id })],
    ['who has left', () => world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { ...world.ana, leavesOn: '2026-11-20' } })],
    ['whose account was given up', () => world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { id: world.ana.id, name: 'Ana', road: 'by-hand' } })],
  ])('are closed to a contact %s, her feedback still open', async (_what, end) => {
    await end();
    expect(await ask('ana', 'portal.open')).toEqual({ ok: true, value: { who: 'visitor' } });
    expect(await ask('ana', 'portal.request', { requestKey: request.key })).toEqual({ ok: true, value: { shown: false } });
    expect(await ask('ana', 'portal.send-feedback', submission(world.harbor.id))).toEqual(refused('not-found'));
    expect(await ask('ana', 'portal.save-preferences', preferences(world.harbor.id))).toEqual(refused('not-found'));
    await world.say('ana', request.key, 'Still waiting');
    expect((await world.inbox()).items).toMatchObject([{ state: 'waiting', asker: { name: 'Ana Silva' } }]);
  });

  it('count a Jira user who is a contact as a contact', async () => {
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { name: 'Tom Baker', road: 'by-hand', accountId: world.people.tom.accountId } });
    expect(await ask('tom', 'portal.open')).toMatchObject({ value: { who: 'contact', name: 'Tom Baker', projects: [{ engagementId: world.harbor.id }] } });
    // A colleague's request is shown to those who take part in it.
    expect(await ask('tom', 'portal.request', { requestKey: request.key })).toEqual({ ok: true, value: { shown: false } });
  });

  it('refuse what they cannot read', async () => {
    for (const key of Object.keys(portalCalls)) {
      for (const payload of [7, 'x', [], { projectId: '10000' }]) expect({ key, reply: await ask('ana', key, payload) }).toEqual({ key, reply: refused('invalid') });
    }
    for (const requestKey of ['', 'x', '../SUP-1', 'SUP-1 OR 1=1', 'SUP-01', 7]) expect(await ask('ana', 'portal.request', { requestKey })).toEqual(refused('invalid'));
  });

  it('name the project by Jira’s name, read once a day', async () => {
    await ask('ana', 'portal.open');
    const before = world.exchanges.length;
    expect(await ask('ana', 'portal.open')).toMatchObject({ value: { projects: [{ name: 'Harbor app' }] } });
    expect(world.exchanges.length).toBe(before);
    world.state.projects.put({ ...world.project, name: 'Harbor ordering' });
    world.clock.advance(25 * 3_600_000);
    expect(await ask('ana', 'portal.open')).toMatchObject({ value: { projects: [{ name: 'Harbor ordering' }] } });
    world.site.fault({ path: /\/project\//, effect: { status: 503 }, times: 9 });
    world.clock.advance(25 * 3_600_000);
    expect(await ask('ana', 'portal.open')).toMatchObject({ value: { projects: [{ name: 'Harbor ordering' }] } });
  });
});
