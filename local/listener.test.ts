import { listen } from './listener';

describe('the port', () => {
  it('may be any free one, and answers at once', async () => {
    const listener = await listen(0);
    const early = await fetch(`http://127.0.0.1:${listener.port}/`);
    expect(early.status).toBe(503);
    listener.serve(() => new Response('ready'));
    expect(await (await fetch(`http://127.0.0.1:${listener.port}/`)).text()).toBe('ready');
    await listener.close();
  });

  it('is named, with what to do, when another program has it', async () => {
    const first = await listen(0);
    await expect(listen(first.port)).rejects.toThrow(`Port ${first.port} is in use. Choose another with --port N, or any free one with --port 0.`);
    await first.close();
  });
});
