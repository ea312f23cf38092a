import type { Cadence } from '../../src/clients/contract';
import type { Reader } from '../shared/reader';

export const weekdays: Cadence['weekday'][] = [1, 2, 3, 4, 5, 6, 7];
export const rhythms: Cadence['every'][] = ['week', 'two-weeks', 'month'];

/** 2024-01-01 was a Monday. */
export function weekdayName(weekday: Cadence['weekday'], language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));
}

export function cadenceInWords(cadence: Cadence, { t, language }: Pick<Reader, 't' | 'language'>): string {
  return t(`clients.cadence.${cadence.every}`, { weekday: weekdayName(cadence.weekday, language) });
}
