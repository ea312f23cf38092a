import type { Hono } from 'hono';
import type { ShellEnvironment } from './visitor';

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * One port, two hosts: localhost is Jira and the shell, 127.0.0.1 the app's frame.
 * Any other name is refused, so that a page elsewhere cannot reach in by a name that resolves to this machine.
 */
export function createFrontDoor(options: { port: number; shell: Hono<ShellEnvironment>; frame: Hono; jira: Fetch }): Fetch {
  const { port, shell, frame, jira } = options;
  return (request) => {
    const { host, pathname } = new URL(request.url);
    if (host === hostName('127.0.0.1', port)) return frame.fetch(request);
    if (host !== hostName('localhost', port)) return new Response(`This server answers to localhost:${port}.`, { status: 421 });
    return pathname.startsWith('/rest/') ? jira(request) : shell.fetch(request);
  };
}

/** The port of http is left out of a URL. */
function hostName(name: string, port: number): string {
  return port === 80 ? name : `${name}:${port}`;
}
