import { listen } from '../../local/listener';
import { createRecording } from './recording';

const gate = () => {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('a recording', () => {
  it('asks again for the same, and for nothing before what it waited for', async () => {
    const listener = await listen(0);
    const log: string[] = [];
    let slow = gate();
    listener.serve(async (request) => {
      const path = new URL(request.url).pathname;
      log.push(`${request.method} ${path} ${await request.text()}`.trim());
      if (path === '/slow') await slow.opened;
      log.push(`answered ${path}`);
      return Response.json({ path });
    });
    const recording = createRecording();
    const ask = async (path: string, body?: string) => {
      const response = await recording.send({ url: `http://127.0.0.1:${listener.port}${path}`, method: body === undefined ? 'GET' : 'POST', headers: { connection: 'close' }, body });
      await response.text();
    };
    await ask('/before');
    await recording.during(async () => {
      await ask('/first', 'a question');
      const slowly = ask('/slow');
      await ask('/beside');
      slow.open();
      await slowly;
      await ask('/last');
    });
    await ask('/after');

    log.length = 0;
    slow = gate();
    const replayed = recording.replay();
    while (!log.includes('answered /beside')) await new Promise((resolve) => setTimeout(resolve, 1));
    expect([...log].sort()).toEqual(['GET /beside', 'GET /slow', 'POST /first a question', 'answered /beside', 'answered /first'].sort());
    slow.open();
    const answers = ['/first', '/slow', '/beside', '/last'].map((path) => JSON.stringify({ path }));
    expect(await replayed).toBe(Buffer.byteLength(answers.join('')));
    expect(log.slice(-2)).toEqual(['GET /last', 'answered /last']);
    expect(log.indexOf('answered /first')).toBeLessThan(Math.min(log.indexOf('GET /slow'), log.indexOf('GET /beside')));
    await listener.close();
  });
});
