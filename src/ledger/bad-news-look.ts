import { defaultPlan } from '../clients/communication-plan';
import type { CommunicationPlan } from '../clients/contract';
import { knownTimeZone } from '../clients/time-zone';
import type { BadNewsLook } from './bad-news';

export type EngagementPlan = { plan: CommunicationPlan; timeZone: string };

/** By a client's plan and clock. An engagement that is not there any more has the default ones. */
export function lookOf(engagement: EngagementPlan | undefined, now: string): BadNewsLook {
  const { workingTime, badNews } = engagement?.plan ?? defaultPlan;
  return { now, timeZone: knownTimeZone(engagement?.timeZone), workingTime, ...badNews };
}
