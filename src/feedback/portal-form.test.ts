import { randomUUID } from 'node:crypto';
import { type InboxWorld, startInbox } from '../../local/testing/inbox';
import { plainText } from '../../local/site/document';
import type { Issue } from '../../local/site/model';
import type { Name } from '../../local/testing/people';
import type { PortalFeedbackCalls } from './contract';

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

type Sent = Parameters<PortalFeedbackCalls['portal.send-feedback']>[0];

const written = (more: Partial<Sent> = {}): Sent => ({ submissionId: randomUUID(), engagementId: world.harbor.id, kind: 'question', text: 'How do I refund an order?', ...more });
const send = (more?: Partial<Sent>, name: Name = 'ana') => world.portal(name).value('portal.send-feedback', written(more));
const refused = (sent: unknown, name: Name | 'visitor' = 'ana') => world.portal(name).raw('portal.send-feedback', sent);
const all = async () => (await world.inbox({ show: 'all' })).items;
const requests = (): Issue[] => world.state.issuesOf(world.serviceProject.id);
const receipts = (issueId: string) => world.comments(issueId).filter(({ properties }) => 'candor.receipt' in properties);
const creation = { method: 'POST', path: /servicedeskapi\/request$/ };
/** Long enough for whatever was left to the queue. */
const settleForLong = async () => {
  for (let wait = 0; wait < 12; wait++) await world.later(2);
};

