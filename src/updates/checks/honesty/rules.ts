import type { Rule } from '../subject';

/** What would be told otherwise than it is, in the order findings of one line stand in. */
export const honestyChecks: Rule[] = [];
