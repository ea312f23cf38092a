import type { Cadence, Weekday } from '../../src/clients/contract';
import { rhythmInWords } from '../../src/i18n/rhythm-words';
import type { Reader } from '../shared/reader';

export const weekdays: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const rhythms: Cadence['every'][] = ['week', 'two-weeks', 'month'];

export const cadenceInWords = (cadence: Cadence, { t, language }: Pick<Reader, 't' | 'language'>): string => rhythmInWords(cadence, t, language);
