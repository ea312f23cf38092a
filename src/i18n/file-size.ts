import type { Language } from './language';

const format = (language: Language, unit: 'kilobyte' | 'megabyte') => new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 });

/** "84 kB", "1.2 MB", in thousands as Jira counts. */
export const fileSize = (bytes: number, language: Language): string =>
  bytes < 1_000_000 ? format(language, 'kilobyte').format(Math.max(1, Math.round(bytes / 1000))) : format(language, 'megabyte').format(bytes / 1_000_000);
