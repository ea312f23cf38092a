import type { ClientsCalls, SettingsCalls } from './clients/contract';
import type { FeedbackCalls, PortalFeedbackCalls, RoutingCalls } from './feedback/contract';
import type { FailureKey } from './i18n/failures';
import type { Parameters } from './i18n/translate';
import type { LedgerCalls } from './ledger/contract';
import type { SurfaceCalls } from './surfaces/contract';
import type { CheckCalls } from './updates/check-contract';
import type { UpdatesCalls } from './updates/contract';

/** What the function `project` (Jira users on the project page and the issue panel) answers. */
export type ProjectCalls = ClientsCalls & LedgerCalls & UpdatesCalls & CheckCalls & FeedbackCalls & SurfaceCalls;
/** What the function `admin` (project settings) answers. */
export type AdminCalls = SettingsCalls & RoutingCalls;
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
