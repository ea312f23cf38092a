import type { ClientsCalls, SettingsCalls } from './clients/contract';
import type { FeedbackCalls, PortalFeedbackCalls, RoutingCalls } from './feedback/contract';
import type { FailureKey } from './i18n/failures';
import type { Parameters } from './i18n/translate';
import type { LedgerCalls } from './ledger/contract';
import type { AdministrationCalls, SurfaceCalls, TodayOwnCalls } from './surfaces/contract';
import type { ChartCalls } from './updates/chart-contract';
import type { AttachmentCalls } from './updates/attachment-contract';
import type { CheckCalls } from './updates/check-contract';
import type { UpdatesCalls } from './updates/contract';
import type { CorrectionCalls } from './updates/correction-contract';
import type { CourtCalls } from './updates/court-contract';
import type { MailCalls } from './updates/mail-contract';
import type { NudgeCalls } from './updates/nudge-contract';

/** What the function `project` (Jira users on the project page and the issue panel) answers. */
export type ProjectCalls = ClientsCalls & LedgerCalls & UpdatesCalls & AttachmentCalls & CorrectionCalls & CourtCalls & CheckCalls & ChartCalls & NudgeCalls & FeedbackCalls & SurfaceCalls;
export type { TodayOwnCalls };
/** Calls of a project's page as a page across projects makes them: with the project they are about. */
export type Across<Calls> = {
  [Key in keyof Calls]: Calls[Key] extends (...input: infer Input) => infer Result
    ? (envelope: Input extends [infer Only] ? { projectId: string; input: Only } : { projectId: string }) => Result
    : never;
};
/** What the function `today` (the page across projects) answers. */
export type TodayCalls = TodayOwnCalls & Across<ProjectCalls>;
/** What the function `admin` (project settings) answers. */
export type AdminCalls = AdministrationCalls & SettingsCalls & RoutingCalls & MailCalls;
/** What the function `portal` (customers) answers. */
export type PortalCalls = PortalFeedbackCalls;

export type FailureCode = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'unavailable';

/** Why a call did not do what was asked. `message` is a key of the catalogue, said in the reader's language; `field` is the input it belongs to, as a path ('contact.name'). */
export type Failure = { code: FailureCode; message: FailureKey; parameters?: Parameters; field?: string };
export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: Failure };

/** The calls as they travel: every result wrapped in a Reply. */
export type Wire<Calls> = {
  [Key in keyof Calls]: Calls[Key] extends (...input: infer Input) => infer Result ? (...input: Input) => Reply<Result> : never;
};
