import { languages } from '../../src/i18n/language';
import type { NoteText } from '../../src/updates/contract';
import { tabStorage } from '../shared/tab-storage';

type Text = NoteText['text'];

const keyOf = (engagementId: string, issueId: string) => `candor.note.${engagementId}.${issueId}`;

/** What was typed of a note and not sent: it survives closing the dialog and a reload of the page. */
export const unsentNote = {
  read(engagementId: string, issueId: string): Text {
    try {
      const kept: unknown = JSON.parse(tabStorage.read(keyOf(engagementId, issueId)) ?? '{}');
      const text = typeof kept === 'object' && kept !== null ? (kept as Text) : {};
      return Object.fromEntries(languages.flatMap((language) => (typeof text[language] === 'string' ? [[language, text[language]]] : [])));
    } catch {
      return {};
    }
  },
  write: (engagementId: string, issueId: string, text: Text): void => tabStorage.write(keyOf(engagementId, issueId), JSON.stringify(text)),
  forget: (engagementId: string, issueId: string): void => tabStorage.remove(keyOf(engagementId, issueId)),
};
