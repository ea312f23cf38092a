/** A storage request the platform refuses; becomes the answer's status and its `{code, message}`. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Refuses with one of the unknown values. */
export function refuse(known: { status: number; code: string }, message: string): never {
  throw new Refusal(known.status, known.code, message);
}
