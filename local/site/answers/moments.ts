import type { SiteUser } from '../model';
import { momentOf, wallTime } from '../jql/calendar';

const padded = (value: number, length = 2): string => String(value).padStart(length, '0');

/** A moment as Jira writes it, in the reader's time zone: 2026-11-06T13:00:00.000+0100. */
export function jiraTime(iso: string, viewer: SiteUser): string {
  if (viewer.timeZone === 'Etc/UTC' || viewer.timeZone === 'UTC') return iso.replace('Z', '+0000');
  const moment = Date.parse(iso);
  const wall = wallTime(moment, viewer.timeZone);
  const offset = Math.round((momentOf(wall, 'Etc/UTC') - Math.floor(moment / 1000) * 1000) / 60_000);
  const zone = `${offset < 0 ? '-' : '+'}${padded(Math.floor(Math.abs(offset) / 60))}${padded(Math.abs(offset) % 60)}`;
  const date = `${padded(wall.year, 4)}-${padded(wall.month)}-${padded(wall.day)}`;
  return `${date}T${padded(wall.hour)}:${padded(wall.minute)}:${padded(wall.second)}.${padded(((moment % 1000) + 1000) % 1000, 3)}${zone}`;
}
