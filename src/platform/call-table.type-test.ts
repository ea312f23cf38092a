import * as z from 'zod/mini';
import { reading } from './access';
import type { Calls } from './serve';

/** Read by `tsc --noEmit` only: each line below an expectation must fail to compile. */

type Contract = { 'note.read': (input: { id: string }) => { text: string } };
const input = z.strictObject({ id: z.string() });
const run = ({ id }: { id: string }) => ({ text: id });

export const complete: Calls<Contract> = { 'note.read': { access: reading, input, run } };

// @ts-expect-error -- who may call is missing
export const withoutAccess: Calls<Contract> = { 'note.read': { input, run } };
// @ts-expect-error -- the schema is missing
export const withoutInput: Calls<Contract> = { 'note.read': { access: reading, run } };
// @ts-expect-error -- a call is missing
export const withoutCall: Calls<Contract> = {};
// @ts-expect-error -- a call nobody declared
export const withStranger: Calls<Contract> = { ...complete, 'note.write': { access: reading, input, run } } satisfies Calls<Contract>;
// @ts-expect-error -- the wrong answer
export const wrongAnswer: Calls<Contract> = { 'note.read': { access: reading, input, run: () => ({ words: 1 }) } };
// @ts-expect-error -- the schema does not give what the contract takes
export const wrongInput: Calls<Contract> = { 'note.read': { access: reading, input: z.strictObject({ id: z.number() }), run } };
