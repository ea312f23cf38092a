import { randomUUID } from 'node:crypto';
import { type Sending, startSending, undoSeconds } from '../../local/testing/sending';
import type { Issue } from '../../local/site/model';
import { deleteIssue, transitionIssue } from '../../local/site/operations/issues';
import { settleDisputes } from '../ledger/court-disputes';
import { readVersion } from '../ledger/court-versions';
import type { CourtSettlement, CourtText } from '../updates/court-contract';

let sending: Sending;
let issue: Issue;
let engagementId: string;
/** Ana owes an access, and what waited for it was promised for Wednesday 25 November; it is Tuesday 1 December. */
beforeEach(async () => {
  sending = await startSending();
  ({ engagementId } = sending);
  const { world, maya } = sending;
  issue = transitionIssue(world.state, world.people.priya, world.issues[1]!, { statusId: '3' });
  await world.settle();
  const draft = await maya.value('updates.draft', { engagementId });
  const lines = {
    moving: { issueIds: [issue.id], text: { en: 'Loyalty import, due 25 November' }, dated: { kind: 'commitment' as const, on: '2026-11-25' } },
    asks: { issueIds: [issue.id], text: { en: 'Send us the access', 'zh-CN': '请提供访问权限' }, neededBy: '2026-11-26' },
  };
  for (const { name, revision } of draft.sections.filter(({ name }) => name !== 'summary')) {
    const line = lines[name as keyof typeof lines];
    await maya.value('updates.save-section', { engagementId, section: name, revision, lines: line ? [{ id: randomUUID(), versionIds: [], asIs: [], ...line }] : [] });
  }
  await sending.send();
  await sending.settle(undoSeconds);
  await goTo('2026-12-01T12:00:00.000Z');
});
afterEach(() => sending.close());

async function goTo(time: string): Promise<void> {
  sending.advance((Date.parse(time) - sending.world.clock.now()) / 1000);
  await sending.world.settle();
  await sending.world.runtime.runSchedule('watch-told');
  await sending.settle(60);
}
const text = (more: Partial<CourtText> = {}): CourtText => ({ engagementId, words: {}, accepts: [], ...more });
const previewed = (more?: Partial<CourtText>) => sending.maya.value('updates.preview-court', text(more));
const sharing = async (more?: Partial<CourtText>) => {
  const { digest, recipients } = await previewed(more);
  return { ...text(more), digest, contactIds: recipients.filter(({ unreachable }) => !unreachable).map(({ contactId }) => contactId), sendId: randomUUID() as string };
};
const share = async (more?: Partial<CourtText>) => {
  const sent = await sending.maya.value('updates.share-court', await sharing(more));
  await sending.settle(undoSeconds);
  return sent;
};
const page = (version?: number) => sending.world.portal('ana').value('portal.court', { engagementId, ...(version !== undefined && { version }) });
const dispute = (more: Record<string, unknown> = {}) => ({ engagementId, disputeId: randomUUID() as string, version: 1, intervalId: '1.2', claims: 'ours' as const, words: 'You had the access on Thursday.', ...more });
const inbox = async () => (await sending.maya.value('feedback.list', { filter: { show: 'all' } })).items;
const shared = () => sending.maya.value('updates.shared-court', { engagementId });
const days = { ours: 1, theirs: 3, both: 0, 'third-party': 0 };

