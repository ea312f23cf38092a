import type { Context, Hono } from 'hono';
import type { Clock } from '../clock';
import type { Runtime } from '../runtime/runtime';
import type { Site } from '../site/site';
import type { AppModules } from './app-modules';
import { jiraAs, type Jira } from './jira';
import type { ShellEnvironment, Visitor } from './visitor';

/** What the shell stands on. */
export type ShellServices = {
  site: Pick<Site, 'fetch' | 'state'>;
  runtime: Pick<Runtime, 'invoke'>;
  modules: AppModules;
  clock: Clock;
  cloudId: string;
  /** The one port both hosts are served on. */
  port: number;
  /** Moves the program's time and starts what becomes due. */
  moveTime(milliseconds: number): void;
  /** Set where the pages stand before a real site: one person, no mailbox, no portal, and time is everybody's. */
  remote?: { host: string; banner(visitor: Visitor): string };
};

export type Shell = Hono<ShellEnvironment>;
export type ShellRequest = Context<ShellEnvironment>;

/** Jira as the person this request acts as. */
export function jiraOf(services: ShellServices, request: ShellRequest): Jira {
  return jiraAs(services.site, shellOrigin(services.port), request.get('visitor').user);
}

export function shellOrigin(port: number): string {
  return `http://localhost:${port}`;
}

/** Another host than the shell's, so that the app's frame has an origin of its own, as on Forge. */
export function frameOrigin(port: number): string {
  return `http://127.0.0.1:${port}`;
}
