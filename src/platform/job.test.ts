import * as z from 'zod/mini';
import type { Job } from './job';

const body = z.object({ id: z.string() });
const event = (value: unknown) => ({ body: value, queueName: 'q', jobId: 'j', eventId: 'e' }) as never;

describe('jobs', () => {
  let logged: jest.SpyInstance;
  beforeEach(() => {
    logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());
  const load = () => import('./job');
  const doing = (run: Job<{ id: string }>['run']) => async (): Promise<Job<{ id: string }>> => ({ body, run });

  it('asks to run again when the job says when', async () => {
    const { RunAgain, work } = await load();
    const job = work('job', doing(() => Promise.reject(new RunAgain(40))));
    expect(await job(event({ id: '1' }))).toMatchObject({ _retry: true, retryOptions: { retryAfter: 40 } });
  });

  it('waits no longer than Forge lets an event wait', async () => {
    const { RunAgain, work } = await load();
    const job = work('job', doing(() => Promise.reject(new RunAgain(4000))));
    expect(await job(event({ id: '1' }))).toMatchObject({ retryOptions: { retryAfter: 900 } });
  });

  it('rethrows what it does not know, so that Forge repeats it', async () => {
    const { work } = await load();
    await expect(work('job', doing(() => Promise.reject(new Error('broken'))))(event({ id: '1' }))).rejects.toThrow('broken');
  });

  it('drops an event it cannot read, and says nothing of what was in it', async () => {
    const { work } = await load();
    const run = jest.fn();
    expect(await work('job', doing(run))(event({ secret: 'what the client wrote' }))).toBeUndefined();
    expect(run).not.toHaveBeenCalled();
    expect(JSON.stringify(logged.mock.calls)).not.toContain('what the client wrote');
  });

  it('treats a job that cannot be loaded as one that failed', async () => {
    const { listen, scheduled, work } = await load();
    const broken = () => Promise.reject(new TypeError('broken'));
    await expect(work('job', broken)(event({ id: '1' }))).rejects.toThrow('broken');
    expect(await listen('event', broken)({ id: '1' })).toMatchObject({ _retry: true });
    expect(await scheduled('schedule', broken)()).toEqual({ statusCode: 204 });
    for (const name of ['job', 'event', 'schedule']) expect(logged).toHaveBeenCalledWith(expect.stringMatching(new RegExp(`^${name} failed: TypeError`)));
  });

  it('asks for a product event again instead of throwing, which would lose it', async () => {
    const { listen } = await load();
    expect(await listen('event', doing(() => Promise.reject(new Error('broken'))))({ id: '1' })).toMatchObject({ _retry: true });
  });

  it('spreads the product events of a burst that failed together, wider each time', async () => {
    const { listen } = await load();
    const handler = listen('event', doing(() => Promise.reject(new Error('broken'))));
    const waits = async (retryCount: number) => {
      const answers = await Promise.all(Array.from({ length: 300 }, () => handler({ id: '1', retryContext: { retryCount } })));
      return answers.map((answer) => (answer as unknown as { retryOptions: { retryAfter: number } }).retryOptions.retryAfter);
    };
    const [first, last] = [await waits(0), await waits(3)];
    for (const wait of [...first, ...last]) expect(wait >= 30 && wait <= 900).toBe(true);
    expect(Math.max(...first)).toBeLessThanOrEqual(90);
    expect(new Set(first).size).toBeGreaterThan(20);
    expect(Math.max(...last)).toBeGreaterThan(600);
  });
});
