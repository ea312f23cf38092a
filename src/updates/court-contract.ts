import type { Language } from '../i18n/language';
import type { CourtDispute, CourtParty, CourtVersion, SharedCourt } from '../ledger/contract';
import type { Overruling } from './check-contract';
import type { Preview, SentUpdate } from './contract';

/** How a disputed interval is settled: whose days they are, and which of them (YYYY-MM-DD, within the interval). */
export type CourtSettlement = { disputeId: string; party: CourtParty; from: string; to: string };
/** What is shared: what is said about it, and what of the disputes it settles. */
export type CourtText = { engagementId: string; words: Partial<Record<Language, string>>; accepts: CourtSettlement[]; overruled?: Overruling[] };

/** What was shared with a client of the days by which things came later. */
export type CourtShared = {
  /** The version asked for, or the newest; absent while nothing is shared. */
  page?: SharedCourt;
  /** Newest first. */
  versions: CourtVersion[];
  /** A version on its way: it can still be taken back. */
  leaving?: { updateId: string; version: number };
  /** Newest first, at most fifty. */
  disputes: CourtDispute[];
  /** The client's people, for whom a dispute may be entered. */
  contacts: { id: string; name: string }[];
};

export type CourtCalls = {
  'updates.shared-court': (input: { engagementId: string; version?: number }) => CourtShared;
  /** The page and the messages that announce it, as the client will see them. `left`: things she may not be shown. */
  'updates.preview-court': (input: CourtText) => Preview & { page: SharedCourt; left: number };
  /** Freezes the page as the next version, and announces it by the roads of an update. */
  'updates.share-court': (input: CourtText & { digest: string; contactIds: string[]; sendId: string }) => SentUpdate;
  /** Says that we see an interval of the newest version otherwise, or, with `contactId`, that one of the client's people does. `disputeId` is the caller's. */
  'updates.dispute-court': (input: { engagementId: string; disputeId: string; version: number; intervalId: string; claims: CourtParty; words: string; contactId?: string }) => CourtShared;
};
