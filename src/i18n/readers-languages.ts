import type { Language } from './language';

type Reader = { language: Language };

/** What is written for these people has to be in: the client's own language first. */
export const readersLanguages = ({ language }: Reader, readers: Reader[]): Language[] => [...new Set([language, ...readers.map((reader) => reader.language)])];
