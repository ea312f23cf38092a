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

export function secondsLeft(update: SentUpdate, now: number): number {
  return update.state === 'waiting' ? Math.max(0, Math.ceil((Date.parse(update.undoUntilAt) - now) / 1000)) : 0;
}
