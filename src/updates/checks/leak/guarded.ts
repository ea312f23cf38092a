import type { ClientNames } from '../../../clients/client-names';
import type { ToldAttachment } from '../../../ledger/contract';
import type { AttachmentProblem } from '../../attachment-state';
import type { Found, Passage, Subject } from '../subject';

/** A comment this client does not read: digests of its runs of words, by `runDigests`. */
export type InternalComment = { id: string; issueId: string; issueKey: string; runs: string[] };

/** What must not get to this client, as far as it is known here, and what she may read anyway. */
export type Guarded = {
  /** Every other client of the site. */
  others: ClientNames[];
  /** Of the issues the message or its evidence names, the newest of them. */
  comments: InternalComment[];
  /** Comments she reads or wrote. */
  publicTexts: string[];
  /** What she was sent before. A name that slipped through once is not hers to know because of that. */
  toldTexts: string[];
  /** People who work on these issues, by their names in Jira. */
  staff: string[];
  /** Keys of requests she filed herself. */
  ownRequestKeys: string[];
  /** Files of the lines, each with what keeps it from going. */
  attachments: CheckedAttachment[];
  /** Host of the Jira site, where the message holds a link. */
  siteHost?: string;
};

export type CheckedAttachment = Pick<Passage, 'lineId' | 'section'> & { attachment: ToldAttachment; problem?: AttachmentProblem };

/** A rule that reads beside the message what has to stay here. */
export type LeakCheck = (subject: Subject, guarded: Guarded) => Found[];
