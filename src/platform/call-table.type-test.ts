import * as z from 'zod/mini';
import { reading } from './access';
import { type Calls, type PersonTable, serve, serveAcross } from './serve';

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

type TwoAreas = Contract & { 'plan.read': (input: { id: string }) => { text: string } };
const notes = async () => complete;
const plans = async (): Promise<Calls<Pick<TwoAreas, 'plan.read'>>> => ({ 'plan.read': { access: reading, input, run } });

export const served = serve<TwoAreas>({ note: notes, plan: plans });

// @ts-expect-error -- an area is missing
export const withoutArea = serve<TwoAreas>({ note: notes });
// @ts-expect-error -- an area nobody declared
export const withStrangeArea = serve<TwoAreas>({ note: notes, plan: plans, letter: notes });
// @ts-expect-error -- the table of another area
export const swapped = serve<TwoAreas>({ note: plans, plan: plans });
// @ts-expect-error -- a call is missing in the table of an area
export const withoutRow = serve<TwoAreas>({ note: async () => ({}), plan: plans });

type OfPerson = { 'mine.list': (input: { id: string }) => { text: string } };
const mine = async (): Promise<PersonTable<OfPerson>> => ({ 'mine.list': { access: async () => undefined, input, run } });

export const across = serveAcross<OfPerson, TwoAreas>({ mine }, { note: notes, plan: plans });

// @ts-expect-error -- a row about a person, where one about a project is due
export const acrossSwapped = serveAcross<OfPerson, Contract>({ mine }, { note: mine });
// @ts-expect-error -- an area of the project is missing
export const acrossWithoutArea = serveAcross<OfPerson, TwoAreas>({ mine }, { note: notes });
