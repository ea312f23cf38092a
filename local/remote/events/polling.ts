import { JiraRefusal } from '../../shell/jira';

export type Polling = {
  /** The first look at once, then one a minute. */
  start(): void;
  /** Another look now; after the one under way, where there is one. Settles when nothing is left to look at, and never rejects. */
  look(): Promise<void>;
  /** No look begins after this; the one under way is waited for. */
  stop(): Promise<void>;
};
type PollingOptions = { look: () => Promise<void>; host: string; busyUntil: () => number; log: (message: string) => void; now: () => number; milliseconds?: number };

export const pollingSeconds = 60;

/** Looks at a site again and again, one look at a time. A problem is told once, until it is over. */
export function createPolling({ look, host, busyUntil, log, now, milliseconds = pollingSeconds * 1000 }: PollingOptions): Polling {
  const told = new Set<string>();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const once = async () => {
    if (now() < busyUntil()) return;
    try {
      await look();
      if (told.size > 0) log(`${host}: changes are noticed again.`);
      told.clear();
    } catch (error) {
      if (stopped) return;
      const kind = error instanceof JiraRefusal ? String(error.status) : String(error);
      if (!told.has(kind)) log(`${host}: changes are not noticed for now. ${error instanceof Error ? error.message : String(error)}`);
      told.add(kind);
    }
  };
  const untilDone = async () => {
    do {
      again = false;
      await once();
    } while (again && !stopped);
  };
  const run = () => {
    if (stopped) return Promise.resolve();
    again = running !== undefined;
    running ??= untilDone().finally(() => {
      running = undefined;
    });
    return running;
  };
  const tick = () => {
    void run();
    timer = setTimeout(tick, milliseconds);
    timer.unref();
  };

  return {
    start: tick,
    look: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
