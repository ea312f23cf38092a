import type { Found, Subject } from '../subject';

/** What must not get to this client, as far as it is known here. */
export type Guarded = Record<string, never>;

/** A rule that reads beside the message what has to stay here. */
export type LeakCheck = (subject: Subject, guarded: Guarded) => Found[];
