import { tabStorage } from '../shared/tab-storage';

const keyOf = (engagementId: string, digest: string) => `candor.send.${engagementId}.${digest}`;

/** One id per attempt to send what was seen: a repeated press, or one after a reload, is the same attempt. */
export function sendAttempt(engagementId: string, digest: string): string {
  const key = keyOf(engagementId, digest);
  const kept = tabStorage.read(key);
  if (kept) return kept;
  const id = crypto.randomUUID();
  tabStorage.write(key, id);
  return id;
}

/** The attempt was answered: sending the same again, after taking it back, is a new one. */
export function endAttempt(engagementId: string, digest: string): void {
  tabStorage.remove(keyOf(engagementId, digest));
}
