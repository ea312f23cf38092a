import { attachmentThatCannotGo } from './attachment';
import type { LeakCheck } from './guarded';
import { insiderLink } from './insider-link';
import { internalComment } from './internal-comment';
import { money } from './money';
import { otherClient } from './other-client';
import { placeholder } from './placeholder';
import { staffName } from './staff-name';
import { unseenField } from './unseen-field';
import { unseenIssue } from './unseen-issue';

/** What would be told to the wrong people, in the order findings of one line stand in. */
export const leakChecks: LeakCheck[] = [otherClient, internalComment, unseenIssue, unseenField, placeholder, staffName, money, insiderLink, attachmentThatCannotGo];
