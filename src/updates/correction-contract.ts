import type { Language } from '../i18n/language';
import type { Overruling } from './check-contract';
import type { Preview, SentUpdate } from './contract';

type Texts = Partial<Record<Language, string>>;

/** A line of a sent message, as it was frozen. */
export type SentLine = { id: string; section: string; number?: number; texts: Texts; /** What it asks for, as an ask. */ askId?: string };
/** When a line was corrected, by which message. Both stay readable. */
export type LineCorrection = { lineId: string; updateId: string; sentAt: string; said: Texts };

/** What is true instead. `sinceOn`, and `on`, a date it gives the client now, are YYYY-MM-DD. What its check stopped passes with a reason. */
export type CorrectionText = { updateId: string; lineId: string; text: Texts; sinceOn: string; on?: string; overruled?: Overruling[] };

/** Why somebody does not get it: the line was not in her message, her message did not reach her, she has heard better since, or she is no contact any more. */
export const leftOutReasons = ['not-in-hers', 'not-told', 'told-better', 'has-left'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** What a correction begins with. */
export type CorrectionStart = {
  line: SentLine;
  saidAt: string;
  /** Those its readers need, the client's own first. */
  languages: Language[];
  /** How it stands by the facts of now. */
  suggested: { text: Texts; sinceOn: string; on?: string };
  /** The line gave the client a date. */
  dated: boolean;
  /** Those still holding it. `unknown`: nobody knows whether she was told it; she counts as told. */
  holders: { contactId: string; name: string; unknown?: true }[];
  others: { contactId: string; name: string; reason: LeftOutReason }[];
};

export type CorrectionCalls = {
  /** Who still holds a line of a sent message, and what is true of it now. */
  'updates.correction-recipients': (input: { updateId: string; lineId: string }) => CorrectionStart;
  'updates.preview-correction': (input: CorrectionText) => Preview;
  /** To those still holding the line, by the roads of an update. The same correction twice is one. */
  'updates.send-correction': (input: CorrectionText & { digest: string; contactIds: string[]; sendId: string }) => SentUpdate;
};
