import type { Language } from '../../src/i18n/language';
import type { CallError } from './call';

/** Whether a refusal is about this field or a part of it. */
export const isAbout = (refused: CallError | undefined, name: string): boolean => refused?.field === name || (refused?.field?.startsWith(`${name}.`) ?? false);

/** From `text.en`, refused for one of several languages. */
export function languageAtFault(refused: CallError | undefined, name: string): Language | undefined {
  const [, language] = isAbout(refused, name) ? (refused?.field?.slice(name.length).split('.') ?? []) : [];
  return language as Language | undefined;
}
