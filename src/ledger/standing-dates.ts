import { knownTimeZone } from '../clients/time-zone';
import { threadKey, threadRecords } from './promise-store';
import { promisesOf, subjectKey } from './promise-thread';

type Subject = { kind: 'issue' | 'version'; id: string };

/** The day each of these was last promised for to this client, by `kind-id`; what was promised no day is left out. One request to storage for 25. */
export async function standingDates({ id, timeZone }: { id: string; timeZone: string }, subjects: Subject[]): Promise<Map<string, string>> {
  const look = { now: new Date().toISOString(), timeZone: knownTimeZone(timeZone) };
  const threads = await threadRecords.getMany([...new Set(subjects.map(subjectName))].map((subject) => threadKey(id, subject)));
  return new Map(
    threads.flatMap(({ body }) => {
      const subject = subjectKey(body.subject, { snapshotId: '', lineId: '' });
      const last = promisesOf(body, subject, look).filter(({ told }) => told.meaning === 'done').at(-1);
      return last ? [[subject, last.on] as const] : [];
    }),
  );
}

export const subjectName = ({ kind, id }: Subject) => `${kind}-${id}`;
