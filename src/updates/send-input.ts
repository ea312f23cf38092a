import * as z from 'zod/mini';
import { limits } from '../platform/limits';

export const id = z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/));
/** Becomes part of storage keys and the update's own id. */
const sendId = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

/** What a send says beside what is sent. */
export const sendingFields = {
  engagementId: id,
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  contactIds: z.array(id).check(z.maxLength(limits.contacts)),
  sendId,
};
