import { attachingIn } from '../../local/testing/attaching';
import { sendingIn, undoSeconds } from '../../local/testing/sending';
import { startWorld, type World } from '../../local/testing/world';

/** As faults.test.ts does with a message alone: from the making of her request on, every request the jobs make for one with files is hit once. */
const faults = ['refused', 'answer lost', 'dead before', 'dead after'] as const;
type FaultKind = (typeof faults)[number];

const down = () => new Response(JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', message: 'down' }), { status: 503 });

let world: World;
let log: jest.SpyInstance;
beforeEach(() => {
  log = jest.spyOn(console, 'error').mockImplementation();
});
afterEach(async () => {
  log.mockRestore();
  await world.close();
});

/** Up to her request the way is that of every message. */
const isFirst = /\/servicedeskapi\/request$/;

/** Hits the step-th request from there on; whoever has died does nothing more until `revive`. */
function hit(kind: FaultKind, step: number) {
  let requests = 0;
  const isDead = kind.startsWith('dead');
  world.runtime.setFault(({ path }) => {
    if (requests === 0 && !isFirst.test(path)) return undefined;
    requests += 1;
    if (requests < step || (requests > step && !isDead)) return undefined;
    return requests === step && (kind === 'dead after' || kind === 'answer lost') ? 'lose the answer' : down();
  });
  return (): number => {
    world.runtime.setFault(undefined);
    return requests;
  };
}

/** A new world now and then: plans of earlier clients come due in an old one. */
const runsInWorld = 10;

async function runWith(kind: FaultKind, step: number) {
  if (step % runsInWorld === 1) {
    if (step > 1) await world.close();
    world = await startWorld();
  }
  const sending = await sendingIn(world, `Client ${step}`);
  const earlier = sending.requests().length;
  const requestsNow = () => sending.requests().slice(earlier);
  const at = attachingIn({ ...sending, requests: requestsNow, comments: () => requestsNow().flatMap(({ id }) => world.state.commentsOf(id)) });
  const files = [at.attach({ name: 'One.pdf', content: 'the first' }), at.attach({ name: 'Two.png', type: 'image/png', content: 'the second' })];
  for (const file of files) await at.mark(file);
  await at.take(files);
  const sent = await at.send([at.ana]);
  const revive = hit(kind, step);
  await at.settle(undoSeconds);
  const requests = revive();
  for (let quarter = 0; quarter < 16 && (world.runtime.pendingCount() > 0 || ['waiting', 'sending'].includes((await at.delivery(sent, at.ana)).state)); quarter += 1) {
    await at.settle(900);
    await world.runtime.runSchedule('watch-plans');
    await at.settle();
  }
  const texts = at.texts();
  const outcome = {
    state: (await at.delivery(sent, at.ana)).state,
    files: (await at.filesFor('ana')).map(({ filename }) => filename),
    filesComments: texts.filter((text) => text.includes('follows here')).length,
    messages: texts.filter((text) => text.includes('attached to this request')).length,
    order: texts.map((text) => (text.includes('follows here') ? 'files' : 'message')),
  };
  return { outcome, requests };
}

describe('a fault at any step of a message with files', () => {
  it.each(faults)('%s: they are there once, before the message that says so', async (kind) => {
    for (let step = 1; ; step += 1) {
      const { outcome, requests } = await runWith(kind, step);
      expect({ step, ...outcome }).toEqual({ step, state: 'posted', files: ['One.pdf', 'Two.png'], filesComments: 1, messages: 1, order: ['files', 'message'] });
      if (requests >= step) continue;
      expect(step).toBeGreaterThan(12);
      return;
    }
  }, 300_000);
});

/** What Jira does and does not say of one call, each once. */
describe('each call with a file', () => {
  const calls = [
    ['GET', /\/attachment\/content\//],
    ['POST', /\/attachTemporaryFile$/],
    ['POST', /\/request\/\d+\/attachment$/],
  ] as const;
  const effects = [{ status: 429, retryAfterSeconds: 3 }, { status: 503 }, 'lost answer', 'lost request'] as const;

  it.each(calls.flatMap(([method, path]) => effects.map((effect) => [method, String(path), effect, path] as const)))('%s %s, %j', async (method, _, effect, path) => {
    world = await startWorld();
    const at = attachingIn(await sendingIn(world, 'Harbor Coffee'));
    await at.carried();
    const fault = world.site.fault({ method, path, effect, times: 3 });
    const sent = await at.send([at.ana]);
    await at.settle(undoSeconds);
    for (let minute = 0; minute < 40 && (await at.delivery(sent, at.ana)).state !== 'posted'; minute += 1) await at.settle(60);
    expect(fault.hits()).toBeGreaterThan(0);
    expect({ files: await at.filesFor('ana'), comments: at.comments().length }).toMatchObject({ files: [{ filename: 'Floor plan.pdf' }], comments: 2 });
  });
});
