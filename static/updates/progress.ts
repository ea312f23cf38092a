import type { Delivery, SentUpdate } from '../../src/updates/contract';

/** A person sends these; nothing happens to them by itself. */
const waitsForPerson = ({ road, state }: Delivery) => road === 'by-hand' && state === 'waiting';
const isOpen = (delivery: Delivery) => (delivery.state === 'waiting' && !waitsForPerson(delivery)) || delivery.state === 'sending';

/** Whether the page should look again by itself. */
export function isRunning(update: SentUpdate): boolean {
  if (update.state === 'waiting') return true;
  return update.state === 'sent' && update.deliveries.some(isOpen);
}

/** How many deliveries are through, of how many. */
export function progressOf({ deliveries }: SentUpdate): { done: number; total: number } {
  return { done: deliveries.filter(({ state }) => state !== 'waiting' && state !== 'sending').length, total: deliveries.length };
}

const seen = new WeakMap<SentUpdate, number>();

/** By the clock that sends: of the browser's only the time since it got this counts, for it may go wrong by minutes. */
export function secondsLeft(update: SentUpdate, now: number): number {
  if (update.state !== 'waiting') return 0;
  const seenAt = seen.get(update) ?? now;
  seen.set(update, seenAt);
  return Math.max(0, Math.ceil((Date.parse(update.undoUntilAt) - Date.parse(update.readAt) - (now - seenAt)) / 1000));
}
