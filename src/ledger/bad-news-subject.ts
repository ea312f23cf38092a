import type { BadNewsSubject } from './contract';

/** Names a subject in keys, events and notes. */
export const badNewsSubject = (subject: BadNewsSubject): string => (subject.kind === 'issue' ? subject.issueId : `version-${subject.versionId}`);
export const badNewsKey = (engagementId: string, subject: string) => `${engagementId}.${subject}`;
