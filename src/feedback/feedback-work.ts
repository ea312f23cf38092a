import * as z from 'zod/mini';

const issueId = z.string();
const feedbackId = z.string();

/** What is left to the queue. Every step may come twice, and in any order. */
export const feedbackWork = z.discriminatedUnion('kind', [
  /** A request was filed, or moved into the service project at `cameAt`. */
  z.object({ kind: z.literal('request'), issueId, cameAt: z.optional(z.string()) }),
  /** A request that is feedback may have been moved, renamed or deleted. */
  z.object({ kind: z.literal('whereabouts'), issueId }),
  /** Somebody commented, or changed a comment. */
  z.object({ kind: z.literal('comment'), issueId, commentId: z.string(), on: z.enum(['request', 'anchor']) }),
  /** An issue that feedback is linked to changed its status, or is gone. */
  z.object({ kind: z.literal('linked-issue'), issueId }),
  /** Engagements kept before there were lists by service project are listed, a page at a time; then the request that asked for it is taken. */
  z.object({ kind: z.literal('list-places'), startAt: z.number(), issueId }),
  /** The form's request may still have to be made, or looked for. */
  z.object({ kind: z.literal('submission'), accountId: z.string(), reference: z.string() }),
  /** What no event brought is looked for: in these service projects from `cursor` on, or in one of them, or on the issues of notify mails. */
  z.object({ kind: z.literal('sweep-all'), cursor: z.string() }),
  z.object({ kind: z.literal('sweep'), of: z.enum(['requests', 'comments', 'anchors']), place: z.string(), since: z.optional(z.string()), startedAt: z.optional(z.string()) }),
  z.object({ kind: z.literal('receipt'), feedbackId }),
  /** What a client disputed of the days she was shown was settled by a version. */
  z.object({ kind: z.literal('dispute'), engagementId: z.string(), disputeId: z.string() }),
  /** A routing rule wants people to know at once. */
  z.object({ kind: z.literal('notice'), feedbackId, accountIds: z.array(z.string()) }),
]);
export type FeedbackWork = z.infer<typeof feedbackWork>;
