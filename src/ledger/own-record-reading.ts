import type { Engagement } from '../clients/contract';
import { engagementIdsIn, wantsEngagementIds } from '../clients/glance';
import { dateIn } from '../i18n/dates';
import { readTogether } from '../platform/storage/batch';
import type { OwnRecord } from './contract';
import { ownRecord } from './own-record';
import { bookRecords } from './promise-store';

/** What our own record says of a date given to this client. One request to storage; up to two more while her own record is short. */
export async function readOwnRecord({ id, projectId, timeZone, plan }: Pick<Engagement, 'id' | 'projectId' | 'timeZone' | 'plan'>): Promise<OwnRecord | undefined> {
  const look = { today: dateIn(Date.now(), timeZone), days: plan.workingTime };
  const book = await bookRecords.get(id);
  const own = book && ownRecord([book.body], [], look);
  if (own) return own;
  const { project } = await readTogether({ project: wantsEngagementIds(projectId) });
  const others = engagementIdsIn(project).filter((other) => other !== id);
  const books = others.length > 0 ? await bookRecords.getMany(others) : [];
  return ownRecord([], [...(book ? [book] : []), ...books].map(({ body }) => body), look);
}
