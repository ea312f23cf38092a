import type { SentUpdate } from '../../src/updates/contract';

/** Whether the page should look again by itself. */
export function isRunning(update: SentUpdate): boolean {
  if (update.state === 'waiting') return true;
  return update.state === 'sent' && update.counts.waiting > 0;
}

/** How many deliveries are through, of how many. */
export const progressOf = ({ recipients, counts }: SentUpdate): { done: number; total: number } => ({ done: recipients - counts.waiting - counts['by-hand'], total: recipients });

const seen = new WeakMap<SentUpdate, number>();

/** By the clock that sends: of the browser's only the time since it got this counts, for it may go wrong by minutes. */
export function secondsLeft(update: SentUpdate, now: number): number {
  if (update.state !== 'waiting') return 0;
  const seenAt = seen.get(update) ?? now;
  seen.set(update, seenAt);
  return Math.max(0, Math.ceil((Date.parse(update.undoUntilAt) - Date.parse(update.readAt) - (now - seenAt)) / 1000));
}
