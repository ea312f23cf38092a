import { repeatOnConflict } from '../platform/storage/repeat-on-conflict';
import { commit } from '../platform/storage/transaction';
import type { FeedbackKind } from './contract';
import { type Correction, correctionRecords, projectScope } from './store';

const mostKept = 200;

/** Newest last. */
export async function readCorrections(projectId: string): Promise<Correction[]> {
  return (await correctionRecords.get(projectId))?.body.corrections ?? [];
}

/** Remembers what a person made of a text: its telling words, not the text. The oldest make room. */
export async function keepCorrection(projectId: string, text: string, from: FeedbackKind, to: FeedbackKind): Promise<void> {
  const { distinctiveWords } = await import('./correction-words');
  const words = distinctiveWords(text).map(({ word }) => word);
  if (from === to || words.length === 0) return;
  await repeatOnConflict(async () => {
    const stored = await correctionRecords.get(projectId);
    const at = new Date().toISOString();
    const corrections = [...(stored?.body.corrections ?? []), { words, from, to, at }].slice(-mostKept);
    const row = { scope: projectScope(projectId), at, body: { corrections } };
    await commit([stored ? correctionRecords.replace(stored, row) : correctionRecords.create(projectId, row)]);
  });
}
