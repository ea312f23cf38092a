import type { LeakCheck } from './guarded';

/** What would be told to the wrong people, in the order findings of one line stand in. */
export const leakChecks: LeakCheck[] = [];