describe('what is shared', () => {
  it('is a frozen version in neutral words: the next one leaves it as it is', async () => {
    expect(await shared()).toMatchObject({ versions: [], disputes: [] });
    expect((await previewed({ words: { en: 'As we discussed on the phone.' } })).page).toMatchObject({ version: 1, client: 'Harbor Coffee', until: '2026-12-01', days });
    await share({ words: { en: 'As we discussed on the phone.' } });
    const first = await page();
    expect(first).toEqual({
      engagementId,
      version: 1,
      sharedAt: expect.any(String),
      client: 'Harbor Coffee',
      until: '2026-12-01',
      words: { en: 'As we discussed on the phone.' },
      days,
      subjects: [
        {
          words: { en: 'Loyalty import, due 25 November' },
          promisedOn: '2026-11-25',
          days,
          intervals: [
            { id: '1.1', party: 'ours', from: '2026-11-26', to: '2026-11-26', workingDays: 1, asks: [] },
            { id: '1.2', party: 'theirs', from: '2026-11-27', to: '2026-12-01', workingDays: 3, asks: [{ en: 'Send us the access', 'zh-CN': '请提供访问权限' }] },
          ],
        },
      ],
      versions: [{ version: 1, sharedAt: first.sharedAt }],
      disputes: [],
    });
    await goTo('2026-12-03T12:00:00.000Z');
    expect(await page()).toEqual(first);
    await share();
    expect(await page()).toMatchObject({ version: 2, days: { theirs: 5 }, versions: [{ version: 2 }, { version: 1 }] });
    const { versions: _versions, ...before } = first;
    expect(await page(1)).toMatchObject(before);
  });

  it('is announced with where to read it, and by other roads with all of it, in each reader’s language', async () => {
    const { recipients, messages } = await previewed();
    const toldTo = (name: string) => {
      const found = recipients.find((recipient) => recipient.name === name)!;
      return messages[found.edition]!;
    };
    expect(JSON.stringify(toldTo('Ana Silva').comment)).toContain('Every day of it stands on this request in the portal.');
    expect(JSON.stringify(toldTo('Ana Silva').comment)).not.toContain('Loyalty import');
    expect(toldTo('Tom Baker').subject).toBe('Harbor app: where the days went, version 1');
    expect(toldTo('Tom Baker').text.replace(/\s+/g, ' ')).toContain('Counted up to Tue 1 Dec, what we promised on Harbor app came 4 working days later in all: 1 with us, 3 waiting for Harbor Coffee.');
    expect(toldTo('Tom Baker').text.replace(/\s+/g, ' ')).toContain('2. Fri 27 Nov to Tue 1 Dec, 3 working days: waiting for Harbor Coffee Asked for: Send us the access');
    expect(toldTo('王芳').text.replace(/\s+/g, ' ')).toContain('3 个工作日：等待Harbor Coffee 请您提供：请提供访问权限');
    await share();
    expect(JSON.stringify(sending.comments().at(-1)?.body)).toContain('Every day of it stands on this request');
    expect(sending.mailsTo(sending.world.people.tom.emailAddress).at(-1)?.text).toContain('Loyalty import');
  });

  it('can be read once its message cannot be taken back any more; taken back it never was', async () => {
    const sent = await sending.maya.value('updates.share-court', await sharing());
    expect(await sending.world.portal('ana').call('portal.court', { engagementId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await shared()).toMatchObject({ versions: [], leaving: { updateId: sent.id, version: 1 } });
    await sending.maya.value('updates.take-back', { updateId: sent.id });
    await sending.settle(60);
    expect(await sending.world.portal('ana').call('portal.court', { engagementId })).toMatchObject({ ok: false });
    expect(await sending.world.portal('ana').value('portal.open')).not.toHaveProperty('courts');
    await share();
    expect(await page()).toMatchObject({ version: 1 });
    expect(await sending.world.portal('ana').value('portal.open')).toMatchObject({ courts: [{ engagementId, version: 1 }] });
  });

  it('once, however often it is sent under one id, and not as something that was not seen', async () => {
    const input = await sharing();
    const [one, other] = await Promise.all([sending.maya.value('updates.share-court', input), sending.maya.value('updates.share-court', input)]);
    expect(one.id).toBe(other.id);
    await sending.settle(undoSeconds);
    expect((await page()).versions).toHaveLength(1);
    expect(await sending.maya.call('updates.share-court', { ...(await sharing()), words: { en: 'Something else' } })).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.preview-outdated' } });
  });

  it('is checked as messages are: another client’s name keeps it from leaving', async () => {
    await sending.maya.value('clients.create-engagement', { clientName: 'Chenguang Foods', contact: { name: 'Otto', road: 'by-hand' }, visibility: { kind: 'all' } });
    const words = { en: 'Chenguang Foods had to go first.' };
    expect((await previewed({ words })).check.findings).toMatchObject([{ rule: 'other-client', level: 'stop', state: 'open' }]);
    expect(await sending.maya.call('updates.share-court', await sharing({ words }))).toMatchObject({ ok: false, error: { message: 'failure.findings-open' } });
    expect((await previewed()).check.findings).toEqual([]);
  });

  it('holds nothing of what only we see: no key, status, person of ours or issue she may not see', async () => {
    const { world, maya } = sending;
    const { settings } = await world.admin('maya').value('settings.open');
    const status = world.state.statuses.get('3')!.name;
    await world.admin('maya').value('settings.save', { ...settings, thirdPartyStatuses: [], blockedStatuses: [status] });
    expect(await maya.value('ledger.court', { engagementId })).toMatchObject({ days: { both: 3 }, subjects: [{ intervals: [{}, { party: 'both', heldBy: [{ kind: 'status', name: status }] }] }] });
    await share();
    await world.portal('ana').value('portal.dispute', dispute({ claims: 'third-party' }));
    await world.as('jonas').value('updates.dispute-court', dispute({ words: 'We see it so as well.' }));
    const answers = JSON.stringify([await page(), await world.portal('ana').value('portal.open')]);
    for (const secret of [issue.key, issue.id, `"${status}"`, 'Jonas Weber', 'Priya', world.people.maya.accountId, world.people.jonas.accountId, 'heldBy', 'askIds', 'keys', 'sharedBy', 'accepts', sending.fang.id]) expect(answers).not.toContain(secret);
    await maya.value('clients.set-visibility', { engagementId, issueId: issue.id, choice: 'hidden' });
    expect(await maya.call('updates.preview-court', text())).toMatchObject({ ok: false, error: { message: 'failure.nothing-late' } });
    const later = await page();
    expect(later).toMatchObject({ days: { both: 3 }, subjects: [{ words: {}, intervals: [{}, { party: 'both', asks: [] }] }], disputes: [{ about: {} }, { about: {} }] });
    expect(JSON.stringify(later)).not.toMatch(/Loyalty|Send us the access/);
  });

  it('is the client’s: others read that it is not there, and only who may send shares it', async () => {
    const { world } = sending;
    await share();
    for (const who of ['fang', 'stranger', 'vera', 'maya', 'jonas'] as const) {
      expect(await world.portal(who).call('portal.court', { engagementId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(await world.portal(who).call('portal.dispute', dispute())).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(await world.portal(who).value('portal.open')).toEqual({ who: 'visitor' });
    }
    for (const key of ['portal.court', 'portal.dispute'] as const) expect(await world.portal('visitor').call(key, dispute() as never)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await world.portal('tom').value('portal.court', { engagementId })).toMatchObject({ version: 1 });
    const other = await sending.maya.value('clients.create-engagement', { clientName: 'Other', contact: { name: 'Otto', road: 'by-hand' }, visibility: { kind: 'all' } });
    expect(await world.portal('ana').call('portal.court', { engagementId: other.id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const input = await sharing();
    for (const who of ['tom', 'ana', 'stranger'] as const) {
      expect(await world.as(who).call('updates.shared-court', { engagementId })).toMatchObject({ ok: false });
      expect(await world.as(who).call('updates.preview-court', text())).toMatchObject({ ok: false });
    }
    for (const who of ['tom', 'ana', 'stranger', 'vera'] as const) {
      expect(await world.as(who).call('updates.share-court', input)).toMatchObject({ ok: false });
      expect(await world.as(who).call('updates.dispute-court', dispute())).toMatchObject({ ok: false });
      expect(await world.as(who).call('feedback.decline-dispute', { engagementId, disputeId: randomUUID(), words: 'No' })).toMatchObject({ ok: false });
    }
    expect(await shared()).toMatchObject({ versions: [{ version: 1 }], disputes: [] });
  });
});

describe('a dispute', () => {
  it('is kept with who and when, lands in the inbox once, and changes no number', async () => {
    await share();
    const input = dispute();
    const { world } = sending;
    const seen = await world.portal('ana').value('portal.dispute', input);
    expect(await world.portal('ana').value('portal.dispute', input)).toEqual(seen);
    const kept = { id: input.disputeId, version: 1, intervalId: '1.2', party: 'theirs', from: '2026-11-27', to: '2026-12-01', side: 'client', name: 'Ana Silva', at: expect.any(String), says: input.words, claims: 'ours', state: 'open' };
    expect(seen).toMatchObject({ days, disputes: [kept] });
    expect(await shared()).toMatchObject({ page: { days }, disputes: [kept] });
    expect(await inbox()).toMatchObject([{ kind: 'problem', state: 'waiting', text: input.words, client: { name: 'Harbor Coffee' }, dispute: { id: input.disputeId, claims: 'ours' } }]);
    expect(await sending.maya.value('ledger.court', { engagementId })).toMatchObject({ days });
    expect(await world.portal('ana').call('portal.dispute', dispute())).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.disputed-already' } });
    expect(await world.portal('tom').call('portal.dispute', { ...input })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await world.portal('tom').value('portal.dispute', dispute({ claims: 'both' }))).disputes).toHaveLength(2);
  });

  it('is refused of what is not there, of an older version, for the side it lies with, without words, and too often', async () => {
    await share();
    const ana = sending.world.portal('ana');
    expect(await ana.call('portal.dispute', dispute({ intervalId: '9.9' }))).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await ana.call('portal.dispute', dispute({ claims: 'theirs' }))).toMatchObject({ ok: false, error: { code: 'invalid', field: 'claims' } });
    expect(await ana.call('portal.dispute', dispute({ words: '  ' }))).toMatchObject({ ok: false, error: { code: 'invalid', field: 'words' } });
    for (let version = 1; version <= 10; version += 1) {
      await ana.value('portal.dispute', dispute({ version }));
      await share();
    }
    expect(await ana.call('portal.dispute', dispute({ version: 11 }))).toMatchObject({ ok: false, error: { code: 'forbidden', message: 'failure.too-many-disputes' } });
    expect(await ana.call('portal.dispute', dispute({ version: 1 }))).toMatchObject({ ok: false, error: { code: 'conflict', message: 'failure.newer-version' } });
    sending.advance(25 * 3_600);
    expect(await ana.call('portal.dispute', dispute({ version: 11 }))).toMatchObject({ ok: true });
  });

  it('that is accepted makes a version with these days put otherwise, which says so, and later ones keep it', async () => {
    await share();
    const { disputeId, ...said } = dispute();
    await sending.world.portal('ana').value('portal.dispute', { disputeId, ...said });
    const accepts: CourtSettlement[] = [{ disputeId, party: 'ours', from: '2026-11-27', to: '2026-11-30' }];
    expect(await sending.maya.call('updates.preview-court', text({ accepts: [{ ...accepts[0]!, to: '2026-12-02' }] }))).toMatchObject({ ok: false, error: { message: 'failure.outside-interval' } });
    expect(await sending.maya.call('updates.preview-court', text({ accepts: [{ ...accepts[0]!, party: 'theirs' }] }))).toMatchObject({ ok: false, error: { message: 'failure.same-party' } });
    const input = await sharing({ accepts });
    const sent = await sending.maya.value('updates.share-court', input);
    expect((await shared()).disputes).toMatchObject([{ state: 'open' }]);
    await sending.maya.value('updates.take-back', { updateId: sent.id });
    await sending.settle(60);
    expect(await sending.maya.value('ledger.court', { engagementId })).toMatchObject({ days });
    const settling = await share({ accepts });
    // Its event may come twice.
    await sending.inApp(async () => settleDisputes(engagementId, (await readVersion(settling.id))!));
    await sending.settle(60);
    const after = { ours: 3, theirs: 1, both: 0, 'third-party': 0 };
    expect(await page()).toMatchObject({
      version: 2,
      days: after,
      subjects: [{ intervals: [{ party: 'ours', workingDays: 1 }, { party: 'ours', from: '2026-11-27', to: '2026-11-30', workingDays: 2, agreed: { before: 'theirs' } }, { party: 'theirs', workingDays: 1 }] }],
      disputes: [{ state: 'accepted', answer: { version: 2, party: 'ours', from: '2026-11-27', to: '2026-11-30' } }],
    });
    expect(await page(1)).toMatchObject({ version: 1, days });
    expect(sending.mailsTo(sending.world.people.tom.emailAddress).at(-1)?.text.replace(/\s+/g, ' ')).toContain('Loyalty import, due 25 November: Fri 27 Nov to Mon 30 Nov is now with us, before: waiting for Harbor Coffee. You saw it otherwise, and we agree.');
    expect(await sending.maya.value('ledger.court', { engagementId })).toMatchObject({ days: after });
    expect(await inbox()).toMatchObject([{ state: 'closed' }]);
    expect(await sending.maya.call('updates.preview-court', text({ accepts }))).toMatchObject({ ok: false, error: { message: 'failure.dispute-answered' } });
    expect(await sending.maya.call('feedback.decline-dispute', { engagementId, disputeId, words: 'No' })).toMatchObject({ ok: false, error: { message: 'failure.dispute-answered' } });
    await share();
    expect(await page()).toMatchObject({ version: 3, days: after });
  });

  it('that is declined is answered with words, on the page and on her request, once', async () => {
    await share();
    const input = dispute();
    await sending.world.portal('ana').value('portal.dispute', input);
    const declining = { engagementId, disputeId: input.disputeId, words: 'The access came on Tuesday evening, without the password.' };
    await sending.maya.value('feedback.decline-dispute', declining);
    await sending.maya.value('feedback.decline-dispute', declining);
    expect(await page()).toMatchObject({ version: 1, days, disputes: [{ state: 'declined', answer: { words: declining.words, name: 'Maya Lindqvist' } }] });
    expect(await inbox()).toMatchObject([{ state: 'closed' }]);
    expect(sending.comments().filter(({ body }) => JSON.stringify(body).includes('without the password'))).toHaveLength(1);
    expect(await sending.maya.call('feedback.decline-dispute', { ...declining, disputeId: randomUUID() })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('is declined all the same where her request is gone, and that is said', async () => {
    await share();
    const input = dispute();
    await sending.world.portal('ana').value('portal.dispute', input);
    for (const request of sending.requests()) deleteIssue(sending.world.state, sending.world.people.maya, request);
    const declining = { engagementId, disputeId: input.disputeId, words: 'The access came on Tuesday evening.' };
    expect(await sending.maya.call('feedback.decline-dispute', declining)).toMatchObject({ ok: false, error: { message: 'failure.request-gone' } });
    expect(await page()).toMatchObject({ disputes: [{ state: 'declined', answer: { words: declining.words } }] });
    expect(await inbox()).toMatchObject([{ state: 'closed' }]);
  });

  it('of ours is read by the client, in words that are checked, and may be entered for one of her people', async () => {
    await sending.maya.value('clients.create-engagement', { clientName: 'Chenguang Foods', contact: { name: 'Otto', road: 'by-hand' }, visibility: { kind: 'all' } });
    await share();
    const { maya } = sending;
    expect(await maya.call('updates.dispute-court', dispute({ words: 'We had to finish Chenguang Foods first.' }))).toMatchObject({ ok: false, error: { code: 'invalid', field: 'words', message: 'failure.words-leak' } });
    await maya.value('updates.dispute-court', dispute({ intervalId: '1.1', claims: 'both', words: 'Part of it was a holiday of yours.' }));
    await maya.value('updates.dispute-court', dispute({ words: 'She told us on the phone.', contactId: sending.fang.id }));
    expect((await page()).disputes).toMatchObject([
      { side: 'client', name: '王芳', says: 'She told us on the phone.' },
      { side: 'team', name: 'Maya Lindqvist', says: 'Part of it was a holiday of yours.' },
    ]);
    expect(await inbox()).toEqual([]);
  });
});
