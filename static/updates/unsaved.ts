import type { Line, SectionName } from '../../src/updates/contract';
import { tabStorage } from '../shared/tab-storage';

const ofEngagement = (engagementId: string) => `candor.unsaved.${engagementId}.`;
const ofDraft = (engagementId: string, number: number) => `${ofEngagement(engagementId)}${number}.`;

/** What a person typed and the server has not acknowledged: it survives a reload of the page. */
export type Unsaved = { revision: string; lines: Line[] };
export type UnsavedPlace = { read: () => Unsaved | undefined; write: (unsaved: Unsaved) => void; clear: () => void };

export function unsavedPlace(engagementId: string, number: number, section: SectionName): UnsavedPlace {
  const key = ofDraft(engagementId, number) + section;
  return {
    read: () => {
      const kept = tabStorage.read(key);
      try {
        return kept ? (JSON.parse(kept) as Unsaved) : undefined;
      } catch {
        return undefined;
      }
    },
    write: (unsaved) => tabStorage.write(key, JSON.stringify(unsaved)),
    clear: () => tabStorage.remove(key),
  };
}

/** Whether something typed for this client waits to be saved. */
export function hasUnsaved(engagementId: string): boolean {
  return tabStorage.keys().some((key) => key.startsWith(ofEngagement(engagementId)));
}

/** After a draft is discarded its texts must not come back in the next one of the same number. */
export function forgetUnsaved(engagementId: string, number: number): void {
  tabStorage
    .keys()
    .filter((key) => key.startsWith(ofDraft(engagementId, number)))
    .forEach((key) => tabStorage.remove(key));
}
