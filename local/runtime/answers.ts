/** JSON answers as the platform sends them. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** A Response with status 204 must not have a body. */
export function emptyAnswer(): Response {
  return new Response(null, { status: 204 });
}

/** What is not modelled must be seen: it answers 501 and names itself. */
export function unmodelled(what: string): Response {
  return jsonAnswer(501, { code: 'NOT_MODELLED', message: `The local runtime does not model ${what}.`, missing: what });
}
