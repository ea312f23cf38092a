import type { IssueSummary, ProjectView } from '../clients/contract';
import type { FeedbackGlance, RequestGlance } from '../feedback/contract';
import type { Language } from '../i18n/language';
import type { Mention, PromiseView, ToldView } from '../ledger/contract';

/** One client as the issue panel shows her. */
export type PanelClient = {
  engagementId: string;
  client: { id: string; name: string };
  language: Language;
  /** Whether this client sees the issue, and whether a person said so or the rule. */
  visible: boolean;
  choice: 'shown' | 'hidden' | 'by-rule';
  /** The first twenty people who would see it. */
  contacts: { id: string; name: string; language: Language }[];
  contactCount: number;
  /** The issue's title in the client's words, where she has any. */
  title: Partial<Record<Language, string>>;
  told?: ToldView;
  mention?: Mention;
  /** What she was promised of it, newest first, at most five. */
  promises: PromiseView[];
};

export type PanelView = {
  issue: IssueSummary;
  /** The issue has a security level: no client may see it. */
  restricted: boolean;
  may: ProjectView['may'];
  clients: PanelClient[];
  feedback: FeedbackGlance[];
  /** The issue is a customer's request, and the reader may see the inbox it is in. */
  request?: RequestGlance;
};

/** Calls that open a surface and need more than one area. */
export type SurfaceCalls = {
  /** Opens the issue panel. */
  'panel.open': (input: { issueId: string }) => PanelView;
};
