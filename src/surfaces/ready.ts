import type { CommunicationPlan } from '../clients/contract';
import { nextWorkingDay } from '../clients/working-time';

type Due = { nextUpdateOn: string; today: string; plan: Pick<CommunicationPlan, 'workingTime' | 'pause'>; draft?: 'open' | 'sending' };

/** Whether an update is to be read and sent now: on its day and after, and from the working day before where it is written. Dates are plain, in the engagement's zone. */
export function isReady({ nextUpdateOn, today, plan: { workingTime, pause }, draft }: Due): boolean {
  if (draft === 'sending' || (pause && today < pause.until)) return false;
  return nextUpdateOn <= (draft === 'open' ? nextWorkingDay(today, workingTime) : today);
}