describe('portal.send-feedback', () => {
  it('makes a request of hers, answers what she can rely on, and says so again on the request', async () => {
    const receipt = await send({ kind: 'problem', severity: 'blocking', text: 'The till is frozen.\n\nSince this morning.' });
    const [request] = requests();
    expect(receipt).toEqual({ reference: expect.stringMatching(/^F-/), ownerName: 'Maya Lindqvist', hearsBy: '2026-11-23T12:00:00.000Z', requestKey: request?.key });
    expect(request).toMatchObject({
      reporterAccountId: world.people.ana.accountId,
      summary: `The till is frozen. Since this morning. · ${receipt.reference}`,
      request: { requestTypeId: world.feedbackTypes[0]?.id },
    });
    expect(plainText(request?.description ?? null)).toBe('The till is frozen.\nSince this morning.');
    await world.settle();
    expect(await all()).toEqual([
      expect.objectContaining({
        id: `request-${request?.id}`,
        door: 'form',
        kind: 'problem',
        kindBy: 'asker',
        severity: 'blocking',
        text: 'The till is frozen.\n\nSince this morning.',
        reference: receipt.reference,
        hearsBy: receipt.hearsBy,
        client: world.harbor.client,
      }),
    ]);
    expect(receipts(request?.id ?? '').map(({ body }) => plainText(body))).toEqual([expect.stringContaining(receipt.reference)]);
    await settleForLong();
    expect(await all()).toHaveLength(1);
    expect(receipts(request?.id ?? '')).toHaveLength(1);
    expect(requests()).toHaveLength(1);
  });

  it("keeps 王芳's words with her client, and answers her in Chinese", async () => {
    const receipt = await send({ engagementId: world.chenguang.id, text: '会员积分没有到账' }, 'fang');
    await world.settle();
    expect(await all()).toMatchObject([{ client: { name: 'Chenguang' }, language: 'zh-CN', reference: receipt.reference }]);
    expect(world.mailsTo('fang').some(({ text }) => text.includes(receipt.reference) && text.includes('我们已收到您的留言'))).toBe(true);
  });

  it('sent twice is sent once, one after the other or at once', async () => {
    const sent = written();
    const ana = world.portal('ana');
    const first = await ana.value('portal.send-feedback', sent);
    expect(await ana.value('portal.send-feedback', { ...sent, text: 'Changed meanwhile' })).toEqual(first);
    const other = written({ text: 'Something else' });
    const both = await Promise.all([ana.value('portal.send-feedback', other), ana.value('portal.send-feedback', other)]);
    expect(both[0]?.reference).toBe(both[1]?.reference);
    await settleForLong();
    expect((await all()).map(({ text }) => text).sort()).toEqual(['How do I refund an order?', 'Something else']);
    expect(requests()).toHaveLength(2);
  });

  it('under the same id of two people is two matters', async () => {
    const submissionId = randomUUID();
    await send({ submissionId });
    await send({ submissionId, engagementId: world.chenguang.id, text: '您好' }, 'fang');
    await world.settle();
    expect((await all()).map(({ client }) => client?.name).sort()).toEqual(['Chenguang', 'Harbor Coffee']);
  });

  it.each(['lost answer', 'lost request', { status: 503 }] as const)('meets the event in one record though the answer to the creation is lost: %j', async (effect) => {
    world.site.fault({ ...creation, effect });
    const receipt = await send();
    expect(receipt).toMatchObject({ ownerName: 'Maya Lindqvist', hearsBy: '2026-11-23T12:00:00.000Z' });
    expect(receipt).not.toHaveProperty('requestKey');
    await settleForLong();
    expect(requests()).toHaveLength(1);
    expect(await all()).toMatchObject([{ reference: receipt.reference, door: 'form', hearsBy: receipt.hearsBy, kindBy: 'asker' }]);
    expect(receipts(requests()[0]?.id ?? '')).toHaveLength(1);
  });

  it('meets the event that comes before the form has kept it', async () => {
    // The event is delivered while Jira's answer is on its way back.
    let delivered: Promise<void> | undefined;
    world.runtime.setFault(({ path, body }) => {
      if (!path.includes('transaction') || !body?.includes('"feedback:request-') || delivered) return undefined;
      delivered = Promise.resolve();
      return Response.json({ code: 'TRANSACTION_FAILED', message: 'Lost.' }, { status: 500 });
    });
    const sent = written();
    const reply = await world.portal('ana').call('portal.send-feedback', sent);
    expect(reply).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    world.runtime.setFault(undefined);
    await world.settle();
    const [item] = await all();
    expect(item).toMatchObject({ door: 'form', kindBy: 'asker', text: sent.text });
    expect(await world.portal('ana').value('portal.send-feedback', sent)).toMatchObject({ reference: item?.reference, requestKey: requests()[0]?.key });
    await settleForLong();
    expect(await all()).toHaveLength(1);
    expect(requests()).toHaveLength(1);
    expect(receipts(requests()[0]?.id ?? '')).toHaveLength(1);
  });

  it('is not asked for again while the search index may lag', async () => {
    world.site.fault({ ...creation, effect: 'lost answer' });
    world.site.fault({ method: 'POST', path: /search\/jql/, effect: { status: 200, body: { issues: [], isLast: true } } });
    // Without the event of its creation, only the search can tell.
    world.runtime.redeliver(0);
    const receipt = await send();
    await world.settle();
    world.runtime.redeliver(1);
    await settleForLong();
    expect(requests()).toHaveLength(1);
    expect(await all()).toMatchObject([{ reference: receipt.reference, asker: { request: { key: requests()[0]?.key } } }]);
  });

  it('waits when Jira is busy, and loses nothing', async () => {
    world.site.fault({ ...creation, effect: { status: 429, retryAfterSeconds: 90 }, times: 3 });
    const receipt = await send();
    expect(receipt).not.toHaveProperty('requestKey');
    await settleForLong();
    expect(requests()).toHaveLength(1);
    expect(await all()).toMatchObject([{ reference: receipt.reference }]);
  });

  it.each([
    [1, 'the type of updates', true],
    [2, 'that type with a title alone', true],
    [3, 'no request at all', false],
  ])('where Jira refuses %d times, makes do with %s', async (times, _what, hasRequest) => {
    world.site.fault({ ...creation, effect: { status: 400 }, times });
    const receipt = await send({ kind: 'change', text: 'A darker theme, please' });
    expect('requestKey' in receipt).toBe(hasRequest);
    await settleForLong();
    const [item] = await all();
    expect(item).toMatchObject({ text: 'A darker theme, please', reference: receipt.reference, hearsBy: receipt.hearsBy, door: 'form' });
    expect(requests().map(({ request }) => request?.requestTypeId)).toEqual(hasRequest ? [world.requestType.id] : []);
    expect(await world.read(item?.id ?? '')).toMatchObject(hasRequest ? { readers: ['Ana Silva'] } : { unreachable: 'no-request' });
  });

  it('takes the words of a contact with a Jira account who is no customer of the desk', async () => {
    await world.maya.value('clients.save-contact', { engagementId: world.harbor.id, contact: { name: 'Tom Baker', road: 'by-hand', accountId: world.people.tom.accountId } });
    const receipt = await send({ text: 'All good so far' }, 'tom');
    await settleForLong();
    expect(await all()).toMatchObject([{ asker: { name: 'Tom Baker' }, reference: receipt.reference, client: world.harbor.client }]);
  });

  it.each([
    ['only emoji', '🎉👩‍👩‍👧❤️'],
    ['HTML, wiki markup and scripts', '<script>alert(1)</script>\n*bold* {noformat}x{noformat} !image.png! [link|https://evil.example]'],
    ['ten thousand lines', Array.from({ length: 10_000 }, (_, line) => line % 10).join('\n')],
    ['30,000 characters', 'x'.repeat(30_000)],
    ['a flag over the end of the title', `${'x'.repeat(119)}🇵🇹 and more`],
  ])('takes %s as text', async (_what, text) => {
    await send({ text });
    await settleForLong();
    const [item] = await all();
    expect((await world.read(item?.id ?? '')).item.text).toBe(text);
    const [request] = requests();
    expect(plainText(request?.description ?? null)).toBe(text);
    expect(JSON.stringify(request?.description)).not.toMatch(/"type":"(link|media|strong)"/);
    expect((request?.summary ?? '').length).toBeLessThanOrEqual(255);
    expect(request?.summary).not.toMatch(/\p{Surrogate}/u);
    expect(requests()).toHaveLength(1);
  });

  it.each([
    ['nothing', { text: '' }, 'text', 'required'],
    ['nothing to be seen', { text: ' \n\t\u0000 ' }, 'text', 'required'],
    ['how much praise hurts', { kind: 'praise', severity: 'blocking' }, 'severity', 'malformed'],
    ['a kind nobody offers', { kind: 'conflict' }, 'kind', 'malformed'],
    ['an id of another make', { submissionId: '../../x' }, 'submissionId', 'malformed'],
    ['fields nobody asked for', { accountId: 'someone-else' }, '', 'malformed'],
  ])('refuses %s', async (_what, more, field, message) => {
    expect(await refused({ ...written(), ...more })).toEqual({ ok: false, error: { code: 'invalid', message: `failure.${message}`, field } });
    await world.settle();
    expect(await all()).toEqual([]);
  });

  it('says how long a text over the limit is', async () => {
    expect(await refused(written({ text: 'x'.repeat(30_001) }))).toEqual({
      ok: false,
      error: { code: 'invalid', message: 'failure.too-long', field: 'text', parameters: { limit: 30_000, length: 30_001 } },
    });
  });

  it('takes ten an hour from a person, and says when the next one may come', async () => {
    for (let count = 0; count < 10; count++) {
      await send({ text: `Number ${count}` });
      world.clock.advance(60_000);
    }
    const eleventh = written({ text: 'Number ten' });
    expect(await refused(eleventh)).toEqual({ ok: false, error: { code: 'forbidden', message: 'failure.too-many-submissions', field: 'text', parameters: { limit: 10, count: 50 } } });
    // Somebody else's hour is her own, and what was sent can be asked for again.
    await send({ engagementId: world.chenguang.id, text: '您好' }, 'fang');
    await world.later(50);
    await world.portal('ana').value('portal.send-feedback', eleventh);
    await world.settle();
    expect(await all()).toHaveLength(12);
  });

  it('holds the limit when all come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 14 }, (_, index) => world.portal('ana').call('portal.send-feedback', written({ text: `Number ${index}` }))));
    await settleForLong();
    expect(replies.filter(({ ok }) => ok).length).toBeLessThanOrEqual(10);
    expect(await all()).toHaveLength(replies.filter(({ ok }) => ok).length);
  });

  it('works for an engagement without a service desk: it is kept without a request', async () => {
    const byHand = await world.maya.value('clients.create-engagement', {
      clientName: 'Tea House',
      contact: { name: 'Ana', road: 'by-hand', accountId: world.people.ana.accountId },
      visibility: { kind: 'all' },
    });
    const receipt = await send({ engagementId: byHand.id, text: 'No desk here' });
    expect(receipt).not.toHaveProperty('requestKey');
    await settleForLong();
    expect(await all()).toMatchObject([{ client: { name: 'Tea House' }, text: 'No desk here', reference: receipt.reference }]);
    expect(requests()).toEqual([]);
  });
});
