import type { Language } from './language';

/** Of words kept by language: the reader's, or else the first there are. */
export const wordsFor = (texts: Partial<Record<Language, string>> | undefined, language: Language): string | undefined => texts?.[language] ?? Object.values(texts ?? {})[0];
