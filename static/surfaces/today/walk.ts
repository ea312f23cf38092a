import { useState } from 'react';
import { tabStorage } from '../../shared/tab-storage';

export type WalkItem = { projectId: string; engagementId: string; clientName: string };
export type SentItem = WalkItem & { updateId: string };
/** Updates read and sent one after the other, and those sent on the way. It survives a reload of the page. */
export type Walk = { items: WalkItem[]; sent: SentItem[] };

const key = 'candor.today.walk';
const none: Walk = { items: [], sent: [] };

export function positionOf({ items }: Walk, engagementId: string): number {
  return items.findIndex((item) => item.engagementId === engagementId);
}

/** The one after this that is not sent yet; after the last, the first that was skipped. Undefined when none is left, or the walk is not about this one. */
export function nextAfter(walk: Walk, engagementId: string, { again = true } = {}): WalkItem | undefined {
  const position = positionOf(walk, engagementId);
  if (position === -1) return undefined;
  const sent = new Set(walk.sent.map((item) => item.engagementId));
  const left = (items: WalkItem[]) => items.find((item) => item.engagementId !== engagementId && !sent.has(item.engagementId));
  return left(walk.items.slice(position + 1)) ?? (again ? left(walk.items.slice(0, position)) : undefined);
}

export const leftIn = ({ items, sent }: Walk): number => items.filter(({ engagementId }) => sent.every((item) => item.engagementId !== engagementId)).length;

const mostSent = 20;

export function useWalk() {
  const [walk, setWalk] = useState<Walk>(read);
  const keep = (next: Walk) => {
    tabStorage.write(key, JSON.stringify(next));
    setWalk(next);
    return next;
  };
  return {
    walk,
    begin: (items: WalkItem[]) => keep({ items, sent: walk.sent }),
    /** Of an update that was taken back, the one sent after it counts. */
    addSent: (item: SentItem) => keep({ ...walk, sent: [...walk.sent.filter(({ engagementId }) => engagementId !== item.engagementId), item].slice(-mostSent) }),
    takeBack: (updateId: string) => keep({ ...walk, sent: walk.sent.filter((item) => item.updateId !== updateId) }),
  };
}

function read(): Walk {
  try {
    return JSON.parse(tabStorage.read(key) ?? '') as Walk;
  } catch {
    return none;
  }
}
