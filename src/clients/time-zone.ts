/** Offsets such as +02:00 know no summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The first of these that is a time zone; accounts may have none, or one this runtime does not know. */
export const knownTimeZone = (...candidates: (string | undefined)[]): string => candidates.find((zone) => zone !== undefined && isTimeZone(zone)) ?? 'UTC';
