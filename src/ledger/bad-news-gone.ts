import { badNewsRecords } from './bad-news-store';
import { badNewsKey } from './bad-news-subject';
import type { BadNewsSubject } from './contract';

/** Which of these subjects, as bad news names them, this client was told of and are no longer there for her, in the order asked for. One request to storage for 25. */
export async function goneAmong(engagementId: string, subjects: string[]): Promise<BadNewsSubject[]> {
  if (subjects.length === 0) return [];
  const found = await badNewsRecords.getMany([...new Set(subjects)].map((subject) => badNewsKey(engagementId, subject)));
  return found.flatMap(({ body: { subject, glimpses } }) => (glimpses.length > 0 && !glimpses.at(-1)?.facts ? subject : []));
}
