import * as z from 'zod/mini';

/** As the app makes them. */
export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
/** Those of earlier contacts are longer. */
export const contactIdentifier = z.string().check(z.regex(/^([0-9a-f]{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/));
