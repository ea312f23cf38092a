import type { Line, SectionName } from '../../src/updates/contract';

const prefix = (engagementId: string, number: number) => `candor.unsaved.${engagementId}.${number}.`;

/** What a person typed and the server has not acknowledged: it survives a reload of the page. */
export type Unsaved = { revision: string; lines: Line[] };
export type UnsavedPlace = { read: () => Unsaved | undefined; write: (unsaved: Unsaved) => void; clear: () => void };

export function unsavedPlace(engagementId: string, number: number, section: SectionName): UnsavedPlace {
  const key = prefix(engagementId, number) + section;
  return {
    read: () => {
      try {
        const kept = sessionStorage.getItem(key);
        return kept ? (JSON.parse(kept) as Unsaved) : undefined;
      } catch {
        return undefined;
      }
    },
    // A full or closed storage must not stop the typing: the text is still on the page.
    write: (unsaved) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(unsaved));
      } catch {
        return;
      }
    },
    clear: () => sessionStorage.removeItem(key),
  };
}

/** After a draft is discarded its texts must not come back in the next one of the same number. */
export function forgetUnsaved(engagementId: string, number: number): void {
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(prefix(engagementId, number)))
    .forEach((key) => sessionStorage.removeItem(key));
}
