import type { Language } from '../i18n/language';

export const mostWatchedRisks = 10;
export const mostIssuesOfRisk = 10;

/** A threat the team has said every update must mention. */
export type WatchedRisk = {
  id: string;
  /** Its name to the client, by language; at least one. */
  names: Partial<Record<Language, string>>;
  /** Bad news of one of them is about it, too. */
  issues: { id: string; key: string }[];
};
