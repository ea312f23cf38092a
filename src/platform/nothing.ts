import * as z from 'zod/mini';

/** The input of a call that takes none: Forge may hand over an empty object. */
export const nothing = z.pipe(
  z.optional(z.nullable(z.strictObject({}))),
  z.transform(() => undefined),
) as unknown as z.ZodMiniType<undefined>;
