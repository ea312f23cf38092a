import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { UsageError } from './options';

type Fetch = (request: Request) => Response | Promise<Response>;

const graceMilliseconds = 2000;

export type Listener = { port: number; serve(fetch: Fetch): void; close(): Promise<void> };

/** Takes the port before anything else is done, so that a port in use costs nothing. Until `serve` it answers 503. */
export async function listen(wantedPort: number): Promise<Listener> {
  let answer: Fetch = () => new Response('Candor is starting.', { status: 503, headers: { 'retry-after': '1' } });
  const server = createAdaptorServer({ fetch: (request) => answer(request), overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asUsageError(error, wantedPort)));
    // This machine only: whoever reaches the port can act as anybody.
    server.listen(wantedPort, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve: (fetch) => {
      answer = fetch;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A request under way is finished; a browser that only keeps its connection is not waited for.
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMilliseconds).unref();
      }),
  };
}

function asUsageError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new UsageError(`Port ${port} is in use. Choose another with --port N, or any free one with --port 0.`);
  if (error.code === 'EACCES') return new UsageError(`Port ${port} may not be used by this user. Choose another with --port N.`);
  return error;
}
