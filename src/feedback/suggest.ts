import type { KindSuggestion } from './contract';
import type { Correction } from './store';

/** What kind of feedback a text is by its words. The lists of words are loaded for the first text. */
export async function suggest(text: string, corrections: Correction[]): Promise<KindSuggestion> {
  const { suggestKind } = await import('./kind-suggestion');
  return suggestKind(text, corrections);
}
