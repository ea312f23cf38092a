import type { Person } from '../clients/contract';
import type { Stored } from '../platform/storage/record';
import type { HealthState } from './contract';
import { type DraftSection, sectionKey, sectionRecords } from './draft-store';
import { updateRecords } from './update-store';

/** What lists across engagements read of updates together with records of their own. */

/** The draft of each engagement: by one of its small parts, for the evidence beside it may be as large as a stored value can be. */
export const wantsOpenDrafts = (engagementIds: string[]) => sectionRecords.wants(engagementIds.map((id) => sectionKey(id, 'summary')));

export type DraftGlance = { state: 'open' | 'sending'; savedAt: string; savedBy: Person };

export function draftOfEngagement(found: Stored<DraftSection>[], engagementId: string): DraftGlance | undefined {
  const section = found.find(({ id }) => id === sectionKey(engagementId, 'summary'));
  return section && { state: section.state === 'sending' ? 'sending' : 'open', savedAt: section.at, savedBy: section.body.savedBy };
}

/** Sent updates by their ids. */
export const wantsUpdates = (updateIds: string[]) => updateRecords.wants(updateIds);
export type UpdateGlance = { number: number; sentAt: string; health?: HealthState };
export function updateIn(found: Stored<{ number: number; sentAt: string; health?: HealthState }>[], updateId: string | undefined): UpdateGlance | undefined {
  const update = found.find(({ id }) => id === updateId);
  return update && { number: update.body.number, sentAt: update.body.sentAt, ...(update.body.health && { health: update.body.health }) };
}
