import { mentionIssues } from '../ledger/mention';
import type { Mention } from '../ledger/contract';

/** Issue keys in one text that are looked up. */
const mostKeys = 20;

/** Writes down that a public word of ours named issues by their keys: it stands beside what the client was told of them. */
export async function mentionNamed(engagementId: string, text: string, mention: Mention): Promise<void> {
  const keys = [...new Set(text.match(/\b[A-Z][A-Z0-9_]+-[1-9]\d*\b/g))].slice(0, mostKeys);
  if (keys.length > 0) await mentionIssues(engagementId, keys, mention);
}
