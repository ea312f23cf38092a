/** Says where something broke, never what was being said: error messages may quote a client. */
export function logFailure(where: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6) : [];
  // eslint-disable-next-line no-console -- Forge collects what the console says.
  console.error([`${where} failed: ${name}`, ...frames].join('\n'));
}
